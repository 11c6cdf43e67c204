/** Where a person asks to be left alone on a site, and takes that back. */

import { askWorker } from "../browser/messages.js";
import { ALWAYS, inDays, pause, pauseOf, resume } from "../browser/pauses.js";
import { button, day, make } from "./dom.js";

/** @typedef {import("../core/i18n.js").Say} Say */
/**
 * @typedef {object} About
 * @property {string} domain
 * @property {number} tabId
 * @property {boolean} onVisit  this visit is paused
 * @property {boolean} isPrivate
 * @property {string} verdict
 */

const DAYS = 30;

/**
 * @param {About} about
 * @param {import("../core/i18n.js").Speaking} speaking
 * @param {(id: string) => unknown} changed  called with what is to have the focus
 */
export async function pauseView(about, { say, language }, changed) {
  const { domain, tabId, onVisit, isPrivate, verdict } = about;
  const until = (await pauseOf(domain))?.until;
  const visit = async (/** @type {boolean} */ on) => askWorker({ type: "pause_visit", tabId, on });
  const press = (
    /** @type {string} */ id,
    /** @type {string} */ text,
    /** @type {() => unknown} */ act,
    next = "resume",
  ) =>
    button(id, text, async () => {
      await act();
      if (next === "resume") {
        await chrome.tabs.sendMessage(tabId, { type: "quiet" }, { frameId: 0 }).catch(() => undefined);
      }
      changed(next);
    });
  if (until !== undefined || onVisit) {
    const end = async () => {
      await resume(domain);
      await visit(false);
    };
    return make("section", { id: "pause", class: "note" }, [
      make("p", {}, [held(domain, until, say, language)]),
      make("p", { class: "small" }, [say("pause_still")]),
      press("resume", say("pause_resume"), end, "pause"),
    ]);
  }
  const longer = [
    press("pause-days", say("pause_days", { n: DAYS }), () => pause(domain, inDays(DAYS))),
    press("pause-always", say("pause_always"), () => pause(domain, ALWAYS)),
  ];
  return make("details", { id: "pause" }, [
    make("summary", {}, [say("pause_title")]),
    make("p", { class: "host" }, [domain]),
    make("p", { class: "small" }, [say("pause_what")]),
    ["warned", "ended", "lookalike"].includes(verdict) && make("p", { class: "note" }, [say("pause_grave")]),
    make("div", { class: "choices" }, [
      press("pause-visit", say("pause_visit"), () => visit(true)),
      ...(isPrivate ? [] : longer),
    ]),
  ]);
}

/**
 * @param {string} domain
 * @param {string | undefined} until  undefined: this visit
 * @param {Say} say
 * @param {import("../core/i18n.js").Language} language
 */
function held(domain, until, say, language) {
  if (until === undefined) return say("pause_held_visit", { domain });
  return until === ALWAYS
    ? say("pause_held_always", { domain })
    : say("pause_held_until", { domain, date: day(until, language) });
}
