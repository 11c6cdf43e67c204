/** The host that a browser opens for each line of JSON text, as JSON: null where it opens none. No code of ours. */
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(opened(text) ?? opened(`http://${text}`))}\n`);
}

/** @param {string} text */
function opened(text) {
  try {
    const { protocol, hostname } = new URL(text);
    return /^https?:$/u.test(protocol) ? hostname : null;
  } catch {
    return null;
  }
}
