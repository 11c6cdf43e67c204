/** Letters of other scripts in Latin words, as people see them: “Pеrsonal lоans” with Cyrillic е and о. Pure. */

/** @typedef {ReadonlyMap<string, string>} Alike  a letter → the ASCII it passes for */

const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Coptic}]+/gu;
const MIXED = /[a-z]/iu;
const PLAIN = /^[a-z]+$/iu;
/** Vietnamese, Polish and Hausa have letters that pass for plain ones; those of phonetics no language does. */
const OWN_LETTER = /^(?=\p{Script=Latin})[^\u1d00-\u1d7f]$/u;
const OTHER_SCRIPT = /[^\p{Script=Latin}\P{L}]|[\u1d00-\u1d7f]/u;

/**
 * All texts of some facts as people see them. What is spelt in one script stays as it is.
 *
 * @template T
 * @param {T} facts
 * @param {Alike} alike
 * @returns {T}
 */
export function asSeen(facts, alike) {
  if (typeof facts === "string") return /** @type {T} */ (plainly(facts, alike));
  if (Array.isArray(facts)) return /** @type {T} */ (facts.map((one) => asSeen(one, alike)));
  if (facts === null || typeof facts !== "object") return facts;
  const parts = Object.entries(facts).map(([name, one]) => [name, asSeen(one, alike)]);
  return /** @type {T} */ (Object.fromEntries(parts));
}

/** @param {string} text @param {Alike} alike */
function plainly(text, alike) {
  if (!OTHER_SCRIPT.test(text)) return text;
  return text.replace(WORD, (word) => {
    if (!MIXED.test(word)) return word;
    const seen = [...word].map((letter) => passed(letter, alike)).join("");
    return PLAIN.test(seen) ? seen : word;
  });
}

/** @param {string} letter @param {Alike} alike */
function passed(letter, alike) {
  if (OWN_LETTER.test(letter)) return letter;
  const small = letter.toLowerCase();
  const plain = alike.get(small) ?? letter;
  return small === letter ? plain : plain.toUpperCase();
}
