/** Shows the banner whose text the worker made. Text only, never takes the focus. */
"use strict";

/**
 * What is shown on the page, and the words it was made of.
 *
 * @type {{surface: {remove: () => void}, words: string} | null}
 */
let xianchaStanding = null;

/** The person wants to be left alone here, or there is no reason any longer. */
function xianchaTakeDown() {
  xianchaStanding?.surface.remove();
  xianchaStanding = null;
}

/**
 * One thing at a time, put up once.
 *
 * @param {{type: string, banner?: import("../browser/messages.js").Banner, warning?:
 *   import("../browser/messages.js").WarningText}} message
 */
function xianchaPut({ type, banner, warning }) {
  const words = JSON.stringify([type, banner, warning]);
  if (words === xianchaStanding?.words) return;
  xianchaTakeDown();
  if (banner) xianchaShowBanner(banner);
  if (warning) xianchaShowWarning(warning);
  if (xianchaStanding) xianchaStanding.words = words;
}

/** @param {{style: string, box: HTMLElement}} what */
function xianchaPutUp(what) {
  /** @param {boolean} unseen */
  const onUnseen = (unseen) => xianchaTell({ type: "unseen", unseen });
  xianchaStanding = { surface: xianchaSurface({ ...what, onUnseen }), words: "" };
}

/** @param {import("../browser/messages.js").Banner} banner */
function xianchaShowBanner(banner) {
  const STYLE = `
    * { box-sizing: border-box; }
    .banner { pointer-events: auto;
      font: 15px/1.5 system-ui, sans-serif;
      color: #1f2328;
      background: #fff7e6; border-bottom: 2px solid #8a5300; padding: 6px 16px 8px;
      box-shadow: 0 1px 6px rgb(0 0 0 / 20%); }
    .inner { max-width: 1040px; margin: 0 auto; display: grid; grid-template-columns: 1fr auto; gap: 0 12px;
      align-items: center; }
    .word { margin: 0; font-weight: 700; }
    .mark { display: inline-grid; place-items: center; width: 22px; height: 22px; margin-inline-end: 8px;
      border-radius: 4px;
      background: #8a5300; color: #ffffff; font-weight: 700; }
    .says, .steps { margin: 0; grid-column: 1 / -1; }
    .steps { display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 14px; }
    .first { margin: 0; font-weight: 600; }
    ol { margin: 0; padding: 0; display: contents; list-style: none; }
    .links { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 20px; }
    button { font: inherit; color: inherit; background: none; border: 0; min-height: 32px; min-width: 32px;
      padding: 2px 4px;
      cursor: pointer; border-radius: 4px; }
    .links button { text-decoration: underline; text-underline-offset: 3px; font-weight: 600; padding-inline: 0; }
    .close { font-size: 18px; line-height: 1; }
    button:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 1px; }
    @media (prefers-color-scheme: dark) {
      .banner { color: #e8eaed; background: #33290f; border-color: #e8b455; }
      .mark { background: #e8b455; color: #1c1e21; }
      button:focus-visible { outline-color: #8ab4f8; }
    }
    .calm { background: #f5f6f8; border-color: #5f6368; }
    .calm .mark { background: #5f6368; }
    @media (prefers-color-scheme: dark) {
      .calm { background: #26292d; border-color: #aab1b9; }
      .calm .mark { background: #aab1b9; }
    }
    @media (forced-colors: active) { .banner, .mark { border: 1px solid CanvasText; } }
    @media (max-width: 480px) { .banner { padding: 4px 12px; font-size: 14px; } .steps { display: none; } }`;
  /** @type {Record<string, string>} */
  const MARKS = { unlisted: "!", claimed: "?", suspended: "‖", lookalike: "≠" };

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name @param {string} className @param {string} text
   */
  const make = (name, className, text) => {
    const element = xianchaMade(name);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  };

  /** @param {string} className @param {string} text @param {() => void} press */
  const button = (className, text, press) => {
    const element = make("button", className, text);
    element.type = "button";
    element.addEventListener("click", (event) => event.isTrusted && press());
    return element;
  };

  /** @param {"checklist" | "why" | "apk"} page */
  const open = (page) => xianchaTell({ type: "open", page });

  const mark = make("span", "mark", banner.isCalm ? "…" : (MARKS[banner.verdict] ?? "!"));
  mark.ariaHidden = "true";
  const word = make("p", "word", `${banner.label} · ${banner.word}`);
  word.prepend(mark);
  const close = button("close", "✕", () => {
    xianchaTakeDown();
    xianchaTell({ type: "dismissed" });
  });
  close.ariaLabel = banner.close;
  close.id = "close";
  const links = make("div", "links", "");
  const checklist = button("", banner.checklist, () => open("checklist"));
  checklist.id = "checklist";
  const why = button("", banner.why, () => open("why"));
  why.id = "why";
  const apk = button("", banner.apk, () => open("apk"));
  apk.id = "apk";
  links.append(checklist, ...(banner.apk ? [apk] : []), why);
  const inner = make("div", "inner", "");
  inner.append(word, close, make("p", "says", banner.says));
  if (banner.items.length) {
    const list = make("ol", "", "");
    list.append(
      ...banner.items.map(({ text, lang }, n) => Object.assign(make("li", "", `${n + 1}. ${text}`), { lang })),
    );
    const steps = make("div", "steps", "");
    steps.append(make("p", "first", banner.first), list);
    inner.append(steps);
  }
  inner.append(links);
  const box = make("div", banner.isCalm ? "banner calm" : "banner", "");
  box.lang = banner.lang;
  box.append(inner);
  box.role = "status";
  xianchaPutUp({ style: STYLE, box });
}
