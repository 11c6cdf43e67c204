/** A warning over the whole page, where the browser shows none of the extension's own pages in this window. */
"use strict";

/** @param {import("../browser/messages.js").WarningText} warning */
function xianchaShowWarning(warning) {
  const STYLE = `
    * { box-sizing: border-box; }
    .warning { pointer-events: auto; position: fixed; inset: 0; overflow: auto; padding: 32px 16px; color: #1f1a12;
      background: #fdf1ef;
      font: 17px/1.6 system-ui, sans-serif;
      border-top: 8px solid #b3261e; }
    .inner { max-width: 640px; margin: 0 auto; }
    h1 { font-size: 24px; line-height: 1.3; margin: 0 0 16px; }
    .label { margin: 0; color: #5f3b38; }
    .host { margin: 0 0 16px; font-size: 32px; font-weight: 700; overflow-wrap: anywhere; }
    button { font: inherit; min-height: 44px; padding: 8px 20px; border-radius: 6px; border: 1px solid currentColor;
      background: none; color: inherit; cursor: pointer; }
    .leave { background: #b3261e; border-color: #b3261e; color: #fff; font-weight: 700; }
    details { margin-top: 32px; }
    summary { min-height: 44px; cursor: pointer; }
    button:focus-visible, summary:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      .warning { color: #f4e3e1; background: #2b1614; }
      .label { color: #e0b8b4; }
      button:focus-visible, summary:focus-visible { outline-color: #8ab4f8; }
    }
    @media (forced-colors: active) { .warning { border: 4px solid CanvasText; } }`;

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} name @param {string} className @param {string} text
   */
  const make = (name, className, text) => Object.assign(xianchaMade(name), { className, textContent: text });
  /** @param {string} id @param {string} text @param {() => void} press */
  const button = (id, text, press) => {
    const element = Object.assign(make("button", id, text), { id, type: /** @type {const} */ ("button") });
    element.addEventListener("click", (event) => event.isTrusted && press());
    return element;
  };

  /** To the page before; where there is none, to an empty one. */
  const leave = () => {
    const away = () => location.replace("about:blank");
    const stuck = setTimeout(away, 2000);
    const leaving = (/** @type {Event} */ { isTrusted }) => {
      if (!isTrusted) return;
      removeEventListener("beforeunload", leaving, true);
      clearTimeout(stuck);
      setTimeout(away, 8000);
    };
    addEventListener("beforeunload", leaving, true);
    history.back();
  };
  const goOn = () => xianchaTell({ type: "go_on" });

  const title = Object.assign(make("h1", "", `${warning.label} · ${warning.title}`), { id: "title" });
  const said = Object.assign(make("p", "said", warning.says), { id: "said" });
  const details = make("details", "", "");
  details.append(
    make("summary", "", warning.more),
    make("p", "", warning.note),
    button("proceed", warning.proceed, goOn),
  );
  const inner = make("div", "inner", "");
  const leaving = button("leave", warning.leave, leave);
  inner.append(title, make("p", "label", warning.about), make("p", "host", warning.host), said, leaving, details);
  const box = make("div", "warning", "");
  box.lang = warning.lang;
  box.role = "alertdialog";
  box.ariaModal = "true";
  box.dataset.verdict = warning.verdict;
  box.setAttribute("aria-labelledby", "title");
  box.setAttribute("aria-describedby", "said");
  box.append(inner);
  xianchaPutUp({ style: STYLE, box });
  leaving.focus();
}
