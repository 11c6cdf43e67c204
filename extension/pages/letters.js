/** Drafts: one's details, the letter, and the text to copy or print. */

import { inLanguage } from "../core/i18n.js";
import { counted } from "../core/evidence-log/breaches.js";
import { draft } from "../core/letters/letter-draft.js";
import { randomId } from "../core/util/random-id.js";
import { folded, local, make } from "./dom.js";
import { personOf } from "./entry-list.js";
import { field, form, input, select } from "./fields.js";
import { localDay } from "./local-day.js";
import { written } from "./written.js";

/** @typedef {import("../core/evidence-log/entry.js").Entry} Entry */
/** @typedef {import("./fields.js").Say} Say */
/**
 * @typedef {object} Details
 * @property {string} id
 * @property {"me" | "loan"} kind
 * @property {string} lender  as the log has it, "" for oneself
 * @property {Record<string, string>} fields
 */
/**
 * @typedef {object} Help
 * @property {import("../core/evidence-log/breaches.js").Breach[]} [breaches]
 * @property {import("../core/letters/letter-draft.js").Letters | null} [letters]
 * @property {import("./court-view.js").Court | null} [court_papers]
 */
/**
 * @typedef {object} Setting  `chinese` speaks the language of the letters
 * @property {import("../core/evidence-log/vault.js").Vault} vault
 * @property {Say} say
 * @property {Say} chinese
 * @property {import("../core/i18n.js").Language} language
 * @property {Entry[]} entries
 * @property {Details[]} details
 * @property {Help} help
 */

export const ME = ["name", "id_number", "phone", "address"];
export const LOAN = ["lender", "lender_address", "platform", "contract", "loan_date", "received", "repaid", "earlier"];

/** @param {Setting} setting */
export function lettersView(setting) {
  const { say, language, help } = setting;
  const { letters } = help;
  if (!letters?.letters.length) return [make("p", {}, [say("log_letters_none")])];
  const lenders = [...new Set(setting.entries.map(({ lender }) => lender))];
  const who = select([["borrower", say("letter_who_borrower")], ["friend", say("letter_who_friend")]]);
  const whoField = field("letter-who", say("letter_who"), who);
  const which = select(
    [...lenders.map((one) => /** @type {[string, string]} */ ([one, one || say("log_lender_unsaid")]))],
    lenders[0],
  );
  const kind = select(letters.letters.map(({ id, title }) => [id, inLanguage(title, language)]));
  const me = fieldsOf(ME, setting.details.find((one) => one.kind === "me")?.fields ?? {}, say);
  const loan = fieldsOf(LOAN, {}, say);
  const fill = () => {
    const known = loanOf(setting.details, which.value)?.fields ?? { lender: which.value };
    for (const [name, { control }] of Object.entries(loan)) control.value = known[name] ?? "";
  };
  which.addEventListener("change", fill);
  fill();
  const about = make("div", { class: "small", id: "letter-about" });
  const chosen = () => letters.letters.find(({ id }) => id === kind.value) ?? letters.letters[0];
  const tell = () => {
    whoField.element.hidden = !chosen().parts.some(({ friend }) => friend);
    const told = [chosen().use, chosen().caution].filter((one) => one !== null);
    about.replaceChildren(...told.map((one) => make("p", {}, [local(one, language)])));
  };
  kind.addEventListener("change", tell);
  tell();
  const out = written(say, say("log_letter_text"));
  const act = async () => {
    const own = { ...valuesOf(me), ...valuesOf(loan) };
    await keep(setting, which.value, valuesOf(me), valuesOf(loan));
    const entries = setting.entries.filter(({ lender }) => lender === which.value);
    const log = {
      own: { ...own, today: localDay(new Date()) },
      friend: who.value === "friend",
      entries,
      counted: counted(entries, help.breaches ?? []),
      labels: labelsOf(setting.chinese),
    };
    const { text, gaps } = draft(chosen(), letters, log);
    out.write(text);
    return gaps ? say("log_gaps", { n: gaps, gap: letters.gap }) : say("log_no_gaps");
  };
  const parts = [
    field("letter-kind", say("log_letter"), kind).element,
    about,
    whoField.element,
    field("letter-which", say("log_letter_which"), which, say("log_letter_which_hint")).element,
    detailsPart("log_me", me, say),
    detailsPart("log_loan", loan, say),
  ];
  return [
    make("h2", {}, [say("log_letters")]),
    make("p", { class: "note", role: "note", id: "letter-warning" }, [local(letters.warning, language)]),
    form({ id: "write", parts, button: say("log_write"), say, act }),
    ...out.elements,
  ];
}

/** @param {string} title @param {Record<string, import("./fields.js").Field>} fields @param {Say} say */
function detailsPart(title, fields, say) {
  return folded(say(title), [
    make("p", { class: "small" }, [say("log_details_note")]),
    ...Object.values(fields).map(({ element }) => element),
  ]);
}

/** @param {string[]} names @param {Record<string, string>} values @param {Say} say */
function fieldsOf(names, values, say) {
  return Object.fromEntries(
    names.map((name) => [name, field(`own-${name}`, say(`own_${name}`), input("text", values[name]))]),
  );
}

/** @param {Record<string, import("./fields.js").Field>} fields */
function valuesOf(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control.value.trim()]));
}

/** @param {Details[]} details @param {string} lender */
function loanOf(details, lender) {
  return details.find((one) => one.kind === "loan" && one.lender === lender);
}

/**
 * What was typed about oneself and the loan is there next time.
 *
 * @param {Setting} setting
 * @param {string} lender
 * @param {Record<string, string>} me
 * @param {Record<string, string>} loan
 */
async function keep({ vault, details }, lender, me, loan) {
  /** @type {Details[]} */
  const records = [
    { id: details.find(({ kind }) => kind === "me")?.id ?? randomId(), kind: "me", lender: "", fields: me },
    { id: loanOf(details, lender)?.id ?? randomId(), kind: "loan", lender, fields: loan },
  ];
  await vault.save({ records });
  const ids = records.map(({ id }) => id);
  details.splice(0, details.length, ...details.filter(({ id }) => !ids.includes(id)), ...records);
}

/** @param {Say} say @returns {import("../core/letters/letter-draft.js").Labels} */
function labelsOf(say) {
  return {
    channel: (channel) => say(`channel_${channel}`),
    person: (entry) => personOf(entry, say),
    proof: (n) => say("log_proof", { number: n }),
    see: (numbers) => say("log_see", { numbers: numbers.join("、") }),
  };
}
