/** A warning over the whole page, where the browser shows none of the extension's own pages in this window. */
"use strict";

/** @param {import("../browser/messages.js").WarningText} warning */
function xianchaShowWarning(warning) {
  const STYLE = `
    * { box-sizing: border-box; }
    .warning { pointer-events: auto; position: fixed; inset: 0; overflow: auto; padding: 24px 16px; color: var(--ink);
      background: var(--danger-soft); font: 16px/1.6 system-ui, sans-serif; }
    .inner { max-width: 640px; margin: 0 auto; }
    .name { margin: 0 0 16px; color: var(--brand); font-size: 18px; font-weight: 700; }
    h1 { font-size: 22px; line-height: 1.35; margin: 0 0 12px; color: var(--danger); }
    .label { margin: 0; color: var(--ink-soft); }
    .host { margin: 0 0 12px; font-size: 22px; font-weight: 700; overflow-wrap: anywhere; }
    button { font: inherit; min-height: 48px; padding: 8px 24px; border-radius: var(--radius-10);
      border: 1px solid currentColor; background: none; color: inherit; cursor: pointer; }
    .leave { background: var(--action); border-color: var(--action); color: var(--on); font-weight: 600; }
    details { margin-top: 24px; }
    summary { position: relative; min-height: 44px; padding: 10px 32px 10px 0; list-style: none; cursor: pointer; }
    summary::-webkit-details-marker { display: none; }
    summary::after { content: ""; position: absolute; inset-block-start: calc(10px + .8em); inset-inline-end: 5px;
      width: 9px; height: 9px; border: solid var(--ink-soft); border-width: 0 2px 2px 0; translate: 0 -70%;
      rotate: 45deg; }
    details[open] > summary::after { translate: 0 -20%; rotate: -135deg; }
    button:focus-visible, summary:focus-visible { outline: 3px solid var(--action); outline-offset: 2px; }
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

  const title = Object.assign(make("h1", "", warning.title), { id: "title" });
  const said = Object.assign(make("p", "said", warning.says), { id: "said" });
  const details = make("details", "", "");
  details.append(
    make("summary", "", warning.more),
    make("p", "", warning.note),
    button("proceed", warning.proceed, goOn),
  );
  const inner = make("div", "inner", "");
  const leaving = button("leave", warning.leave, leave);
  const about = [make("p", "label", warning.about), make("p", "host", warning.host)];
  inner.append(make("p", "name", warning.label), title, ...about, said, leaving, details);
  const box = make("div", "warning", "");
  box.lang = warning.lang;
  box.role = "alertdialog";
  box.ariaModal = "true";
  box.dataset.verdict = warning.verdict;
  box.setAttribute("aria-labelledby", "title");
  box.setAttribute("aria-describedby", "said");
  box.append(inner);
  xianchaPutUp({ style: STYLE, box });
  leaving.focus({ preventScroll: true });
}
