/** What an edition holds of products, and of names and numbers that only lead on. */

import { Around, Asking } from "../read/question-words.js";
import { soundsOf } from "../edition/client-products.js";
import { borrows, isAsked, isUsed } from "../read/brands.js";
import { company } from "../normalise/company.js";
import { memoised } from "../util/memoise.js";
import { common } from "./lookup.js";
import { Slips } from "../read/typos.js";
import { isOfStranger } from "../read/unknown-firms.js";
import { COINED, lengthOf, NameBoundaries, SHORT } from "../read/word-boundaries.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/products.js").Product} Product */
/** @typedef {import("../edition/products.js").HeldProducts} HeldProducts */

const LONGEST = 80;
export const MOST_READ = 400;
/** What says no more than a sign does; “🙅” and “🚫” say no. */
export const FACES = /[😀-🙄🤐-🤯🥰-🥺💰-💸🙏]+/gu;
/** What a text says of a name that is not the one asked about: 花支优品是不是花呗旗下的. */
const OF_ANOTHER = /冒充|假冒|仿冒|山寨|骗子|(?:^的?|[^的]|[^真]的)假的|(?:^|[^是])不是|属于|改名|合作|旗下|集团|委托|代表/u;
const HAN = /[\u3400-\u9fff]/u;
const ASCII = /^[\x20-\x7e]*$/u;
const SPECIAL = /[$()*+.?[\\\]^{|}]/gu;
/** @type {WeakMap<Rows, Promise<Products>>} */
const known = new WeakMap();

/** The products of an edition. @param {Rows} rows */
export function productsOf(rows) {
  return memoised(known, rows, async () => {
    const [held, { tables }] = await Promise.all([rows.one("meta", "products"), common(rows)]);
    return new Products(held, tables.fold);
  });
}

/** Are these the words of a name in “没有钱花怎么办”, which asks about no 有钱花? @param {string} name @param {string} text */
const isLacked = (name, text) => text.includes(`没${name}`);

/** What finds each of these words. @param {string[]} words */
function anyOf(words) {
  return new RegExp(words.map((word) => word.replace(SPECIAL, "\\$&")).join("|") || "(?!)", "gu");
}

export class Products {
  /** @param {HeldProducts} held @param {import("../normalise/text.js").Fold} fold */
  constructor(held, fold) {
    this.fold = fold;
    this.all = held.products;
    /** @type {Map<string, string[]> | null} */
    this.firms = null;
    this.shortened = held.shortened ?? [];
    this.names = new Map(Object.entries(held.names));
    this.channels = { host: new Map(Object.entries(held.hosts)), app: new Map(Object.entries(held.apps)) };
    this.asks = new Map(Object.entries(held.asks));
    this.slips = { names: new Slips(this.names.keys()), asks: new Slips(this.asks.keys()) };
    this.phones = new Map(Object.entries(held.phones));
    this.offices = new Map(Object.entries(held.offices));
    this.abroad = new Map(Object.entries(held.abroad));
    this.collectors = Object.entries(held.collectors);
    this.signers = new Map(Object.entries(held.signers));
    this.sounds = soundsOf(held.sounds);
    const { around, beside, trouble, looks, question, ahead, asks, said } = held.words;
    this.asking = new Asking({ ahead, asks, said });
    const asked = [...question, ...ahead, ...asks, ...said];
    this.asked = new Set(asked);
    /** What may stand around a name in a question about it. */
    this.question = new Around(asked);
    const every = [...around, ...beside, ...trouble, ...asked];
    /** What may stand beside a name in a text. */
    this.boundaries = new NameBoundaries(every);
    this.countries = held.words.country.map((one) => one.split(" "));
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
    const [longest] = this.everyNameIn(normal);
    const isMeant = longest && lengthOf(longest) >= SHORT && !isLacked(longest, normal);
    const isAbout = isMeant && !normal.replace(longest, "").replace(this.beside, "");
    return isAbout ? this.named(longest) : null;
  }

  /**
   * The one product whose name stands by itself in a folded text that says more: “网商贷额度突然没了”, “美团月付
   * 怎么关掉”; “小橙花优选”, two products, and a text that says whose another is or that it is not this one, are none.
   *
   * @param {string} text
   * @param {boolean} short  a name of two characters counts too, where the text begins with it
   */
  standing(text, short) {
    if (lengthOf(text) > LONGEST) return null;
    const standing = this.#standing(text);
    const places = new Set([...standing, ...this.#long(text)].map((one) => this.names.get(one)));
    const own = standing.filter((one) => lengthOf(one) >= SHORT || (short && text.startsWith(one)));
    const [place] = places;
    return places.size === 1 && own.some((one) => this.#isClear(one, text)) ? this.#at(place) : null;
  }

  /**
   * The products whose names stand by themselves in a folded text, in its order.
   *
   * @param {string} text
   * @param {boolean} clear  a word or a sign beside one of them must say that it is one
   */
  spokenOf(text, clear) {
    const standing = this.#standing(text);
    if (clear && !standing.some((one) => this.#isClear(one, text))) return [];
    const inside = [...standing].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    return [...new Set(inside.flatMap((one) => this.named(one)?.name ?? []))];
  }

  /** The names that stand alone, wherever they stand. @param {string} text */
  #standing(text) {
    const isOther = OF_ANOTHER.test(text) || isOfStranger(text, [...this.names.keys()], this.fold);
    if (isOther || lengthOf(text) > MOST_READ) return [];
    const plain = text.replace(FACES, " ");
    const longest = this.#longest(plain);
    if (longest.length > 1 && !plain.replace(anyOf(longest), "")) return longest;
    return this.#long(text).filter((one) => this.boundaries.standsAlone(one, plain));
  }

  /** The names in Chinese that a folded text holds, none of which was retracted. @param {string} plain */
  namesIn(plain) {
    return this.everyNameIn(plain).filter((one) => HAN.test(one) && this.named(one));
  }

  /** The names in a text that are no part of another there. @param {string} plain */
  #longest(plain) {
    const inside = this.everyNameIn(plain).filter((one) => HAN.test(one));
    return inside.filter((one) => !inside.some((two) => two !== one && two.includes(one)));
  }

  /** Those of them that can hardly be a part of any word. @param {string} text */
  #long(text) {
    return this.#longest(text.replace(FACES, " ")).filter((one) => lengthOf(one) >= SHORT || COINED.test(one));
  }

  /** @param {string} name @param {string} text */
  #isClear(name, text) {
    return this.boundaries.isClear(name, text.replace(FACES, " "));
  }

  /** The code of the one country that a folded text in Latin letters means, else "". @param {string} text */
  country(text) {
    const said = new Set(text.match(/[a-z0-9]+/gu));
    const found = new Set(this.countries.filter(([, word]) => said.has(word)).map(([code]) => code));
    return found.size === 1 ? [...found][0] : "";
  }

  /** Does this ask back for another name: a package, Pinyin, an everyday word? @param {string} normal */
  mayAsk(normal) {
    return this.asks.has(normal);
  }

  /** The names in a text, the longest first, also inside other words. @param {string} normal */
  everyNameIn(normal) {
    const found = [...this.names.keys()].filter((one) => normal.includes(one));
    return found.sort((a, b) => lengthOf(b) - lengthOf(a));
  }

  /** The product whose host or app this is said to be. @param {"host" | "app"} type @param {string} value */
  ofChannel(type, value) {
    return this.#at(this.channels[type].get(value));
  }

  /** The names of the products behind which this firm is said to stand. @param {string} normal */
  ofFirm(normal) {
    return this.#firms.get(normal) ?? [];
  }

  /** The names of the products of each firm. @returns {Map<string, string[]>} */
  get #firms() {
    if (this.firms) return this.firms;
    this.firms = new Map();
    for (const product of this.all) {
      if (!product) continue;
      const firms = [product.operator, ...product.lenders.filter(({ tie }) => tie !== "named-by")];
      for (const firm of firms) {
        const normal = firm && company(firm.name, this.fold);
        if (normal) this.firms.set(normal, [...(this.firms.get(normal) ?? []), product.name]);
      }
    }
    return this.firms;
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

  /**
   * The name of the one product by which people borrow at a brand that a text of borrowing names: 高德打个车也弹我借钱
   *
   * @param {string} normal
   */
  borrowedAt(normal) {
    if (lengthOf(normal) > LONGEST || !borrows(normal)) return [];
    const asked = [...this.asks].filter(([ask]) => normal.includes(ask) && HAN.test(ask));
    const used = asked.filter(([ask]) => isAsked(ask, normal, this.boundaries) || isUsed(ask, normal));
    const meant = [...new Set(used.flatMap(([, names]) => names))];
    return meant.filter((one) => meant.length === 1 && this.named(company(one, this.fold)));
  }

  /** Does this only sound or look like a name: 还贝 for 还呗, 拍拍货 for 拍拍贷? @param {string} normal */
  isSlip(normal) {
    return !this.asks.has(normal) && this.#misspelt(normal).length > 0;
  }

  /** What a text that is spelt otherwise sounds like: 微利贷, 微粒贷. @param {string} text */
  sounding(text) {
    const sound = [...text].map((one) => this.sounds.get(one) ?? one).join("");
    return ASCII.test(sound) ? (this.asks.get(sound) ?? []) : [];
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
    const others = this.slips.names.of(text).map((name) => this.named(name));
    const asking = this.slips.asks.of(text).flatMap((ask) => this.asks.get(ask) ?? []);
    return [...found, ...[...looks, ...others].flatMap((one) => (one ? [one.name] : [])), ...asking];
  }

  /** @param {number | undefined} place */
  #at(place) {
    return place === undefined ? null : this.all[place];
  }

  /** The products named in a text, the longest name first, and what only asks. @param {string} normal */
  #inside(normal) {
    const named = this.everyNameIn(normal).flatMap((name) => {
      const product = this.named(name);
      return product && this.#isMeant(name, normal, product) ? [product.name] : [];
    });
    const own = this.bare(normal);
    const inside = [...this.asks].filter(([ask]) => normal.includes(ask) && HAN.test(ask));
    const asking = inside.filter(([ask]) => isAsked(ask, normal, this.boundaries));
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
    if (!HAN.test(name) || isLacked(name, normal)) return false;
    if (lengthOf(name) >= SHORT) return true;
    const behind = normal.startsWith(name) && normal.slice(name.length);
    if (behind && this.trouble.some((word) => behind.startsWith(word))) return true;
    const rest = normal.replace(name, "");
    const around = rest.replace(this.around, "");
    if (lengthOf(around) < 2) return lengthOf(rest) > 1 && !around;
    return [operator, ...lenders].some((one) => one && company(one.name, this.fold).includes(around));
  }
}
