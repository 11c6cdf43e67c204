/** The phone guide: how to deny an app the contacts, system by system, in drawn screens. */

import { isLate } from "../core/checklists/checklist.js";
import { inLanguage } from "../core/i18n.js";
import { speak } from "../browser/language.js";
import { sourceLine } from "./cites.js";
import { entitle, local, make } from "./dom.js";
import { languageNote } from "./edition-language.js";
import { localDay } from "./local-day.js";
import { rowsFromWorker } from "../browser/edition-rows.js";
import { screen } from "./phone-screen.js";

/** @typedef {import("../core/i18n.js").Text} Text */
/**
 * @typedef {object} PhoneSystem
 * @property {string} id
 * @property {Text} title
 * @property {Text[]} path
 * @property {Text | null} note
 * @property {string} source
 * @property {string} checked_on
 * @property {string} known
 * @property {string} review_by
 */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [{ say, language }, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  /** @type {{intro: Text, afterwards: Text, phones: PhoneSystem[]} | null | undefined} */
  const guide = (await rows?.one("meta", "help"))?.phones;
  entitle({ say, language }, say("phone_title"));
  if (!guide) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  main.replaceChildren(
    make("h1", {}, [say("phone_title")]),
    make("p", { class: "intro" }, [local(guide.intro, language)]),
    ...(await languageNote({ say, language })),
    ...guide.phones.map((one) => systemParts(one, { say, language })),
    make("h2", {}, [say("phone_afterwards")]),
    make("p", {}, [local(guide.afterwards, language)]),
    make("p", {}, [make("a", { href: "evidence-log.html", id: "draft" }, [say("phone_draft")])]),
  );
}

/** @param {PhoneSystem} system @param {Speaking} context */
function systemParts(system, { say, language }) {
  const { id, title, path, note, source, review_by } = system;
  const late = isLate(system, localDay(new Date()));
  const words = path.map((row) => inLanguage(row, language));
  const parts = make("section", { id }, [
    late && make("p", { class: "note" }, [say("checklist_due_note", { date: review_by })]),
    !source && make("p", {}, [say("phone_unverified")]),
    make("ol", { class: "screens" }, path.map((row, n) => make("li", {}, [
      screen({ row: words[n] ?? "", above: words[n - 1] ?? "", last: n === path.length - 1 }),
      make("b", {}, [`${n + 1}. `, local(row, language)]),
    ]))),
    note && make("p", {}, [local(note, language)]),
    !!source && sourceLine(system, say),
  ]);
  const due = late && make("span", { class: "due" }, [say("checklist_due")]);
  return make("details", {}, [make("summary", {}, [make("h2", {}, [local(title, language)]), due]), parts]);
}

void render();
