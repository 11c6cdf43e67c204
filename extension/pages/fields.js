/** Labelled fields whose mistakes are answered beside them, and forms made of them. */

import { Trouble } from "../core/evidence-log/error-codes.js";
import { make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{element: HTMLElement, control: Control, fail: (text: string) => void}} Field */

/** @param {string} id @param {string} label @param {Control} control @param {string} [hint] @returns {Field} */
export function field(id, label, control, hint = "") {
  control.id = id;
  const name = make("label", {}, [label]);
  name.htmlFor = id;
  const about = hint ? make("p", { class: "small", id: `${id}-hint` }, [hint]) : null;
  const mistake = make("p", { class: "mistake", id: `${id}-mistake`, role: "alert" });
  control.setAttribute("aria-describedby", [about?.id, mistake.id].filter(Boolean).join(" "));
  const fail = (/** @type {string} */ text) => {
    mistake.textContent = text;
    control.setAttribute("aria-invalid", String(text !== ""));
  };
  return { element: make("div", { class: "field" }, [name, about, control, mistake]), control, fail };
}

/**
 * A field for files, whose button speaks the language of the page; the browser's own may speak another.
 *
 * @param {string} id
 * @param {string} label
 * @param {HTMLInputElement} control
 * @param {Say} say
 * @param {string} [hint]
 * @returns {Field}
 */
export function fileField(id, label, control, say, hint = "") {
  const made = field(id, label, control, hint);
  const chosen = make("p", { class: "small", id: `${id}-chosen`, role: "status" });
  control.className = "unseen";
  control.after(chosen);
  control.addEventListener("change", () => {
    chosen.textContent = [...(control.files ?? [])].map(({ name }) => name).join(" · ");
  });
  const press = make("span", { class: "button", "aria-hidden": "true" }, [say("choose_file")]);
  made.element.querySelector("label")?.append(press);
  return made;
}

/** @param {string} [type] @param {string} [value] @param {HTMLInputElement["autocomplete"]} [autocomplete] */
export function input(type = "text", value = "", autocomplete = "off") {
  return Object.assign(document.createElement("input"), { type, autocomplete, value });
}

/**
 * A box to tick, and the label that holds it and its words.
 *
 * @param {string} id
 * @param {boolean} checked
 * @param {(Node | string)[]} words
 */
export function check(id, checked, ...words) {
  const box = Object.assign(input("checkbox"), { id, checked });
  return { box, element: make("label", { class: "check" }, [box, ...words]) };
}

/** @param {string} [value] */
export function area(value = "") {
  return Object.assign(document.createElement("textarea"), { value, autocomplete: "off" });
}

/** @param {[value: string, text: string][]} options @param {string} [value] */
export function select(options, value) {
  const element = document.createElement("select");
  element.append(...options.map(([each, text]) => new Option(text, each)));
  if (value !== undefined) element.value = value;
  return element;
}

/**
 * A form with one button. `act` gives back a sentence to be shown, "" for none; what goes wrong in it
 * is said in words, and what was typed stays; passphrases go once they have served.
 *
 * @param {{id: string, parts: (Node | null | false)[], button: string, kind?: "main" | "danger", say: Say, act: () =>
 *   Promise<string>}} form
 */
export function form({ id, parts, button, kind = "main", say, act }) {
  const send = make("button", { type: "submit", class: kind }, [button]);
  const said = make("p", { id: `${id}-said`, role: "status" });
  const element = make("form", { id }, [...parts, send, said]);
  element.noValidate = true;
  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    show(said, say("log_working"), false);
    try {
      const text = await act();
      show(said, text, false);
      if (text) element.querySelectorAll("input").forEach((one) => one.type === "password" && (one.value = ""));
    } catch (error) {
      show(said, troubleText(error, say), true);
    } finally {
      send.disabled = false;
    }
  });
  return element;
}

/** @param {HTMLElement} element @param {string} text @param {boolean} isTrouble */
export function show(element, text, isTrouble) {
  element.textContent = text;
  element.className = isTrouble ? "note mistake" : text ? "note" : "";
}

/** @param {unknown} error @param {Say} say */
export function troubleText(error, say) {
  return say(`trouble_${error instanceof Trouble ? error.code : "unknown"}`);
}

/**
 * Shows the mistakes at their fields and goes to the first; true where there is none.
 *
 * @param {Record<string, Field>} fields @param {Record<string, string | undefined>} mistakes  sentences
 */
export function isRight(fields, mistakes) {
  for (const [name, each] of Object.entries(fields)) each.fail(mistakes[name] ?? "");
  const first = Object.keys(fields).find((name) => mistakes[name]);
  if (first) fields[first].control.focus();
  return !first;
}
