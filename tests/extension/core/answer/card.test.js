import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { cardOf } from "../../../../extension/core/answer/card.js";
import { speaker } from "../../../../extension/core/i18n.js";

/** @typedef {import("../../../../extension/core/i18n.js").Language} Language */
/** @typedef {import("../../../../extension/core/answer/story.js").Story} Story */

/** @param {Language} language @param {string} [here] */
async function reader(language, here = "") {
  const place = new URL(`../../../../extension/_locales/${language}/messages.json`, import.meta.url);
  return { say: speaker(JSON.parse(await readFile(place, "utf8")), language), language, here };
}

const situation = (/** @type {string} */ id, /** @type {string} */ urgency) => ({
  id, urgency, tone: /** @type {const} */ ("stop"), next: "", more: [], calls: ["police"],
  button: { zh_CN: `是${id}` }, title: { zh_CN: `标题${id}` }, because: { zh_CN: `因为${id}` },
  steps: [{ zh_CN: "先截图" }], countries: {},
});
const call = (/** @type {string} */ country, /** @type {string} */ number) => ({
  id: `police-${country}`, roles: ["police"], country, number, name: { zh_CN: "报警" }, hours: null,
});
const CONTENT = {
  situations: [situation("fee", "money"), situation("court", "court"), situation("harassed", "threats")],
  calls: [call("CN", "110"), call("KE", "999"), call("SG", "999-SG")],
  checklists: ["cn", "ke"].map((code) => ({ id: `${code}/before-borrowing`, title: { zh_CN: code }, overdue: false })),
};
/** @param {Partial<Story>} told @returns {Story} */
const story = (told) => ({
  situations: [], choices: [], isUnclear: false, mayBeCrisis: false, parts: [], suggestions: [], place: "", ...told,
});

/** @param {string} verdict @param {string} reason */
function verdictOn(verdict, reason) {
  const query = { text: "天启借款", type: "licence", normal: "天启借款" };
  const empty = { covered: [], not_covered: [], suggestions: [], lender: null, product: null };
  return /** @type {any} */ ({ answer: { verdict, reason, query, ...empty, expired: false, expires: "" }, words: {} });
}

test("numbers are of the country that a text names, else of the reader's clock, else of the mainland", async () => {
  const numbers = async (/** @type {string} */ place, /** @type {Language} */ language, /** @type {string} */ here) => {
    const card = cardOf(null, story({ situations: ["fee"], place }), CONTENT, await reader(language, here));
    return card?.calls.map(({ number }) => number);
  };
  assert.deepEqual(await numbers("sg", "en", "ke"), ["999-SG"]);
  assert.deepEqual(await numbers("", "en", "ke"), ["999"]);
  assert.deepEqual(await numbers("", "zh_CN", "ke"), ["999"]);
  assert.deepEqual(await numbers("", "zh_CN", ""), ["110"]);
  for (const language of /** @type {const} */ (["en", "zh_TW"])) assert.deepEqual(await numbers("", language, ""), []);
});

test("what holds in one country alone is shown there and nowhere else", async () => {
  const fee = {
    ...situation("fee", "money"), more: [{ zh_CN: "各国都一样" }],
    countries: { KE: { title: { zh_CN: "肯尼亚的标题" }, more: [{ zh_CN: "肯尼亚的规定" }] } },
  };
  const shown = async (/** @type {string} */ here) => {
    return cardOf(null, story({ situations: ["fee"] }), { ...CONTENT, situations: [fee] }, await reader("zh_CN", here));
  };
  const [inKenya, inSingapore] = [await shown("ke"), await shown("sg")];
  assert.deepEqual([inKenya?.title, inKenya?.because], ["肯尼亚的标题", "因为fee"]);
  assert.deepEqual(inKenya?.more, ["各国都一样", "肯尼亚的规定"]);
  assert.deepEqual([inSingapore?.title, inSingapore?.more], ["标题fee", ["各国都一样"]]);
});

test("doubt asks back with three situations, none of these, and whom to call", async () => {
  const doubt = story({ choices: ["fee", "court", "harassed"] });
  const card = cardOf(verdictOn("none", "word"), doubt, CONTENT, await reader("zh_CN"));
  assert.deepEqual(card?.choices.map(({ id }) => id), ["fee", "court", "harassed", "all"]);
  assert.deepEqual(card?.choices.map(({ title }) => title), ["是fee", "是court", "是harassed", "都不是"]);
  assert.deepEqual(card?.calls.map(({ number }) => number), ["110"]);
});

test("a text that nothing is recognised in is answered by an order and by guesses", async () => {
  const order = { ...situation("unclear", "rest"), steps: [{ zh_CN: "报警" }, { zh_CN: "别给证件" }] };
  const content = { ...CONTENT, situations: [...CONTENT.situations, order] };
  const nothing = story({ choices: ["fee", "court"], isUnclear: true });
  const card = cardOf(verdictOn("none", "word"), nothing, content, await reader("zh_CN"));
  assert.deepEqual([card?.title, card?.steps[0]], ["标题unclear", "报警"]);
  assert.deepEqual(card?.choices.map(({ id }) => id), ["fee", "court", "all"]);
  const plain = cardOf(verdictOn("none", "word"), { ...nothing, choices: [] }, content, await reader("zh_CN"));
  assert.deepEqual([plain?.title, plain?.steps[0], plain?.choices], ["标题unclear", "报警", []]);
});

test("doubt where no number is known offers help among what is folded", async () => {
  const card = cardOf(null, story({ choices: ["fee"] }), CONTENT, await reader("en"));
  assert.deepEqual([card?.calls, card?.found.map((one) => one.situation)], [[], ["crisis"]]);
});

test("a warning stands above any doubt; a mild verdict below what is told", async () => {
  const doubt = story({ choices: ["fee", "court"] });
  const warned = cardOf(verdictOn("warned", "lender"), doubt, CONTENT, await reader("zh_CN"));
  assert.equal(warned?.tone, "danger");
  assert.ok(!warned?.choices.some(({ id }) => doubt.choices.includes(id)));
  const told = story({ situations: ["court"] });
  const mild = cardOf(verdictOn("none", "unknown"), told, CONTENT, await reader("zh_CN"));
  assert.equal(mild?.title, "标题court");
  assert.equal(mild?.found[0].ask, "天启借款");
});

test("a verdict leads to the checklist of its country, else of the reader, where one is known", async () => {
  const next = async (/** @type {string} */ place, /** @type {string} */ here) =>
    cardOf(verdictOn("none", "unknown"), story({ place }), CONTENT, await reader("en", here))?.next?.id;
  assert.equal(await next("ke", ""), "ke/before-borrowing");
  assert.equal(await next("", "ke"), "ke/before-borrowing");
  assert.equal(await next("", ""), "cn/before-borrowing");
  assert.equal(await next("tw", ""), undefined);
});

test("names to choose from lead to nothing else", async () => {
  const asked = verdictOn("uncovered", "ask");
  asked.answer.suggestions = [{ name: "天启借款一号", lender: null }];
  const card = cardOf(asked, story({ place: "cn" }), CONTENT, await reader("zh_CN"));
  assert.deepEqual([card?.next, card?.found.map(({ ask }) => ask)], [null, ["天启借款一号"]]);
});

test("a situation may lead on to another by its button, also where it stands below the first", async () => {
  const fee = { ...situation("fee", "money"), next: "cheated" };
  const content = { ...CONTENT, situations: [fee, situation("cheated", "money"), situation("court", "court")] };
  const alone = cardOf(null, story({ situations: ["fee"] }), content, await reader("zh_CN"));
  assert.deepEqual([alone?.next, alone?.choices], [null, [{ id: "cheated", title: "是cheated" }]]);
  const both = cardOf(null, story({ situations: ["cheated", "fee"] }), content, await reader("zh_CN"));
  assert.deepEqual(both?.found.map((one) => one.situation), ["fee"]);
});
