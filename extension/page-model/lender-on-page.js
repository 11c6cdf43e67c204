/**
 * Whom does a page name as the one who lends, or as the firm behind it? Pure; names are found by
 * their legal forms, and offered in several cuts, because Chinese has no spaces.
 */

import { CN_END, EN_END, ID_NAME, isLegal, isLegalAbroad, isOwnName } from "./firm-names.js";

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
const EN_RUN = /[A-Za-z0-9][\w&.,'()/ -]{1,80}$/u;
const LENDS = new RegExp(
  [
    "[资資]金方|出[资資]方|[资資]金(?:提供方|来源|來源)|放款(?:机构|機構|方|单位|公司|银行|人)|放[债債]人|[资資]金由|",
    "[贷貸]款(?:机构|機構|方|人|银行|资金|服务(?:提供)?方)|出借(?:人|方|机构)|",
    String.raw`借款资金|[贷貸]款由|\blenders?\b|\blending partners?\b|\b`,
    String.raw`(?:loans?|credit|cash|funds|advances?)\b.{0,30}\b`,
    String.raw`(?:provided|offered|issued|funded|made|given|granted|extended|underwritten|disbursed|financed|`,
    String.raw`sanctioned|originated) by\b|\b`,
    String.raw`(?:loans?|borrow\w*) (?:are |is )?from\b|\b(?:funded|financed) by\b|\b(?:loan|credit) agreement with\b|`,
    String.raw`(?<!\b(?:registered|process) )\bagent (?:for|of)\b(?! (?:the )?(?:service|process))|`,
    "pemberi (?:pinjaman|dana|layanan|kredit)|(?:dana|pinjaman|kredit) (?:ini )?",
    "(?:disediakan|disalurkan|diberikan|didanai) oleh",
  ].join(""),
  "iu",
);
const LENDS_AFTER = new RegExp(
  [
    "^[^不非未没]{0,4}(?:发放|放款|出借|出资|提供.{0,6}(?:贷款|借款|资金|信贷|借贷))",
    "^(?:为|向|面向).{1,20}(?:开办|推出|发放|提供)的",
    "^,? (?:lends|provides (?:the )?(?:loans?|credit)|offers (?:[a-z]+ ){0,2}loans?|is (?:the|your) lender)",
    "^['’]s (?:[a-z]+ ){0,2}loans?",
  ].join("|"),
  "iu",
);
const BEHIND = new RegExp(
  [
    String.raw`版[权權]所有|copyright|©|\(c\)|icp|[备備]案|许可证|許可證|经营|運營|运营|主办|旗下|客服|电话|電話|地址|统一社会信用代码|(?:本产品|产品|本服务)由`,
    String.raw`licen[cs]e|moneylender|registered|\breg(?:\.|istration)|\buen\b|\bcin\b|\bsec\b|tel\b|operated by`,
    String.raw`owned by|managed by|brand of|product of|platform of|subsidiary of|trading (?:as|name|style)`,
    String.raw`\bnbfc\b|\bnmls\b|\brc[ :]|company n|incorporated|\bauthori[sz]ed\b|\bregulated\b|berizin`,
    "dikelola|diselenggarakan|penyelenggara|diawasi|milik|produk dari",
  ].join("|"),
  "iu",
);
/** Before a firm's name in a line that greets. */
const GREETS = /(?:欢迎(?:来到|使用|光临)|歡迎(?:來到|使用|光臨)|welcome to|selamat datang di)\s*$/iu;
const AGREES = /授[权權]|同意|agree|consent|authori[sz]e|setuju/iu;
/** A kind of firm without a name of its own. */
const NO_NAME = new RegExp(
  String.raw`(?:^|\b(?:neither|either|any|other|each|every|no|not|my|our|this|that|which|an?) )(?:bank|lender)$|` +
    String.raw`\s(?:are|were|may be|normally)\s`,
  "iu",
);
const PARTNERS = new RegExp(
  String.raw`合作(?:机构|機構|伙伴|银行|方|金融|平台|商)|友情链接|入驻|\bpartners?\b|panel of|we work with|` +
    String.raw`bekerja sama|mitra (?:kami|kerja|pendana)`,
  "iu",
);
/** Says of the firm in its line that it lends nothing. */
const LENDS_NOT = new RegExp(
  [
    "不(?:发放|提供|从事)(?:任何)?(?:贷款|借款|放贷|资金)|不放款|(?:非|不是)(?:放款|贷款)(?:机构|方|人)",
    "仅(?:提供|为).{0,8}(?:居间|中介|咨询)",
    String.raw`\b(?:not|neither|nor) (?:a|an|the)? ?(?:direct )?(?:bank nor |bank or )?(?:money)?lenders?\b`,
    String.raw`\b(?:do|does) not (?:lend(?! to)|(?:grant|make|provide|offer|give) (?:any )?(?:loans?|credit))\b`,
    String.raw`\bcredit broker\b|\bbukan (?:pemberi|penyedia) pinjaman\b`,
  ].join("|"),
  "giu",
);
/** A text without what says that nothing is lent. @param {string} text */
const withoutNot = (text) => text.replace(LENDS_NOT, "");
/** Stands between a menu that names partners and the firm itself. */
const OWN_MARK = /©|\(c\)|copyright|版[权權]|reserved|[备備]案|icp/iu;
/** Lenders of whom some are named. */
const SEVERAL = /\b(?:various|leading|multiple|several|many|top|different) (?:banks|lenders|nbfcs)\b/iu;
const MANY = 3;
const STRONG_CUT = new RegExp(
  [
    ".*",
    String.raw`(?:版[权權]所有|[资資]金方|出资方|提供方|服务方|机构|機構|放款方|贷款方|贷款人|出借人|出借方|[资資]金|`,
    String.raw`授[权權]|同意|由|来到|來到|光[临臨]|:|copyright|©|\(c\)|`,
    String.raw`\b(?:19|20)\d\d\b(?:\s*-\s*(?:19|20)\d\d)?|\bby\b|\bfrom\b|\blender\b|\bis\b|\breserved\b|\bthat\b|`,
    String.raw`\bwith\b|\bto\b|\bof\b|\bagent for\b)[\s.]*`,
  ].join(""),
  "iu",
);
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
  const named = [
    ...facts.lines.flatMap(({ text, where }, line) =>
      UNREAD.includes(where) ? [] : inLine(text.normalize("NFKC"), where, line),
    ),
    ...[facts.title, facts.site].flatMap((text) => inTitle(text.normalize("NFKC"))),
  ];
  const alone = new Set(named.filter(({ role }) => role === "alone").map(({ names: [name] }) => name));
  const seen = new Set();
  return named
    .filter(({ role }) => role !== "alone" || alone.size === 1)
    .map((one) => /** @type {Named} */ ({ ...one, role: one.role === "alone" ? "party" : one.role }))
    .filter(({ names: [name], role }) => !seen.has(role + name) && seen.add(role + name))
    .slice(0, AT_MOST);
}

/** @typedef {Omit<Named, "role"> & {role: Named["role"] | "alone"}} Read  `alone`: in a line of its own */

/** @param {string} text @param {import("./facts.js").Where} where @param {number} line @returns {Read[]} */
function inLine(text, where, line) {
  const found = [...namesEnding(text, CN_END, CN_RUN), ...namesEnding(text, EN_END, EN_RUN), ...prefixed(text)];
  const known = isList(text, found) ? [] : found;
  const isOwn = withoutNot(text) === text;
  const isParty = isOwn && isBehind(text, where);
  const isAlone = (/** @type {string[]} */ [name, ...others]) =>
    others.length === 0 && text.startsWith(name) && text.length - name.length < BESIDE && isLegal(name);
  /** What stands alone in a form is something to choose. */
  const isMatter = isOwn && where !== "article" && where !== "form";
  const isGreeting = (/** @type {string[]} */ names) =>
    isOwn && where !== "article" && names.some((name) => GREETS.test(text.slice(0, text.indexOf(name))));
  const named = known.filter(
    ({ lends, names }) => lends || isParty || isGreeting(names) || (isMatter && isAlone(names)),
  );
  const numbers = where === "article" ? [] : (text.match(LICENCES) ?? []);
  return [
    ...named.map(
      ({ names, lends }) =>
        /** @type {Read} */ ({
          names,
          role: lends ? "lender" : isParty || isGreeting(names) ? "party" : "alone",
          legal: isLegal(names[0]),
          licence: false,
          line,
        }),
    ),
    ...numbers.map(
      (number) => /** @type {Read} */ ({ names: [number], role: "lender", legal: false, licence: true, line }),
    ),
  ];
}

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
 */
function namesEnding(text, ending, run) {
  let lends = false;
  return stretches(text, ending).flatMap(({ form, before, joint, end }) => {
    const after = withoutNot(text.slice(end, end + AFTER));
    lends = (lends && joint !== "") || LENDS.test(withoutNot(before)) || LENDS_AFTER.test(after);
    const whole = run.exec(before.slice(joint.length))?.[0];
    const names = whole && whole.trim().length > form.length ? cuts(whole) : [];
    return names.length ? [{ names, lends, at: end - String(whole).length }] : [];
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

/** @param {string} text */
function prefixed(text) {
  return [...text.matchAll(ID_NAME)].map(({ 0: name, index }) => ({
    names: [name],
    lends: LENDS.test(withoutNot(text.slice(0, index))),
    at: index,
  }));
}

/** The likeliest cut first, then the whole run, then what follows each weaker joint. @param {string} run */
function cuts(run) {
  const whole = run.split(SENTENCE_END).at(-1) ?? run;
  const strong = whole.replace(STRONG_CUT, "").trim();
  const likely = strong.length > 3 ? strong : whole.trim();
  const weaker = [...likely.matchAll(WEAK_CUTS)].map(({ index, 0: joint }) =>
    likely.slice(index + joint.length).trim(),
  );
  return [...new Set([likely, whole.trim(), ...weaker])]
    .filter((name) => name.length > 3 && !NO_NAME.test(name) && isOwnName(name))
    .slice(0, 6);
}

/** Brands are in titles as words of their own, firms as parts. @param {string} title @returns {Named[]} */
function inTitle(title) {
  const firms = title.split(TITLE_PARTS).map((part) => part.trim()).filter(isLegalAbroad);
  const words = title.split(TITLE_SPLIT).map((word) => word.replace(TITLE_TAIL, ""));
  return [...firms, ...words.filter((word) => word.length > 1)]
    .slice(0, 8)
    .map((word) => ({ names: [word], role: "party", legal: isLegal(word), licence: false, line: -1 }));
}
