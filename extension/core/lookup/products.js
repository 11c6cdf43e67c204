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
/** Those that begin no other name behind one. */
const BEHIND = "不说把被让给就也又欠谁啥怎骗催";
/** The signs between which a name stands alone: “·”, “-” or “(” go on, “≠” says another thing. */
const SIGNS = " ?!,.;:~'\"、。…“”‘’";
/** What a text says of a name that is not the one asked about: 花支优品是不是花呗旗下的. */
const OF_ANOTHER = /冒充|假冒|仿冒|山寨|骗子|(?<!真的)假的|(?<!是)不是|属于|改名|合作|旗下|集团/u;
const HAN = /[\u3400-\u9fff]/u;
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
    this.ahead = [...every.filter((word) => lengthOf(word) > 1), ...PARTICLES, ...SIGNS];
    this.behind = [...this.ahead, ...BEHIND];
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
   * The one product whose longer name stands by itself in a folded text that says more: “网商贷额度突然没了”,
   * “美团月付 怎么关掉”; “小橙花优选”, two products, and a text that says whose another is or that it is not this one, are
   * none.
   *
   * @param {string} text
   */
  standing(text) {
    if (lengthOf(text) > LONGEST || OF_ANOTHER.test(text)) return null;
    const inside = this.#namesIn(text).filter((one) => lengthOf(one) >= LEAST);
    const alone = new Set(inside.filter((one) => this.#stands(one, inside, text)).map((one) => this.names.get(one)));
    return alone.size === 1 ? this.#at([...alone][0]) : null;
  }

  /**
   * Is this no part of a longer name, and does it stand alone wherever it stands?
   *
   * @param {string} name
   * @param {string[]} inside
   * @param {string} text
   */
  #stands(name, inside, text) {
    if (!HAN.test(name) || inside.some((one) => one !== name && one.includes(name))) return false;
    const pieces = text.split(name);
    const isBegun = pieces.slice(0, -1).every((one) => !one || this.ahead.some((word) => one.endsWith(word)));
    return isBegun && pieces.slice(1).every((one) => !one || this.behind.some((word) => one.startsWith(word)));
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
