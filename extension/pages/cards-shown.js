/** One place where cards are shown: that of an answer, and those of situations that it opens. */

import { readerCountry } from "../browser/clock.js";
import { situationCard } from "../core/answer/card.js";
import { cardView } from "./card-view.js";
import { make } from "./dom.js";
import { situationList } from "./situation-list.js";

/** @typedef {import("../core/verdict/card.js").Card} Card */
/** @typedef {import("../core/answer/content.js").Content} Content */
/**
 * @typedef {object} Shown
 * @property {string} [verdict]
 * @property {string[]} situations  their ids
 * @property {string} place  the code of the country; "" where it is not known
 * @property {Node[]} [evidence]
 * @property {string} [asked]  what was typed, where the card has to repeat it
 */

/**
 * @param {{found: HTMLElement, ask: (text: string) => unknown, content: Content}} where
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function cardsIn({ found, ask, content }, speaking) {
  const { situations: held, calls } = content;
  /** @param {Card} card @param {Shown} shown */
  const element = (card, { verdict = "", situations, place, evidence = [], asked }) => {
    const about = situations.flatMap((id) => held.find((one) => one.id === id) ?? []);
    const ways = { ask, openSituation: opens(place), evidence, about, place, calls, asked };
    const shown = { class: "found answer", ...(verdict && { "data-verdict": verdict }) };
    return make("div", shown, [cardView(card, ways, speaking)]);
  };
  /** @param {string} here @returns {(id: string, place?: string) => void} */
  const opens = (here) => (id, place = here) => {
    const one = held.find((each) => each.id === id);
    const card = one && element(situationCard(one, place, content, speaking), { situations: [id], place });
    found.replaceChildren(card ?? situationList(held, opens(here), speaking));
    toTitle(found);
  };
  return { element, open: opens("") };
}

/** Who reads on is at the title of what is shown. @param {HTMLElement} found */
export function toTitle(found) {
  const title = found.querySelector("h2");
  if (!title) return;
  title.tabIndex = -1;
  title.focus();
}

/**
 * The same with the country where the reader is: by the device's clock, else by a language that one country speaks.
 *
 * @param {import("../core/i18n.js").Speaking} speaking
 */
export function withCountry(speaking) {
  return { ...speaking, here: readerCountry() || (speaking.language === "id" ? "id" : "") };
}
