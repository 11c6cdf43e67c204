import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { blank, filled, formsIn } from "../../../../extension/core/letters/friend-form.js";
import { LANGUAGES, speaker } from "../../../../extension/core/i18n.js";

const TODAY = "2026-11-28";
/** @type {import("../../../../extension/core/evidence-log/entry.js").Fields} */
const TOLD = {
  date: "2026-11-20", time: "23:15", lender: "甲消费金融", number: "13800009999", channel: "sms", whom: "unrelated",
  person: "张某", relation: "同事", reached: "", words: "再不还就……\n时间：明天\n都找你", answered: "yes", consent: "",
  reachable: "", disclosed: "yes", asked_to_stop: "", abusive: "no",
};

for (const language of LANGUAGES) {
  const file = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  const say = speaker(JSON.parse(await readFile(file, "utf8")), language);

  test(`what is written in ${language} is read again, whatever stands around it, as often as it is there`, () => {
    const text = filled(TOLD, say);
    assert.deepEqual(formsIn(`好的\n${text}\n\n还有一次：\n${text}\n晚安`, say, TODAY), { forms: [TOLD, TOLD], wrong: [] });
  });

  test(`in ${language} a form filled in by hand is read; what was not chosen is asked for by its label`, () => {
    const left = { answered: "", disclosed: "", asked_to_stop: "", abusive: "" };
    const form = (/** @type {Record<string, string>} */ by) =>
      blank(say)
        .split("\n")
        .map((line) => {
          const label = Object.keys(by).find((one) => line.startsWith(`${one}：`) || line.startsWith(`${one}: `));
          return label ? ` ${label} : ${by[label]} ` : line;
        })
        .join("\r\n");
    const told = {
      [say("log_date")]: "２０２６-11-20", [say("log_time")]: "23:15", [say("log_number")]: TOLD.number,
      [say("log_lender")]: TOLD.lender, [say("friend_person")]: TOLD.person, [say("friend_relation")]: TOLD.relation,
    };
    const chosen = { [say("log_channel")]: say("channel_sms"), [say("friend_whom")]: say("whom_unrelated") };
    const { forms, wrong } = formsIn(form({ ...told, ...chosen }), say, TODAY);
    assert.deepEqual([forms, wrong], [[{ ...TOLD, ...left, words: "" }], []]);
    assert.deepEqual(formsIn(form(told), say, TODAY).wrong, [[say("log_channel"), say("friend_whom")]]);
    const odd = { ...told, ...chosen, [say("log_date")]: "11月20日", [say("log_answered")]: "接了" };
    assert.deepEqual(formsIn(form(odd), say, TODAY).wrong, [[say("log_date"), say("log_answered")]]);
  });

  test(`a text in ${language} without its head has no form`, () => {
    assert.deepEqual(formsIn("昨天有人打给我", say, TODAY), { forms: [], wrong: [] });
  });
}
