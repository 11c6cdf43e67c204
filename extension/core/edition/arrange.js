/** The files of an edition as rows by key. Pure. */

import { withDates } from "./coverage.js";
import { Refused } from "./refusals.js";

/** @typedef {import("./database.js").StoreName} StoreName */
/** @typedef {import("./database.js").Source} Source */
/** @typedef {import("./manifest.js").SignedManifest} SignedManifest */
/** @typedef {Record<StoreName, Map<string, any>>} Arranged */
/** @typedef {[register: string, place: number]} SourceRef  the place of its document */
/** @typedef {Record<string, [sha256: string, url: string, via: string][]>} Documents  by register */

const HELP = ["doors", "questions", "breaches", "caps", "letters", "phones"];
const LENDERS = /^([A-Z]{2})\/lenders\.json$/u;
const WARNED = /^([A-Z]{2})\/warned\/[0-9a-f]{2,}\.json$/u;
const DOCUMENTS = /^[A-Z]{2}\/documents\.json$/u;

/**
 * Throws Refused where a file is missing or has another shape than its readers expect.
 *
 * @param {SignedManifest} manifest
 * @param {Map<string, any>} files
 * @returns {Arranged}
 */
export function arranged(manifest, files) {
  try {
    return { meta: metaOf(manifest, files), ...rowsOf(manifest, files) };
  } catch (error) {
    if (error instanceof TypeError) throw new Refused("malformed", manifest.edition);
    throw error;
  }
}

/** @param {SignedManifest} manifest @param {Map<string, any>} files */
function metaOf(manifest, files) {
  const content = (/** @type {string} */ name) => files.get(`content/${name}.json`);
  return new Map(
    Object.entries({
      manifest: withDates(manifest, files.get("coverage.json")),
      tables: {
        ...files.get("tables/shared.json"),
        categories: files.get("tables/categories.json"),
        public_suffixes: files.get("tables/public-suffixes.json"),
      },
      checklists: content("order").map((/** @type {string} */ id) => content(`checklists/${id}`)),
      help: Object.fromEntries(HELP.map((one) => [one, content(one)])),
      known: files.get("known.json").known,
    }),
  );
}

/** @param {SignedManifest} manifest @param {Map<string, any>} files */
function rowsOf({ registers }, files) {
  const into = { hosts: new Map(), warned: new Map(), names: new Map(), licences: new Map(), lenders: new Map() };
  const documents = Object.assign({}, ...[...files].filter(([name]) => DOCUMENTS.test(name)).map(([, file]) => file));
  const source = (/** @type {SourceRef} */ ref) => sourceOf(ref, registers, documents);
  for (const [name, file] of files) {
    const [, country] = LENDERS.exec(name) ?? WARNED.exec(name) ?? [];
    if (LENDERS.test(name)) addLenders(into, country, file, file.sources.map(source));
    if (WARNED.test(name)) addWarned(into.warned, country, file, file.sources.map(source));
  }
  return into;
}
