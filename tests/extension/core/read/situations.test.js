import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { folding } from "../../../../extension/core/normalise/text.js";
import { isPackage, kindOf } from "../../../../extension/core/read/kind-of-text.js";
import { readWithout, tells, toldIn } from "../../../../extension/core/read/situations.js";
import { numbersIn } from "../../../../extension/core/lookup/numbers.js";
import { readingBy } from "../../../../extension/core/read/reading.js";
import { SITUATIONS, TABLE } from "../../sample-situations.js";

/**
 * @type {{kinds: {text: string, kind: string}[], packages: {address: string, is: boolean}[],
 *   tells: {text: string, is: boolean}[], numbers: {text: string, numbers: string[]}[]}}
 */
const CASES = JSON.parse(await readFile(new URL("../../../cases/pasted.json", import.meta.url), "utf8"));
const FOLD = folding("務务門门");
const READING = readingBy(FOLD, TABLE, SITUATIONS, (plain) => plain);

for (const { text, kind } of CASES.kinds) {
  test(`${kind || "nothing"}: ${text}`, () => assert.equal(kindOf(text, READING), kind));
}
for (const { text, numbers } of CASES.numbers) {
  test(`${numbers.join(", ") || "nobody"} is called: ${text}`, () => {
    assert.deepEqual(numbersIn(text, "", FOLD), numbers);
  });
}
for (const { text, is } of CASES.tells) {
  test(`${text} ${is ? "tells" : "does not tell"} something`, () => assert.equal(tells(text, FOLD), is));
}
for (const { address, is } of CASES.packages) {
  test(`${address} ${is ? "is" : "is no"} installer`, () => assert.equal(isPackage(address), is));
}

test("what is told does not depend on the name in it", () => {
  const text = "招联逾期了怎么办";
  readWithout(text, ["招联"], READING);
  assert.deepEqual(toldIn(text, READING).situations, ["cannot_pay"]);
});

test("where it is not sure three situations are asked back about", () => {
  const { situations, choices } = toldIn("有个人老是问我要东西我该怎么办呢", READING);
  assert.deepEqual([situations.length, choices.length], [0, 3]);
});

test("what a sentence may tell is guessed where it likely tells of nothing", () => {
  const score = (/** @type {string} */ id) => ({ none: 0.5, employer: -0.5 })[id] ?? -1;
  const packed = { ...TABLE, bias: TABLE.situations.map(score), points: "", places: "", counts: "" };
  const likelyNone = readingBy(FOLD, packed, SITUATIONS, (plain) => plain);
  const { situations, choices, guesses } = toldIn("they keep calling my boss", likelyNone);
  assert.deepEqual([situations, choices, guesses], [[], [], ["employer"]]);
});

test("despair is known by its words, whatever was learnt", () => {
  const packed = { ...TABLE, bias: TABLE.bias.map(() => 0), points: "", places: "", counts: "" };
  const untaught = readingBy(FOLD, packed, SITUATIONS, (plain) => plain);
  assert.deepEqual(toldIn("不想活了", untaught).situations, ["crisis"]);
});

for (const [text, id] of [
  ["我爸妈不知道我欠了三十万 我不想活了", "crisis"],
  ["my wife does not know about the loans, I want to end my life", "crisis"],
  ["我男朋友说不想活了 他欠了网贷 现在联系不上", "friend_danger"],
  ["my flatmate owes loan apps and said he will kill himself, his phone is off", "friend_danger"],
]) {
  test(`who is in danger: ${text}`, () => assert.deepEqual(toldIn(text, READING).situations, [id]));
}

for (const text of ["天天速贷拿了我的通讯录，说不还就群发", "那个平台有我的通讯录，说今天不还就给所有人发短信"]) {
  test(`a threat to write to all contacts: ${text}`, () => {
    const { situations, choices, mayBeCrisis } = toldIn(text, READING);
    assert.deepEqual([situations, choices, mayBeCrisis], [["threat"], [], false]);
  });
}

test("without a table nothing is told", () => {
  const reading = readingBy(FOLD, null, SITUATIONS, (plain) => plain);
  assert.deepEqual(toldIn("放款前要先交399会员费", reading).situations, []);
});
