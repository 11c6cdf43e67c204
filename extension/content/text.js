/** Reading text off a page within bounds. Shared by the content scripts that follow. */
"use strict";

/**
 * Once the page is the one in the tab, and not made ready unseen. Asked again and again: a page may name an element
 * `prerendering` and keep the event to itself.
 *
 * @param {() => void} begin
 */
function xianchaOncePresent(begin) {
  const ASK_EVERY = 100;
  const isUnseen = Reflect.get(Object.getPrototypeOf(document), "prerendering", document) === true;
  if (isUnseen) setTimeout(() => xianchaOncePresent(begin), ASK_EVERY);
  else begin();
}

/** Folded white space, cut to a length. @param {string | null | undefined} text @param {number} length */
function xianchaClip(text, length) {
  const bare = (text ?? "").trim();
  return (/\s\s|[\n\t]/.test(bare) ? bare.replace(/\s+/g, " ") : bare).slice(0, length);
}

/** What the prototypes of nodes answer with, by name, once it was asked for. @type {Map<string, () => any>} */
const xianchaAnswers = new Map();

/**
 * What a node says of itself. A form answers with a field of that name where it has one, so the
 * prototype is asked wherever the node may be a form.
 *
 * @template {keyof Element} Name
 * @param {Node} node
 * @param {Name} name
 * @returns {Element[Name]}
 */
function xianchaOwn(node, name) {
  const known = xianchaAnswers.get(name);
  if (known) return known.call(node);
  let owner = Element.prototype;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const answer = /** @type {() => any} */ (Object.getOwnPropertyDescriptor(owner, name)?.get);
  xianchaAnswers.set(name, answer);
  return answer.call(node);
}

/** @param {Element} element @param {string} selector */
function xianchaMatches(element, selector) {
  return Element.prototype.matches.call(element, selector);
}

/** @param {Element} element */
function xianchaHasAttributes(element) {
  return Element.prototype.hasAttributes.call(element);
}

/** Is it shown, or without a box of its own its inside? @param {Element} element @returns {boolean} */
function xianchaIsShown(element) {
  if (Element.prototype.checkVisibility.call(element, { opacityProperty: true, visibilityProperty: true })) return true;
  const { display, visibility } = getComputedStyle(element);
  const around = display === "contents" && visibility === "visible" && xianchaOwn(element, "parentElement");
  return around ? xianchaIsShown(around) : false;
}

/** Made once it is needed. @type {RegExp | undefined} */
let xianchaLoanWords;

/**
 * How often a text speaks of borrowing, or asks for what an impostor wants; counted no further than
 * `enough`. A page without any such word is looked at no further, so the words are wider than a signal's; of Spanish,
 * Portuguese, French, Russian and Korean the usual ones alone, since every page pays for them. Those of Thai and Hindi
 * are looked for where their letters are.
 *
 * @param {string} text
 * @param {number} enough
 */
function xianchaSpeaksOfLoans(text, enough) {
  /** What is drawn as nothing (Unicode, Default_Ignorable_Code_Point), and spaces between Chinese characters. */
  const BETWEEN = /\p{DI}|(?<=[\u3400-\u9fff])[^\S\n]+(?=[\u3400-\u9fff])/gu;
  /** Such text alone has any of it: most of the others is found out sooner. */
  const WIDE = /[\u00ad\u0100-\uffff]/;
  const THAI_OR_HINDI = /[\u0900-\u097f\u0e00-\u0e7f]/;
  const THEIRS = /สินเชื่อ|เงินกู้|กู้เงิน|ยืมเงิน|เงินด่วน|จำนำ|จํานํา|लोन|ऋण|कर्ज|उधार/g;
  const words = (xianchaLoanWords ??= new RegExp(
    [
      "[贷貸]|典[当當]|[舖鋪]|抵押|[借用拿][钱錢]|借[款條条呗點点]|[我可想]借|[额額]度|融[资資]|[放下撥拨]款|提[现現]|取[现現]|[周週][转轉]|身[份分][证證]",
      "[银銀]行卡|[Ll]oan|LOAN|[Ll]end(?:er|ing)|LEND|[Bb]orrow|BORROW|[Pp]ayday|PAYDAY|[Aa]dvance|ADVANCE",
      String.raw`\b[Cc]ash\b|CASH|[Cc]redit [Ll]i[nm]|[Pp]injam|PINJAM|[Kk]redit|KREDIT|[Tt]unai|[Kk]asbon|[Tt]alangan`,
      String.raw`\b[Dd]ana\b|[Cc]icil|\b[Cc]air\b|[Mm]kopo|[Uu]tang|KTP|NRIC|\bPAN\b|Aadhaar|CVV|[Ff]uliza|FULIZA`,
      String.raw`[Pp]r[ée]stamo|PR[ÉE]STAMO|[Cc]r[ée]dito|CR[ÉE]DITO|[Ee]mpr[ée]stimo|EMPR[ÉE]STIMO|[Ee]mpe[ñn]o`,
      String.raw`[Pp]rêt|PRÊT|[Cc]rédit|CRÉDIT|[Ee]mprunt|[Зз]а[йе]м|ЗАЙМ|[Кк]редит|КРЕДИТ|[Сс]суд|[Лл]омбард|대출|대부|급전`,
      String.raw`\b[Vv]ay\b|VAY|[Tt]ín (?:dụng|chấp)|TÍN (?:DỤNG|CHẤP)|[Gg]iải ngân|[Cc]ầm (?:đồ|cố)|CCCD|CMND`,
    ].join("|"),
    "g",
  ));
  const isWide = WIDE.test(text);
  const read = isWide ? text.replace(BETWEEN, "") : text;
  let times = 0;
  words.lastIndex = 0;
  while (times < enough && words.test(read)) times++;
  if (isWide && times < enough && THAI_OR_HINDI.test(read)) times += read.match(THEIRS)?.length ?? 0;
  return times;
}
