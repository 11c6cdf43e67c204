/**
 * How likely a text is of each situation, by a table that was learnt from sentences and travels in editions
 * (`backend/xiancha/situations`). Pure; Python counts the same, and `tests/cases/situation-scores.json` holds both.
 */

/** The table as an edition carries it: `backend/xiancha/situations/table.py` says what each part is. */
/** @typedef {{situations: string[], bits: number, unit: number, bias: number[], counts: string, places: string,
 *   points: string}} Packed */
/**
 * @typedef {object} Table
 * @property {string[]} situations
 * @property {number} mask  of the bits that name a bucket
 * @property {number} unit
 * @property {number[]} bias
 * @property {Uint32Array} from  where the points of each bucket begin
 * @property {Uint8Array} places
 * @property {Int8Array} points
 */
/** @typedef {{id: string, score: number}} Score */

/** Stands for what is cut out of a text: a name, an address, a link. */
export const CUT = "⌘";
/** So many buckets without points as the next letter says. */
const GAP = "~";
const LEVELS = 5;
const [CHARACTERS, LETTERS] = [3, 4];
const HAN = /[\u3400-\u9fff]/u;
// eslint-disable-next-line no-control-regex -- what Python and JavaScript do not both take for a blank
const BLANK = /[\t-\r\x1c-\x20\x85\u1680\u2028\u2029]+/gu;
const ADDRESS = /[a-z0-9][a-z0-9_.:/?#@%&=+~-]*/gu;
const ENDINGS = "com|cn|net|org|top|vip|cc|xyz|co|in|id|io|ke|ng|ph|sg|uk|au|lt|app|ly|me";
const LINK = new RegExp(`://|@[a-z]|^www\\.|^com\\.[a-z]|\\.(?:${ENDINGS})(?![a-z0-9_-])`, "u");
const NUMBER = /[0-9][0-9.,*]*/gu;
const WORD = /[0-9a-z\u00c0-\u1fff]+(?:['’][a-z]+)?|⌘/gu;
const SPELT = /^[a-z\u00c0-\u1fff]+$/u;

/** The numbers for which letters stand: of printable ASCII all but `"` and `\\`, from 0 on. @param {string} packed */
function numbers(packed) {
  const found = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at += 1) {
    const code = packed.charCodeAt(at);
    found[at] = code - 32 - (code > 34 ? 1 : 0) - (code > 92 ? 1 : 0);
  }
  return found;
}

/** @param {Packed} packed @returns {Table} */
export function tableOf({ situations, bits, unit, bias, counts, places, points }) {
  const from = new Uint32Array((1 << bits) + 1);
  let bucket = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const isGap = counts[at] === GAP;
    if (isGap) at += 1;
    const [number] = numbers(counts[at]);
    for (let n = isGap ? number : 1; n > 0; n -= 1, bucket += 1) from[bucket + 1] = from[bucket] + (isGap ? 0 : number);
  }
  const which = numbers(places);
  for (let row = 0; row < bucket; row += 1) {
    for (let at = from[row] + 1; at < from[row + 1]; at += 1) which[at] += which[at - 1] + 1;
  }
  const said = Int8Array.from(numbers(points), (one) => one - LEVELS);
  return { situations, mask: (1 << bits) - 1, unit, bias, from, places: which, points: said };
}

/**
 * Each situation with its score, the likeliest first.
 *
 * @param {string} folded  a folded text; what was looked up in it is `CUT`
 * @param {Table} table
 * @returns {Score[]}
 */
export function scoreSituations(folded, { situations, mask, unit, bias, from, places, points }) {
  const found = bucketsOf(folded, mask);
  const sums = situations.map(() => 0);
  for (const bucket of found) {
    for (let at = from[bucket]; at < from[bucket + 1]; at += 1) sums[places[at]] += points[at];
  }
  const by = unit * Math.sqrt(found.size || 1);
  const scored = situations.map((id, n) => ({ id, score: bias[n] + sums[n] / by }));
  return scored.sort((one, other) => other.score - one.score);
}

/** The buckets of all that is counted in a folded text. @param {string} folded @param {number} mask */
export function bucketsOf(folded, mask) {
  /** @type {Set<number>} */
  const found = new Set();
  const add = (/** @type {string} */ gram) => found.add(hash(gram) & mask);
  const text = folded
    .replace(ADDRESS, (one) => (LINK.test(one) ? CUT : one))
    .replace(NUMBER, "0")
    .replace(BLANK, " ")
    .replace(/^ | $/gu, "");
  if (HAN.test(text)) {
    const run = [...`^${text.replaceAll(" ", "")}$`];
    for (let at = 0; at < run.length; at += 1) {
      let gram = "";
      for (let size = 1; size <= CHARACTERS && at + size <= run.length; size += 1) {
        gram += run[at + size - 1];
        if (size > 1 || HAN.test(gram)) add(gram);
      }
    }
  }
  const words = text.match(WORD) ?? [];
  for (const [at, word] of words.entries()) {
    add(`_${word}`);
    if (at + 1 < words.length) add(`_${word} ${words[at + 1]}`);
    if (word.length < LETTERS || !SPELT.test(word)) continue;
    const spelt = `<${word}>`;
    for (let start = 0; start + LETTERS <= spelt.length; start += 1) add(`~${spelt.slice(start, start + LETTERS)}`);
  }
  return found;
}

/** FNV-1a of the UTF-16 of a text, low byte first. @param {string} gram */
function hash(gram) {
  let value = 2166136261;
  for (let at = 0; at < gram.length; at += 1) {
    const unit = gram.charCodeAt(at);
    value = Math.imul(value ^ (unit & 255), 16777619);
    value = Math.imul(value ^ (unit >> 8), 16777619);
  }
  return value >>> 0;
}
