/**
 * The words and endings that many hosts share, and what is left of a label without them. Pure; the
 * server holds the same, and what both must agree on is in tests/cases/lookalikes.json.
 */

/** @typedef {{text: string, words: string[], hyphened: boolean}} Core  what common words leave of a label; `hyphened`: a hyphen parted the last of them from it */

/** @param {string} text @returns {ReadonlySet<string>} */
const listed = (text) => new Set(text.trim().split(/\s+/u));

/** Words of lending. */
export const LOAN_WORDS = listed(`
  bank banking banks borrow capital card cards cash cf cfc credit credits creditz debt finance financial fin
  fintech fund funding funds interest invest lend lender lenders lending loan loans money moneylender
  moneylenders mortgage pay payday payment wallet caifu dai daichao daikuan fangkuan fenqi huankuan jie jiedai
  jiekuan jieqian jietiao jinfu jinrong licai qianbao tixian wangdai xiaodai xiaofei xiaofeijin xiaojin xfjr
  xinyong xinyongka yinhang zijin dana kredit mkopo pautang pinjam pinjaman pinjol rupee rupiah tunai uang
  utang
`);

/** Words that sites put beside a name. */
export const HELPING_WORDS = listed(`
  account alert api app apply application apps asia auth center centre check china client club cn co com
  contact customer desk direct download e global group guanfang guanwang h5 help hk home hotline i id in india
  info ke kefu kenya kyc login m mobile my net news now official online org pc ph phone platform plus portal
  pro refund register safe secure security service services sg shenqing shop signin signup site sms store
  support svip team tech uk update user verify vip wap web website wechat weixin www xiazai yanzheng zaixian
`);

/** Other words that names of lenders are made of. */
export const ORDINARY_WORDS = listed(`
  advance asset auto best bright business care city classic culture diamond dragon early east easy excel
  express ez fast first fortune friday friend friendly galaxy gold golden good great happy hong hub instant
  kong legal licensed life link low lucky mart market master matters max monthly moto motor motorway national
  need new nice north one orange orient pacific perfect personal pitstop platinum power premier prime quick
  royal simple sincere sing singa singapore smart south speedy star sumo sun super swift the top tradition
  trillion true trust trusted union uniq unique united unlimited value vision way west wise work works world
  xpress xtra you your
`);

/** Those that imitations are sold under most. */
export const CHEAP_ENDINGS = listed(`
  app art asia bank bar beauty bet bid bond buzz cam capital cards care cash cc cf cfd click cloud club credit
  creditcard cyou date digital email exchange fans finance financial fit fun fund fyi ga games global gold gq
  group help host icu ink link live loan loans lol love ltd market men ml mom money monster network news ninja
  one online page party pics plus press pro pub pw quest ren rest review rocks run sale sbs services shop show
  site skin social software solutions space store stream studio style support surf systems team tech tel tk
  today tokyo tools top trade vip wang website wiki win work works world wtf xin xyz zone xn--55qx5d
  xn--fiqs8s xn--io0a7i xn--ses554g
`);

/** Those that anyone anywhere may buy, unlike another country's own. */
export const OPEN_ENDINGS = new Set([...CHEAP_ENDINGS, ...listed("biz cn co com com.cn info io me mobi net net.cn org tv")]);

const GLUE = new Set([...LOAN_WORDS, ...HELPING_WORDS]);
export const COMMON_WORDS = new Set([...GLUE, ...ORDINARY_WORDS]);
const LONGEST = Math.max(...[...COMMON_WORDS].map((word) => word.length));
const LONG_LOAN_WORDS = [...LOAN_WORDS].filter((word) => word.length > 3);
const DIGITS = /^\d+$/u;
const MOST_GLUED = 3;

/**
 * What no common word covers, and the common words, so that the least is left uncovered.
 * "bugiscredit" → ["bugis"], ["credit"]. Words of three letters and fewer are found only at either
 * end, and only those of `short`: elsewhere they are accidents.
 *
 * @param {string} plain
 * @param {ReadonlySet<string>} [short]
 * @returns {{rest: string[], words: string[]}}
 */
export function parts(plain, short = LOAN_WORDS) {
  /** @type {{own: number, pieces: string[]}[]} */
  const best = [{ own: 0, pieces: [] }];
  for (let end = 1; end <= plain.length; end += 1) {
    const before = best[end - 1];
    let choice = { own: before.own + 1, pieces: [...before.pieces, plain[end - 1]] };
    for (let start = Math.max(0, end - LONGEST); start < end - 1; start += 1) {
      const word = plain.slice(start, end);
      const atAnEnd = start === 0 || end === plain.length;
      const fits = word.length > 3 ? COMMON_WORDS.has(word) : atAnEnd && short.has(word);
      if (fits && best[start].own < choice.own) {
        choice = { own: best[start].own, pieces: [...best[start].pieces, word] };
      }
    }
    best.push(choice);
  }
  const { pieces } = best[plain.length];
  const rest = pieces.map((piece) => (piece.length === 1 ? piece : " ")).join("");
  return { rest: rest.split(" ").filter(Boolean), words: pieces.filter((piece) => piece.length > 1) };
}

/** True for a label with a loan word: "apply-loan", "kuaisudaikuan". @param {string} label */
export function speaksOfLoans(label) {
  return label
    .split("-")
    .some((piece) => LOAN_WORDS.has(piece) || LONG_LOAN_WORDS.some((word) => piece.includes(word)));
}

/** True where one of a core's words is a loan word. @param {Core} core */
export const isOfLoans = ({ words }) => words.some((word) => LOAN_WORDS.has(word));

/**
 * Every core of a label with hyphens: "my-webank2" → "webank2", "my-webank", "webank". A run of
 * digits counts as a word; single letters and digits only where a hyphen parts them.
 *
 * @param {string} label
 * @returns {Core[]}
 */
export function cores(label) {
  /** @type {Core[]} */
  const waiting = [{ text: label, words: [], hyphened: false }];
  for (const core of waiting) {
    if (core.words.length < MOST_GLUED) waiting.push(...shortened(core));
  }
  return waiting.slice(1).map((core) => ({ ...core, text: core.text.replaceAll("-", "") }));
}

/** @param {Core} core @returns {Core[]} */
function shortened({ text, words }) {
  const found = [];
  for (let size = 1; size <= Math.min(LONGEST, text.length - 2); size += 1) {
    const ends = [
      [text.slice(0, size), text.slice(size), text[size]],
      [text.slice(-size), text.slice(0, -size), text[text.length - size - 1]],
    ];
    for (const [word, left, beside] of ends) {
      const whole = GLUE.has(word) || (DIGITS.test(word) && !DIGITS.test(beside));
      const cut = left.replace(/^-+|-+$/gu, "");
      if (whole && cut && (size > 1 || beside === "-")) {
        found.push({ text: cut, words: [...words, word], hyphened: beside === "-" });
      }
    }
  }
  return found;
}
