/** Making elements from text; nothing here reads markup. */

import { heldIn, tagOf } from "../core/i18n.js";
import { isLarge } from "./large-type.js";

/** @typedef {import("../core/i18n.js").Language} Language */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<Record<"id" | "class" | "role" | "lang" | "href" | "type" | "scope" | "datetime" | "aria-hidden" |
 *   "aria-live" | "aria-label" | "aria-labelledby" | "aria-describedby" | "data-verdict" | "data-tone",
 *   string>>} [attributes]
 * @param {(Node | string | null | false | undefined)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * The same in a drawing.
 *
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} [children]
 */
export function drawn(name, attributes, children = []) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * A text in the language of the page, or marked as the language that stands in for it.
 *
 * @param {import("../core/i18n.js").Text} text
 * @param {Language} language
 */
export function local(text, language) {
  const held = heldIn(text, language);
  const words = text[held] ?? "";
  return held === language ? words : make("span", { lang: tagOf(held) }, [words]);
}

/** Each line of a text, likewise. @param {import("../core/i18n.js").Text} text @param {Language} language */
export function lines(text, language) {
  const held = heldIn(text, language);
  return (text[held] ?? "").split("\n").map((line) => make("p", {}, [local({ [held]: line }, language)]));
}

/** A sentence whose dates do not break over lines. @param {string} text */
export function sentence(text) {
  return text
    .split(/(\d{4}-\d{2}(?:-\d{2})?)/u)
    .map((part, at) => (at % 2 ? make("span", { class: "date" }, [part]) : part));
}

/** @param {string} id  "" for none @param {string} text @param {() => unknown} press */
export function button(id, text, press) {
  const element = make("button", { ...(id && { id }), type: "button" }, [text]);
  element.addEventListener("click", press);
  return element;
}

/**
 * What stays folded until its title is touched.
 *
 * @param {string} title
 * @param {(Node | string | null | false)[]} parts
 * @param {string} [id]
 */
export function folded(title, parts, id) {
  return make("details", id ? { id } : {}, [make("summary", {}, [title]), ...parts]);
}

/**
 * A link out of the extension: no referrer, a tab of its own; text alone where the address is none of the web.
 *
 * @param {string | undefined} href
 * @param {string | Node} text
 */
export function outside(href, text) {
  if (!href || !/^https?:\/\//iu.test(href)) return null;
  const link = make("a", { href }, [text]);
  link.rel = "noreferrer noopener";
  link.target = "_blank";
  return link;
}

/** The switch for large type. @param {import("../core/i18n.js").Say} say */
export function largeTypeButton(say) {
  const press = make("button", { type: "button", class: "large-type" }, [say("large_type")]);
  press.setAttribute("aria-pressed", String(isLarge()));
  return press;
}

/** The mark of a verdict, drawn by page.css; the word beside it says the same. @param {string} verdict */
export function mark(verdict) {
  return make("span", { class: "mark", "aria-hidden": "true", "data-verdict": verdict }, []);
}

/** @param {string} when  an ISO time @param {Language} language */
export function day(when, language) {
  const time = new Date(when);
  if (Number.isNaN(time.getTime())) return when;
  return new Intl.DateTimeFormat(tagOf(language), { year: "numeric", month: "short", day: "numeric" }).format(time);
}
