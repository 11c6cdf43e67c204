/**
 * What somebody registered and what is a public suffix, by the rules of the Public Suffix List that an
 * edition publishes. Pure.
 */

/**
 * The rules as published, each part a text with spaces between the rules.
 *
 * @typedef {{icann: string, private: string}} PublishedSuffixes
 */

export class PublicSuffixes {
  /** @type {Set<string>} */
  #icann;
  /** @type {Set<string>} */
  #all;
  /** @type {Set<string>} */
  #topLevel;

  /** @param {PublishedSuffixes} published */
  constructor({ icann, private: builders }) {
    const rules = icann.split(" ");
    this.#icann = new Set(rules);
    this.#all = new Set([...rules, ...builders.split(" ")]);
    this.#topLevel = new Set(rules.map((rule) => rule.slice(rule.lastIndexOf(".") + 1)));
  }

  /** Does a host end in a top-level domain that exists? @param {string} host */
  isReal(host) {
    const dot = host.lastIndexOf(".");
    return dot >= 0 && this.#topLevel.has(host.slice(dot + 1));
  }

  /** "1-cash.com.sg" → "com.sg"; "" where no rule matches. @param {string} host */
  suffix(host) {
    return longest(host, this.#icann);
  }

  /** Is this itself a suffix, such as "com.sg"? @param {string} host */
  isSuffix(host) {
    return this.suffix(host) === host;
  }

  /** Do others sell names below this host? @param {string} host */
  isSiteBuilder(host) {
    return longest(host, this.#all) === host;
  }

  /**
   * The part of a host that someone registered: "pay.a.com.sg" → "a.com.sg"; "" for a suffix. Where no
   * rule matches, the last label is the suffix, as the list's own rules say.
   *
   * @param {string} host
   */
  registrable(host) {
    return below(host, this.suffix(host));
  }

  /** The same below site builders too: "shop.a.github.io" → "a.github.io". @param {string} host */
  site(host) {
    return below(host, longest(host, this.#all));
  }
}

/** The longest suffix of a host that a rule names. @param {string} host @param {ReadonlySet<string>} rules */
function longest(host, rules) {
  const labels = host.split(".");
  for (let at = 0; at < labels.length; at++) {
    const rest = labels.slice(at + 1).join(".");
    const here = rest ? `${labels[at]}.${rest}` : labels[at];
    if (rules.has(`!${here}`)) return rest;
    if (rules.has(here) || (rest && rules.has(`*.${rest}`))) return here;
  }
  return "";
}

/** @param {string} host @param {string} suffix */
function below(host, suffix) {
  const labels = host.split(".");
  const taken = suffix ? suffix.split(".").length : 1;
  return labels.length > taken ? labels.slice(-taken - 1).join(".") : "";
}
