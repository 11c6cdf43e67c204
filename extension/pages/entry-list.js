/** The contacts in the log, and what they count against the rules. */

import { isDue } from "../core/checklists/checklist.js";
import { counted } from "../core/evidence-log/breaches.js";
import { ANSWERS, inOrder } from "../core/evidence-log/entry.js";
import { citeParts } from "./cites.js";
import { button, folded, local, make } from "./dom.js";
import { download } from "./download.js";
import { hoursPlot } from "./log-hours.js";
import { show, troubleText } from "./fields.js";
import { named } from "./log-backup.js";
import { localDay } from "./local-day.js";

/** @typedef {import("../core/evidence-log/entry.js").Entry} Entry */
/** @typedef {import("./fields.js").Say} Say */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/**
 * @typedef {object} Acts
 * @property {(entry: Entry) => void} change
 * @property {(entry: Entry) => Promise<void>} remove
 * @property {(id: string) => Promise<import("../core/evidence-log/seal.js").Bytes>} bytes
 */

const AT_FIRST = 20;

/**
 * @param {Entry[]} entries
 * @param {import("../core/evidence-log/breaches.js").Breach[]} breaches
 * @param {Speaking} context
 */
export function counts(entries, breaches, context) {
  const { say, language } = context;
  const found = counted(entries, breaches);
  return make("section", { id: "counts", "aria-labelledby": "counts-title" }, [
    make("h2", { id: "counts-title" }, [say("log_counts")]),
    make("p", { class: "small" }, [say(found.length ? "log_counts_note" : "log_counts_nothing")]),
    ...found.map(({ breach, count }) =>
      make("div", { class: "count" }, [
        make("p", {}, [
          local(withCount(breach.says, count), language),
          isDue(breach, localDay(new Date())) && make("span", { class: "due" }, [say("checklist_due")]),
        ]),
        folded(
          say("log_basis"),
          breach.cites.map((cite) => citeParts(cite, context)),
        ),
      ]),
    ),
  ]);
}

/**
 * By the hours of the rule about the night; nothing without it, or without contacts.
 *
 * @param {Entry[]} entries
 * @param {import("../core/evidence-log/breaches.js").Breach[]} breaches
 * @param {Say} say
 */
export function hours(entries, breaches, say) {
  const night = breaches.find(({ when }) => when.hours)?.when.hours;
  if (!night || entries.length === 0) return [];
  return [make("section", { id: "hours" }, [make("h2", {}, [say("log_hours")]), hoursPlot(entries, night, say)])];
}

/** @param {import("../core/i18n.js").Text} says @param {number} count */
function withCount(says, count) {
  const filled = Object.entries(says).map(([language, words]) => [
    language,
    words.replaceAll("{count}", String(count)),
  ]);
  return /** @type {typeof says} */ (Object.fromEntries(filled));
}

/**
 * The newest first.
 *
 * @param {Entry[]} entries
 * @param {{damaged: number, wrong: string[]}} others  what is not shown: records that do not open, and named ones
 *   that are no entries of ours
 * @param {Speaking} context
 * @param {Acts} acts
 */
export function entryList(entries, { damaged, wrong }, { say }, acts) {
  const all = inOrder(entries).reverse();
  const list = make("ul", { class: "entries" }, all.slice(0, AT_FIRST).map((one) => entryItem(one, say, acts)));
  const more = button("more", say("log_more", { n: all.length - AT_FIRST }), () => {
    list.append(...all.slice(AT_FIRST).map((one) => entryItem(one, say, acts)));
    more.remove();
  });
  return make("section", { id: "entries", "aria-labelledby": "entries-title" }, [
    make("h2", { id: "entries-title" }, [say("log_entries", { n: all.length })]),
    damaged > 0 && make("p", { class: "note", role: "note" }, [say("log_damaged", { n: damaged })]),
    wrong.length > 0 &&
      make("p", { class: "note", role: "note" }, [say("log_wrong", { n: wrong.length, which: named(wrong) })]),
    all.length === 0 && make("p", {}, [say("log_empty")]),
    list,
    all.length > AT_FIRST && more,
  ]);
}

/** @param {Entry} entry @param {Say} say */
export function personOf({ whom, person, relation }, say) {
  if (whom === "debtor") return say("whom_debtor");
  return relation ? say("log_person_relation", { person, relation }) : person;
}

/** @param {Entry} entry @param {Say} say @param {Acts} acts */
function entryItem(entry, say, acts) {
  const { date, time, number, channel, lender, words, attachments } = entry;
  const answers = ANSWERS.filter((name) => entry[name]);
  const said = make("p", { role: "status" });
  const item = make("li", { class: "entry" }, [
    make("p", {}, [make("b", {}, [`${date} ${time}`]), ` ${say(`channel_${channel}`)} ${number}`]),
    make("p", {}, [`${say("log_contacted")}${personOf(entry, say)}`, lender && ` · ${lender}`]),
    words && make("p", { class: "words" }, [words]),
    answers.length > 0 &&
      make("p", { class: "small" }, [
        answers.map((name) => `${say(`log_${name}`)} ${say(`log_answer_${entry[name]}`)}`).join(" · "),
      ]),
    ...attachments.map((one) => attachmentPart(one, say, acts, said)),
    attachments.length > 0 && make("p", { class: "small" }, [say("log_original")]),
    make("div", { class: "tools" }, [
      button("", say("log_edit"), () => acts.change(entry)),
      removal(entry, say, acts, said),
    ]),
    said,
  ]);
  return item;
}

/** Asked twice. @param {Entry} entry @param {Say} say @param {Acts} acts @param {HTMLElement} said */
function removal(entry, say, acts, said) {
  let asked = false;
  const element = button("", say("log_remove"), async () => {
    if (!asked) {
      asked = true;
      element.textContent = say("log_remove_sure");
      element.className = "danger";
      return;
    }
    await acts.remove(entry).catch((error) => show(said, troubleText(error, say), true));
  });
  return element;
}

/**
 * @param {import("../core/evidence-log/entry.js").Attachment} attachment
 * @param {Say} say
 * @param {Acts} acts
 * @param {HTMLElement} said
 */
function attachmentPart({ id, name, sha256 }, say, acts, said) {
  const take = async () => {
    try {
      download(new Blob([await acts.bytes(id)], { type: "application/octet-stream" }), name);
    } catch (error) {
      show(said, troubleText(error, say), true);
    }
  };
  return make("div", {}, [
    make("p", {}, [`${name} `, button("", say("log_take"), take)]),
    make("p", { class: "sum" }, [say("log_sum", { sum: sha256 })]),
  ]);
}
