/** The log while it is open: its four views, and how it is locked again. */

import { isEntry, unreadable } from "../core/evidence-log/entry.js";
import { whenIdle } from "./idle-lock.js";
import { UNSAVED } from "../core/evidence-log/vault.js";
import { takenWords } from "../browser/carried-words.js";
import { button, make } from "./dom.js";
import { entryForm } from "./entry-form.js";
import { counts, entryList, hours } from "./entry-list.js";
import { show } from "./fields.js";
import { friendPart } from "./friend-part.js";
import { keepingView } from "./log-backup.js";
import { lettersView } from "./letters.js";

/** @typedef {import("../core/evidence-log/entry.js").Entry} Entry */
/** @typedef {"log" | "add" | "letters" | "keep"} View */

const IDLE_MINUTES = 10;
/** @type {View[]} */
const VIEWS = ["log", "add", "letters", "keep"];

/**
 * @param {import("../core/evidence-log/vault.js").Vault} vault
 * @param {import("./evidence-log.js").Context} context
 * @param {(why: string) => Promise<void>} closed  shows the locked page with the reason
 * @returns {Promise<Node[]>}
 */
export async function openLog(vault, context, closed) {
  const { say } = context;
  /** @type {{entries: Entry[], details: import("./letters.js").Details[]}} */
  let held = { entries: [], details: [] };
  /** @type {ReturnType<typeof entryForm>} */
  let typing;
  const sections = /** @type {Record<View, HTMLElement>} */ (
    Object.fromEntries(VIEWS.map((name) => [name, make("section", { id: name })]))
  );
  const buttons = VIEWS.map((name) => button(`view-${name}`, say(`log_view_${name}`), () => turn(name)));
  const said = make("p", { role: "status", id: "log-said" });

  /** @param {View} to */
  function turn(to) {
    VIEWS.forEach((name, n) => {
      sections[name].hidden = name !== to;
      buttons[n].setAttribute("aria-current", String(name === to));
    });
    show(said, "", false);
    if (to === "letters") sections.letters.replaceChildren(...lettersView({ vault, ...context, ...held }));
  }

  /** Reads the log again and shows it; gives back what was typed and not saved the last time. */
  async function read() {
    const { records, damaged } = await vault.records();
    held = {
      entries: records.filter(isEntry),
      details: records.filter(({ kind }) => kind === "me" || kind === "loan"),
    };
    const breaches = context.help.breaches ?? [];
    sections.log.replaceChildren(
      counts(held.entries, breaches, context),
      ...hours(held.entries, breaches, say),
      entryList(held.entries, { damaged, wrong: unreadable(records) }, context, acts),
    );
    return records.find(({ id }) => id === UNSAVED);
  }

  const onChanged = async () => void (await read());

  /** @param {{before?: Entry, start?: Partial<Entry>, unsaved?: Partial<Entry>}} how */
  function type({ before, start, unsaved }) {
    const lenders = [...new Set(held.entries.map(({ lender }) => lender).filter(Boolean))];
    typing = entryForm({ vault, say, lenders, before, start, unsaved, onSaved: saved });
    const cancel = () => {
      type({});
      turn("log");
    };
    const title = make("h2", {}, [say(before ? "log_edit" : "log_view_add")]);
    sections.add.replaceChildren(
      title,
      typing.element,
      before ? button("cancel", say("log_cancel"), cancel) : friendPart(vault, context, onChanged),
    );
  }

  /** The next entry is likely about the same caller. @param {Entry} entry */
  async function saved({ lender, number, channel, whom, person, relation, reached }) {
    await read();
    type({ start: { lender, number, channel, whom, person, relation, reached } });
    turn("log");
    show(said, say("log_saved", { n: held.entries.length }), false);
    window.scrollTo({ top: 0 });
  }

  const acts = {
    change: (/** @type {Entry} */ entry) => {
      type({ before: entry });
      turn("add");
      typing.element.querySelector("input")?.focus();
    },
    remove: async (/** @type {Entry} */ { id, attachments }) => {
      await vault.save({ without: { records: [id], files: attachments.map((one) => one.id) } });
      await read();
      show(said, say("log_removed"), false);
    },
    bytes: (/** @type {string} */ id) => vault.file(id),
  };

  function stop() {
    stopIdle();
    window.removeEventListener("beforeunload", warn);
    vault.lock();
  }

  /** What was typed and not saved is sealed too, and is there after unlocking. @param {string} why */
  async function lock(why) {
    const unsaved = typing.unsaved();
    const change = unsaved
      ? { records: [{ id: UNSAVED, kind: "unsaved", ...unsaved }] }
      : { without: { records: [UNSAVED] } };
    const isKept = await vault.save(change).then(() => true, () => unsaved === null);
    stop();
    await closed(isKept ? why : `${why}${say("log_unsaved_lost")}`);
  }

  /** @param {BeforeUnloadEvent} event */
  function warn(event) {
    if (typing.unsaved()) event.preventDefault();
  }

  function erased() {
    stop();
    void closed(say("log_erased"));
  }

  const [unsaved, words] = await Promise.all([read(), takenWords()]);
  const fields = words ? { ...unsaved?.fields, words: joined(unsaved?.fields.words, words) } : unsaved?.fields;
  type({ before: held.entries.find(({ id }) => id === unsaved?.of), unsaved: fields });
  const { language } = context;
  sections.keep.replaceChildren(...keepingView({ vault, say, language, onChanged, onErased: erased }));
  turn(fields || held.entries.length === 0 ? "add" : "log");
  if (fields) show(said, say(words ? "threats_filled" : "log_unsaved"), false);
  const stopIdle = whenIdle(document, IDLE_MINUTES, () => lock(say("log_idle", { n: IDLE_MINUTES })));
  window.addEventListener("beforeunload", warn);
  vault.onerased = erased;
  const tools = make("div", { class: "views" }, [
    ...buttons,
    button("lock", say("log_lock"), () => lock(say("log_locked"))),
  ]);
  return [tools, said, ...Object.values(sections)];
}

/** What was typed and not saved, then what the person brought. @param {(string | undefined)[]} words */
function joined(...words) {
  return words.filter(Boolean).join("\n");
}
