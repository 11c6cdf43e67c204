/** The form for one contact, new or to be changed. */

import {
  ANSWERS,
  attach,
  CHANNELS,
  entryOf,
  fileMistake,
  mistakes,
  OTHERS,
  OWN,
  WHOM,
} from "../core/evidence-log/entry.js";
import { UNSAVED } from "../core/evidence-log/vault.js";
import { folded, make } from "./dom.js";
import { area, field, fileField, form, input, isRight, select } from "./fields.js";
import { localDay } from "./local-day.js";

/** @typedef {import("../core/evidence-log/entry.js").Entry} Entry */
/** @typedef {import("../core/evidence-log/entry.js").Fields} Fields */
/** @typedef {import("./fields.js").Say} Say */
/**
 * @typedef {object} Setting
 * @property {import("../core/evidence-log/vault.js").Vault} vault
 * @property {Say} say
 * @property {string[]} lenders
 * @property {Entry} [before]
 * @property {Partial<Fields>} [start]
 * @property {Partial<Fields>} [unsaved]
 * @property {(entry: Entry) => Promise<void>} onSaved
 */

/** What is asked folded, beside the lender and the channel: of most contacts it is not told. */
const REST = /** @type {const} */ (["relation", "reached", ...ANSWERS]);

/** `start` is what is likely, `unsaved` what was typed before. @param {Setting} setting */
export function entryForm({ vault, say, lenders, before, start, unsaved, onSaved }) {
  const fields = fieldsOf({ date: localDay(new Date()), ...start, ...before, ...unsaved }, say);
  const read = () =>
    /** @type {Fields} */ (
      Object.fromEntries(Object.entries(fields).map(([name, { control }]) => [name, control.value]))
    );
  const files = Object.assign(input("file"), { multiple: true });
  const attached = fileField("entry-files", say("log_files"), files, say, say("log_original"));
  const untouched = unsaved ? "" : JSON.stringify(read());
  const ask = () => {
    const isOwn = fields.whom.control.value === "debtor";
    for (const name of OWN) fields[name].element.hidden = !isOwn;
    for (const name of OTHERS) fields[name].element.hidden = isOwn;
  };
  fields.whom.control.addEventListener("change", ask);
  ask();
  const act = async () => {
    const chosen = [...(files.files ?? [])];
    const wrong = mistakes(read(), localDay(new Date()));
    const bad = chosen.map((file) => ({ file, mistake: fileMistake(file) })).find(({ mistake }) => mistake);
    const said = Object.fromEntries(Object.entries(wrong).map(([name, code]) => [name, say(`log_${code}`)]));
    const ofFiles = bad ? say(`log_${bad.mistake}`, { name: bad.file.name }) : "";
    if (!isRight({ ...fields, files: attached }, { ...said, files: ofFiles })) return "";
    const made = await Promise.all(chosen.map(attachmentOf));
    const entry = entryOf(
      read(),
      [...(before?.attachments ?? []), ...made.map(({ attachment }) => attachment)],
      new Date(),
      before,
    );
    await vault.save({ records: [entry], files: made.map(({ file }) => file), without: { records: [UNSAVED] } });
    await onSaved(entry);
    return "";
  };
  const names = make("datalist", { id: "lenders" });
  names.append(...lenders.map((lender) => new Option(lender)));
  fields.lender.control.setAttribute("list", names.id);
  const pair = make("div", { class: "pair" }, [fields.date.element, fields.time.element]);
  const { date, time, number, whom, person, words } = fields;
  const first = [date, time, number, whom, person, words];
  const others = Object.values(fields).filter((one) => !first.includes(one));
  const rest = folded(say("log_rest"), others.map(({ element }) => element), "entry-rest");
  /** The lender and the channel of the entry before are likely and may stay unseen; what was told is shown. */
  rest.open = [before, unsaved].some((told) => told && REST.some((name) => told[name]));
  const parts = [
    make("p", { class: "small" }, [say("log_unknown_note")]),
    pair,
    ...[number, whom, person, words].map(({ element }) => element),
    attached.element,
    rest,
    names,
  ];
  return {
    element: form({ id: "entry", parts, button: say(before ? "log_save_change" : "log_save"), say, act }),
    /** What was typed and not saved, null where nothing was. */
    unsaved: () =>
      JSON.stringify(read()) === untouched && !files.files?.length ? null : { fields: read(), of: before?.id ?? "" },
  };
}

/** @param {globalThis.File} file */
async function attachmentOf(file) {
  return attach({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }, new Date());
}

/** @param {Partial<Fields>} values @param {Say} say @returns {Record<keyof Fields, import("./fields.js").Field>} */
function fieldsOf(values, say) {
  const at = (/** @type {string} */ name, /** @type {import("./fields.js").Control} */ control, hint = "") =>
    field(`entry-${name}`, say(`log_${name}`), control, hint);
  const answers = /** @type {[string, string][]} */ (
    ["", "yes", "no"].map((value) => [value, say(`log_answer_${value || "unknown"}`)])
  );
  const [answered, consent, reachable, disclosed, asked_to_stop, abusive] = ANSWERS.map((name) =>
    at(name, select(answers, values[name] ?? "")),
  );
  return {
    date: at("date", input("date", values.date)),
    time: at("time", input("time", values.time)),
    lender: at("lender", input("text", values.lender), say("log_lender_hint")),
    number: at("number", input("text", values.number)),
    channel: at("channel", select(CHANNELS.map((one) => [one, say(`channel_${one}`)]), values.channel ?? "call")),
    whom: at("whom", select(WHOM.map((one) => [one, say(`whom_${one}`)]), values.whom ?? "debtor")),
    person: at("person", input("text", values.person)),
    relation: at("relation", input("text", values.relation)),
    reached: at("reached", input("text", values.reached), say("log_reached_hint")),
    answered,
    consent,
    reachable,
    disclosed,
    asked_to_stop,
    words: at("words", area(values.words), say("log_words_hint")),
    abusive,
  };
}
