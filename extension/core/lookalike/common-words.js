/**
 * The words and endings that many hosts share, and what is left of a label without them. Pure; an
 * edition brings the tables, and what the server must agree on is in tests/cases/lookalikes.json.
 */

/**
 * @typedef {object} Published  the tables as an edition holds them; words and endings in lines
 * @property {Record<string, string>} alike  ASCII → what passes for it in a host name
 * @property {string[]} lending_words  what only who lends, or pretends to, puts beside a name
 * @property {string[]} trade_words  what banks and finance firms call themselves; both are loan words
 * @property {string[]} helping_words  words that sites put beside a name
 * @property {string[]} ordinary_words  other words that names of lenders are made of
 * @property {string[]} closed_endings  those that only governments and licensed banks get
 * @property {string[]} cheap_endings  those that imitations are sold under most
 * @property {string[]} usual_endings  with the cheap ones those that anyone anywhere may buy, unlike another country's
 *   own
 */

/**
 * @typedef {object} Core  what common words leave of a label; `hyphened`: a hyphen parted the last of them from it
 * @property {string} text
 * @property {string[]} words
 * @property {boolean} hyphened
 */

const DIGITS = /^\d+$/u;
const MOST_GLUED = 3;

/** @param {string[]} lines @returns {ReadonlySet<string>} */
const listed = (lines) => new Set(lines.join(" ").split(" "));

/** @type {WeakMap<Published, CommonWords>} */
const made = new WeakMap();

/** The tables of an edition, made once. @param {Published} published */
export function commonWords(published) {
  const found = made.get(published) ?? new CommonWords(published);
  made.set(published, found);
  return found;
}

/** The tables of one edition. */
export class CommonWords {
  /** @param {Published} published */
  constructor(published) {
    this.lending = listed(published.lending_words);
    this.loan = new Set([...this.lending, ...listed(published.trade_words)]);
    this.closedEndings = listed(published.closed_endings);
    this.cheapEndings = listed(published.cheap_endings);
    this.openEndings = new Set([...this.cheapEndings, ...listed(published.usual_endings)]);
    this.glue = new Set([...this.loan, ...listed(published.helping_words)]);
    this.all = new Set([...this.glue, ...listed(published.ordinary_words)]);
    this.longest = Math.max(...[...this.all].map((word) => word.length));
  }

  /**
   * What no common word covers, and the common words, so that the least is left uncovered.
   * "bugiscredit" → ["bugis"], ["credit"]. Words of three letters and fewer are found only at either
   * end, and only those of `short`: elsewhere they are accidents.
   *
   * @param {string} plain
   * @param {ReadonlySet<string>} [short]
   * @returns {{rest: string[], words: string[]}}
   */
  parts(plain, short = this.loan) {
    /** @type {{own: number, pieces: string[]}[]} */
    const best = [{ own: 0, pieces: [] }];
    for (let end = 1; end <= plain.length; end += 1) {
      const before = best[end - 1];
      let choice = { own: before.own + 1, pieces: [...before.pieces, plain[end - 1]] };
      for (let start = Math.max(0, end - this.longest); start < end - 1; start += 1) {
        const word = plain.slice(start, end);
        const atAnEnd = start === 0 || end === plain.length;
        const fits = word.length > 3 ? this.all.has(word) : atAnEnd && short.has(word);
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
  speaksOfLoans(label) {
    return speaksOf(label, this.loan);
  }

  /** True for a label with a word of lending: "yonoloan"; not for one of trade alone: "bank". @param {string} label */
  speaksOfLending(label) {
    return speaksOf(label, this.lending);
  }

  /** True for a host whose ending only governments or licensed banks get: gov.cn, bank.in. @param {string} host */
  isClosed(host) {
    const labels = host.split(".");
    return [1, 2].some((size) => this.closedEndings.has(labels.slice(-size).join(".")));
  }

  /**
   * The hosts that these labels, two and more, spell whole, the likeliest first: as they are, without common words
   * before or any words behind that a hyphen parts from them, with its hyphens as dots. "www-webank.com-login" →
   * "webank.com", among others.
   *
   * @param {string[]} labels
   * @returns {string[]}
   */
  addressSpellings(labels) {
    const [first, last] = [labels[0], labels[labels.length - 1]];
    const pieces = first.split("-");
    const words = pieces.slice(0, Math.min(MOST_GLUED, pieces.length - 1));
    const own = words.findIndex((piece) => !this.glue.has(piece));
    const cuts = own < 0 ? words.length : own;
    const firsts = Array.from({ length: cuts + 1 }, (_, at) => pieces.slice(at).join("-"));
    const lasts = last.startsWith("xn--") ? [last] : [...new Set([last, last.split("-")[0]])];
    const middle = labels.slice(1, -1);
    const spelt = firsts.flatMap((begun) => lasts.map((ended) => [begun, ...middle, ended].join(".")));
    return [...spelt, labels.join(".").replaceAll("-", ".")];
  }

  /**
   * What stands between hyphens, no more than three pieces, and whether beside words of lending: "sbi-yonoloan" →
   * "sbi" that does, "yonoloan" that does not.
   *
   * @param {string} label
   * @returns {{text: string, lends: boolean}[]}
   */
  betweenHyphens(label) {
    const pieces = label.split("-").filter(Boolean);
    const lends = pieces.map((piece) => this.speaksOfLending(piece));
    const found = [];
    for (let start = 0; start < pieces.length; start += 1) {
      for (let end = start + 1; end <= Math.min(start + MOST_GLUED, pieces.length); end += 1) {
        const isBeside = lends.some((one, at) => one && (at < start || at >= end));
        const isPart = end - start < pieces.length;
        if (isPart) found.push({ text: pieces.slice(start, end).join(""), lends: isBeside });
      }
    }
    return found;
  }

  /** True where one of a core's words is a loan word. @param {Core} core */
  isOfLoans({ words }) {
    return words.some((word) => this.loan.has(word));
  }

  /** True where one of a core's words is a word of lending. @param {Core} core */
  isOfLending({ words }) {
    return words.some((word) => this.lending.has(word));
  }

  /**
   * Every core of a label with hyphens: "my-webank22" → "webank22", "mywebank", "webank". A run of
   * digits counts as a word; single letters and digits only where a hyphen parts them.
   *
   * @param {string} label
   * @returns {Core[]}
   */
  cores(label) {
    /** @type {Core[]} */
    const waiting = [{ text: label, words: [], hyphened: false }];
    for (const core of waiting) {
      if (core.words.length < MOST_GLUED) waiting.push(...this.#shortened(core));
    }
    return waiting.slice(1).map((core) => ({ ...core, text: core.text.replaceAll("-", "") }));
  }

  /** @param {Core} core @returns {Core[]} */
  #shortened({ text, words }) {
    const found = [];
    for (let size = 1; size <= Math.min(this.longest, text.length - 2); size += 1) {
      const ends = [
        [text.slice(0, size), text.slice(size), text[size]],
        [text.slice(-size), text.slice(0, -size), text[text.length - size - 1]],
      ];
      for (const [word, left, beside] of ends) {
        const whole = this.glue.has(word) || (DIGITS.test(word) && !DIGITS.test(beside));
        const cut = left.replace(/^-+|-+$/gu, "");
        if (whole && cut && (size > 1 || beside === "-")) {
          found.push({ text: cut, words: [...words, word], hyphened: beside === "-" });
        }
      }
    }
    return found;
  }
}

/**
 * True for a label with one of these words, as a piece of its own or, where it is long, inside one.
 *
 * @param {string} label
 * @param {ReadonlySet<string>} words
 */
function speaksOf(label, words) {
  const isIn = (/** @type {string} */ piece) => [...words].some((word) => word.length > 3 && piece.includes(word));
  return label.split("-").some((piece) => words.has(piece) || isIn(piece));
}
