/** “This is wrong”: a correction that the person trims, sees whole, and sends by themselves. */

import { correctionText, partsOf, PARTS, REPORT_TO, reportAddress } from "../core/verdict/correction.js";
import { inLanguage } from "../core/i18n.js";
import { button, make } from "./dom.js";
import { area, check, field } from "./fields.js";

/** @typedef {import("../core/verdict/correction.js").Part} Part */

/**
 * @param {import("../core/lookup/lookup.js").Answer & {says: string}} answer
 * @param {import("./verdict-evidence.js").Context} context
 */
export function wrongView(answer, context) {
  const { say, language, manifest } = context;
  const titleOf = (/** @type {string} */ id) =>
    inLanguage(manifest.registers.find((one) => one.id === id)?.title ?? id, language);
  const parts = partsOf(answer, { say, titleOf });
  const there = PARTS.filter((part) => parts[part]);
  /** @type {Set<Part>} */
  const ticked = new Set(there);
  const note = field("wrong-note", say("wrong_note"), area(), say("wrong_note_hint"));
  const whole = field("wrong-text", say("wrong_whole"), Object.assign(area(), { readOnly: true, rows: 8 }));
  const open = make("a", { id: "wrong-open", href: "" }, [say("wrong_open")]);
  open.target = "_blank";
  open.rel = "noreferrer noopener";
  const said = make("p", { id: "wrong-said", role: "status" });
  const update = () => {
    const text = correctionText(parts, ticked, note.control.value, say);
    const address = reportAddress(say("wrong_text_title"), text);
    whole.control.value = text;
    open.href = address;
    open.hidden = address === "";
    said.textContent = address === "" ? say("wrong_long") : "";
  };
  const copy = async () => {
    const isCopied = await navigator.clipboard.writeText(whole.control.value).then(() => true, () => false);
    if (!isCopied) /** @type {HTMLTextAreaElement} */ (whole.control).select();
    said.textContent = say(isCopied ? "wrong_copied" : "wrong_not_copied");
  };
  note.control.addEventListener("input", update);
  update();
  return make("details", { id: "wrong" }, [
    make("summary", {}, [say("wrong_title")]),
    make("p", { class: "small" }, [say("wrong_what")]),
    make("fieldset", {}, [
      make("legend", {}, [say("wrong_parts")]),
      ...there.map((part) => choice(part, say, ticked, update)),
    ]),
    note.element,
    whole.element,
    make("div", { class: "choices" }, [button("wrong-copy", say("wrong_copy"), copy), open]),
    REPORT_TO === "mailto:" && make("p", { class: "small" }, [say("wrong_no_address")]),
    said,
  ]);
}

/**
 * @param {Part} part
 * @param {import("../core/i18n.js").Say} say
 * @param {Set<Part>} ticked
 * @param {() => void} update
 */
function choice(part, say, ticked, update) {
  const { box, element } = check(`wrong-${part}`, true, make("span", {}, [say(`wrong_part_${part}`)]));
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(part);
    else ticked.delete(part);
    update();
  });
  return element;
}
