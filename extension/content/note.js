/** Shows one reminder beside a field: read out politely, never over the field, never takes the focus. */
"use strict";

/**
 * @param {HTMLElement} field
 * @param {import("../browser/messages.js").Reminder} reminder
 * @param {() => void} close  the person has closed it
 */
function xianchaNote(field, reminder, close) {
  const FOLLOW_EVERY = 250;
  const SAID_AFTER = 100;
  const WIDTH = 380;
  const MARGIN = 8;
  const STYLE = `
    * { box-sizing: border-box; }
    .note { position: absolute; width: max-content; display: flex; gap: 4px; align-items: start;
      font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--check-soft);
      border: 1px solid var(--check); border-radius: var(--radius-10); padding: 4px 4px 4px 12px;
      box-shadow: 0 1px 6px rgb(0 0 0 / 20%); }
    .note[data-verdict=uncovered] { background: var(--calm-soft); border-color: var(--calm); }
    .said { margin: 0; padding: 2px 0; }
    .said:empty { visibility: hidden; }
    b { font-weight: 700; }
    button { pointer-events: auto; font: inherit; line-height: 1; color: inherit; background: none; border: 0;
      border-radius: 4px;
      min-width: 28px; min-height: 28px; padding: 0; cursor: pointer; }
    @media (pointer: coarse) { button { min-width: 44px; min-height: 44px; } }
    @media (forced-colors: active) { .note { border-color: CanvasText; } }`;

  const said = xianchaMade("p");
  said.className = "said";
  said.role = "status";
  said.lang = reminder.lang;
  const button = xianchaMade("button");
  button.type = "button";
  button.tabIndex = -1;
  button.textContent = "✕";
  button.ariaLabel = reminder.close;
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => event.isTrusted && close());
  const box = xianchaMade("div");
  box.className = "note";
  box.dataset.verdict = reminder.verdict;
  box.append(said, button);
  const surface = xianchaSurface({ style: STYLE, box });

  /** A status is read out when its words change, not when it comes with them. */
  const say = () => {
    const label = xianchaMade("b");
    label.textContent = `${reminder.label} · `;
    said.replaceChildren(label, reminder.text);
    follow();
  };

  /** What is seen of the page, a keyboard on the screen left out. */
  const view = () => {
    const {
      offsetLeft: left,
      offsetTop: top,
      width,
      height,
    } = visualViewport ?? { offsetLeft: 0, offsetTop: 0, width: innerWidth, height: innerHeight };
    return { left, top, right: left + width, bottom: top + height };
  };

  const follow = () => {
    const seen = view();
    box.style.maxWidth = `${Math.min(WIDTH, seen.right - seen.left - 2 * MARGIN)}px`;
    const { width, height } = box.getBoundingClientRect();
    const at =
      field.isConnected && said.hasChildNodes()
        ? xianchaPlace(field.getBoundingClientRect(), { width, height }, seen)
        : null;
    box.style.visibility = at ? "visible" : "hidden";
    if (at) Object.assign(box.style, { left: `${at.left}px`, top: `${at.top}px` });
  };

  const saying = setTimeout(say, SAID_AFTER);
  const following = setInterval(follow, FOLLOW_EVERY);
  const moved = [[window, "scroll"], [window, "resize"], [visualViewport, "scroll"], [visualViewport, "resize"]];
  for (const [target, name] of /** @type {[EventTarget | null, string][]} */ (moved)) {
    target?.addEventListener(name, follow, true);
  }
  follow();

  return {
    close,
    remove() {
      clearTimeout(saying);
      clearInterval(following);
      for (const [target, name] of /** @type {[EventTarget | null, string][]} */ (moved)) {
        target?.removeEventListener(name, follow, true);
      }
      surface.remove();
    },
  };
}
