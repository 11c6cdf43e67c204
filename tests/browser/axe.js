/** What axe objects to on a page. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const AXE = await readFile(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** The rules about colours: most of what axe takes. */
const COLOURS = ["color-contrast", "link-in-text-block"];
/** `make soak` asks about colours in every language. They are the same in all: a language changes words alone. */
const IN_COLOUR = process.env.XIANCHA_SOAK === "1" ? /./u : /^(?:zh.CN|en)$/u;

/**
 * What to ask of a page that is shown in each language, and in some themes: a theme changes colours alone.
 *
 * @param {string} language @param {string} theme
 * @returns {"all" | "colours" | "all but colours"}
 */
export function rulesFor(language, theme) {
  if (theme !== "light") return "colours";
  return IN_COLOUR.test(language) ? "all" : "all but colours";
}

/**
 * By rule and place. The script is handed over as text, since no page would load it.
 *
 * @param {import("./browsers.js").Page} page
 * @param {"all" | "colours" | "all but colours"} [asked]
 * @returns {Promise<string[]>}
 */
export async function violations(page, asked = "all") {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const rules = {
    all: {},
    colours: { runOnly: { type: "rule", values: COLOURS } },
    "all but colours": { rules: Object.fromEntries(COLOURS.map((name) => [name, { enabled: false }])) },
  }[asked];
  return page.evaluate(async (chosen) => {
    const options = { resultTypes: ["violations"], preload: false, ...chosen };
    const { violations: found } = await /** @type {any} */ (globalThis).axe.run(document, options);
    return found.map(
      (/** @type {any} */ one) =>
        `${one.id}: ${one.nodes
          .map((/** @type {any} */ node) => node.target.join(" "))
          .slice(0, 3)
          .join(", ")}`,
    );
  }, rules);
}
