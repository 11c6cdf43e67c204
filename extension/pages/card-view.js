/** A card as people see it: an order, why, what to do, whom to call. All else is folded. */

import { linkTo } from "../browser/page-links.js";
import { button, folded, make, sentence } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/verdict/card.js").Card} Card */
/** @typedef {import("../core/verdict/card.js").Call} Call */
/**
 * @typedef {object} Around
 * @property {(text: string) => unknown} ask  asks that name or host
 * @property {(id: string) => unknown} openSituation
 * @property {(Node | string | null | false)[]} evidence  what it rests on, shown folded
 */

/** @param {Card} card @param {Around} around @param {Speaking} speaking */
export function cardView(card, around, { say }) {
  const { tone, title, because, steps, calls, next, choices } = card;
  const isCrisis = tone === "danger" && calls.length > 0;
  const doing = [steps.length > 0 && make("ol", {}, steps.map((step) => make("li", {}, [step])))];
  const calling = calls.map((one, n) => callButton(one, n === 0, say));
  const onwards = [
    next && make("a", { class: calls.length ? "button" : "button main", id: "card-next", href: hrefOf(next) }, [
      next.title,
    ]),
    ...choices.map(({ id, title: words }) => button(`choice-${id}`, words, () => around.openSituation(id))),
  ];
  const order = isCrisis ? [...calling, ...doing] : [...doing, ...calling, ...onwards];
  const later = isCrisis && onwards.some(Boolean) && folded(say("card_later"), onwards);
  const folds = [...foldedRows(card, around, say), ...(later ? [later] : [])];
  return make("section", { class: "says-card", "data-tone": tone }, [
    make("div", { class: "card order" }, [
      make("h2", {}, [icon(tone), make("span", {}, [title])]),
      because !== "" && make("p", {}, sentence(because)),
    ]),
    order.some(Boolean) && make("div", { class: "card do" }, order),
    folds.length > 0 && make("ul", { class: "card ways" }, folds.map((one) => make("li", {}, [one]))),
  ]);
}

/** @param {Card} card @param {Around} around @param {Speaking["say"]} say */
function foldedRows({ found, more }, { ask, openSituation, evidence }, say) {
  const grounds = [...more.map((words) => make("p", {}, sentence(words))), ...evidence].filter(Boolean);
  const rows = found.map(({ title, because, ask: asked, situation }, n) => {
    if (!asked && !situation) return folded(title, [make("p", {}, sentence(because))]);
    const open = asked ? () => ask(asked) : () => openSituation(situation ?? "");
    const row = button(`card-found-${n}`, title, open);
    row.append(icon("next"));
    return row;
  });
  return grounds.length ? [...rows, folded(say("card_more"), grounds, "card-more")] : rows;
}

/**
 * The number to tap, of the reader's country, and when somebody answers.
 *
 * @param {Call} call @param {boolean} isFirst @param {Speaking["say"]} say
 */
function callButton({ id, number, name, hours }, isFirst, say) {
  const words = [icon("phone"), make("b", {}, [number]), ` ${name}`];
  const shown = { class: isFirst ? "button main call" : "button call", href: `tel:${number}`, id: `call-${id}` };
  return make("a", { ...shown, "aria-label": say("card_call", { number, name, hours }) }, [
    make("span", {}, words),
    hours !== "" && make("small", {}, [hours]),
  ]);
}

/** @param {NonNullable<Card["next"]>} next */
function hrefOf({ to, id }) {
  const place = to === "threats" && id ? `${linkTo(to)}#${id.replace("/", "-")}` : "";
  return place || linkTo(to, to === "checklist" && id ? `id=${id}` : "");
}
