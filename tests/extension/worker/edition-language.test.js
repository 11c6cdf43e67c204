/** An edition is fetched in the language that is shown; another is fetched once the person reads another. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import {
  dropEdition, openRows, takeBundled, takeFromServer, takeLanguage,
} from "../../../extension/worker/edition-in-hand.js";
import { stored } from "../../../extension/browser/edition-state.js";
import { now, pathOf, published } from "../../browser/edition.js";
import { trustOf } from "../../browser/publisher.js";
import { browserWith } from "../browser-api.js";
import { DAY, FOLD, PUBLISHER, stepsOf, TABLES } from "../sample.js";

/** @typedef {import("../../browser/edition.js").Edition} Edition */

const CASE = JSON.parse(await readFile(new URL("../../cases/client-files.json", import.meta.url), "utf8"));
const NOW = now();
const DATE = "2026-11-01";
const ONE = { as_of: DATE, retrieved_at: `${DATE}T00:00:00Z`, rows: 1, documents: [[DATE, `${DATE}T00:00:00Z`]] };
const REGISTERS = { "cn-a": { ...ONE, covered: {} }, "sg-b": { ...ONE, covered: {} } };
const SHARED = { ...TABLES, public_suffixes: undefined, categories: undefined, fold: stepsOf(FOLD) };

/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());

/** The case as an edition in Chinese and Indonesian. @param {number} number @param {string[]} [folders] */
function edition(number, folders = ["zh-CN/", "id/"]) {
  const named = folders.flatMap((folder) => {
    const told = CASE.told[folder === "id/" ? "id" : "zh_CN"];
    const all = Object.entries({ ...CASE.same, ...told, "shared.json": SHARED });
    return all.map(([name, file]) => /** @type {const} */ ([folder + name, Buffer.from(JSON.stringify(file))]));
  });
  return published({ files: new Map(named), registers: REGISTERS }, { by: PUBLISHER, published: number });
}

/** @param {string} folder @param {Edition} made */
function put(folder, { tree }) {
  for (const name of [...files.keys()]) if (name.startsWith(folder)) files.delete(name);
  for (const [path, body] of tree) files.set(folder + path, body);
}

/** @param {string} language */
async function choose(language) {
  await chrome.storage.local.set({ language });
  browser.asked.length = 0;
  await takeLanguage();
}

/** Which edition is in hand, for whose readers, and a text of it. */
async function shown() {
  const { edition: inHand } = await stored();
  const lists = await (await openRows())?.one("meta", "checklists");
  return [inHand?.number, inHand?.language, lists?.[0].intro];
}
const asked = () => browser.asked.filter((path) => path.startsWith("/editions/"));
const CHINESE = { zh_CN: "一条一条来" };
const ENGLISH = { en: "One by one" };

/** Stamped in this order: what is stamped before the one in hand is refused. */
const BUNDLED = edition(NOW - 9 * DAY);
const NEWER = edition(NOW - 5 * DAY);

test("the bundled edition is taken in the language that is shown, and in another, and nobody is asked", async () => {
  files.set("/data/trust.json", trustOf(PUBLISHER, browser.address));
  put("/data/editions/", BUNDLED);
  await chrome.storage.local.set({ language: "zh_CN" });
  await takeBundled();
  assert.deepEqual(await shown(), [NOW - 9 * DAY, "zh_CN", CHINESE]);
  await choose("id");
  assert.deepEqual(await shown(), [NOW - 9 * DAY, "id", ENGLISH]);
  assert.deepEqual(asked(), []);
  const names = (await indexedDB.databases()).map(({ name }) => name).toSorted();
  assert.deepEqual(names, [`edition-${(await stored()).edition?.id}`, "files"]);
});

test("a language that is chosen while the first edition is taken up is taken behind it", async () => {
  await dropEdition();
  browser.asked.length = 0;
  const taking = takeBundled();
  while (!browser.asked.some((path) => path.startsWith("/data/editions/"))) await new Promise(setImmediate);
  await chrome.storage.local.set({ language: "zh_CN" });
  await Promise.all([takeLanguage(), taking]);
  assert.equal((await stored()).edition?.language, "zh_CN");
  await choose("id");
});

test("a newer edition is fetched in that language alone", async () => {
  put("/editions/", NEWER);
  browser.asked.length = 0;
  await takeFromServer();
  assert.deepEqual(await shown(), [NOW - 5 * DAY, "id", ENGLISH]);
  const chinese = pathOf(NEWER, "zh-CN/checklists.json");
  assert.ok(!asked().includes(`/editions/${chinese}`), asked().join());
});

test("for another language its own files are fetched, and nothing that is held", async () => {
  await choose("zh_CN");
  assert.deepEqual(await shown(), [NOW - 5 * DAY, "zh_CN", CHINESE]);
  const isAsked = (/** @type {string} */ name) => asked().includes(`/editions/${pathOf(NEWER, `zh-CN/${name}`)}`);
  assert.ok(isAsked("checklists.json") && isAsked("laws.json"), asked().join());
  assert.deepEqual(Object.keys(CASE.same).filter(isAsked), []);
});

test("without the network the former language stays, and the other comes with the daily question", async () => {
  files.delete("/editions/v2/timestamp.json");
  await choose("id");
  assert.deepEqual(await shown(), [NOW - 5 * DAY, "zh_CN", CHINESE]);
  assert.equal((await stored()).refused?.server?.code, "unreachable");
  put("/editions/", NEWER);
  await takeFromServer();
  assert.deepEqual(await shown(), [NOW - 5 * DAY, "id", ENGLISH]);
});

test("a language that an edition has not is read in one that stands in for it, and not asked for again", async () => {
  put("/editions/", edition(NOW - 4 * DAY, ["zh-CN/"]));
  await takeFromServer();
  assert.deepEqual(await shown(), [NOW - 4 * DAY, "id", CHINESE]);
  await choose("id");
  assert.deepEqual(asked(), []);
});

test("who carries no weights looks at no pages, and leaves the table of the page model", async () => {
  const made = edition(NOW - 3 * DAY);
  const table = `/editions/${pathOf(made, "zh-CN/page-model.json")}`;
  const asksFor = async (/** @type {Edition} */ newer) => {
    put("/editions/", newer);
    browser.asked.length = 0;
    await takeFromServer();
    return [asked().includes(table), await (await openRows())?.one("meta", "page_model")];
  };
  assert.deepEqual(await asksFor(made), [false, null]);
  files.set("/page-reading/signals/weights.json", Buffer.from('{"offers_from":2}'));
  assert.deepEqual(await asksFor(edition(NOW - 2 * DAY)), [true, { offers_from: 1 }]);
});
