/** Collects the bounded text facts of a document. It knows no rules: what they mean, the worker decides. */
"use strict";

/** @typedef {import("../page-model/facts.js").Facts} Facts */

/**
 * Most pages are about something else, and that is all that is found out about them. Of a huge page
 * nothing is searched as a whole.
 *
 * @param {(root: Node) => void} [onRoot]  called for every shadow root and document of a frame that was looked into
 * @returns {Facts | null} null where nothing on the page speaks of loans or asks for identity or money; of a page
 *   about something else that asks, those fields alone
 */
function xianchaObserve(onRoot = () => undefined) {
  const MILLISECONDS = 60;
  const HUGE = 4_000_000;
  const SHORT = 2000;
  const MENTIONS = 2;
  const SHELL = 300;
  const NODES = { most: 5000, tail: 1000 };
  const NODES_ABOUT_LOANS = { most: 7000, tail: 1500 };
  const XHTML = "http://www.w3.org/1999/xhtml";
  const TYPE = /"@type"\s*:\s*"(\w{1,40})"/g;

  if (document.getElementsByTagNameNS(XHTML, "*").item(0) === null) return null;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isHuge = (entry?.decodedBodySize ?? 0) > HUGE;
  const until = performance.now() + MILLISECONDS;

  /** @param {string} selector @param {number} length */
  const meta = (selector, length) =>
    xianchaClip(document.head?.querySelector(selector)?.getAttribute("content"), length);

  const head = {
    lang: xianchaClip(document.documentElement.lang, 20),
    title: xianchaClip(document.title, 200),
    description: meta("meta[name=description i]", 300),
    site: meta("meta[property='og:site_name']", 100),
  };
  const heading = isHuge ? null : document.querySelector("h1");
  const isAbout =
    xianchaSpeaksOfLoans(`${head.title} ${head.description} ${heading ? xianchaTextOf(heading, 200) : ""}`, 1) > 0;

  /** A short text says little: what counts may lie in shadow roots or in pictures. */
  const isElsewhere = () => {
    if (isAbout || isHuge) return false;
    const text = [document.body, ...xianchaBesideBody()].map((part) => part?.textContent ?? "").join("\n");
    if (text.length <= SHORT || xianchaSpeaksOfLoans(text, MENTIONS) >= MENTIONS) return false;
    return (isBuilt() || text.length - unread() > SHORT) && !xianchaIsDrawnElsewhere();
  };

  /** More than the shell that a script fills. */
  const isBuilt = () => document.getElementsByTagName("*").item(SHELL) !== null;

  /** Characters of the text that nobody reads. */
  const unread = () => {
    const all = [...document.body.querySelectorAll("script, style, noscript")];
    return all.reduce((sum, { textContent }) => sum + (textContent?.length ?? 0), 0);
  };

  const nothing = {
    headings: [],
    actions: [],
    lines: [],
    apps: [],
    contacts: [],
    bylines: [],
    text: "",
    prose: 0,
    links: 0,
    code: 0,
    types: [],
  };
  if (isElsewhere()) {
    const fields = xianchaSecretFields();
    return fields.length > 0 ? { ...head, ...nothing, fields } : null;
  }

  const nodes = isAbout ? NODES_ABOUT_LOANS : NODES;
  const found = xianchaCollect({ ...nodes, isHuge, late: () => performance.now() > until, onRoot });
  const words = [...found.text, ...found.fields.map(({ label }) => label), ...found.actions.map(({ text }) => text)];
  if (!isAbout && !found.fields.some(xianchaIsSecret) && !xianchaSpeaksOfLoans(words.join("\n"), 1)) return null;

  const types = () => {
    const scripts = isHuge ? [] : [...document.querySelectorAll("script[type='application/ld+json']")].slice(0, 5);
    const named = scripts.flatMap((script) =>
      [...(script.textContent ?? "").slice(0, 20_000).matchAll(TYPE)].map((match) => match[1]),
    );
    return [...new Set([meta("meta[property='og:type']", 40), ...named])].filter(Boolean).slice(0, 20);
  };
  const published = meta("meta[property='article:published_time'], meta[itemprop=datePublished]", 40);

  return {
    ...head,
    ...found,
    text: found.text.join("\n"),
    bylines: [...found.bylines, published].filter(Boolean),
    types: types(),
  };
}
