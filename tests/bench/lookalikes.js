/** Time per host in the extension's module: node lookalikes.js FILE, with known hosts and hosts to ask about. */
import { readFile } from "node:fs/promises";
import { Lookalikes } from "../../extension/core/lookalike/host-index.js";
import { Rules } from "../../extension/core/lookalike/rules.js";
import { PublicSuffixes } from "../../extension/core/normalise/public-suffixes.js";

const { known, suffixes, hosts, rounds, lookalike } = JSON.parse(await readFile(process.argv[2], "utf8"));
const started = performance.now();
const rules = new Rules({
  suffixes: new PublicSuffixes({ icann: suffixes.join(" "), private: "" }),
  shared: new Set(),
  lookalike,
  groups: [],
});
const index = new Lookalikes(known, rules);
const built = performance.now() - started;
const times = Array.from({ length: rounds }, () => {
  const start = performance.now();
  for (const host of hosts) index.imitated(host);
  return ((performance.now() - start) / hosts.length) * 1000;
});
const median = times.sort((a, b) => a - b)[rounds >> 1];
const count = known.length.toLocaleString("en").padStart(6);
console.log(`Node,   ${count} known${median.toFixed(1).padStart(9)} µs${built.toFixed(1).padStart(10)} ms`);
