/** A text with a button that copies it; where the browser refuses, the text is selected. */

import { button, make } from "./dom.js";

/** @param {string} name  whose text it is @param {string | Node} words @param {import("../core/i18n.js").Say} say */
export function copyable(name, words, say) {
  const text = make("p", { class: "draft" }, [words]);
  const said = make("span", { role: "status" });
  const copy = button("", say("log_copy"), async () => {
    const done = await navigator.clipboard.writeText(text.textContent ?? "").then(() => true, () => false);
    if (!done) getSelection()?.selectAllChildren(text);
    said.textContent = say(done ? "log_copied" : "log_copy_failed");
  });
  copy.setAttribute("aria-label", `${say("log_copy")} ${name}`);
  return make("div", { class: "copyable" }, [text, make("p", {}, [copy, " ", said])]);
}
