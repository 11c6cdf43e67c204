/** A card as people see it: an order, why, what to do, whom to call. All else is folded. */

import { linkTo } from "../browser/page-links.js";
import { inLanguage } from "../core/i18n.js";
import { WATCHED } from "../core/verdict/watched.js";
import { areUrgent, callParts, countryChoice, unanswered } from "./card-calls.js";
import { button, folded, make, sentence } from "./dom.js";
import { icon } from "./icons.js";
import { showLeave } from "./leave-link.js";
import { readAloud } from "./read-aloud.js";
import { stepsPart } from "./steps.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/verdict/card.js").Card} Card */
/** @typedef {import("../core/answer/content.js").Situation} Situation */
/**
 * @typedef {object} Around
 * @property {(text: string) => unknown} ask  asks that name or host
 * @property {(id: string, place?: string) => unknown} openSituation  `place`: the code of another country
 * @property {(Node | string | null | false)[]} evidence  what it rests on, shown folded
 * @property {Situation[]} about  what it is about, the most pressing first
 * @property {string} place  the code of the country in which it is asked; "" where it is not known
 * @property {import("../core/answer/content.js").Content["calls"]} calls  everywhere
 * @property {string} [asked]  what was typed, where the card has to repeat it
 */

/** The urgency of who may die: whom to call stands before all else. */
const LIFE = "life";

/** @param {Card} card @param {Around} around @param {Speaking} speaking */
export function cardView(card, around, speaking) {
  const { tone, title, because, steps, calls, next, choices } = card;
  const { say, language } = speaking;
  const crisis = around.about.find(({ urgency }) => urgency === LIFE);
  const callsFirst = Boolean(crisis) || (tone === "danger" && calls.length > 0);
  const isWatched = around.about.some(({ urgency }) => WATCHED.includes(urgency));
  if (isWatched) showLeave(say);
  const isAsking = choices.length > 1;
  const isLoud = !isAsking && (Boolean(crisis) || tone === "danger" || areUrgent(calls, around.calls));
  const isCalled = isLoud && calls.length > 0;
  const doing = [stepsPart(steps)];
  const calling = callParts(calls, around.calls, isLoud, say);
  const isKnown = around.calls.some(({ country }) => country === around.place.toUpperCase());
  const placed = crisis ?? (isKnown || calls.length ? undefined : around.about.find((one) => one.calls.length > 0));
  const elsewhere = placed && countryChoice(around.calls, (code) => around.openSituation(placed.id, code), say);
  const asked = say(calls.length ? "card_elsewhere" : "card_where");
  const where = elsewhere && !isKnown ? [make("p", { class: "small" }, [asked]), elsewhere] : [];
  const look = `button${isCalled ? "" : " main"}`;
  const onwards = [
    next && make("a", { class: look, id: "card-next", href: hrefOf(next) }, [nextWords(next, say)]),
  ];
  const chosen = choices.map(({ id, title: words }) =>
    button(`choice-${id}`, words, () => around.openSituation(id)),
  );
  if (!isAsking && !isCalled) for (const one of chosen) one.className = "main";
  const meant = meantNames(card, around);
  const order = [
    ...(isAsking ? chosen : []),
    ...(callsFirst ? [...(calls.length ? calling : where), ...doing, ...(calls.length ? where : [])] : doing),
    ...(callsFirst ? [] : isLoud ? [...calling, ...where, ...onwards] : [...onwards, ...calling, ...where]),
    ...(isAsking ? [] : chosen),
    ...meant.map((one, n) => button(`card-meant-${n}`, one.title, () => around.ask(one.ask ?? ""))),
  ];
  const folds = [
    isWatched && !crisis && calls.length > 0 && unanswered(calls, around.calls, language, say),
    elsewhere && isKnown && folded(say("card_elsewhere"), [elsewhere]),
    ...foldedRows({ ...card, found: card.found.filter((one) => !meant.includes(one)) }, around, say),
    callsFirst && onwards.some(Boolean) && folded(say("card_later"), onwards),
  ].filter((one) => one instanceof Node);
  return make("section", { class: "says-card", "data-tone": tone }, [
    make("div", { class: "card order" }, [
      make("h2", {}, [icon(tone), make("span", {}, [title])]),
      around.asked && make("p", { class: "asked" }, [say("card_asked", { text: around.asked })]),
      because !== "" && make("p", {}, sentence(because)),
      around.about.length > 0 && readAloud(() => spoken(card, around.about, speaking), speaking),
    ]),
    order.some(Boolean) && make("div", { class: "card do" }, order),
    folds.length > 0 && make("ul", { class: "card ways" }, folds.map((one) => make("li", {}, [one]))),
  ]);
}

/** The names to choose from, where an answer leads to nothing else. @param {Card} card @param {Around} around */
function meantNames({ next, calls, choices, found }, { about }) {
  return next || calls.length || choices.length || about.length ? [] : found.filter(({ ask }) => ask);
}

/**
 * What is read aloud: our own words. A reason that is not a situation's may repeat a name or what was typed.
 *
 * @param {Card} card @param {Situation[]} about @param {Speaking} speaking
 */
function spoken({ title, because, steps, calls }, about, { say, language }) {
  const isOurs = about.some((one) => inLanguage(one.because, language) === because);
  const numbers = calls.map(({ number, name, hours }) => say("card_call", { number, name, hours }));
  return [title, ...(isOurs ? [because] : []), ...steps, ...numbers];
}

/** @param {Card} card @param {Around} around @param {Speaking["say"]} say */
function foldedRows({ found, more }, { ask, openSituation, evidence }, say) {
  const rows = found.map(({ title, because, ask: asked, situation }, n) => {
    if (!asked && !situation) return folded(title, [make("p", {}, sentence(because))]);
    const open = asked ? () => ask(asked) : () => openSituation(situation ?? "");
    const row = button(`card-found-${n}`, title, open);
    row.append(icon("next"));
    return row;
  });
  const why = more.map((words) => make("p", {}, sentence(words)));
  return [
    ...rows,
    why.length > 0 && folded(say("card_more"), why, "card-more"),
    evidence.some(Boolean) && folded(say("card_sources"), evidence, "card-sources"),
  ];
}

/** A list's own title alone would be no order. @param {NonNullable<Card["next"]>} next @param {Speaking["say"]} say */
function nextWords({ to, title }, say) {
  return to === "checklist" && title !== say("open_checklist") ? say("card_list", { title }) : title;
}

/** @param {NonNullable<Card["next"]>} next */
function hrefOf({ to, id }) {
  const place = to === "threats" && id ? `${linkTo(to)}#${id.replace("/", "-")}` : "";
  return place || linkTo(to, to === "checklist" && id ? `id=${id}` : "");
}
