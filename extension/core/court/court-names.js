/** Which court papers a text names, as people write them. Pure. The cases are in tests/cases/court-papers.json. */

import { letters } from "../normalise/text.js";

/** No message is longer that names a paper. */
export const LONGEST = 2000;
/** A packet of papers holds no more kinds that have a time limit of their own. */
const MOST = 4;
/** A public notice says how a paper is served; where the paper is named too, that one is meant. */
const ONLY_ALONE = "public-notice";

/**
 * The ids of the papers that the text names, in the order in which it names them. Of names within names the longest
 * counts: 小额诉讼判决书 is no 判决书. A paper gives way to those of its `unless`.
 *
 * @param {string} text
 * @param {Pick<import("./court-deadlines.js").Paper, "id" | "names" | "unless">[]} papers
 * @param {import("../normalise/text.js").Fold} fold
 */
export function named(text, papers, fold) {
  let left = letters([...text].slice(0, LONGEST).join(""), fold);
  const known = papers
    .flatMap(({ id, names }) => names.map((name) => ({ id, name: letters(name, fold) })))
    .sort((one, other) => other.name.length - one.name.length);
  /** @type {{at: number, id: string}[]} */
  const found = [];
  for (const { id, name } of known) {
    for (let at = left.indexOf(name); at >= 0; at = left.indexOf(name)) {
      found.push({ at, id });
      left = `${left.slice(0, at)}${" ".repeat(name.length)}${left.slice(at + name.length)}`;
    }
  }
  const all = new Set(found.sort((one, other) => one.at - other.at).map(({ id }) => id));
  const yields = new Set(papers.filter(({ unless }) => unless.some((one) => all.has(one))).map(({ id }) => id));
  const ids = [...all].filter((id) => !yields.has(id));
  const others = ids.filter((id) => id !== ONLY_ALONE);
  return (others.length > 0 ? others : ids).slice(0, MOST);
}
