/**
 * The card of an answer: one order or verdict as its title, and what is second folded below it. Pure: it is given the
 * answer, what the text tells besides, and the situations as maintainers wrote them.
 */

import { countryOf } from "../lookup/country.js";
import { inLanguage } from "../i18n.js";
import { partOf, rowOf, verdictCard } from "../verdict/card.js";
import { URGENCIES } from "../verdict/urgencies.js";
import { PAGE_TITLES } from "./page-titles.js";
import { callsIn, HOME, placeFor } from "./whom-to-call.js";

/** @typedef {import("../lookup/by-lender.js").Asked} Asked */
/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../verdict/card.js").Card} Card */
/** @typedef {import("./story.js").Story} Story */
/** @typedef {import("./content.js").Content} Content */
/** @typedef {import("./content.js").Situation} Situation */
/** @typedef {{urgency: string, card: Card, found: Card["found"][number]}} Candidate */

const UNCLEAR = "unclear";
/** Leads to the list of all situations. */
const ALL = "all";
/** Whom to call where somebody is in danger, or cannot go on. */
const SAFETY = ["police", "mental_health"];
/** How a question begins that is about any lender of a kind. */
const NO_FIRM = /^(?:怎|什么|哪|如何|一[个家]|这|那|有|小贷|小额贷款)/u;
/** The situations that a card about somebody known answers itself. */
const OWN_QUESTIONS = ["licence", "who_lends"];
/** The answers that say nothing beside a situation: nobody is found, or the names are offered anyway. */
const SILENT = ["word", "ask"];

/**
 * @param {(Asked & {sender?: Asked}) | null} asked  null where only the situations are known
 * @param {Story} story
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Card | null}  null where there is nothing to say
 */
export function cardOf(asked, story, content, speaking) {
  const isAsking = story.choices.length > 0 && !story.situations.length;
  const ids = story.isUnclear && !isAsking ? [UNCLEAR] : story.situations;
  const situations = ids.flatMap((id) => content.situations.find((one) => one.id === id) ?? []);
  const told = situations.map((one) => situationCandidate(one, story.place, content, speaking));
  if (isAsking) told.push(askingCandidate(story, content, speaking));
  const about = asked && story.name ? { ...asked, words: { ...asked.words, text: story.name } } : asked;
  const verdict = about ? verdictCandidate(about, story, told.length > 0, content, speaking) : [];
  told.sort(byUrgency);
  const known = isKnown(asked) ? verdict : [];
  const answersIt = known.length > 0 && OWN_QUESTIONS.includes(story.situations[0]);
  const comesLast = told.length > 0 && verdict.some(isMild) && !answersIt;
  const [first, ...others] = comesLast ? [...told, ...verdict] : [...verdict, ...told].sort(byUrgency);
  if (!first) return null;
  const ofOne = namesLender(asked) ? known : [];
  const owner = comesLast && isMild(first) ? ofKnown(first, ofOne) : first;
  if (owner.urgency === URGENCIES[0]) return owner.card;
  const found = [
    ...(story.mayBeCrisis && !isAsking ? [helpNow(speaking)] : []),
    ...others.filter(({ card, found: { situation } }) => situation || !card.choices.length).map((one) => one.found),
    ...namedIn(asked?.sender, story, content, speaking),
    ...story.parts.map((part) => noticed(part, speaking.say)),
  ];
  return { ...owner.card, found: unlike([...owner.card.found, ...found], owner.card, speaking.say) };
}

/**
 * Is it known who lends what was asked about, and not only whom a text names?
 *
 * @param {(Asked & {sender?: Asked}) | null} asked
 */
function isKnown(asked) {
  return Boolean(asked && !asked.sender && (asked.answer.product || asked.answer.lender));
}

/** Is it said of one who lends, and not only that many may? @param {Asked | null} asked */
function namesLender(asked) {
  const { lender, product } = asked?.answer ?? {};
  return Boolean(lender) || (product?.lenders ?? []).some(({ tie }) => tie === "lender");
}

/**
 * A situation that leaves time, told of somebody known: first who that is.
 *
 * @param {Candidate} situation
 * @param {Candidate[]} known
 * @returns {Candidate}
 */
function ofKnown({ urgency, card, found }, [known]) {
  if (!known) return { urgency, card, found };
  const more = [card.because, ...card.more].filter(Boolean);
  return { urgency, card: { ...card, because: known.card.because, more }, found };
}

/** @param {Candidate} one @param {Candidate} other */
function byUrgency(one, other) {
  return URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency);
}

/** Does it say no more than who lends? What somebody tells comes before that. @param {Candidate} verdict */
function isMild({ urgency }) {
  return URGENCIES.indexOf(urgency) >= URGENCIES.indexOf("lender");
}

/**
 * A situation by itself: what its button opens.
 *
 * @param {Situation} situation
 * @param {string} place  the code of the country; "" where it is not known
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Card}
 */
export function situationCard(situation, place, content, speaking) {
  const { language } = speaking;
  const local = (/** @type {Text} */ text) => inLanguage(text, language);
  const here = placeFor(place, speaking);
  const { tone, title, because, steps, calls, next, more } = inCountry(situation, here);
  const other = content.situations.find(({ id }) => id === next);
  return {
    tone,
    title: local(title),
    because: local(because),
    steps: steps.map(local),
    calls: callsIn(here, calls, content.calls, language),
    next: other ? null : nextOf(next, here || HOME, content.checklists, speaking),
    choices: other ? [{ id: other.id, title: local(other.button) }] : [],
    found: [],
    more: more.map(local),
  };
}

/** The situation with what it says in this country instead. @param {Situation} situation @param {string} country */
function inCountry(situation, country) {
  const own = situation.countries[country.toUpperCase()] ?? {};
  return { ...situation, ...own, more: [...situation.more, ...(own.more ?? [])] };
}

/**
 * @param {Situation} one
 * @param {string} place
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Candidate}
 */
function situationCandidate(one, place, content, speaking) {
  const card = situationCard(one, place, content, speaking);
  return { urgency: one.urgency, card, found: { title: card.title, because: card.because, situation: one.id } };
}

/**
 * Which of these situations it is, with whom to call where somebody cannot wait for that.
 *
 * @param {Story} story
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Candidate}
 */
function askingCandidate({ choices, isUnclear, place }, content, speaking) {
  const { language, say } = speaking;
  const offered = choices.flatMap((id) => content.situations.find((one) => one.id === id) ?? []);
  const buttons = offered.map(({ id, button }) => ({ id, title: inLanguage(button, language) }));
  const calls = callsIn(placeFor(place, speaking), SAFETY, content.calls, language);
  const unclear = isUnclear ? content.situations.find(({ id }) => id === UNCLEAR) : null;
  const title = unclear ? inLanguage(unclear.title, language) : say("choice_title");
  const because = say(unclear ? "choice_guessed" : "choice_because");
  const steps = unclear?.steps.map((one) => inLanguage(one, language)) ?? [say("choice_safety")];
  /** @type {Card} */
  const card = {
    tone: "check", title, because, steps, calls, next: null, more: [],
    found: calls.length ? [] : [helpNow(speaking)],
    choices: [...buttons, { id: ALL, title: say("choice_none") }],
  };
  return { urgency: "threats", card, found: { title, because } };
}

/**
 * The verdict on the one thing that was asked; none where the answer is a situation, or says nothing beside one.
 *
 * @param {Asked} asked
 * @param {Story} story
 * @param {boolean} isTold  a situation is known
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Candidate[]}
 */
function verdictCandidate({ answer, words, told }, { place }, isTold, content, speaking) {
  const { verdict, reason, query, lender, product } = answer;
  const isNobody = reason === "category" && !lender && NO_FIRM.test(String(words.lender ?? ""));
  const isSilent = verdict === "none" ? query.type === "name" : SILENT.includes(reason) || isNobody;
  if (isTold && isSilent) return [];
  const here = placeFor(place, speaking);
  const countries = [countryOf(answer).toLowerCase(), here || HOME];
  const lists = countries.map((code) => `${code}/before-borrowing`);
  const list = lists.find((id) => content.checklists.some((one) => one.id === id));
  const card = verdictCard(answer, words, told, speaking, list, countries[0] || here);
  const { urgency } = rowOf(verdict, reason);
  const typed = query.type === "name" && words.lender ? String(words.lender) : query.normal;
  const name = lender?.name ?? product?.name ?? typed;
  return [{ urgency, card, found: { title: `${name} · ${card.title}`, because: card.because, ask: name } }];
}

/**
 * Whom the text names, to be asked one by one.
 *
 * @param {Asked | undefined} sender  of whom the answer is told
 * @param {Story} story
 * @param {Content} content
 * @param {Speaking} speaking
 * @returns {Card["found"]}
 */
function namedIn(sender, story, content, speaking) {
  const known = sender ? verdictCandidate(sender, story, false, content, speaking) : [];
  const offered = story.suggestions.map(({ name, lender }) => ({
    title: name,
    because: lender && lender.name !== name ? lender.name : speaking.say("more_found"),
    ask: name,
  }));
  return [...known.map((one) => one.found), ...offered];
}

/** Help for who may be in despair. @param {Speaking} speaking @returns {Card["found"][number]} */
function helpNow({ say }) {
  return { title: say("choice_help"), because: "", situation: "crisis" };
}

/** @param {import("./parts.js").Part} part @param {Speaking["say"]} say @returns {Card["found"][number]} */
function noticed({ id, key, values }, say) {
  const { title, because, more } = partOf(say, id, values);
  return { title, because: key ? say(key, values) : [because, ...more].join(" ") };
}

/**
 * Each once, and nothing that the card says itself; a name is shown to be looked up then.
 *
 * @param {Card["found"]} found
 * @param {Card} card
 * @param {Speaking["say"]} say
 */
function unlike(found, { because }, say) {
  const each = found.filter((one, at) => {
    return found.findIndex((other) => (one.ask ? other.ask === one.ask : other.title === one.title)) === at;
  });
  const unsaid = each.map((one) => {
    return one.because === because ? { ...one, because: one.ask ? say("more_found") : "" } : one;
  });
  return unsaid.filter((one) => one.because !== "" || one.ask || one.situation);
}

/**
 * One of our pages, or the checklist: that of the country where it has one of this name, else that for who is chased or
 * has not borrowed.
 *
 * @param {string} next
 * @param {string} country
 * @param {Content["checklists"]} lists
 * @param {Speaking} speaking
 * @returns {Card["next"]}
 */
function nextOf(next, country, lists, { say, language }) {
  if (isPage(next)) return { to: next, id: "", title: say(PAGE_TITLES[next]) };
  const isChased = lists.find(({ id }) => id === next)?.overdue;
  const names = [next.split("/")[1], isChased ? "contacts-called" : "before-borrowing"];
  const [found] = names.flatMap((name) => lists.find(({ id }) => id === `${country}/${name}`) ?? []);
  return found ? { to: "checklist", id: found.id, title: inLanguage(found.title, language) } : null;
}

/** @param {string} next @returns {next is keyof typeof PAGE_TITLES} */
function isPage(next) {
  return next in PAGE_TITLES;
}
