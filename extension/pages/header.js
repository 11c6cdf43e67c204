/** What stands above every page, and what is read of a page beside it: its language and its title. */

import { tagOf } from "../core/i18n.js";
import { linkTo } from "../browser/page-links.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { languageChoice } from "./language-choice.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

/**
 * The language, the title and the header of this page, and the words that stand in it from the beginning. The server's
 * pages bring a header of their own.
 *
 * @param {Speaking} speaking
 * @param {string} title  "" for our name alone
 * @param {() => unknown} [anew]  shows the page in another language
 */
export function entitle({ say, language }, title, anew = () => location.reload()) {
  document.documentElement.lang = tagOf(language);
  document.title = [say("name"), title].filter(Boolean).join(" · ");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.getAttribute("data-say") ?? "");
  const old = document.querySelector("header.top");
  if (old?.querySelector(".languages")) return;
  old?.remove();
  document.body.prepend(header({ say, language }, anew));
}

/** @param {Speaking} speaking @param {() => unknown} anew */
function header({ say, language }, anew) {
  const choice = languageChoice(language, anew);
  choice.id = "language";
  choice.setAttribute("aria-label", say("settings_language"));
  const brand = make("a", { class: "brand", href: linkTo("home") }, [icon("logo"), say("name")]);
  return make("header", { class: "top" }, [make("div", {}, [brand, choice])]);
}
