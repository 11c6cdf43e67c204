/** Contacts that friends and family tell: how they are asked, and how their text gets into the log. */

import { FRIEND_PAGE } from "../browser/friend-page.js";
import { speakerOf } from "../browser/language.js";
import { entryOf } from "../core/evidence-log/entry.js";
import { blank, formsIn } from "../core/letters/friend-form.js";
import { fromJson, sha256 } from "../core/evidence-log/seal.js";
import { joined, LANGUAGES } from "../core/i18n.js";
import { copyable } from "./copying.js";
import { folded, make } from "./dom.js";
import { area, field, form } from "./fields.js";
import { localDay } from "./local-day.js";
import { shareButton } from "./written.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */

const DIGITS = 32;

/**
 * @param {import("../core/evidence-log/vault.js").Vault} vault
 * @param {Speaking} speaking
 * @param {() => Promise<void>} onTaken
 */
export function friendPart(vault, speaking, onTaken) {
  const { say } = speaking;
  const request = FRIEND_PAGE
    ? say("friend_ask", { link: FRIEND_PAGE })
    : `${say("friend_ask_form")}\n${blank(say)}`;
  const said = make("p", { role: "status" });
  const told = field("friend-told", say("friend_paste"), area());
  const act = async () => {
    const { forms, wrong } = await read(told.control.value, speaking);
    const isNone = !forms.length && !wrong.length;
    told.fail(isNone ? say("friend_none", { head: say("friend_head") }) : "");
    if (isNone) return "";
    const { added, same } = await take(vault, forms);
    if (added) await onTaken();
    if (!wrong.length) told.control.value = "";
    return joined(
      speaking.language,
      forms.length > 0 && say("friend_taken", { added, same }),
      wrong.length > 0 && say("friend_wrong", { n: wrong.length, which: wrong.flat().join(" · ") }),
    );
  };
  const parts = [
    make("p", { class: "small" }, [say("friend_intro")]),
    copyable(say("friend_title"), request, say),
    shareButton("friend-share", () => request, said, say),
    said,
    told.element,
  ];
  return folded(say("friend_title"), [form({ id: "friend", parts, button: say("friend_take"), say, act })], "friends");
}

/** In our language, else in that of whoever wrote it. @param {string} text @param {Speaking} speaking */
async function read(text, { say, language }) {
  const today = localDay(new Date());
  const found = formsIn(text, say, today);
  for (const other of LANGUAGES.filter((one) => one !== language)) {
    if (found.forms.length || found.wrong.length) break;
    const theirs = await speakerOf(other).catch(() => null);
    if (theirs) Object.assign(found, formsIn(text, theirs, today));
  }
  return found;
}

/**
 * Each once, however often its text is brought.
 *
 * @param {import("../core/evidence-log/vault.js").Vault} vault
 * @param {import("../core/evidence-log/entry.js").Fields[]} forms
 */
async function take(vault, forms) {
  const now = new Date();
  const made = await Promise.all(
    forms.map(async (fields) => {
      const id = `friend-${(await sha256(fromJson(fields))).slice(0, DIGITS)}`;
      return { ...entryOf(fields, [], now), id };
    }),
  );
  const { records } = await vault.records();
  const ours = new Set(records.map(({ id }) => id));
  const fresh = new Map(made.filter(({ id }) => !ours.has(id)).map((one) => [one.id, one]));
  await vault.save({ records: [...fresh.values()] });
  return { added: fresh.size, same: made.length - fresh.size };
}
