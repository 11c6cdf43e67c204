/** Whom a card calls: buttons that dial, in which country they answer, and what if nobody does. */

import { inLanguage } from "../core/i18n.js";
import { URGENT_ROLES } from "../core/verdict/urgent-roles.js";
import { button, folded, make } from "./dom.js";
import { icon } from "./icons.js";

/** @typedef {import("../core/i18n.js").Speaking["say"]} Say */
/** @typedef {import("../core/answer/content.js").Content["calls"]} Calls  everywhere */
/** @typedef {import("../core/verdict/card.js").Call} Call */

/** Whom to write to, for who cannot speak. */
const BY_TEXT = "police_text";

/** Is the first of them to be called before all else? @param {Call[]} calls @param {Calls} everywhere */
export function areUrgent([first], everywhere) {
  return everywhere.some(({ id, roles }) => id === first?.id && roles.some((role) => URGENT_ROLES.includes(role)));
}

/** @param {Call[]} calls @param {Calls} everywhere @param {boolean} isLoud  the first of them is @param {Say} say */
export function callParts(calls, everywhere, isLoud, say) {
  if (!calls.length) return [];
  const country = make("p", { class: "small" }, [say("card_calls", { country: say(`country_${calls[0].country}`) })]);
  return [country, ...calls.map((one, n) => callButton(one, isLoud && n === 0, isWritten(one.id, everywhere), say))];
}

/** @param {string} id @param {Calls} everywhere */
function isWritten(id, everywhere) {
  return everywhere.some((one) => one.id === id && one.roles.includes(BY_TEXT));
}

/**
 * The number to tap, and when somebody answers.
 *
 * @param {Call} call @param {boolean} isLoud @param {boolean} isText  one writes to it @param {Say} say
 */
function callButton({ id, number, name, hours }, isLoud, isText, say) {
  const words = [icon(isText ? "sms" : "phone"), make("b", {}, [number]), make("span", {}, [name])];
  const href = `${isText ? "sms" : "tel"}:${number}`;
  const label = isText ? say("card_text", { number, name }) : say("card_call", { number, name, hours });
  const shown = { class: isLoud ? "button main call" : "button call", href, id: `call-${id}`, "aria-label": label };
  return make("a", shown, [make("span", {}, words), hours !== "" && make("small", {}, [hours])]);
}

/**
 * The countries whose numbers are held, to choose from.
 *
 * @param {Calls} everywhere @param {(country: string) => unknown} choose @param {Say} say
 */
export function countryChoice(everywhere, choose, say) {
  const codes = [...new Set(everywhere.map(({ country }) => country))];
  const chips = codes.map((code) =>
    button(`in-${code.toLowerCase()}`, say(`country_${code}`), () => choose(code.toLowerCase())),
  );
  return make("div", { class: "chips", role: "group", "aria-label": say("card_elsewhere") }, chips);
}

/**
 * What who is threatened does where nobody answers, or where they cannot speak.
 *
 * @param {Call[]} calls @param {Calls} everywhere @param {import("../core/i18n.js").Language} language @param {Say} say
 */
export function unanswered([first], everywhere, language, say) {
  const texts = everywhere.filter(({ country, roles }) => country === first.country && roles.includes(BY_TEXT));
  const held = texts.map(({ id, number, name, country }) => {
    return callButton({ id, number, name: inLanguage(name, language), hours: "", country }, false, true, say);
  });
  const words = [say("card_call_next"), say("card_stay")].map((one) => make("p", {}, [one]));
  return folded(say("card_unanswered"), [...words, ...held]);
}
