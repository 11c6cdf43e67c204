/** The phone guide: how to deny an app a permission, system by system, in drawn screens; at first contacts. */

import { isLate } from "../core/checklists/checklist.js";
import { phonesOn, wayOf } from "../core/checklists/phone-ways.js";
import { inLanguage } from "../core/i18n.js";
import { speak } from "../browser/language.js";
import { sourceParts } from "./cites.js";
import { folded, local, make } from "./dom.js";
import { entitle } from "./header.js";
import { languageNote } from "./edition-language.js";
import { localDay } from "./local-day.js";
import { rowsFromWorker } from "../browser/edition-rows.js";
import { screen } from "./phone-screen.js";

/** @typedef {import("../core/checklists/phone-ways.js").Guide} Guide */
/** @typedef {import("../core/checklists/phone-ways.js").PhoneSystem} PhoneSystem */
/** @typedef {import("../core/checklists/phone-ways.js").Way} Way */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

async function render() {
  const [{ say, language }, rows] = await Promise.all([speak(), rowsFromWorker().catch(() => null)]);
  /** @type {Guide | null | undefined} */
  const guide = (await rows?.one("meta", "help"))?.phones;
  const way = guide ? wayOf(guide, new URLSearchParams(location.search).get("for") ?? "") : null;
  const isOfContacts = !way || way === guide?.permissions?.[0];
  const permission = way ? inLanguage(way.title, language) : "";
  const title = isOfContacts ? say("phone_title") : say("phone_title_for", { permission });
  entitle({ say, language }, title);
  if (!guide) return main.replaceChildren(make("p", {}, [say("checklist_none")]));
  main.replaceChildren(
    make("h1", {}, [title]),
    make("p", { class: "intro" }, [local(way?.intro ?? guide.intro, language)]),
    ...(way ? [otherWays(guide, way, { say, language })] : []),
    ...(await languageNote({ say, language })),
    ...phonesOn(guide, way).map((one) => systemParts(one, { say, language })),
    ...(isOfContacts
      ? [make("h2", {}, [say("phone_afterwards")]), make("p", {}, [local(guide.afterwards, language)])]
      : []),
    make("p", {}, [make("a", { class: "next", href: "evidence-log.html", id: "draft" }, [say("phone_draft")])]),
  );
}

/** @param {Guide} guide @param {Way} way @param {Speaking} context */
function otherWays({ permissions }, way, { say, language }) {
  const links = permissions
    .filter((one) => one !== way)
    .map(({ id, title }) => make("li", {}, [make("a", { href: `phone.html?for=${id}` }, [local(title, language)])]));
  return folded(say("phone_others"), [make("ul", { class: "ways" }, links)], "permissions");
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
    !!source && sourceParts(system, say),
  ]);
  const due = late && make("span", { class: "due" }, [say("checklist_due")]);
  return make("details", {}, [make("summary", {}, [make("h2", {}, [local(title, language)]), due]), parts]);
}

void render();
