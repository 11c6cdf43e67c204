/**
 * Whom does a page name as the one who lends, or as the firm behind it? Pure; names are found by
 * their legal endings, and offered in several cuts, because Chinese has no spaces.
 */

/** @typedef {import("./facts.js").Facts} Facts */
/**
 * @typedef {object} Named
 * @property {string[]} names  cuts of the text, the likeliest first
 * @property {"lender" | "party"} role  said to lend, or only the firm behind the page
 * @property {boolean} legal  has the ending of a company
 * @property {boolean} licence  a licence number instead of a name
 */

const CN_END = /(?:银行)?(?:股份有限公司|有限责任公司|有限公司|股份公司)|信用社|联合社|银行(?!卡|业|账|存|流水|保险|监督|间|转|柜|网点|级)/gu;
const EN_END = /\b(?:pte\.?\s*(?:ltd|limited)|private limited|limited|ltd|inc|llc|plc|corp(?:oration)?|berhad|bank(?: (?:plc|ltd|limited|berhad))?)\b\.?/giu;
const CN_RUN = /[\p{Script=Han}A-Za-z0-9()·]{2,60}$/u;
const EN_RUN = /[A-Za-z0-9][\w&.,'()/ -]{1,80}$/u;

const LENDS =
  /资金方|出资方|资金(?:提供方|来源)|放款(?:机构|方|单位|公司|银行)|贷款(?:机构|方|人|银行|资金|服务提供)|出借(?:人|方|机构)|借款资金|\blenders?\b|\b(?:loans?|credit)\b.{0,20}\b(?:by|from)\b|\b(?:funded|financed) by\b/iu;
const LENDS_AFTER = /^.{0,4}(?:发放|放款|出借|出资|提供.{0,6}(?:贷款|借款|资金))|^ (?:lends|provides (?:the )?loans)/iu;
const BEHIND = /版权所有|copyright|©|\(c\)|icp|备案|许可证|经营|运营|主办|旗下|客服|licen[cs]e|moneylender/iu;
const STRONG_CUT = /.*(?:版权所有|资金方|出资方|提供方|机构|放款方|贷款方|贷款人|出借人|出借方|资金|由|:|copyright|©|\(c\)|\b(?:19|20)\d\d\b(?:\s*-\s*(?:19|20)\d\d)?|\bby\b|\bfrom\b|\blender\b|\bis\b|\breserved\b)[\s.]*/iu;
const WEAK_CUTS = /为|是|系|与|和|及|给|向|经|\bof\b|\bthe\b|\bwith\b|\band\b/giu;

const JOINT = /^\s*(?:[、,，/]|和|及|与|以及)/u;

const TITLE_SPLIT = /[\s\-_|·,，。:：;；—–!！()（）【】「」]+/u;
const TITLE_TAIL = /(?:官方网站|官网|官方|贷款|借款|借钱|入口|客户端|首页|平台|app)+$/iu;
const LICENCES = /\b[A-Z]\d{4}[A-Z]\d{9}\b|(?<=licen[cs]e.{0,12})\b\d{1,4}\/20\d\d\b/giu;
const AT_MOST = 30;

/** @param {Facts} facts @returns {Named[]} */
export function namedIn(facts) {
  const named = [
    ...facts.lines.flatMap(({ text, where }) => inLine(text.normalize("NFKC"), where)),
    ...[facts.title, facts.site].flatMap((text) => inTitle(text.normalize("NFKC"))),
  ];
  const seen = new Set();
  return named
    .filter(({ names: [name], role }) => !seen.has(role + name) && seen.add(role + name))
    .slice(0, AT_MOST);
}

/** @param {string} text @param {import("./facts.js").Where} where @returns {Named[]} */
function inLine(text, where) {
  const found = [...scan(text, CN_END, CN_RUN), ...scan(text, EN_END, EN_RUN)];
  const behind = where !== "article" && (where === "footer" || where === "form" || BEHIND.test(text));
  const named = found
    .filter(({ lends }) => lends || behind)
    .map(({ names, lends }) => /** @type {Named} */ ({ names, role: lends ? "lender" : "party", legal: isLegal(names[0]), licence: false }));
  const licences = where === "article" ? [] : (text.match(LICENCES) ?? []);
  return [...named, ...licences.map((number) => /** @type {Named} */ ({ names: [number], role: "lender", legal: false, licence: true }))];
}

/**
 * Names by their endings, each looked for between the one before and its own ending.
 *
 * @param {string} text
 * @param {RegExp} ending
 * @param {RegExp} run
 */
function scan(text, ending, run) {
  const found = [];
  let from = 0;
  let lends = false;
  for (const match of text.matchAll(ending)) {
    const end = match.index + match[0].length;
    const before = text.slice(from, end);
    const joint = from > 0 ? (JOINT.exec(before)?.[0] ?? "") : "";
    const whole = run.exec(before.slice(joint.length))?.[0];
    lends = (lends && joint !== "") || LENDS.test(before) || LENDS_AFTER.test(text.slice(end, end + 16));
    if (whole && whole.trim().length > match[0].length) found.push({ names: cuts(whole), lends });
    from = end;
  }
  return found;
}

/** The likeliest cut first, then the whole run, then what follows each weaker joint. @param {string} whole */
function cuts(whole) {
  const strong = whole.replace(STRONG_CUT, "").trim();
  const likely = strong.length > 3 ? strong : whole.trim();
  const weaker = [...likely.matchAll(WEAK_CUTS)].map(({ index, 0: joint }) => likely.slice(index + joint.length).trim());
  return [...new Set([likely, whole.trim(), ...weaker])].filter((name) => name.length > 3).slice(0, 6);
}

/** @param {string} name */
function isLegal(name) {
  return /(?:公司|信用社|联合社|村镇银行)$/u.test(name) || /\b(?:ltd|limited|inc|llc|plc|corp(?:oration)?|berhad|bank)\.?$/iu.test(name);
}

/** Brands stand in titles as words of their own. @param {string} title @returns {Named[]} */
function inTitle(title) {
  return title
    .split(TITLE_SPLIT)
    .map((word) => word.replace(TITLE_TAIL, ""))
    .filter((word) => word.length > 1)
    .slice(0, 8)
    .map((word) => ({ names: [word], role: "party", legal: isLegal(word), licence: false }));
}
