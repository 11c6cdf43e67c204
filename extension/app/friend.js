/** Somebody who was called writes it down for the borrower, as a text. No edition is needed, and nothing is kept. */

import { speak, speakerOf } from "../browser/language.js";
import { browserLanguage } from "../browser/own-files.js";
import { FIELDS, mistakes } from "../core/evidence-log/entry.js";
import { ASKED, choicesOf, filled, labelOf } from "../core/letters/friend-form.js";
import { meant } from "../core/i18n.js";
import { make } from "../pages/dom.js";
import { entitle } from "../pages/header.js";
import { area, field, form, input, isRight, select } from "../pages/fields.js";
import { localDay } from "../pages/local-day.js";
import { written } from "../pages/written.js";

/** @typedef {import("../core/letters/friend-form.js").Name} Name */
/** @typedef {import("../core/i18n.js").Say} Say */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** What is likely; the person changes it. @type {Partial<Record<Name, string>>} */
const LIKELY = { channel: "call", whom: "unrelated" };

/** Who writes is no third person, as in the log. @param {string} code */
function keyOf(code) {
  return code === "person_missing" ? "friend_person_missing" : `log_${code}`;
}

async function begin() {
  const { say, language } = await speak().catch(inBrowserLanguage);
  const title = say("friend_page_title");
  entitle({ say, language }, title);
  const fields = /** @type {Record<Name, import("../pages/fields.js").Field>} */ (
    Object.fromEntries(ASKED.map((name) => [name, field(`friend-${name}`, labelOf(name, say), controlOf(name, say))]))
  );
  fields.date.control.value = localDay(new Date());
  const out = written(say, say("friend_text"));
  const act = async () => {
    const told = Object.fromEntries(FIELDS.map((name) => [name, fields[name]?.control.value.trim() ?? ""]));
    const all = /** @type {import("../core/evidence-log/entry.js").Fields} */ (told);
    const wrong = mistakes(all, localDay(new Date()));
    const said = Object.fromEntries(Object.entries(wrong).map(([name, code]) => [name, say(keyOf(code))]));
    if (!isRight(fields, said)) return "";
    out.write(filled(all, say));
    return say("friend_done");
  };
  const parts = [
    make("p", { class: "small" }, [say("log_unknown_note")]),
    ...ASKED.map((name) => fields[name].element),
    make("p", { class: "small" }, [say("friend_files")]),
  ];
  main.replaceChildren(
    make("h1", {}, [title]),
    make("p", {}, [say("friend_page_intro")]),
    form({ id: "told", parts, button: say("log_write"), say, act }),
    ...out.elements,
    make("p", { class: "door" }, [
      make("a", { href: "checklist.html?id=cn/called-about-someone-else" }, [say("friend_help")]),
    ]),
  );
}

/** Where nothing can be kept, as in the windows of some apps. @returns {Promise<import("../core/i18n.js").Speaking>} */
async function inBrowserLanguage() {
  const language = meant(browserLanguage()) ?? "en";
  return { language, say: await speakerOf(language) };
}

/** @param {Name} name @param {Say} say */
function controlOf(name, say) {
  if (name === "words") return area();
  const choices = choicesOf(name, say);
  if (!choices.length) return input(name === "date" || name === "time" ? name : "text");
  const likely = LIKELY[name];
  return likely ? select(choices, likely) : select([["", say("log_answer_unknown")], ...choices]);
}

void begin();
