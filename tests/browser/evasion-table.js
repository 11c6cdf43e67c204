/**
 * Which offers are found where a page puts them aside, case by case, in both browsers: a table for
 * docs/page-understanding.md.
 *
 *     node tests/browser/evasion-table.js [WORDS]    WORDS: of the cases, only those whose names have them
 */
import { KINDS, launch } from "./browsers.js";
import { EVASIONS, EVASIVE_SITES, seeOffer, UNSAID_EVASIONS } from "./evasions.js";
import { begin } from "./extension.js";
import { prepare } from "./setup.js";

/** Milliseconds after which an offer that is not judged is not found. */
const PATIENCE = 20_000;
const [words = ""] = process.argv.slice(2);
const CASES = [...EVASIONS, ...UNSAID_EVASIONS].filter(({ name }) => name.includes(words));

/** @type {boolean[][]} */
const columns = [];
const prepared = await prepare();
try {
  for (const kind of KINDS) columns.push(await foundIn(kind));
} finally {
  await prepared.remove();
}
console.log(`| An offer … | ${KINDS.join(" | ")} |\n|---|${"---|".repeat(KINDS.length)}`);
CASES.forEach(({ name }, n) => {
  console.log(`| ${name} | ${columns.map((column) => (column[n] ? "found" : "**not**")).join(" | ")} |`);
});
const counts = columns.map((column) => `${column.filter(Boolean).length} of ${CASES.length}`);
console.log(`| **found** | ${counts.join(" | ")} |`);

/** Of each case, whether it is found. @param {import("./browsers.js").Kind} kind */
async function foundIn(kind) {
  const browser = await launch(kind, { extension: prepared.extension, sites: EVASIVE_SITES });
  try {
    const page = await browser.newPage();
    await begin(browser);
    const found = [];
    for (const { name, host } of CASES) {
      found.push(await seeOffer({ browser, page }, host, PATIENCE).then(() => true, told(`${kind}, ${name}`)));
    }
    return found;
  } finally {
    await browser.close();
  }
}

/** Says why one is not found. @param {string} of */
function told(of) {
  return (/** @type {Error} */ { message }) => {
    console.error(`${of}: ${message}`);
    return false;
  };
}
