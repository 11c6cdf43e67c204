/** Collects the bounded text facts of a document. It knows no rules: what they mean, the worker decides. */
"use strict";

/** @typedef {import("../background/facts.js").Facts} Facts */
/** @typedef {import("../background/facts.js").Line} Line */

/** @returns {Facts} */
function xianchaObserve() {
  const MILLISECONDS = 25;
  const NAMES = /公司|银行|信用社|联合社|资金方|放款|贷款人|出借人|ICP|备案|许可证|机构编码|\b(?:pte|ltd|limited|inc|llc|bank|licen[cs]e|lender|moneylender|copyright)\b|©/iu;
  const SUMS = /\d.{0,6}(?:元|万|千|个月|期|%|％)|(?:利率|年化|日息|月息|额度|期限).{0,10}\d|[$£₹₱]\s?\d|\b(?:SGD|USD|GBP|INR|IDR|PHP|KES|Rp)\b\s?\d/iu;
  const PROSE = new Set(["p", "li", "td", "blockquote", "dd"]);
  const until = performance.now() + MILLISECONDS;
  const late = () => performance.now() > until;

  /** @param {string} selector @param {number} count @param {number} length */
  const texts = (selector, count, length) => {
    const found = new Set();
    for (const element of document.querySelectorAll(selector)) {
      if (found.size >= count || late()) break;
      const value = element instanceof HTMLInputElement ? element.value : "";
      const text = xianchaClip(value || xianchaTextOf(element, length) || element.getAttribute("aria-label"), length);
      if (text && xianchaIsShown(element)) found.add(text);
    }
    return [...found];
  };

  /** @param {string} selector @param {number} length */
  const meta = (selector, length) => xianchaClip(document.querySelector(selector)?.getAttribute("content"), length);

  const fields = () => {
    const found = [];
    for (const field of document.querySelectorAll("input, select, textarea")) {
      if (found.length >= 40 || late()) break;
      const { type } = /** @type {HTMLInputElement} */ (field);
      if (["hidden", "submit", "button", "image", "reset"].includes(type)) continue;
      found.push({ type: xianchaClip(type, 20), label: labelOf(/** @type {HTMLInputElement} */ (field)) });
    }
    return found;
  };

  /** @param {HTMLInputElement} field */
  const labelOf = (field) => {
    const described = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/u).map((id) => id && document.getElementById(id)?.textContent);
    const near = field.labels?.length ? [] : [field.previousElementSibling?.textContent, field.closest("div, p, li, td")?.textContent];
    const parts = [field.placeholder, field.getAttribute("aria-label"), ...[...(field.labels ?? [])].map((label) => label.textContent), ...described, ...near, field.name];
    return xianchaClip(parts.filter(Boolean).map((part) => xianchaClip(part, 40)).join(" "), 80);
  };

  /** @param {Element} element @returns {import("../background/facts.js").Where} */
  const where = (element) => {
    if (element.closest("footer, [role=contentinfo], [class*=footer i], [id*=footer i], [class*=copyright i]")) return "footer";
    if (element.closest("article, [role=article], [itemprop=articleBody]")) return "article";
    return element.closest("form, fieldset, [class*=form i]") ? "form" : "body";
  };

  /** The line a text stands in: its label beside it included, its neighbours' neighbours not. @param {Element} element */
  const lineAround = (element) => {
    let line = element;
    for (let climbed = 0; climbed < 3; climbed++) {
      const parent = line.parentElement;
      if (!parent || parent === document.body || parent.childElementCount > 4) break;
      if ((parent.textContent ?? "").length > 160) break;
      line = parent;
    }
    return xianchaTextOf(line, 200);
  };

  const lines = () => {
    /** @type {Map<string, Line>} */
    const names = new Map();
    /** @type {Map<string, Line>} */
    const money = new Map();
    let prose = 0;
    const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && !late(); node = walker.nextNode()) {
      const text = node.nodeValue ?? "";
      const parent = node.parentElement;
      if (!parent || text.length < 2 || ["script", "style", "noscript", "template"].includes(parent.localName)) continue;
      if (text.length > 40 && PROSE.has(parent.localName)) prose += text.length;
      const isName = names.size < 60 && NAMES.test(text);
      const isSum = money.size < 20 && SUMS.test(text);
      if ((!isName && !isSum) || !xianchaIsShown(parent)) continue;
      const line = { text: text.trim().length > 160 ? around(text, isName ? NAMES : SUMS) : lineAround(parent), where: where(parent) };
      if (isName) names.set(line.text, line);
      if (isSum) money.set(line.text, line);
    }
    return { lines: [...names.values()], money: [...money.values()], prose };
  };

  /** A long text's part about the first mark in it. @param {string} text @param {RegExp} mark */
  const around = (text, mark) => {
    const at = text.search(mark);
    return xianchaClip(text.slice(Math.max(0, at - 100), at + 100), 200);
  };

  const types = () => {
    const found = [meta("meta[property='og:type']", 40)];
    for (const script of [...document.querySelectorAll("script[type='application/ld+json']")].slice(0, 5)) {
      for (const match of (script.textContent ?? "").slice(0, 20_000).matchAll(/"@type"\s*:\s*"(\w{1,40})"/gu)) found.push(match[1]);
    }
    return [...new Set(found)].filter(Boolean).slice(0, 20);
  };

  return {
    lang: xianchaClip(document.documentElement.lang, 20),
    title: xianchaClip(document.title, 200),
    description: meta("meta[name=description i]", 300),
    site: meta("meta[property='og:site_name']", 100),
    headings: texts("h1, h2, h3", 20, 120),
    actions: texts("button, [role=button], input[type=submit], input[type=button], a[class*=btn i], a[class*=button i], a[class*=apply i]", 60, 40),
    fields: fields(),
    ...lines(),
    types: types(),
    byline: document.querySelector("[rel=author], [itemprop=author], [itemprop=datePublished], meta[property='article:published_time'], meta[name=author], [class*=byline i], article time") !== null,
    links: document.links.length,
  };
}
