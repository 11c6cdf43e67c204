/**
 * What somebody registered and what is a public suffix, by the rules of the Public Suffix List that an
 * edition publishes. Pure.
 */

/**
 * The rules as published, each part a text with spaces between the rules.
 *
 * @typedef {{icann: string, private: string}} PublishedSuffixes
 */
/** @typedef {(ending: string) => ReadonlySet<string>} RulesOf  the rules that end with a top-level domain */

export class PublicSuffixes {
  #icann;
  #all;

  /** @param {PublishedSuffixes} published */
  constructor({ icann, private: builders }) {
    const [ofIcann, ofBuilders] = [byEnding(icann), byEnding(builders)];
    this.#icann = once((ending) => new Set(ofIcann(ending)));
    this.#all = once((ending) => new Set([...this.#icann(ending), ...ofBuilders(ending)]));
  }

  /** Does a host end in a top-level domain that exists? @param {string} host */
  isReal(host) {
    return host.includes(".") && this.#icann(endingOf(host)).size > 0;
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

/** The last label of a host or a rule. @param {string} host */
function endingOf(host) {
  return host.slice(host.lastIndexOf(".") + 1);
}

/**
 * Finds the rules for one top-level domain in the text of all: of ten thousand a host needs those of its own.
 *
 * @param {string} text  with spaces between the rules
 * @returns {(ending: string) => Generator<string>}
 */
function byEnding(text) {
  const all = ` ${text} `;
  return function* rulesOf(ending) {
    const last = `${ending} `;
    for (let at = all.indexOf(last); ending && at >= 0; at = all.indexOf(last, at + 1)) {
      const before = all[at - 1];
      if (before === "." || before === " ") yield all.slice(all.lastIndexOf(" ", at - 1) + 1, at + ending.length);
    }
  };
}

/** @param {RulesOf} find @returns {RulesOf} */
function once(find) {
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();
  return (ending) => {
    const rules = known.get(ending) ?? find(ending);
    known.set(ending, rules);
    return rules;
  };
}

/** The longest suffix of a host that a rule names. @param {string} host @param {RulesOf} rulesOf */
function longest(host, rulesOf) {
  const labels = host.split(".");
  const rules = rulesOf(labels[labels.length - 1]);
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
