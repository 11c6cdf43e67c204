/** What axe objects to on a page. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const AXE = await readFile(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/**
 * By rule and place. The script is handed over as text, since no page would load it.
 *
 * @param {import("./browsers.js").Page} page
 * @param {string[]} [only]  rules; else all
 * @returns {Promise<string[]>}
 */
export async function violations(page, only) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const options = {
      resultTypes: ["violations"],
      preload: false,
      ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
    };
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, options);
    return found.map(
      (/** @type {any} */ one) =>
        `${one.id}: ${one.nodes
          .map((/** @type {any} */ node) => node.target.join(" "))
          .slice(0, 3)
          .join(", ")}`,
    );
  }, only);
}
