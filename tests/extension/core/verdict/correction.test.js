import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { correctionText, partsOf, PARTS, reportAddress } from "../../../../extension/core/verdict/correction.js";
import { byHost } from "../../../../extension/core/lookup/lookup.js";
import { speaker } from "../../../../extension/core/i18n.js";
import { ROWS } from "../../sample-rows.js";

/** @typedef {import("../../../../extension/core/verdict/correction.js").Part} Part */

const say = speaker(
  JSON.parse(await readFile(new URL("../../../../extension/_locales/zh_CN/messages.json", import.meta.url), "utf8")),
  "zh_CN",
);
const { answer } = await byHost(ROWS, "https://www.msxf.com/loan?token=1");
const parts = partsOf({ ...answer, says: "在册。" }, { say, titleOf: (id) => `《${id}》` });
const text = (/** @type {Part[]} */ ...ticked) => correctionText(parts, new Set(ticked), "", say);

test("the whole text says site, verdict, evidence with its source and date, and edition", () => {
  const whole = text(...PARTS);
  for (const one of [
    "msxf.com",
    "licensed/channel",
    "在册。",
    "《cn-list》",
    "2025-06-30",
    "https://cn-list.example/list",
    String(answer.edition),
  ]) {
    assert.ok(whole.includes(one), one);
  }
});

test("only what is ticked stands in it", () => {
  assert.equal(text("edition"), `先查：说得不对\n\n数据版本：${answer.edition}`);
  assert.doesNotMatch(text("verdict", "evidence", "edition"), /网站：/u);
  assert.equal(text(), "先查：说得不对");
});

test("of the address the host alone is told, never its path", () =>
  assert.doesNotMatch(text(...PARTS), /token|\/loan/u));

test("what the person writes stands at the end, as it is", () => {
  assert.match(correctionText(parts, new Set(), " <b>应为</b> 丙 & 丁 ", say), /\n<b>应为<\/b> 丙 & 丁$/u);
});

test("a letter and a new issue are filled in alike, whatever the text holds", () => {
  for (const [to, name] of [
    ["mailto:", "subject"],
    ["mailto:a@b.example", "subject"],
    ["https://code.example/issues/new?labels=data", "title"],
  ]) {
    const address = new URL(reportAddress("标题&x", "甲\n乙=1&2#3", to));
    assert.equal(address.searchParams.get(name), "标题&x");
    assert.equal(address.searchParams.get("body"), "甲\n乙=1&2#3");
  }
});

test("a text too long for an address gives none", () => assert.equal(reportAddress("标题", "长".repeat(3000)), ""));
