/** What an imported file would silence, and asking whether it may. */

import { likeness } from "../core/lookup/imitation.js";
import { byHost } from "../core/lookup/lookup.js";
import { ALWAYS, list } from "../browser/pauses.js";
import { reminders } from "../browser/settings.js";
import { button, day, make } from "./dom.js";
import { rowsFromWorker } from "../browser/edition-rows.js";

/** @typedef {import("../browser/pauses.js").Pause} Pause */
/**
 * @typedef {{sites: (Pause & {isGrave: boolean})[], reminders: boolean}} Silences  `isGrave`: the edition warns of
 *   it, or it imitates a known host; `reminders`: they would be turned off
 */

const GRAVE = ["warned", "ended", "suspended"];

/**
 * What would be silent and is not now; the gravest first.
 *
 * @param {{pauses: Pause[], reminders: boolean}} settings
 * @returns {Promise<Silences>}
 */
export async function silencesIn(settings) {
  const [held, rows, wanted] = await Promise.all([list(), rowsFromWorker().catch(() => null), reminders()]);
  const until = new Map(held.map((one) => [one.domain, one.until]));
  const isLonger = (/** @type {Pause} */ { domain, until: then }) => {
    const now = until.get(domain) ?? new Date().toISOString();
    return now !== ALWAYS && (then === ALWAYS || Date.parse(then) > Date.parse(now));
  };
  const judged = async (/** @type {Pause} */ one) => ({
    ...one,
    isGrave: rows !== null && (await isGrave(rows, one.domain)),
  });
  const sites = await Promise.all(settings.pauses.filter(isLonger).map(judged));
  return {
    sites: [...sites].sort((a, b) => Number(b.isGrave) - Number(a.isGrave)),
    reminders: wanted && !settings.reminders,
  };
}

/** @param {import("../browser/edition-rows.js").Rows} rows @param {string} domain */
async function isGrave(rows, domain) {
  const { answer } = await byHost(rows, `http://${domain}/`);
  return GRAVE.includes(answer.verdict) || (await likeness(rows, answer))?.answer.verdict === "lookalike";
}

/**
 * All that would be silenced, and two ways on: with it, and with the rest of the file alone.
 *
 * @param {Silences} silences
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {(all: boolean) => unknown} chosen
 */
export function question({ sites, reminders: off }, { say, language }, chosen) {
  const until = (/** @type {Pause} */ one) =>
    one.until === ALWAYS ? say("exceptions_always") : say("exceptions_until", { date: day(one.until, language) });
  const grave = () => make("b", {}, [` · ${say("settings_import_silences_warned")}`]);
  const item = (/** @type {Silences["sites"][number]} */ one) =>
    make("li", {}, [make("bdi", { class: "domain" }, [one.domain]), ` ${until(one)}`, one.isGrave && grave()]);
  const made = make("section", { id: "import-question", class: "note", "aria-labelledby": "import-question-title" }, [
    make("h3", { id: "import-question-title" }, [say("settings_import_silences")]),
    sites.length > 0 && make("p", {}, [say("settings_import_silences_sites", { n: sites.length })]),
    sites.length > 0 && make("ul", { class: "rows silenced" }, sites.map(item)),
    off && make("p", {}, [say("settings_import_silences_reminders")]),
    make("div", { class: "choices" }, [
      button("import-without", say("settings_import_without"), () => chosen(false)),
      button("import-with", say("settings_import_with"), () => chosen(true)),
    ]),
  ]);
  made.tabIndex = -1;
  return made;
}
