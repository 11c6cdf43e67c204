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
  #published;
  /** Made when first asked for, since that takes longer than a question that needs none. */
  #made = /** @type {ReturnType<typeof setsOf> | null} */ (null);

  /** @param {PublishedSuffixes} published */
  constructor(published) {
    this.#published = published;
  }

  get #rules() {
    return (this.#made ??= setsOf(this.#published));
  }

  /** Does a host end in a top-level domain that exists? @param {string} host */
  isReal(host) {
    const dot = host.lastIndexOf(".");
    return dot >= 0 && this.#rules.topLevel.has(host.slice(dot + 1));
  }

  /** "1-cash.com.sg" → "com.sg"; "" where no rule matches. @param {string} host */
  suffix(host) {
    return longest(host, this.#rules.icann);
  }

  /** Is this itself a suffix, such as "com.sg"? @param {string} host */
  isSuffix(host) {
    return this.suffix(host) === host;
  }

  /** Do others sell names below this host? @param {string} host */
  isSiteBuilder(host) {
    return longest(host, this.#rules.all) === host;
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
    return below(host, longest(host, this.#rules.all));
  }
}

/** The rules, those of site builders too, and the top-level domains. @param {PublishedSuffixes} published */
function setsOf({ icann, private: builders }) {
  const rules = icann.split(" ");
  return {
    icann: new Set(rules),
    all: new Set([...rules, ...builders.split(" ")]),
    topLevel: new Set(rules.map((rule) => rule.slice(rule.lastIndexOf(".") + 1))),
  };
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
