/**
 * Whom does a page name as the one who lends, or as the firm behind it? Pure; names are found by
 * their legal forms, and offered in several cuts, because Chinese has no spaces.
 */

import { CN_END, EN_END, isKindOnly, isLegal, isLegalAbroad, isOwnName } from "./firm-names.js";
import { namesAhead } from "./firm-names-ahead.js";
import {
  AGREES, APPLY, BEHIND, GREETS, ITS_FORM, ITS_LOAN, LENDS, LENDS_AFTER, MANY, NO_NAME, NOT_OURS, OF_ITSELF, OWN_MARK,
  PARTNERS, SEVERAL, STRONG_CUT, withoutNot,
} from "./lender-words.js";

/** @typedef {import("./facts.js").Facts} Facts */
/**
 * @typedef {object} Named
 * @property {string[]} names  cuts of the text, the likeliest first
 * @property {"lender" | "party"} role  said to lend, or only the firm behind the page
 * @property {boolean} legal  has the form of a company's name
 * @property {boolean} licence  a licence number instead of a name
 * @property {number} line  which line it is in; in the title: -1
 */

const CN_RUN = /[\p{Script=Han}A-Za-z0-9()·]{2,60}$/u;
const EN_RUN = /(?<![\p{L}\p{M}])[\p{Script=Latin}\d][\p{Script=Latin}\w&.,'()/ -]{1,80}$/u;
/** The last words of a name that are written with a capital, and those that join them. */
const CAPITALS = new RegExp(
  String.raw`(?<![\p{L}\d])[\p{L}\d'-]*\p{Lu}[\p{L}\d.,&'()/-]*` +
    String.raw`(?:\s+(?:of|and|the|for|de|dan|&|-|\S*[\p{Lu}\d]\S*))*$`,
  "u",
);
const SENTENCE_BREAK = /(?<=\p{Ll}{3}[.!?])\s+(?=\P{Ll})|[。；]/u;
const SENTENCE_END = /(?<=\p{Ll}{4}[.!?])\s+(?=[\p{Lu}\d])/u;
const WEAK_CUTS = /为|是|系|与|和|及|给|向|经|\bthe\b|\band\b/giu;
const JOINT = /^\s*(?:[、,，/]|和|及|与|以及)/u;

const TITLE_PARTS = /\s[-–—|·]\s|[|_·:：]/u;
const TITLE_SPLIT = /[\s\-_|·,，。:：;；—–!！()（）【】「」]+/u;
const TITLE_TAIL = /(?:官方网站|官网|官方|贷款|借款|借钱|入口|客户端|首页|平台|app)+$/iu;
const LICENCES = new RegExp(
  [
    String.raw`\b[A-Z]\d{4}[A-Z]\d{9}\b|(?<=licen[cs]e.{0,12})\b\d{1,4}/20\d\d\b|`,
    String.raw`(?<=\b(?:frn|firm reference number|`,
    String.raw`(?:fca|financial conduct authority).{0,40}(?:number|no\.?|ref\w*)).{0,12})\b\d{6,7}\b`,
  ].join(""),
  "giu",
);
const UNREAD = ["nav", "aside"];
const AT_MOST = 30;
/** Characters in a line beside a name, which is then all that the line says. */
const BESIDE = 12;
/** Characters behind a name that may say that it lends. */
const AFTER = 40;

/** @param {Facts} facts @returns {Named[]} */
export function namedIn(facts) {
  const titles = [facts.title, facts.site].map((text) => text.normalize("NFKC"));
  const named = [
    ...facts.lines.flatMap(({ text, where }, line) =>
      UNREAD.includes(where) ? [] : inLine(text.normalize("NFKC"), where, line),
    ),
    ...titles.flatMap(inTitle),
  ].filter((one) => one.role !== "alone" || !isKindOnly(one.names[0]) || titles.join().includes(one.names[0]));
  const seen = new Set();
  return settled(named)
    .filter(({ names: [name], role }) => !seen.has(role + name) && seen.add(role + name))
    .slice(0, AT_MOST);
}

/**
 * @typedef {Omit<Named, "role"> & {role: Named["role"] | "alone" | "product"}} Read  `alone`: stands or speaks for
 *   itself; `product`: a bank whose loan is offered. Both are told of only where there is no other of them.
 */

/** @param {Read[]} named @returns {Named[]} */
function settled(named) {
  const inLines = named.filter(({ line }) => line >= 0);
  /** How many are read so. @param {Read["role"][]} roles */
  const count = (...roles) =>
    new Set(inLines.filter(({ role }) => roles.includes(role)).map(({ names: [name] }) => name.toLowerCase())).size;
  const tellsAlone = count("alone") === 1 && count("lender", "party") === 0;
  const tellsProduct = count("product") === 1 && count("lender") === 0;
  return named.flatMap((one) => {
    if (one.role === "alone") return tellsAlone ? [{ ...one, role: "party" }] : [];
    if (one.role === "product") return tellsProduct ? [{ ...one, role: "lender" }] : [];
    return [/** @type {Named} */ (one)];
  });
}

/** @param {string} text @param {import("./facts.js").Where} where @param {number} line @returns {Read[]} */
function inLine(text, where, line) {
  const found = [...namesEnding(text, CN_END, CN_RUN), ...namesEnding(text, EN_END, EN_RUN), ...prefixed(text)];
  const known = isList(text, found) ? [] : found;
  const numbers = where === "article" ? [] : (text.match(LICENCES) ?? []);
  return [
    ...known.flatMap((one) => {
      const role = roleOf(one, text, where);
      return role ? [{ names: one.names, role, legal: isLegal(one.names[0]), licence: false, line }] : [];
    }),
    ...numbers.map(
      (number) => /** @type {Read} */ ({ names: [number], role: "lender", legal: false, licence: true, line }),
    ),
  ];
}

/**
 * @param {Found} found @param {string} text @param {import("./facts.js").Where} where
 * @returns {Read["role"] | null}
 */
function roleOf({ names, lends, after }, text, where) {
  if (lends) return "lender";
  if (where === "article" || withoutNot(text) !== text) return null;
  const [name] = names;
  const at = text.indexOf(name);
  if (NOT_OURS.test(text.slice(0, at))) return null;
  if (isBehind(text, where)) return isKindOnly(name) && !BEHIND.test(text) ? "alone" : "party";
  if (names.some((one) => GREETS.test(text.slice(0, text.indexOf(one))))) return "party";
  /** What stands alone in a form is something to choose. */
  if (where === "form") return null;
  if (isProduct(name, text.slice(0, at), after)) return "product";
  const isItself = isLegal(name) && at < BESIDE && OF_ITSELF.test(after);
  const isWhole = !/\p{Script=Han}/u.test(name) || names.every((one) => one === name || !name.endsWith(one));
  const isAlone = isWhole && text.startsWith(name, Number(text[0] === "(")) && text.length - name.length < BESIDE;
  return isItself || (isLegal(name) && isAlone) ? "alone" : null;
}

/** Is the loan of a bank offered by its name? @param {string} name @param {string} before @param {string} after */
function isProduct(name, before, after) {
  if (isLegal(name) && !isKindOnly(name)) return false;
  return APPLY.test(before) ? ITS_LOAN.test(after) : before === "" && ITS_FORM.test(after);
}

/** @typedef {{names: string[], lends: boolean, at: number, after: string}} Found  `after`: what follows the name */

/**
 * A list of partners, or of firms of which nothing is said: it names no lender.
 *
 * @param {string} text
 * @param {{lends: boolean, at: number}[]} found
 */
function isList(text, found) {
  const before = text.slice(0, found[0]?.at);
  const named = PARTNERS.exec(before);
  const partners = (named && !OWN_MARK.test(before.slice(named.index))) || SEVERAL.test(text);
  const lends = found.some((one) => one.lends);
  return found.length > 0 && ((partners && (found.length > 1 || !lends)) || (found.length >= MANY && !lends));
}

/** Does the line speak of the firm behind the page? @param {string} text @param {import("./facts.js").Where} where */
function isBehind(text, where) {
  if (where === "article") return false;
  return (
    where === "footer" || BEHIND.test(text) || (where === "form" && AGREES.test(text)) || /\bagreement\b/iu.test(text)
  );
}

/**
 * Names by their endings, each looked for between the one before and its own ending. A name joined to one that lends
 * lends as well.
 *
 * @param {string} text
 * @param {RegExp} ending
 * @param {RegExp} run  what a name may consist of, up to its ending
 * @returns {Found[]}
 */
function namesEnding(text, ending, run) {
  let lends = false;
  return stretches(text, ending).flatMap(({ form, before, joint, end }) => {
    const after = withoutNot(text.slice(end, end + AFTER));
    const said = withoutNot(before).split(SENTENCE_BREAK).at(-1) ?? "";
    lends = (lends && joint !== "") || LENDS.test(said) || LENDS_AFTER.test(after);
    const whole = run.exec(before.slice(joint.length))?.[0];
    const names = whole && whole.trim().length > form.length ? cuts(whole) : [];
    return names.length ? [{ names, lends, at: end - String(whole).length, after }] : [];
  });
}

/**
 * The text cut behind each ending: `form` is the ending, `joint` what joins the stretch to the one before it, `end`
 * where it stops.
 *
 * @param {string} text
 * @param {RegExp} ending
 */
function stretches(text, ending) {
  const ends = [...text.matchAll(ending)].map(({ 0: form, index }) => ({ form, end: index + form.length }));
  return ends.map(({ form, end }, at) => {
    const from = ends[at - 1]?.end ?? 0;
    const before = text.slice(from, end);
    const joint = from > 0 ? (JOINT.exec(before)?.[0] ?? "") : "";
    return { form, before, joint, end };
  });
}

/** @param {string} text @returns {Found[]} */
function prefixed(text) {
  return namesAhead(text).map(({ name, at }) => {
    const after = text.slice(at + name.length, at + name.length + AFTER);
    return { names: [name], lends: LENDS.test(withoutNot(text.slice(0, at))) || LENDS_AFTER.test(after), at, after };
  });
}

/** The likeliest cut first, then the whole run, then what follows each weaker joint. @param {string} run */
function cuts(run) {
  const whole = run.split(SENTENCE_END).at(-1) ?? run;
  const strong = whole.replace(STRONG_CUT, "").trim();
  const likely = ownWords(strong.length > 3 ? strong : whole.trim());
  const weaker = [...likely.matchAll(WEAK_CUTS)].map(({ index, 0: joint }) =>
    likely.slice(index + joint.length).trim(),
  );
  return [...new Set([likely, strong, whole.trim(), ...weaker])]
    .filter((name) => name.length > 3 && !NO_NAME.test(name) && isOwnName(name))
    .slice(0, 6);
}

/** Without the words of the sentence before a name, where that is written with capitals. @param {string} text */
function ownWords(text) {
  const own = CAPITALS.exec(text)?.[0] ?? text;
  return isLegal(own) && /\p{Ll}{2}/u.test(text.slice(0, -own.length)) ? own : text;
}

/** Brands are in titles as words of their own, firms as parts. @param {string} title @returns {Named[]} */
function inTitle(title) {
  const firms = title.split(TITLE_PARTS).map((part) => part.trim()).filter(isLegalAbroad);
  const words = title.split(TITLE_SPLIT).map((word) => word.replace(TITLE_TAIL, ""));
  return [...firms, ...words.filter((word) => word.length > 1)]
    .slice(0, 8)
    .map((word) => ({ names: [word], role: "party", legal: isLegal(word), licence: false, line: -1 }));
}
