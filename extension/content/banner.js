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
    .banner { pointer-events: auto; font: 14px/1.5 system-ui, sans-serif; color: var(--ink);
      background: var(--check-soft); border-bottom: 2px solid var(--check); padding: 2px 16px;
      box-shadow: 0 1px 6px rgb(0 0 0 / 20%); --sign: var(--check); }
    .calm { background: var(--calm-soft); border-color: var(--calm); --sign: var(--calm); }
    .inner { max-width: 1040px; margin: 0 auto; display: grid; grid-template-columns: 1fr auto; align-items: center; }
    .word, .says, button { overflow: hidden; text-overflow: ellipsis; }
    .word { margin: 0; font-size: 15px; font-weight: 700; white-space: nowrap; }
    .mark { display: inline-grid; place-items: center; width: 24px; height: 24px; margin-inline-end: 8px;
      border-radius: 6px; background: var(--sign); color: var(--on); }
    .says { margin: 0; grid-column: 1 / -1; display: -webkit-box; -webkit-box-orient: vertical;
      -webkit-line-clamp: 2; }
    .links { grid-column: 1 / -1; display: flex; gap: 0 12px; min-width: 0; }
    button { font: inherit; color: inherit; background: none; border: 0; min-height: 44px; min-width: 44px;
      padding: 2px 4px; cursor: pointer; border-radius: var(--radius-10); white-space: nowrap; }
    .links button { text-decoration: underline; text-underline-offset: 3px; padding-inline: 0; }
    .links button:first-child { flex: none; }
    .close { font-size: 18px; line-height: 1; }
    button:focus-visible { outline: 3px solid var(--action); outline-offset: -3px; }
    @media (forced-colors: active) { .banner, .mark { border: 1px solid CanvasText; } }`;
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
  inner.append(links);
  const box = make("div", banner.isCalm ? "banner calm" : "banner", "");
  box.lang = banner.lang;
  box.append(inner);
  box.role = "status";
  xianchaPutUp({ style: STYLE, box });
}
