/**
 * What the extension that ships says of hosts: node imitations.js EXTENSION < HOSTS
 *
 * EXTENSION: a folder whose data holds an edition. HOSTS: a JSON list. Prints a JSON list of what is said of each on
 * a page that offers loans, one that asks for identity on account of a loan, a form for identity that has nothing to
 * do with loans, a log-in, and a page that does none of it.
 */
import "fake-indexeddb/auto";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { arranged } from "../../extension/core/edition/to-rows.js";
import { open, write } from "../../extension/core/edition/database.js";
import { newVisit } from "../../extension/browser/tab-store.js";
import { byHost } from "../../extension/core/lookup/lookup.js";
import { NOTHING_SHOWN } from "../../extension/page-reading/page.js";
import { judgeTab } from "../../extension/worker/check-tab.js";
import { mustWarn } from "../../extension/worker/visit.js";
import { readContent, saidIn } from "../browser/edition.js";

/** @type {Record<string, import("../../extension/page-reading/page.js").Page>} */
const PAGES = {
  loans: { ...NOTHING_SHOWN, offers: true, kinds: ["persons"] },
  identity: { ...NOTHING_SHOWN, asks: true, identity: true, kinds: ["identity"] },
  form: { ...NOTHING_SHOWN, asks: true, identity: true },
  login: { ...NOTHING_SHOWN, asks: true, kinds: ["login"] },
  plain: NOTHING_SHOWN,
};

/** @typedef {{said: "red" | "amber" | "silent", reason: string, alike: string, kind: string}} Said */

/** The rows of the newest edition in an extension's folder. @param {string} extension */
async function rowsOf(extension) {
  const content = await readContent(join(extension, "data/editions"));
  const at = new Date().toISOString();
  /** @type {import("../../extension/core/edition/manifest.js").SignedManifest} */
  const manifest = {
    format: 2,
    edition: 1,
    published_at: at,
    expires_at: at,
    files: {},
    registers: /** @type {any} */ (content.registers),
  };
  await write("bench", arranged(manifest, saidIn(content)));
  return open("bench");
}

/**
 * What is said of the host of a page: red where the warning page opens, amber where the word or the sentence beside
 * it says whose host this one resembles.
 *
 * @param {import("../../extension/core/edition/database.js").Rows} rows
 * @param {string} host
 * @param {import("../../extension/page-reading/page.js").Page} page
 * @returns {Promise<Said>}
 */
async function saidOf(rows, host, page) {
  const url = `https://${host}/`;
  const visit = { ...newVisit(), url, site: host, frames: { 0: { url, document: "", isLarge: true, page } } };
  const { holds, offers, asks, identity } = await judgeTab(rows, visit);
  const { answer, matched, alike = "" } = holds;
  const isImitation = answer.verdict === "lookalike";
  const red = isImitation && mustWarn(visit, { ...answer, matched, offers, asks, identity });
  const said = red ? "red" : isImitation || alike ? "amber" : "silent";
  return { said, reason: answer.reason, alike, kind: answer.imitates?.kind ?? "" };
}

/**
 * What is said of a host on every page, and whether the edition knows it.
 *
 * @param {import("../../extension/core/edition/database.js").Rows} rows
 * @param {string} host
 */
async function answerOf(rows, host) {
  const { answer } = await byHost(rows, `https://${host}/`);
  const said = await Promise.all(
    Object.entries(PAGES).map(async ([name, page]) => [name, await saidOf(rows, host, page)]),
  );
  return { host, known: answer.verdict !== "none", ...Object.fromEntries(said) };
}

const rows = await rowsOf(process.argv[2]);
const answers = [];
for (const host of JSON.parse(await text(process.stdin))) answers.push(await answerOf(rows, host));
process.stdout.write(JSON.stringify(answers));
