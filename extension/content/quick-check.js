/**
 * The gate: a cheap glance at a document. Most pages speak of nothing that we care for, and that is all that is found
 * out about them. What looks closer comes only where the gate is open: it lets through what that would find.
 */
"use strict";

/** @typedef {import("../page-reading/facts.js").Facts} Facts */
/**
 * @typedef {object} Glance
 * @property {boolean} isOpen  it is worth to look closer
 * @property {Facts | null} facts  where it is not: the fields alone by which the page asks for identity or money
 * @property {boolean} isAbout  its head speaks of loans
 * @property {boolean} isUsed  a person uses the page
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
 * What is asked here is paid for by every page: each search through a page of 1 MB costs it 0.3 ms for a name of
 * elements, 2 ms for four of them or for its text.
 *
 * @param {(root: Node) => void} [onRoot]  called for every shadow root and document of a frame that was looked into
 * @param {boolean} [isUsed]  a person uses the page: then more is asked of one with many elements
 * @returns {Glance}
 */
function xianchaGlance(onRoot = () => undefined, isUsed = false) {
  const SHORT = 2000;
  const MENTIONS = 2;
  const SHELL = 300;
  const shut = { isOpen: false, facts: null, isAbout: false, isUsed };
  if (!xianchaIsHtml()) return shut;

  const body = document.body ?? document.documentElement;
  const elements = body.getElementsByTagName("*");
  const behind = elements.item(xianchaMost().read);
  const { text, isWhole } = behind ? xianchaEndsOf(body, behind) : xianchaAll();
  const heading = document.querySelector("h1");
  const description = xianchaMeta("meta[name=description i]", 300);
  const head = `${xianchaClip(document.title, 200)} ${description} ${heading ? xianchaTextOf(heading, 200) : ""}`;
  /** All at once: of most pages nothing more is asked. */
  const isSpeaking = xianchaSpeaksOfLoans(`${head}\n${text}`, 1) > 0;
  if (isSpeaking && xianchaSpeaksOfLoans(head, 1) > 0) return { ...shut, isOpen: true, isAbout: true };

  /** A short text says little: what counts may lie in shadow roots or in pictures. */
  const isShort = () =>
    text.length <= SHORT || (elements.item(SHELL) === null && text.length - xianchaUnread() <= SHORT);
  const isDrawnElsewhere = () => {
    if (xianchaIsWrittenInFrames()) return true;
    return (isUsed || elements.item(xianchaMost().drawn) === null) && xianchaRootsInView(isUsed).length > 0;
  };

  if (isShort()) return { ...shut, isOpen: behind !== null || xianchaMaySpeak(onRoot) };
  const isAbout = isSpeaking && (!isWhole || xianchaSpeaksOfLoans(text, MENTIONS) >= MENTIONS);
  if (isAbout || isDrawnElsewhere()) return { ...shut, isOpen: true };
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input"));
  const isAsking = inputs.length > 0;
  if (isAsking && !isWhole && xianchaSpeaksOfLoans(xianchaAboutFields(), 1) > 0) return { ...shut, isOpen: true };
  const fields = isAsking ? xianchaSecretFields(inputs) : [];
  const isSuspect = xianchaAsksWho(inputs, fields) || xianchaMayBeSplit(text);
  if ((isSuspect || isUsed) && xianchaIsSplit(body, `${head}\n${text}`, isSuspect)) return { ...shut, isOpen: true };
  return fields.length > 0 ? { ...shut, facts: { ...xianchaHead(), ...xianchaNothing(), fields } } : shut;
}

/**
 * Does it ask for a phone, or for identity or money? A password alone is asked for everywhere.
 *
 * @param {Iterable<HTMLInputElement>} inputs
 * @param {Field[]} fields
 */
function xianchaAsksWho(inputs, fields) {
  return fields.some(({ type }) => type !== "password") || [...inputs].some(({ type }) => type === "tel");
}

/**
 * May letters that nobody sees stand within the words for loans? Wider than what it stands for, and of the usual words
 * alone: where it holds, what people read is put together.
 *
 * @param {string} text
 */
function xianchaMayBeSplit(text) {
  const MOST = 20_000;
  const SPLIT = new RegExp(
    [
      "借.{1,12}?[款钱錢条條呗]|放.{1,12}?款|身.{0,12}?份.{0,12}?[证證]|[银銀].{0,12}?行.{0,12}?卡|[额額].{1,12}?度|提.{1,12}?[现現]",
      String.raw`\b[Ll]\S{0,3}[Oo]\S{0,3}[Aa]\S{0,3}[Nn]|\b[Bb]\S{0,3}[Oo]\S{0,3}[Rr]\S{0,3}[Rr]\S{0,3}[Oo]\S{0,3}[Ww]`,
      String.raw`\b[Cc]\S{0,3}[Aa]\S{0,3}[Ss]\S{0,3}[Hh]|\b[Cc]\S{0,3}[Rr]\S{0,3}[Ee]\S{0,3}[Dd]\S{0,3}[Ii]\S{0,3}[Tt]`,
      String.raw`\b[Pp]\S{0,3}[Ii]\S{0,3}[Nn]\S{0,3}[Jj]\S{0,3}[Aa]\S{0,3}[Mm]`,
    ].join("|"),
  );
  return SPLIT.test(text.slice(0, MOST));
}

/**
 * Does what people read of a page speak of loans more often than its texts do as they lie there?
 *
 * @param {Element} body
 * @param {string} text
 * @param {boolean} isSuspect  else less of it is read
 */
function xianchaIsSplit(body, text, isSuspect) {
  const MOST = isSuspect ? 8000 : 3000;
  const times = xianchaSpeaksOfLoans(text, 9);
  return xianchaSpeaksOfLoans(xianchaTextBelow(body, MOST, ["script", "style", "noscript"]), 9) > times;
}

/** Elements up to which all is read, and what is drawn is asked. */
function xianchaMost() {
  return { read: 1500, drawn: 1000 };
}

/** Nothing that is drawn is asked of such a page: it needs not wait until its style is in order. */
function xianchaAsksOnlyWords() {
  return window.length === 0 && document.body?.getElementsByTagName("*").item(xianchaMost().read) !== null;
}

/** Is anything of it a page's? Another format's tree may have HTML within. */
function xianchaIsHtml() {
  const XHTML = "http://www.w3.org/1999/xhtml";
  return document.body !== null || document.getElementsByTagNameNS(XHTML, "*").item(0) !== null;
}

/** Characters of the text that nobody reads. */
function xianchaUnread() {
  const all = [...(document.body?.querySelectorAll("script, style, noscript") ?? [])];
  return all.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
}

/** The text of a page of few elements; of a very long one its ends, without what scripts hold. */
function xianchaAll() {
  const MOST = { first: 48_000, last: 16_000 };
  const text = [document.body, ...xianchaBesideBody()].map((part) => part?.textContent ?? "").join("\n");
  if (text.length <= MOST.first + MOST.last) return { text, isWhole: true };
  const more = xianchaUnread();
  return { text: `${text.slice(0, MOST.first + more)}\n${text.slice(-MOST.last - more)}`, isWhole: false };
}

/**
 * The text of the ends of a page of many elements, without what scripts hold.
 *
 * @param {Element} body
 * @param {Element} behind  it is read up to this element
 */
function xianchaEndsOf(body, behind) {
  const MOST = 64_000;
  const range = document.createRange();
  range.setStart(body, 0);
  range.setEndBefore(behind);
  const all = range.toString();
  const first = all.length > MOST ? all.slice(0, MOST + xianchaUnread()) : all;
  return { text: `${first}\n${xianchaEndOf(body)}`, isWhole: false };
}

/**
 * Each new sort of element that is touched costs as much as reading fifty texts: only of long ones is asked what holds
 * them.
 *
 * @param {Element} body
 */
function xianchaEndOf(body) {
  const MOST = { nodes: 150, text: 1000, unasked: 100 };
  const UNREAD = ["script", "style", "noscript"];
  /** @param {Node} node */
  const isRead = (node) => !UNREAD.includes(node.parentElement?.localName ?? "");
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let text = "";
  let node = walker.lastChild();
  for (let nodes = 0; node && nodes < MOST.nodes && text.length < MOST.text; nodes++) {
    const said = node.nodeValue ?? "";
    if (said.length <= MOST.unasked || isRead(node)) text = `${said.slice(-MOST.text)}\n${text}`;
    node = walker.previousNode();
  }
  return text;
}

/** Facts of a page about something else. */
function xianchaNothing() {
  return {
    headings: [], actions: [], lines: [], apps: [], packages: 0, contacts: [], bylines: [], text: "", choices: [],
    prose: 0,
    links: 0, code: 0, menu: [], types: [],
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
  const reading = xianchaReading(MOST.text);
  const end = () => {
    said.push(reading.text());
    reading.end();
  };
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
      } else if (!UNREAD.has(node.parentElement?.localName ?? "")) {
        said.push(/** @type {Text} */ (node).data);
        reading.add(/** @type {Text} */ (node), end);
      }
    }
    end();
  };

  gather(document);
  const text = said.join(" ");
  if (elements > MOST.elements || text.length > MOST.text) return true;
  return xianchaSpeaksOfLoans(text, 1) > 0 || WORDS.test(text) || (asks && xianchaIsSecret({ type: "", label: text }));
}
