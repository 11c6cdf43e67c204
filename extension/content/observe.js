/** Collects the bounded text facts of a document. It knows no rules: what they mean, the worker decides. */
"use strict";

/**
 * Most pages are about something else, and that is all that is found out about them. Of a huge page
 * nothing is searched as a whole.
 *
 * @param {(root: Node) => void} [onRoot]  called for every shadow root and document of a frame that was looked into
 * @param {Glance} [glance]  how it looks from the gate
 * @returns {Facts | null} null where nothing on the page speaks of loans or asks for identity or money; of a page
 *   about something else that asks, those fields alone
 */
function xianchaObserve(onRoot = () => undefined, { isOpen, facts, isAbout, isUsed } = xianchaGlance(onRoot)) {
  const MILLISECONDS = 60;
  const HUGE = 4_000_000;
  const NODES = { most: 5000, tail: 1000 };
  const NODES_ABOUT_LOANS = { most: 7000, tail: 1500 };
  const TYPE = /"@type"\s*:\s*"(\w{1,40})"/g;

  if (!isOpen) return facts;
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  const isHuge = (entry?.decodedBodySize ?? 0) > HUGE;
  const until = performance.now() + MILLISECONDS;
  const nodes = isAbout ? NODES_ABOUT_LOANS : NODES;
  const found = xianchaCollect({ ...nodes, isHuge, isUsed, late: () => performance.now() > until, onRoot });
  const words = [...found.text, ...found.fields.map(({ label }) => label), ...found.actions.map(({ text }) => text)];
  if (!isAbout && !found.fields.some(xianchaIsSecret) && !xianchaSpeaksOfLoans(words.join("\n"), 1)) return null;

  const types = () => {
    const scripts = isHuge ? [] : [...document.querySelectorAll("script[type='application/ld+json']")].slice(0, 5);
    const named = scripts.flatMap((script) =>
      [...(script.textContent ?? "").slice(0, 20_000).matchAll(TYPE)].map((match) => match[1]),
    );
    return [...new Set([xianchaMeta("meta[property='og:type']", 40), ...named])].filter(Boolean).slice(0, 20);
  };
  const published = xianchaMeta("meta[property='article:published_time'], meta[itemprop=datePublished]", 40);

  return {
    ...xianchaHead(),
    ...found,
    text: found.text.join("\n"),
    bylines: [...found.bylines, published].filter(Boolean),
    types: types(),
  };
}
