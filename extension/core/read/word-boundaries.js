/** Whether a name stands by itself in a text: what is beside it. Pure. */

import { NAME_PARTS } from "./name-parts.js";

/** A name of fewer characters may be a part of any word. */
export const SHORT = 3;
/** The single characters that begin no other name behind one, and end none before it. */
const PARTICLES = "吗呢么嘛吧的了是在我会能要还有";
/** Those that end no other name before one; behind “没” stands 没有钱花. */
const AHEAD = "把从给被拿找欠跟称叫在着紧";
/** Those that begin no other name behind one. */
const BEHIND = "没不说讲发打把被让给就也又欠跟里谁啥怎骗催那这话";
const BEHIND_WORDS = [
  ...["上面", "里面", "那边", "这边", "上借", "上分期", "借了", "借过", "借的", "贷的", "委托", "法务"],
  ...["风控", "贷后", "外访", "外派", "工作人员", "经理", "专员", "业务员", "员工", "总部"],
];
/** A sum or a time behind a name: 备用金500块. 分期乐666 and 花呗1元购 are other names. */
const AMOUNT = /^(?:\d[\d.]*|[一二两三四五六七八九十几]+)(?:块|元|[百千万wk]|[天期年]|个月)(?![贷借花购店卡])/u;
/** The signs between which a name stands alone: “·”, “-” or “(” go on, “≠” says another thing. */
const SIGNS = " ?!,.;:~'\"、。…“”‘’";

/** In a sentence, also those: prepositions, conjunctions, verbs, when, how many and who. */
const TOLD_AHEAD =
  "向由为到对问和与及或替帮用借贷还欠存转查搜看收接签点进开装去靠凭示写于以同比像似说讲听得先受代" +
  "办请做弄撸年月日天儿号周晚前后时候初底次期家名下笔张个位你他她您咱都只也就又再如";
const TOLD_BEHIND = "和与及或找上里给从向对打来去到办已曾先并却但而只才全都现今昨当年这那哪怎何批放审扣收退停换变改";
/** What makes another name of a name: a letter, a sign that goes on, what firms and apps are called. */
const OTHER_AHEAD = new RegExp(`[a-z0-9·_\\-${NAME_PARTS.before.join("")}]$`, "u");
const OTHER_BEHIND = new RegExp(
  `^(?:[a-z0-9·_(\\-${NAME_PARTS.letters_behind.join("")}]|${NAME_PARTS.words_behind.join("|")})`,
  "u",
);
/** A name that may be said of anything: 有钱花, 放心借, 好人贷; and where people borrow from people. */
const PHRASE = new RegExp(
  "^(?:[\u3400-\u9fff]{2}[花借付]|[人你我]{2}贷|好人贷|备用金|够花" +
    "|(?:微信|微博|抖音|快手|闲鱼|你我).*(?:借钱|借款|贷款))$",
  "u",
);
/** What points at a name: 抖音里那个放心借弹出来. */
const POINTED = /(?:[这那]个|[办弄搞开整]了?[个款]|叫做?)$/u;
/** What a name stands behind, said of it. */
const NAMING_AHEAD = [..."是用借还欠的我", "弹出来", "弹出", "跳出来", "跳出", "推荐", "推的", "推送", "开通"];
/** What no other word is: 花呗, 借呗. In speech “还呗” may end a sentence, so it must begin one. */
export const COINED = /^[\u3400-\u9fff]呗$/u;
const FIRM_END = ["银行", "金融", "消金", "公司", "小贷"];

/** @param {string} text */
export const lengthOf = (text) => [...text].length;

/** What may stand beside a name. */
export class NameBoundaries {
  /** @param {string[]} words  that say nothing of whose name it is */
  constructor(words) {
    this.apart = [...words.filter((word) => lengthOf(word) > 1), ...BEHIND_WORDS, ...SIGNS];
    this.ahead = [...this.apart, ...AHEAD, ...PARTICLES];
    this.behind = [...this.apart, ...BEHIND, ...PARTICLES];
    this.toldAhead = [...this.ahead, ...TOLD_AHEAD];
    this.toldBehind = [...this.behind, ...TOLD_BEHIND];
    this.naming = [...this.apart, ...AHEAD, ...NAMING_AHEAD];
  }

  /** Is a piece of a folded text nowhere in it a part of a longer name? @param {string} name @param {string} text */
  standsAlone(name, text) {
    const pieces = text.split(name);
    const isBegun = pieces.slice(0, -1).every((one) => !one || this.ahead.some((word) => one.endsWith(word)));
    return isBegun && pieces.slice(1).every((one) => !one || this.#isBehind(one));
  }

  /**
   * Does a word or a sign beside a name say that it is one? “他是好人贷了款” has particles alone around it, “我会给你花”
   * ends with it; nobody is meant.
   *
   * @param {string} name
   * @param {string} text
   */
  isClear(name, text) {
    const at = text.indexOf(name);
    const [ahead, behind] = [text.slice(0, at), text.slice(at + name.length)];
    const isBegun = !ahead || [...this.apart, ...AHEAD].some((word) => ahead.endsWith(word));
    const isEnded = this.apart.some((word) => behind.startsWith(word)) || AMOUNT.test(behind);
    if (lengthOf(name) >= SHORT) return isBegun || isEnded;
    const isWhose = !ahead && behind.startsWith("的");
    return isBegun && (!behind || isEnded || isWhose);
  }

  /** May a name begin behind this, in a sentence? @param {string} ahead */
  begins(ahead) {
    return !ahead || this.toldAhead.some((word) => ahead.endsWith(word));
  }

  /** May a name end before this, in a sentence? @param {string} name @param {string} rest */
  ends(name, rest) {
    if (!rest || this.toldBehind.some((word) => rest.startsWith(word)) || AMOUNT.test(rest)) return true;
    return FIRM_END.some((word) => name.endsWith(word)) && !OTHER_BEHIND.test(rest);
  }

  /**
   * Is it a name that a sentence can hardly mean otherwise? Whatever is around it must make no other name of it; around
   * a phrase and a short name must be what ends one.
   *
   * @param {string} name
   * @param {string} text
   */
  isTold(name, text) {
    const at = text.indexOf(name);
    const [ahead, rest] = [text.slice(0, at), text.slice(at + name.length)];
    const isCoined = COINED.test(name) && !name.startsWith("还");
    const isPhrase = PHRASE.test(name);
    if (isCoined || (lengthOf(name) >= SHORT && !isPhrase)) {
      const isBegun = this.begins(ahead) || !OTHER_AHEAD.test(ahead);
      return isBegun && (this.ends(name, rest) || !OTHER_BEHIND.test(rest));
    }
    const isNamed = !ahead || this.naming.some((word) => ahead.endsWith(word));
    if (!isPhrase) return isNamed && !OTHER_BEHIND.test(rest);
    if (POINTED.test(ahead)) return !OTHER_BEHIND.test(rest);
    const isEnded = !rest || this.apart.some((word) => rest.startsWith(word));
    const isClear = (isNamed && isEnded) || (lengthOf(name) >= SHORT && this.isClear(name, text));
    return isClear && (isNamed || this.begins(ahead)) && this.ends(name, rest);
  }

  /** @param {string} rest */
  #isBehind(rest) {
    return this.behind.some((word) => rest.startsWith(word)) || AMOUNT.test(rest);
  }
}
