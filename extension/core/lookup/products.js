/** What an edition holds of products, and of names and numbers that only lead on. As the server does it. */

import { Around } from "./asked-about.js";
import { NO_PRODUCTS } from "../edition/products.js";
import { company } from "../names/company.js";
import { memoised } from "../memoised.js";
import { common } from "./lookup.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("../edition/products.js").HeldProducts} HeldProducts */

/** From so many characters on a name is looked for anywhere in a text. */
const LEAST = 3;
const LEAST_SLIP = 4;
const LONGEST = 80;
/** The single characters that begin no other name behind one, and end none before it. */
const PARTICLES = "吗呢么嘛吧的了是在我会能要还有没";
/** Those that begin none behind it, and may end one before it: 成都, 长老. */
const BEHIND = "不说老把被让给跟就也都又再变欠谁啥怎骗催扣";
/** Behind a name that is not the one asked about: 花支优品是不是花呗旗下的. */
const OWNED = ["旗下", "的产品"];
const HAN = /[\u3400-\u9fff]/u;
/** What may go on a name: a sign ends it, and so does a number. */
const LETTER = /[\u3400-\u9fffa-z]/u;
const SPECIAL = /[$()*+.?[\\\]^{|}]/gu;

/** @type {WeakMap<Rows, Promise<Products>>} */
const known = new WeakMap();

/** The products of an edition; none in an older one. @param {Rows} rows */
export function productsOf(rows) {
  return memoised(known, rows, async () => {
    const [held, { tables }] = await Promise.all([rows.one("meta", "products"), common(rows)]);
    return new Products(held ?? NO_PRODUCTS, tables.fold);
  });
}

/** @param {string} text */
const lengthOf = (text) => [...text].length;

/** Do two names of four characters or more differ in one: 奇富借调, 奇富借条? @param {string} text @param {string} name */
function isOneOther(text, name) {
  const [some, others] = [[...text], [...name]];
  if (some.length !== others.length || others.length < LEAST_SLIP || !HAN.test(name)) return false;
  return some.filter((char, at) => char !== others[at]).length === 1;
}

/** What finds each of these words. @param {string[]} words */
function anyOf(words) {
  return new RegExp(words.map((word) => word.replace(SPECIAL, "\\$&")).join("|") || "(?!)", "gu");
}

export class Products {
  /** @param {HeldProducts} held @param {import("../names/text.js").Fold} fold */
  constructor(held, fold) {
    this.fold = fold;
    this.all = held.products;
    this.shortened = held.shortened ?? [];
    this.names = new Map(Object.entries(held.names));
    this.channels = { host: new Map(Object.entries(held.hosts)), app: new Map(Object.entries(held.apps)) };
    this.asks = new Map(Object.entries(held.asks));
    this.phones = new Map(Object.entries(held.phones));
    this.offices = new Map(Object.entries(held.offices));
    this.sounds = new Map(
      Object.entries(held.sounds).flatMap(([sound, chars]) => [...chars].map((char) => [char, sound])),
    );
    const { around, beside, trouble, looks, question = [] } = held.words;
    /** What may stand around a name in a question about it. */
    this.question = new Around(question);
    const every = [...around, ...beside, ...trouble, ...question];
    this.words = every.filter((word) => lengthOf(word) > 1);
    this.around = anyOf(around);
    this.beside = anyOf([...around, ...beside]);
    this.trouble = trouble;
    this.looks = new Map(looks.map((pair) => /** @type {[string, string]} */ ([...pair])));
  }

  /** A name without what people write around it: “招商银行信用卡客服” → “招商银行”. @param {string} normal */
  bare(normal) {
    return normal.replace(this.around, "").replace(/^中国/u, "");
  }

  /** Was one of those behind it taken back? Who is left need not be the only one. @param {Product} product */
  hasLostLender({ name }) {
    return this.shortened.includes(name);
  }

  /** The product with this name, alias or former name. @param {string} normal */
  named(normal) {
    return this.#at(this.names.get(normal));
  }

  /**
   * The product around whose name people wrote two characters or more that say nothing: “花呗逾期怎么办” and
   * “分期乐是谁放的钱” are about it; “分付款” is no question about 分付.
   *
   * @param {string} normal
   */
  within(normal) {
    const name = this.bare(normal);
    const found = lengthOf(normal) - lengthOf(name) > 1 ? this.named(name) : null;
    if (found || lengthOf(normal) > LONGEST) return found;
    const [longest] = this.#namesIn(normal);
    const isAbout = longest && lengthOf(longest) >= LEAST && !normal.replace(longest, "").replace(this.beside, "");
    return isAbout ? this.named(longest) : null;
  }

  /**
   * The one product whose name stands by itself in a folded text that says more: “网商贷额度突然没了”, “还呗是不是正规的
   * 我妈问”; “小橙花优选” and two products are none.
   *
   * @param {string} text
   */
  standing(text) {
    if (lengthOf(text) > LONGEST) return null;
    const inside = this.#namesIn(text);
    const alone = new Set(inside.filter((one) => this.#stands(one, inside, text)).map((one) => this.names.get(one)));
    return alone.size === 1 ? this.#at([...alone][0]) : null;
  }

  /**
   * Is this no part of a longer name, with signs or words of a question beside it, behind a name of two characters a
   * word?
   *
   * @param {string} name
   * @param {string[]} inside
   * @param {string} text
   */
  #stands(name, inside, text) {
    if (!HAN.test(name) || inside.some((one) => one !== name && one.includes(name))) return false;
    const at = text.indexOf(name);
    const [before, behind] = [text.slice(0, at), text.slice(at + name.length)];
    const isJoined = LETTER.test(before.slice(-1));
    if (isJoined && ![...this.words, ...PARTICLES].some((word) => before.endsWith(word))) return false;
    const isFollowedBy = (/** @type {string[]} */ words) => words.some((word) => behind.startsWith(word));
    if (before && isFollowedBy(OWNED)) return false;
    if (lengthOf(name) < LEAST) return isFollowedBy(this.words);
    return !LETTER.test(behind.slice(0, 1)) || isFollowedBy([...this.words, ...PARTICLES, ...BEHIND]);
  }

  /** Does this ask back for another name: a package, Pinyin, an everyday word? @param {string} normal */
  mayAsk(normal) {
    return this.asks.has(normal);
  }

  /** The names in a text, the longest first. @param {string} normal */
  #namesIn(normal) {
    const found = [...this.names.keys()].filter((one) => normal.includes(one));
    return found.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  }

  /** The product whose host or app this is said to be. @param {"host" | "app"} type @param {string} value */
  ofChannel(type, value) {
    return this.#at(this.channels[type].get(value));
  }

  /** The names of the products behind which this firm is said to stand. @param {string} normal */
  ofFirm(normal) {
    const isOf = (/** @type {import("../edition/products.js").Behind | null} */ firm) =>
      firm !== null && company(firm.name, this.fold) === normal;
    return this.all.flatMap((product) => {
      if (!product) return [];
      const firms = [product.operator, ...product.lenders.filter(({ tie }) => tie !== "named-by")];
      return firms.filter(isOf).map(() => product.name);
    });
  }

  /**
   * The names that may be meant by one that nobody bears; each once, the likeliest first: a name that only asks, one
   * that sounds the same, one inside a longer text.
   *
   * @param {string} normal
   */
  asksFor(normal) {
    if (lengthOf(normal) > LONGEST) return [];
    return [...new Set([...this.#onlyAsking(normal), ...this.#inside(normal)])];
  }

  /** Does this only sound or look like a name: 还贝 for 还呗, 拍拍货 for 拍拍贷? @param {string} normal */
  isSlip(normal) {
    return !this.asks.has(normal) && this.#misspelt(normal).length > 0;
  }

  /** What a name that only asks, or one that sounds or looks so, asks back for. @param {string} text */
  #onlyAsking(text) {
    return [...(this.asks.get(text) ?? []), ...this.#misspelt(text)];
  }

  /** @param {string} text */
  #misspelt(text) {
    const [sound, seen] = [this.sounds, this.looks].map((other) =>
      [...text].map((one) => other.get(one) ?? one).join(""),
    );
    const found = sound === text ? [] : (this.asks.get(sound) ?? []);
    const looks = seen === text ? [] : [this.named(seen)];
    const others = [...this.names.keys()].filter((name) => isOneOther(text, name)).map((name) => this.named(name));
    return [...found, ...[...looks, ...others].flatMap((one) => (one ? [one.name] : []))];
  }

  /** @param {number | undefined} place */
  #at(place) {
    return place === undefined ? null : this.all[place];
  }

  /** The products named in a text, the longest name first, and what only asks. @param {string} normal */
  #inside(normal) {
    const named = this.#namesIn(normal).flatMap((name) => {
      const product = this.named(name);
      return product && this.#isMeant(name, normal, product) ? [product.name] : [];
    });
    const own = this.bare(normal);
    const asking = [...this.asks].filter(
      ([ask]) => lengthOf(ask) >= LEAST && normal.includes(ask) && HAN.test(ask),
    );
    return [...named, ...(own === normal ? [] : this.#onlyAsking(own)), ...asking.flatMap(([, meant]) => meant)];
  }

  /**
   * A short name may be part of any word: around it stands only who is behind it.
   *
   * @param {string} name
   * @param {string} normal
   * @param {Product} product
   */
  #isMeant(name, normal, { operator, lenders }) {
    if (!HAN.test(name)) return false;
    if (lengthOf(name) >= LEAST) return true;
    const behind = normal.startsWith(name) && normal.slice(name.length);
    if (behind && this.trouble.some((word) => behind.startsWith(word))) return true;
    const rest = normal.replace(name, "");
    const around = rest.replace(this.around, "");
    if (lengthOf(around) < 2) return lengthOf(rest) > 1 && !around;
    return [operator, ...lenders].some((one) => one && company(one.name, this.fold).includes(around));
  }
}
