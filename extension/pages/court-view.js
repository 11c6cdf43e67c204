/** What is shown of one court paper: the last day first, then what to do, the traps and how to check. */

import { isLate } from "../core/checklists/checklist.js";
import { Calendar, count, daysBetween } from "../core/court/court-deadlines.js";
import { pointsOf, timeline } from "./court-timeline.js";
import { citeParts, sourceParts } from "./cites.js";
import { folded, local, make, sentence } from "./dom.js";
import { doorParts } from "./door-parts.js";

/** @typedef {import("../core/court/court-deadlines.js").Paper} Paper */
/** @typedef {import("../core/court/court-deadlines.js").Deadline} Deadline */
/** @typedef {import("../core/court/court-deadlines.js").Receipt} Receipt */
/** @typedef {import("../core/court/court-deadlines.js").Counted} Counted */
/** @typedef {import("../core/court/court-deadlines.js").Way} Way */
/** @typedef {import("../core/checklists/checklist.js").Cite} Cite */
/** @typedef {import("../core/checklists/checklist.js").Door} Door */
/** @typedef {import("../core/i18n.js").Text} Text */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/**
 * @typedef {import("../core/court/court-deadlines.js").Year & {title: string, published_on: string,
 *   source: string, checked_on: string, known: string}} Notice
 */
/**
 * @typedef {object} Court  what an edition carries of court papers
 * @property {Text} warning
 * @property {Way[]} ways
 * @property {{id: string, text: Text, cites: Cite[]}[]} rules
 * @property {{id: string, text: Text, doors: Door[]}[]} verify
 * @property {Paper[]} papers
 * @property {Notice[]} holidays
 */
/** @typedef {{on: string | null, deadlines: Deadline[]}} Due  what to do by one day, null where none is counted */

/**
 * The papers, the pressing one first.
 *
 * @param {Paper[]} papers
 * @param {{court: Court, receipt: Receipt, today: string, context: Speaking}} setting
 */
export function views(papers, setting) {
  const { court, receipt } = setting;
  const calendar = new Calendar(court.holidays);
  return papers
    .map((paper) => ({ paper, counted: count(paper, receipt, court.ways, calendar) }))
    .map((one) => ({ ...one, dues: duesOf(one.paper, one.counted) }))
    .sort((one, other) => byDay(one.dues[0]?.on, other.dues[0]?.on))
    .map((one) => view(one, setting));
}

/** A day with its weekday, as people say it. @param {string} day @param {Speaking} context */
function daySaid(day, { say }) {
  const [year, month, date] = day.split("-").map(Number);
  const [months, weekdays] = ["months", "weekdays"].map((name) => say(`court_${name}`).split(" "));
  const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7];
  return say("court_date", { year, month: months[month - 1], day: date, weekday });
}

/** Days that are counted come first. @param {string | null | undefined} one @param {string | null | undefined} other */
function byDay(one, other) {
  return (one ?? "9999").localeCompare(other ?? "9999");
}

/** @param {Paper} paper @param {Counted} counted @returns {Due[]} */
function duesOf({ deadlines }, { lines }) {
  const sorted = [...lines].sort((one, other) => byDay(one.on, other.on));
  const days = [...new Set(sorted.map(({ on }) => on))];
  const of = (/** @type {string} */ wanted) => deadlines.filter(({ id }) => id === wanted);
  return days.map((on) => ({ on, deadlines: sorted.filter((one) => one.on === on).flatMap(({ id }) => of(id)) }));
}

/**
 * @param {{paper: Paper, counted: Counted, dues: Due[]}} one
 * @param {{court: Court, receipt: Receipt, today: string, context: Speaking}} setting
 */
function view({ paper, counted, dues }, setting) {
  const { court, receipt, today, context } = setting;
  const { say, language } = context;
  const verify = court.verify.find(({ id }) => id === paper.verify);
  const head = (/** @type {string} */ key) => make("h3", {}, [say(key)]);
  return make("section", { id: paper.id, class: "answer court" }, [
    make("h2", {}, [local(paper.title, language)]),
    ...dues.flatMap((due) => [...dueParts(due, today, context), lineOf(due, receipt, counted, setting)]),
    paper.none && make("p", { class: "what" }, [local(paper.none.text, language)]),
    ...notesOf(paper, receipt, counted, context).map((note) => make("p", {}, [note])),
    isLate(paper, today) && make("p", { class: "note" }, [say("checklist_due_note", { date: paper.review_by })]),
    make("p", { class: "note", role: "note" }, [local(court.warning, language)]),
    make("p", {}, [local(paper.about, language)]),
    head("court_file"),
    make("p", {}, [local(paper.file, language)]),
    head("court_traps"),
    make("ul", {}, paper.traps.map((trap) => make("li", {}, [local(trap, language)]))),
    head("court_verify"),
    verify && make("p", {}, [local(verify.text, language)]),
    verify && make("ul", { class: "doors" }, verify.doors.map((door) => doorParts(door, context))),
    folded(say("court_counted"), [rulesOf(court, counted, context)]),
    folded(say("page_law"), citesOf(paper).map((cite) => citeParts(cite, context))),
    make("p", { class: "small" }, [say("checklist_reviewed", { date: paper.reviewed_on })]),
  ]);
}

/** @param {Due} due @param {string} today @param {Speaking} context */
function dueParts({ on, deadlines }, today, context) {
  const { say, language } = context;
  const left = on ? daysBetween(today, on) : 0;
  const words =
    left > 0 ? say("court_left", { n: left }) : left < 0 ? say("court_passed", { n: -left }) : say("court_today");
  return [
    on &&
      make("p", {}, [
        `${say("court_last_day")} `,
        make("strong", { class: "day" }, [daySaid(on, context)]),
        make("span", { class: "left" }, [words]),
      ]),
    ...deadlines.map((one) =>
      make("p", { class: "what" }, [
        local(one.what, language),
        !on && make("span", { class: "small" }, [withoutDay(one, context)]),
      ]),
    ),
  ];
}

/**
 * The days of it on a line, where they are known.
 *
 * @param {Due} due
 * @param {Receipt} receipt
 * @param {Counted} counted
 * @param {{today: string, context: Speaking}} setting
 */
function lineOf({ on: last }, { day: received }, { served }, { today, context }) {
  if (!last || !received) return null;
  return timeline(pointsOf({ received, served, today, last }), context.say, (day) => daySaid(day, context));
}

/** @param {Deadline} deadline @param {Speaking} context */
function withoutDay({ written, days, months }, { say }) {
  if (written) return say("court_written");
  return days ? say("court_within_days", { days }) : say("court_within_months", { months });
}

/**
 * What is said of the counting.
 *
 * @param {Paper} paper
 * @param {Receipt} receipt
 * @param {Counted} counted
 * @param {Speaking} context
 */
function notesOf({ deadlines }, { day }, { lines, served, notes }, context) {
  const { say, language } = context;
  const moved = lines.find(({ on, counted }) => on !== counted)?.counted;
  const unknown = lines.find(({ known }) => !known)?.counted;
  /** @type {Record<string, string | null | undefined>} */
  const days = { assumed: day, notice: served, moved };
  const older = deadlines.find(({ earlier }) => earlier)?.earlier;
  return notes.map((note) => {
    if (note === "older-law" && older) return local(older.says, language);
    if (note === "undated") return say("court_undated");
    const said = days[note];
    const values = { date: said ? daySaid(said, context) : "", year: unknown?.slice(0, 4) };
    return say(`court_note_${note.replaceAll("-", "_")}`, values);
  });
}

/**
 * The rules of counting, and the notices of the years that it came to.
 *
 * @param {Court} court
 * @param {Counted} counted
 * @param {Speaking} context
 */
function rulesOf({ rules, holidays }, { lines }, context) {
  const { say, language } = context;
  const years = new Set(lines.flatMap(({ on, counted }) => [on, counted]).map((day) => Number(day?.slice(0, 4))));
  return make("ul", {}, [
    ...rules.map(({ text, cites }) =>
      make("li", {}, [
        local(text, language),
        make("p", { class: "small" }, cites.flatMap(({ label }, at) => [at ? " · " : "", local(label, language)])),
      ]),
    ),
    ...holidays
      .filter(({ year }) => years.has(year))
      .map((notice) =>
        make("li", {}, [
          say("court_holidays", { year: notice.year }),
          make("p", { class: "small" }, [notice.title, " · ", ...sentence(notice.published_on)]),
          sourceParts(notice, say),
        ]),
      ),
  ]);
}

/** All rules that a paper rests on, those of its time limits first, each once. @param {Paper} paper */
function citesOf({ deadlines, none, cites }) {
  const all = [...deadlines.flatMap((one) => one.cites), ...(none?.cites ?? []), ...cites];
  return [...new Map(all.map((cite) => [cite.label.zh_CN, cite])).values()];
}
