/**
 * The gate: a cheap glance at a document. Most pages speak of nothing that we care for, and that is all that is found
 * out about them. What looks closer comes only where the gate is open: it lets through whatever that would find.
 */
"use strict";

/** @typedef {import("../page-model/facts.js").Facts} Facts */
/**
 * @typedef {object} Glance
 * @property {boolean} isOpen  it is worth to look closer
 * @property {Facts | null} facts  where it is not: the fields alone by which the page asks for identity or money
 * @property {boolean} isAbout  its head speaks of loans
 * @property {boolean} isHuge  nothing of it is searched or laid out as a whole
 */

/** What is known of any document. */
function xianchaHead() {
  return {
    lang: xianchaClip(document.documentElement.lang, 20),
    title: xianchaClip(document.title, 200),
    description: xianchaMeta("meta[name=description i]", 300),
    site: xianchaMeta("meta[property='og:site_name']", 100),
  };
}

/** @param {string} selector @param {number} length */
function xianchaMeta(selector, length) {
  return xianchaClip(document.head?.querySelector(selector)?.getAttribute("content"), length);
}

/**
 * @param {(root: Node) => void} [onRoot]  called for every shadow root and document of a frame that was looked into
 * @returns {Glance}
 */
function xianchaGlance(onRoot = () => undefined) {
  const HUGE = 4_000_000;
  const SHORT = 2000;
  const MENTIONS = 2;
  const SHELL = 300;
  /** Characters read of a long text, from the beginning and from the end. */
  const READ = { first: 48_000, last: 16_000 };
  const XHTML = "http://www.w3.org/1999/xhtml";
  const shut = { isOpen: false, facts: null, isAbout: false, isHuge: false };

  if (document.getElementsByTagNameNS(XHTML, "*").item(0) === null) return shut;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isHuge = (entry?.decodedBodySize ?? 0) > HUGE;
  const head = xianchaHead();
  const heading = isHuge ? null : document.querySelector("h1");
  const isAbout =
    xianchaSpeaksOfLoans(`${head.title} ${head.description} ${heading ? xianchaTextOf(heading, 200) : ""}`, 1) > 0;
  if (isAbout || isHuge) return { ...shut, isOpen: true, isAbout, isHuge };

  /** Characters of the text that nobody reads. */
  const unread = () => {
    const all = [...(document.body?.querySelectorAll("script, style, noscript") ?? [])];
    return all.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
  };

  /** Does a long text speak of loans? Of a very long one its ends are read, and what is about its fields. */
  const speaks = () => {
    if (text.length <= READ.first + READ.last) return xianchaSpeaksOfLoans(text, MENTIONS) >= MENTIONS;
    const more = unread();
    const ends = [text.slice(0, READ.first + more), text.slice(-READ.last - more), xianchaAboutFields()];
    return xianchaSpeaksOfLoans(ends.join("\n"), 1) > 0;
  };

  /** A short text says little: what counts may lie in shadow roots or in pictures. */
  const isShort = () =>
    text.length <= SHORT ||
    (document.getElementsByTagName("*").item(SHELL) === null && text.length - unread() <= SHORT);

  const text = [document.body, ...xianchaBesideBody()].map((part) => part?.textContent ?? "").join("\n");
  if (isShort()) return { ...shut, isOpen: xianchaMaySpeak(onRoot) };
  if (speaks() || xianchaIsDrawnElsewhere()) return { ...shut, isOpen: true };
  const fields = xianchaSecretFields();
  return fields.length > 0 ? { ...shut, facts: { ...head, ...xianchaNothing(), fields } } : shut;
}

/** Facts of a page about something else. */
function xianchaNothing() {
  return {
    headings: [], actions: [], lines: [], apps: [], contacts: [], bylines: [], text: "", prose: 0, links: 0, code: 0,
    types: [],
  };
}

/** What stands about the fields of a long page, wherever on it they are. */
function xianchaAboutFields() {
  const MOST = { fields: 300, forms: 40, text: 4000 };
  const UP = 4;
  /** @type {Set<Element>} */
  const about = new Set();
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (
    document.querySelectorAll("input, select, textarea, button")
  );
  const labels = [];
  for (const field of [...fields].slice(0, MOST.fields)) {
    labels.push(xianchaFieldOf(field, xianchaAheadOf(field)).label);
    let around = /** @type {Element} */ (field.form ?? field);
    for (let up = 0; up < UP && !field.form; up++) around = xianchaOwn(around, "parentElement") ?? around;
    about.add(around);
    if (about.size >= MOST.forms) break;
  }
  about.delete(document.body);
  about.delete(document.documentElement);
  return [...labels, ...[...about].map((one) => xianchaOwn(one, "textContent")?.slice(0, MOST.text))].join("\n");
}

/**
 * May a page with little text of its own have anything for us? All that can be read of it, shadow roots and frames of
 * its own making included, is gathered without asking what of it is shown; of more than a little it is not asked.
 *
 * @param {(root: Node) => void} onRoot
 */
function xianchaMaySpeak(onRoot) {
  const MOST = { elements: 400, text: 20_000 };
  const SAID = ["alt", "aria-label", "placeholder", "title", "value", "name", "id", "autocomplete"];
  const UNREAD = new Set(["script", "style"]);
  const FRAMES = new Set(["iframe", "frame", "object", "embed"]);
  const ASKED = new Set(["input", "select", "textarea"]);
  /** Wider than what it stands for: texts are joined without a sign where one ends. */
  const WORDS = /[Cc]ash|CASH|[Dd]ana|DANA|[Cc]air|CAIR|PAN/;
  /** @type {string[]} */
  const said = [];
  let elements = 0;
  let asks = false;

  /** @param {Element} element */
  const see = (element) => {
    const name = xianchaOwn(element, "localName");
    if (ASKED.has(name)) {
      const { type } = /** @type {HTMLInputElement} */ (element);
      asks ||= type !== "hidden";
      if (type === "password") said.push("password");
    }
    for (const one of xianchaOwn(element, "attributes").length > 0 ? SAID : []) {
      const value = Element.prototype.getAttribute.call(element, one);
      if (value) said.push(value);
    }
    const written = FRAMES.has(name) && xianchaWrittenIn(element);
    if (written) inside(written);
    const shadow = xianchaRootOf(element);
    if (shadow) inside(shadow);
  };

  /** @param {Node} root */
  const inside = (root) => {
    onRoot(root);
    gather(root);
  };

  /** @param {Node} root */
  const gather = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && elements <= MOST.elements; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        elements++;
        see(/** @type {Element} */ (node));
      } else if (!UNREAD.has(node.parentElement?.localName ?? "")) said.push(/** @type {Text} */ (node).data);
    }
  };

  gather(document);
  const text = said.join(" ");
  if (elements > MOST.elements || text.length > MOST.text) return true;
  return xianchaSpeaksOfLoans(text, 1) > 0 || WORDS.test(text) || (asks && xianchaIsSecret({ type: "", label: text }));
}
