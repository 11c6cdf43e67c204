/**
 * What every page to learn from shows, one line of JSON a page, for learn.py:
 *
 *     node page-examples.js FOLDER… > examples.jsonl
 *
 * A FOLDER holds manifest.jsonl and the pages that it names. The tuning half of tests/pages is added. page-labels.json
 * says which labels can be argued about beside those that the manifest marks, and why.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeFacts } from "../../extension/page-reading/facts.js";
import { prepare } from "../browser/setup.js";
import { exampleOf, foldFrom, signalsFrom } from "./page-example.js";
import { contentScripts, factsOf, isAside, WITHOUT_HURRY } from "./page-facts.js";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));
const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error("Which pages? node page-examples.js FOLDER…, each holds manifest.jsonl");

const prepared = await prepare();
try {
  const { extension } = prepared;
  const table = await foldFrom(extension);
  const signals = await signalsFrom(join(extension, "page-reading/signals"));
  const eyes = WITHOUT_HURRY + (await contentScripts(extension));
  for (const from of [...folders, PAGES]) {
    const rows = from === PAGES ? await own() : await real(from);
    const facts = await factsOf(from, rows.map(({ file }) => file), eyes);
    for (const [n, row] of rows.entries()) {
      const example = exampleOf(decodeFacts(facts[n].facts), signals, table);
      process.stdout.write(`${JSON.stringify({ ...row, from: basename(resolve(from)), ...example })}\n`);
    }
  }
} finally {
  await prepared.remove();
}

/** @typedef {{file: string, label: string, kind: string, lang: string, repo: string, doubt: string}} Row */

/** @param {string} folder @returns {Promise<Row[]>} */
async function real(folder) {
  const lines = (await readFile(join(folder, "manifest.jsonl"), "utf8")).split("\n").filter(Boolean);
  const arguable = JSON.parse(await readFile(new URL("page-labels.json", import.meta.url), "utf8"));
  return lines.map((line) => {
    const { file, label, kind, lang, repo, doubt } = JSON.parse(line);
    return { file, label, kind, lang, repo, doubt: doubt ?? arguable[file] ?? "" };
  });
}

/** @returns {Promise<Row[]>} */
async function own() {
  const paths = (await readdir(PAGES, { recursive: true })).filter((path) => path.endsWith(".html") && !isAside(path));
  return paths.toSorted().map((file) => {
    const [side, kind, name] = file.split("/");
    const label = side === "offers" ? "loan" : "other";
    return { file, label, kind, lang: name.slice(0, 2), repo: "own", doubt: "" };
  });
}
