/** A text made for the person: to be changed by hand, copied, shared or printed. */

import { button, make } from "./dom.js";
import { area, field, show } from "./fields.js";

/** @typedef {import("../core/i18n.js").Say} Say */

/** Hidden until something is written; only the text is printed. @param {Say} say @param {string} label */
export function written(say, label) {
  const text = area();
  const printed = make("div", { class: "printed", "aria-hidden": "true" });
  const said = make("p", { role: "status" });
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text.value).then(() => true, () => false);
    if (!done) text.select();
    show(said, say(done ? "log_copied" : "log_copy_failed"), !done);
  };
  const print = () => {
    printed.textContent = text.value;
    window.print();
  };
  text.addEventListener("input", () => (printed.textContent = text.value));
  const whole = make("div", { class: "field" }, [
    field("letter", label, text, say("log_letter_text_hint")).element,
    make("div", { class: "tools" }, [
      button("copy", say("log_copy"), copy),
      shareButton("share", () => text.value, said, say),
      button("print", say("log_print"), print),
    ]),
    said,
  ]);
  whole.hidden = true;
  const write = (/** @type {string} */ words) => {
    text.value = printed.textContent = words;
    whole.hidden = false;
  };
  return { elements: [whole, printed], write };
}

/**
 * Hands a text to another app; null where the browser cannot.
 *
 * @param {string} id @param {() => string} text @param {HTMLElement} said  where it is told that it failed
 * @param {Say} say
 */
export function shareButton(id, text, said, say) {
  if (!navigator.share) return null;
  return button(id, say("log_share"), async () => {
    const error = await navigator.share({ text: text() }).then(() => null, (why) => why);
    const isLeft = error === null || error.name === "AbortError";
    show(said, isLeft ? "" : say("log_share_failed"), !isLeft);
  });
}
