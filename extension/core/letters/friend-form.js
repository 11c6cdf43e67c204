/**
 * A contact that somebody else tells: as a text that a person reads and sends, and that is read again here. It may be
 * made by a page of the app or filled in by hand; only what stands in it is taken. Pure.
 */

import { ANSWERS, CHANNELS, FIELDS, mistakes, OTHERS, OWN, WHOM } from "../evidence-log/entry.js";

/** @typedef {import("../evidence-log/entry.js").Fields} Fields */
/** @typedef {keyof Fields} Name */
/** @typedef {import("../i18n.js").Say} Say */
/** @typedef {{forms: Fields[], wrong: string[][]}} Read  `wrong`: of each form not taken, the labels to put right */

/** Of the borrower alone: what others cannot tell. @type {readonly Name[]} */
const NOT_ASKED = [...OWN, "reachable"];
/** Those that speak of oneself where the borrower writes. @type {readonly Name[]} */
const WORDED_ANEW = ["whom", ...OTHERS];
/** What somebody else is asked: the words last, since they may have many lines. @type {Name[]} */
export const ASKED = [...FIELDS.filter((name) => name !== "words" && !NOT_ASKED.includes(name)), "words"];
const BETWEEN = "/";

/** @param {Name} name @param {Say} say */
export function labelOf(name, say) {
  return WORDED_ANEW.includes(name) ? say(`friend_${name}`) : say(`log_${name}`);
}

/**
 * What may be chosen, by what is said of it; nothing where it is written.
 *
 * @param {Name} name
 * @param {Say} say
 * @returns {[value: string, words: string][]}
 */
export function choicesOf(name, say) {
  if (name === "channel") return CHANNELS.map((one) => [one, say(`channel_${one}`)]);
  if (name === "whom") return WHOM.filter((one) => one !== "debtor").map((one) => [one, say(`whom_${one}`)]);
  return isAnswer(name) ? ["yes", "no"].map((one) => [one, say(`log_answer_${one}`)]) : [];
}

/** @param {Name} name */
const isAnswer = (name) => ANSWERS.some((one) => one === name);

/** The form with what was told. @param {Fields} fields @param {Say} say */
export function filled(fields, say) {
  return textOf(say, (name) => {
    const told = choicesOf(name, say).find(([value]) => value === fields[name])?.[1] ?? fields[name];
    return name === "words" ? told : told.replace(/\s+/gu, " ");
  });
}

/** The form to be filled in by hand: of what may be chosen, one is to be left. @param {Say} say */
export function blank(say) {
  return textOf(say, (name) => unchosen(name, say));
}

/** @param {Name} name @param {Say} say */
const unchosen = (name, say) => choicesOf(name, say).map(([, words]) => words).join(BETWEEN);

/** What parts a label from what is told: wide behind Chinese. @param {string} label */
const colonOf = (label) => (/[\u3400-\u9fff]/u.test(label) ? "：" : ": ");

/** @param {Say} say @param {(name: Name) => string} told */
function textOf(say, told) {
  const lines = ASKED.map((name) => labelOf(name, say) + colonOf(labelOf(name, say)) + told(name));
  return [say("friend_head"), ...lines, say("friend_end")].join("\n");
}

/**
 * Every form in a text, in the language of its heads.
 *
 * @param {string} text
 * @param {Say} say
 * @param {string} today  2026-11-25
 * @returns {Read}
 */
export function formsIn(text, say, today) {
  const [, ...pieces] = text.split(say("friend_head"));
  /** @type {Read} */
  const read = { forms: [], wrong: [] };
  for (const piece of pieces) {
    const fields = fieldsIn(piece.split(say("friend_end"))[0].split(/\r?\n/u), say);
    const found = mistakes(fields, today);
    const wrong = ASKED.filter((name) => name in found || !isChosen(name, fields[name], say));
    if (wrong.length) read.wrong.push(wrong.map((name) => labelOf(name, say)));
    else read.forms.push(fields);
  }
  return read;
}

/** Only a question may be left open. @param {Name} name @param {string} value @param {Say} say */
function isChosen(name, value, say) {
  const choices = choicesOf(name, say);
  return choices.length === 0 || choices.some(([one]) => one === value) || (isAnswer(name) && value === "");
}

/** @param {string[]} lines @param {Say} say @returns {Fields} */
function fieldsIn(lines, say) {
  const fields = /** @type {Fields} */ (Object.fromEntries(FIELDS.map((name) => [name, ""])));
  for (const [at, line] of lines.entries()) {
    const name = ASKED.find((one) => behind(line, one, say) !== null);
    if (!name) continue;
    const told = /** @type {string} */ (behind(line, name, say));
    if (name === "words") return { ...fields, words: [told, ...lines.slice(at + 1)].join("\n").trim() };
    Object.assign(fields, { [name]: valueOf(name, told.trim(), say) });
  }
  return fields;
}

/**
 * What stands behind a label, null where the line has another.
 *
 * @param {string} line
 * @param {Name} name
 * @param {Say} say
 */
function behind(line, name, say) {
  const label = labelOf(name, say);
  const text = line.trimStart();
  return text.startsWith(label) ? (/^\s*[:：](.*)$/u.exec(text.slice(label.length))?.[1] ?? null) : null;
}

/** @param {Name} name @param {string} told @param {Say} say */
function valueOf(name, told, say) {
  if (told === unchosen(name, say)) return "";
  const found = choicesOf(name, say).find(([, words]) => words === told);
  return found ? found[0] : told.normalize("NFKC");
}
