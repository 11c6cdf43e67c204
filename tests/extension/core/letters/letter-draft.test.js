import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { counted } from "../../../../extension/core/evidence-log/breaches.js";
import { draft, NOTHING } from "../../../../extension/core/letters/letter-draft.js";
import { entry, LETTER, NIGHT, THIRD } from "../evidence-log/log-sample.js";

const GAP = "【　　】";
const LABELS = {
  channel: (/** @type {string} */ channel) => ({ call: "电话", sms: "短信" })[channel] ?? channel,
  person: (
    /** @type {import("../../../../extension/core/evidence-log/entry.js").Entry} */ { whom, person, relation },
  ) => (whom === "debtor" ? "我本人" : `${person}（${relation}）`),
  proof: (/** @type {number} */ n) => `证据${n}`,
  see: (/** @type {number[]} */ numbers) => `（见${numbers.join("、")}）`,
};

/**
 * @param {import("../../../../extension/core/evidence-log/entry.js").Entry[]} entries
 * @param {Record<string, string>} [own]
 */
function written(entries, own = {}) {
  return draft(LETTER, { gap: GAP }, { own, entries, counted: counted(entries, [NIGHT, THIRD]), labels: LABELS });
}

const file = (/** @type {string} */ name) => ({
  id: name,
  name,
  type: "",
  size: 1,
  sha256: "ab".repeat(32),
  added_at: "",
});

test("the table, the rules and the evidence come from the log and point at each other", () => {
  const later = entry({
    date: "2026-11-21",
    time: "09:00",
    whom: "unrelated",
    person: "张某",
    relation: "同事",
    reachable: "yes",
    channel: "sms",
    words: "叫他\n还钱",
    attachments: [file("短信.png"), file("截图.png")],
  });
  const first = entry({ time: "23:10", consent: "no", attachments: [file("录音.m4a")] });
  const { text, gaps } = written([later, first], { name: "王某", id_number: "110" });
  assert.equal(
    text,
    [
      "一、我是谁",
      "借款人：王某",
      "证件号：110",
      "",
      `1. 2026-11-20 23:10，010-1234，电话，我本人，“${GAP}”，证据：证据1`,
      "2. 2026-11-21 09:00，010-1234，短信，张某（同事），“叫他 还钱”，证据：证据2、证据3",
      "",
      "1. 夜间共1次，不符合《工作指引》（见1）",
      "2. 第三人共1次，不符合《工作指引》（见2）",
      "",
      ...["录音.m4a", "短信.png", "截图.png"].map((name, n) => `${n + 1}. ${name}（SHA-256：${"ab".repeat(32)}）`),
      "",
    ].join("\n"),
  );
  assert.equal(gaps, 1);
});

test("what is not known is a gap, never an invention", () => {
  const { text, gaps } = written([], { name: "  " });
  assert.ok(text.includes(`借款人：${GAP}\n证件号：${GAP}`));
  assert.ok(text.includes(`1. ${GAP} ${GAP}，${GAP}`));
  assert.doesNotMatch(text, /undefined|null|[{}]/u);
  assert.doesNotMatch(text, /SHA-256/u);
  assert.equal(gaps, 2 + 7 + 1 + 1);
});

test("braces in what was said are not read as blanks", () => {
  assert.match(written([entry({ words: "{name} {sha256}" })], { name: "王某" }).text, /“\{name\} \{sha256\}”/u);
});

test("a rule of the association is never called unlawful", () => {
  const { text } = written([entry({ time: "23:10", consent: "no" })]);
  assert.match(text, /不符合/u);
  assert.doesNotMatch(text, /违法|非法/u);
});

const CASES = JSON.parse(readFileSync(new URL("../../../cases/letters.json", import.meta.url), "utf8"));
for (const { name, own, friend, breaches, text } of CASES.cases) {
  test(`a draft has what was told and no rule out of its time: ${name}`, () => {
    const chosen = breaches.map((/** @type {[string, string]} */ [id, count]) => ({
      breach: CASES.breaches[id],
      count,
      entries: [],
    }));
    assert.equal(draft(CASES.letter, CASES.common, { ...NOTHING, own, friend, counted: chosen }).text, text);
  });
}
