/** Whether a name stands by itself in a text: what is beside it. Pure; as the server does it. */

/** A name of fewer characters may be a part of any word. */
export const SHORT = 3;
/** The single characters that begin no other name behind one, and end none before it. */
const PARTICLES = "吗呢么嘛吧的了是在我会能要还有";
/** Those that end no other name before one; behind “没” stands 没有钱花. */
const AHEAD = "把从给被拿找欠跟称叫在着紧";
/** Those that begin no other name behind one. */
const BEHIND = "没不说讲发打把被让给就也又欠跟里谁啥怎骗催那这话";
const BEHIND_WORDS = ["上面", "里面", "上借", "上分期", "借了", "借过", "委托"];
/** A sum or a time behind a name: 备用金500块. 分期乐666 and 花呗1元购 are other names. */
const AMOUNT = /^(?:\d[\d.]*|[一二两三四五六七八九十几]+)(?:块|元|[百千万wk]|[天期年]|个月)(?![贷借花购店卡])/u;
/** The signs between which a name stands alone: “·”, “-” or “(” go on, “≠” says another thing. */
const SIGNS = " ?!,.;:~'\"、。…“”‘’";

/** @param {string} text */
export const lengthOf = (text) => [...text].length;

/** What may stand beside a name. */
export class Surroundings {
  /** @param {string[]} words  that say nothing of whose name it is */
  constructor(words) {
    this.apart = [...words.filter((word) => lengthOf(word) > 1), ...BEHIND_WORDS, ...SIGNS];
    this.ahead = [...this.apart, ...AHEAD, ...PARTICLES];
    this.behind = [...this.apart, ...BEHIND, ...PARTICLES];
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

  /** @param {string} rest */
  #isBehind(rest) {
    return this.behind.some((word) => rest.startsWith(word)) || AMOUNT.test(rest);
  }
}
