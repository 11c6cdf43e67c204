import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openRows, rowsInHand, takeBundled, takeFromServer, watch } from "../../../extension/worker/edition-in-hand.js";
import { stored } from "../../../extension/browser/edition-state.js";
import { flipped, newKey } from "../../browser/edition.js";
import { browserWith } from "../browser-api.js";
import { DAY, sample, TRUSTED } from "../sample.js";

const NOW = Math.floor(Date.now() / 1000);
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());

/** @param {string} folder @param {import("../../browser/edition.js").Edition} edition */
function put(folder, edition) {
  for (const name of [...files.keys()]) if (name.startsWith(folder)) files.delete(name);
  for (const [name, body] of edition.files) files.set(folder + name, body);
}
/** @param {import("../../browser/edition.js").Edition} edition */
function offer(edition) {
  put(`/editions/${edition.manifest.edition}/`, edition);
  files.set("/editions/latest.json", Buffer.from(JSON.stringify({ edition: edition.manifest.edition })));
}
/** @param {string} server */
function trust(server) {
  files.set("/data/trust.json", Buffer.from(JSON.stringify({ server, keys: TRUSTED })));
}
/** @param {Promise<import("../../../extension/core/edition/database.js").Rows | null>} found */
async function numberOf(found) {
  const manifest = await (await found)?.one("meta", "manifest");
  return manifest.edition;
}

test("without any edition there are no rows, and nothing is reported as refused", async () => {
  assert.equal(await rowsInHand(), null);
  assert.deepEqual((await stored()).refused ?? {}, {});
});

test("the bundled edition is taken when it is first needed", async () => {
  trust("");
  put("/data/edition/", sample({ published: NOW - 9 * DAY }));
  assert.equal(await numberOf(rowsInHand()), NOW - 9 * DAY);
  assert.equal((await stored()).edition?.origin, "bundled");
});

test("without a server nobody is asked", async () => {
  await takeFromServer();
  assert.equal((await stored()).checked, undefined);
});

test("a newer edition of the server takes over, the old one is deleted", async () => {
  trust(browser.address);
  offer(sample({ published: NOW - 5 * DAY }));
  await takeFromServer();
  assert.equal((await stored()).edition?.number, NOW - 5 * DAY);
  assert.deepEqual((await indexedDB.databases()).map(({ name }) => name), [`edition-${NOW - 5 * DAY}`]);
  assert.equal(await numberOf(openRows()), NOW - 5 * DAY);
});

test("an older bundle, as after a reinstall, changes nothing and troubles nobody", async () => {
  await takeBundled();
  assert.equal((await stored()).edition?.number, NOW - 5 * DAY);
  assert.equal((await stored()).refused?.bundled, undefined);
});

/** @type {[string, import("../../browser/edition.js").Edition][]} */
const REFUSED = [
  ["tampered", flipped(sample({ published: NOW }), "cn.json")],
  ["older", sample({ published: NOW - 8 * DAY })],
  ["expired", sample({ published: NOW, expires: NOW - 1 })],
  ["unknown_key", sample({ published: NOW, key: newKey() })],
];
for (const [code, edition] of REFUSED) {
  test(`what is ${code} is refused, said so, and the one in hand stays usable`, async () => {
    offer(edition);
    await takeFromServer();
    const { refused, edition: held } = await stored();
    assert.equal(refused?.server?.code, code);
    assert.equal(refused?.server?.edition, edition.manifest.edition);
    assert.equal(held?.number, NOW - 5 * DAY);
    assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
  });
}

test("a server that is away is told apart from a refusal of data", async () => {
  files.delete("/editions/latest.json");
  await takeFromServer();
  assert.equal((await stored()).refused?.server?.code, "unreachable");
});

test("the refusal is gone once the server offers what is in hand", async () => {
  offer(sample({ published: NOW - 5 * DAY }));
  await takeFromServer();
  assert.equal((await stored()).refused?.server, undefined);
});

test("rows that the browser cleared are taken anew from the bundle", async () => {
  const { edition } = await stored();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(`edition-${edition?.number}`).onsuccess = resolve;
  });
  assert.equal(await numberOf(rowsInHand()), NOW - 9 * DAY);
});

test("after the browser cleared the rows the server may offer the newest again, and none older", async () => {
  offer(sample({ published: NOW - 7 * DAY }));
  await takeFromServer();
  assert.equal((await stored()).edition?.number, NOW - 9 * DAY);
  assert.equal((await stored()).refused?.server?.code, "older");
  offer(sample({ published: NOW - 5 * DAY }));
  await takeFromServer();
  assert.equal((await stored()).edition?.number, NOW - 5 * DAY);
});

test("a download that was interrupted goes on where it stopped, and is tried again within the hour", async () => {
  const next = sample({ published: NOW - 3 * DAY });
  const folder = `/editions/${NOW - 3 * DAY}/`;
  offer(next);
  files.delete(`${folder}known.json`);
  let isSet = false;
  browser.storage.refuses = () => ((isSet ||= browser.alarms.has("edition-again")), null);
  await takeFromServer();
  browser.storage.refuses = () => null;
  assert.ok(isSet, "the alarm is there before anything is fetched: a worker that is stopped sets none");
  assert.equal((await stored()).refused?.server?.code, "unreachable");
  assert.ok(/** @type {any} */ (browser.alarms.get("edition-again")).delayInMinutes <= 60);
  const before = browser.asked.filter((path) => path.startsWith(folder));
  assert.ok(before.includes(`${folder}tables.json`));
  offer(next);
  browser.asked.length = 0;
  await takeFromServer();
  assert.equal((await stored()).edition?.number, NOW - 3 * DAY);
  assert.ok(
    !browser.asked.some((path) => before.slice(2).includes(path) && !path.endsWith("known.json")),
    browser.asked.join(),
  );
  assert.equal(browser.alarms.has("edition-again"), false);
  assert.ok(!(await indexedDB.databases()).some(({ name }) => name === "fetched"), "what was kept on the way goes");
});

test("a browser without room is said by its name, and the edition in hand stays usable", async () => {
  offer(sample({ published: NOW - 2 * DAY }));
  for (const [error, code] of /** @type {[Error, string][]} */ ([
    [new Error("Resource::kQuotaBytes quota exceeded"), "no_room"],
    [new DOMException("", "QuotaExceededError"), "no_room"],
    [new TypeError("cannot read"), "failed"],
  ])) {
    browser.storage.refuses = (values) => ("edition" in values ? error : null);
    await takeFromServer();
    assert.equal((await stored()).refused?.server?.code, code);
    assert.equal((await stored()).edition?.number, NOW - 3 * DAY);
    assert.ok(browser.alarms.has("edition-again"));
    assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
  }
  browser.storage.refuses = () => null;
  await takeFromServer();
  assert.equal((await stored()).edition?.number, NOW - 2 * DAY);
});

test("where not even the refusal can be kept, nothing breaks", async () => {
  files.delete("/editions/latest.json");
  browser.storage.refuses = () => new Error("quota");
  await takeFromServer();
  browser.storage.refuses = () => null;
  assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
});

test("one alarm, once a day, set once", async () => {
  await watch();
  await watch();
  browser.alarms.delete("edition-again");
  assert.deepEqual([...browser.alarms], [["edition", { delayInMinutes: 1, periodInMinutes: 1440 }]]);
});
