/** What axe objects to on a page. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { IS_SOAK } from "./sample.js";

const AXE = await readFile(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");

/** The rules about colours: most of what axe takes. */
const COLOURS = ["color-contrast", "link-in-text-block"];
/** What words alone can break: whether there are some, what goes by the same, which language it is, whether it fits. */
const WORDS = [
  "aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-meter-name", "aria-progressbar-name",
  "aria-toggle-field-name", "aria-tooltip-name", "button-name", "document-title", "empty-heading", "empty-table-header",
  "html-has-lang", "html-lang-valid", "image-alt", "image-redundant-alt", "input-button-name", "label",
  "label-title-only", "landmark-unique", "link-name", "role-img-alt", "scrollable-region-focusable", "select-name",
  "summary-name", "svg-img-alt", "table-duplicate-name", "valid-lang",
];
const RULES = {
  all: {},
  colours: { runOnly: { type: "rule", values: COLOURS } },
  words: { runOnly: { type: "rule", values: WORDS } },
};

/** Whether a language is asked about in every theme, by every rule: the others differ from it in their words alone. */
export function isWhole(/** @type {string} */ language) {
  return IS_SOAK || /^zh.CN$/u.test(language);
}

/**
 * What to ask of a page that is shown in each language, and in some themes: a theme changes colours alone.
 *
 * @param {string} language @param {string} theme
 * @returns {keyof typeof RULES}
 */
export function rulesFor(language, theme) {
  if (theme !== "light") return "colours";
  return isWhole(language) ? "all" : "words";
}

/**
 * By rule and place. The script is handed over as text, since no page would load it.
 *
 * @param {import("./browsers.js").Page} page
 * @param {keyof typeof RULES} [asked]
 * @returns {Promise<string[]>}
 */
export async function violations(page, asked = "all") {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
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
  }, RULES[asked]);
}
