/** One threat as it is shown: whether it is true, why, what to do now, and what that rests on. */

import { linkTo } from "../browser/page-links.js";
import { isDue } from "../core/checklists/checklist.js";
import { citeParts } from "./cites.js";
import { folded, local, make } from "./dom.js";
import { doorParts } from "./door-parts.js";
import { localDay } from "./local-day.js";

/** @typedef {import("../core/threats/threats.js").Threat} Threat */
/** @typedef {import("../core/threats/threats.js").Truth} Truth */
/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/letters/letter-draft.js").Letter} Letter */
/**
 * @typedef {Speaking & {review: (threat: Threat) => string, lists:
 *   import("../core/checklists/checklist.js").Checklist[], letters: Letter[]}} Context  `review`: by which day a threat
 *   is to be reviewed
 */

/**
 * The threat folded, its answer beside its title.
 *
 * @param {Threat} threat
 * @param {Context} context
 * @param {string} [id]
 */
export function foldedThreat(threat, context, id) {
  const summary = make("summary", {}, [local(threat.title, context.language), " ", truth("b", threat.answer, context)]);
  return make("details", { class: "threat", ...(id && { id }) }, [summary, threatAnswer(threat, context)]);
}

/** @param {Threat} threat @param {Context} context */
export function threatAnswer(threat, context) {
  const { say, language, lists, letters } = context;
  const { answer, why, exception, steps, cites, doors, checklist } = threat;
  const drafts = letters.filter(({ id }) => threat.letters?.includes(id));
  const next = lists.find(({ id }) => id === checklist);
  const due = isDue({ cites, review_by: context.review(threat) }, localDay(new Date()));
  const word = truth("p", answer, context);
  if (due) word.append(make("span", { class: "due" }, [say("checklist_due")]));
  return make("div", { class: "threat-answer" }, [
    word,
    make("p", { class: "why" }, [local(why, language)]),
    exception && make("p", {}, [make("b", {}, [say("threats_exception")]), " ", local(exception, language)]),
    make("p", {}, [make("b", {}, [say("threats_now")])]),
    make("ol", {}, steps.map((step) => make("li", {}, [local(step, language)]))),
    doors.length > 0 && make("ul", { class: "doors" }, doors.map((door) => doorParts(door, context))),
    cites.length > 0 && folded(say("page_law"), cites.map((cite) => citeParts(cite, context))),
    ...drafts.map(({ id, title }) =>
      onwards(linkTo("letter", `id=${id}`), say("which_door_draft", { title })),
    ),
    next && onwards(linkTo("checklist", `id=${next.id}`), say("list_link", { list: next.title })),
  ]);
}

/** A line of its own that leads on. @param {string} href @param {string} words */
function onwards(href, words) {
  return make("p", {}, [make("a", { class: "next", href }, [words])]);
}

/** @param {"b" | "p"} element @param {Truth} answer @param {Speaking} context */
function truth(element, answer, { say }) {
  return make(element, { class: `truth ${answer}` }, [say(`threats_${answer.replaceAll("-", "_")}`)]);
}
