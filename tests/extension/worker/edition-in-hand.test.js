/** Longer than 300 lines: each test goes on with the edition that the one before it took. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { openRows, rowsInHand, takeBundled, takeFromServer } from "../../../extension/worker/edition-in-hand.js";
import { publishers, stored } from "../../../extension/browser/edition-state.js";
import { everyDay } from "../../../extension/browser/alarms.js";
import { mark } from "../../../extension/core/edition/hashed-ids.js";
import { flipped, FOLDER, now, pathOf, published, without } from "../../browser/edition.js";
import { keysOf, newKey, rotated, trustOf } from "../../browser/publisher.js";
import { browserWith } from "../browser-api.js";
import { DAY, PUBLISHER, sample } from "../sample.js";

/** @typedef {import("../../browser/edition.js").Edition} Edition */

const NOW = now();
const WEIGHTS = "page-reading/signals/weights.json";
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());

/** @param {string} folder @param {Edition} edition */
function put(folder, { tree }) {
  for (const name of [...files.keys()]) if (name.startsWith(folder)) files.delete(name);
  for (const [path, body] of tree) files.set(folder + path, body);
}
/** @param {Edition} edition */
const offer = (edition) => put("/editions/", edition);
/** @param {string} server */
const trust = (server) => void files.set("/data/trust.json", trustOf(PUBLISHER, server));
/** @param {Promise<import("../../../extension/core/edition/database.js").Rows | null>} found */
async function numberOf(found) {
  return (await (await found)?.one("meta", "manifest"))?.edition;
}
const refusal = async () => (await stored()).refused?.server?.code;
const numberInHand = async () => (await stored()).edition?.number;
const databases = async () => (await indexedDB.databases()).map(({ name }) => name).toSorted();

test("without any edition there are no rows, and nothing is reported as refused", async () => {
  assert.equal(await rowsInHand(), null);
  assert.deepEqual((await stored()).refused ?? {}, {});
});

test("the bundled edition is taken when it is first needed, even where the clock is behind", async (t) => {
  trust("");
  put("/data/editions/", sample({ published: NOW - 9 * DAY, issued: NOW - 9 * DAY }));
  t.mock.timers.enable({ apis: ["Date"], now: (NOW - 30 * DAY) * 1000 });
  assert.equal(await numberOf(rowsInHand()), NOW - 9 * DAY);
  t.mock.timers.reset();
  assert.equal((await stored()).edition?.origin, "bundled");
});

test("without a server nobody is asked", async () => {
  await takeFromServer();
  assert.equal((await stored()).checked, undefined);
});

test("a newer edition of the server takes over; of the old one nothing is kept", async () => {
  trust(browser.address);
  offer(sample({ published: NOW - 5 * DAY }));
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 5 * DAY);
  assert.deepEqual(await databases(), [`edition-${(await stored()).edition?.id}`, "files"]);
  assert.equal(await numberOf(openRows()), NOW - 5 * DAY);
});

test("a refresh that changed nothing asks for one text", async () => {
  offer(sample({ published: NOW - 5 * DAY }));
  browser.asked.length = 0;
  await takeFromServer();
  assert.deepEqual(browser.asked.filter((path) => path.includes("/v2/")), ["/editions/v2/timestamp.json"]);
});

test("of a new edition only what changed is fetched", async () => {
  const edition = sample({ published: NOW - 4 * DAY });
  offer(edition);
  browser.asked.length = 0;
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 4 * DAY);
  assert.deepEqual(
    browser.asked.filter((path) => path.includes("/v2/")),
    ["/editions/v2/timestamp.json", `/editions/v2/manifests/${NOW - 4 * DAY}.json.gz`],
  );
});

test("an older bundle, as after a reinstall, changes nothing and troubles nobody", async () => {
  await takeBundled();
  assert.equal(await numberInHand(), NOW - 4 * DAY);
  assert.equal((await stored()).refused?.bundled, undefined);
});

const STRANGER = { ...PUBLISHER, editions: newKey(), timestamp: newKey() };
/** @type {[string, string, () => Edition][]} */
const REFUSED = [
  ["an older number", "older", () => sample({ published: NOW - 8 * DAY })],
  ["what had expired", "expired", () => sample({ published: NOW, expires: NOW - 1 })],
  ["a timestamp by an unknown key", "unknown_key", () => sample({ published: NOW, by: STRANGER })],
  ["a manifest by the wrong key", "unknown_key", () => sample({ published: NOW, signers: [PUBLISHER.timestamp] })],
  ["a manifest that nobody signed", "unsigned", () => sample({ published: NOW, signers: [] })],
  ["a timestamp from the day after tomorrow", "ahead", () => sample({ published: NOW, issued: NOW + 2 * DAY })],
];
for (const [what, code, made] of REFUSED) {
  test(`${what} is refused, said so, and the one in hand stays usable`, async () => {
    offer(made());
    await takeFromServer();
    assert.equal(await refusal(), code);
    assert.equal(await numberInHand(), NOW - 4 * DAY);
    assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
  });
}

test("a file that was changed is refused, and so is one that holds what nobody can read", async () => {
  const edition = sample({ published: NOW - 3 * DAY });
  offer(flipped(sampleWith(edition, "known.json", '{"known":[]}'), `${FOLDER}known.json`));
  await takeFromServer();
  assert.equal(await refusal(), "tampered");
  offer(sampleWith(edition, "coverage.json", "{}"));
  await takeFromServer();
  assert.equal(await refusal(), "malformed");
  assert.equal((await stored()).refused?.server?.edition, edition.number);
  assert.equal(await numberInHand(), NOW - 4 * DAY);
});

/**
 * The edition anew with a file of another content.
 *
 * @param {Edition} edition
 * @param {string} name
 * @param {string} text
 */
function sampleWith({ files: named, registers, number }, name, text) {
  const changed = new Map(named).set(FOLDER + name, Buffer.from(text));
  return published({ files: changed, registers }, { by: PUBLISHER, published: number });
}

test("a server that is away is told apart from a refusal of data", async () => {
  files.delete("/editions/v2/timestamp.json");
  await takeFromServer();
  assert.equal(await refusal(), "unreachable");
});

test("the refusal is gone once the server offers what is in hand", async () => {
  offer(sample({ published: NOW - 4 * DAY }));
  await takeFromServer();
  assert.equal(await refusal(), undefined);
});

test("a server that answers with an old timestamp stands still; one that is not reached does not", async () => {
  const since = NOW - 4 * DAY + 5;
  const held = await publishers();
  await chrome.storage.local.remove("publishers");
  offer(sample({ published: NOW - 4 * DAY, issued: since }));
  await takeFromServer();
  assert.equal(Date.parse(String((await stored()).frozen)), since * 1000);
  files.delete("/editions/v2/timestamp.json");
  await takeFromServer();
  assert.equal(Date.parse(String((await stored()).frozen)), since * 1000, "what was said stays until it moves on");
  offer(sample({ published: NOW - 4 * DAY }));
  await takeFromServer();
  assert.equal((await stored()).frozen, "");
  assert.deepEqual(Object.keys(await publishers()), Object.keys(held));
});

test("rows that the browser cleared are taken anew from the bundle", async () => {
  const { edition } = await stored();
  await new Promise((resolve) => void (indexedDB.deleteDatabase(`edition-${edition?.id}`).onsuccess = resolve));
  assert.equal(await numberOf(rowsInHand()), NOW - 9 * DAY);
});

test("after the browser cleared the rows the server may offer the newest again, and none older", async () => {
  offer(sample({ published: NOW - 7 * DAY }));
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 9 * DAY);
  assert.equal(await refusal(), "older");
  offer(sample({ published: NOW - 4 * DAY }));
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 4 * DAY);
});

/** What comes with the extension, where it stands in an edition, and as what it is held. */
const OWN = [
  { own: await readFile(new URL(`../../../extension/${WEIGHTS}`, import.meta.url), "utf8"), at: `/${WEIGHTS}`,
    name: "page-model.json", key: "page_model" },
];

for (const [nth, { own, at, name, key }] of OWN.entries()) {
  test(`${key} came with the extension, known by its hash and not fetched; any other is`, async () => {
    files.set(at, Buffer.from(own));
    for (const [later, table] of [own, own.replace("{", "{ ")].entries()) {
      const edition = sampleWith(sample({ published: NOW - 4 * DAY + 1 + 2 * nth + later }), name, table);
      offer(edition);
      browser.asked.length = 0;
      await takeFromServer();
      assert.equal(await numberInHand(), edition.number);
      assert.equal(browser.asked.includes(`/editions/${pathOf(edition, FOLDER + name)}`), table !== own);
      assert.deepEqual(await (await openRows())?.one("meta", key), JSON.parse(own));
    }
  });
}

test("a download that was interrupted goes on where it stopped, and is tried again within the hour", async () => {
  const half = sampleWith(sample({ published: NOW - 3 * DAY }), "known.json", '{"known": []}');
  const next = sampleWith(half, "help.json", '{"doors": []}');
  offer(without(next, `${FOLDER}help.json`));
  let isSet = false;
  browser.storage.refuses = () => ((isSet ||= browser.alarms.has("edition-again")), null);
  browser.asked.length = 0;
  await takeFromServer();
  browser.storage.refuses = () => null;
  assert.ok(isSet, "the alarm is there before anything is fetched: a worker that is stopped sets none");
  assert.equal(await refusal(), "unreachable");
  assert.ok(/** @type {any} */ (browser.alarms.get("edition-again")).delayInMinutes <= 60);
  const known = `/editions/${pathOf(next, `${FOLDER}known.json`)}`;
  assert.ok(browser.asked.includes(known), browser.asked.join());
  offer(next);
  browser.asked.length = 0;
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 3 * DAY);
  assert.ok(!browser.asked.includes(known), browser.asked.join());
  assert.equal(browser.alarms.has("edition-again"), false);
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
    assert.equal(await refusal(), code);
    assert.equal(await numberInHand(), NOW - 3 * DAY);
    assert.ok(browser.alarms.has("edition-again"));
    assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
  }
  browser.storage.refuses = () => null;
  await takeFromServer();
  assert.equal(await numberInHand(), NOW - 2 * DAY);
});

test("where not even the refusal can be kept, nothing breaks", async () => {
  files.delete("/editions/v2/timestamp.json");
  browser.storage.refuses = () => new Error("quota");
  await takeFromServer();
  browser.storage.refuses = () => null;
  assert.ok(await (await rowsInHand())?.one("hosts", "msxf.com"));
});

const verdictOf = async (/** @type {string} */ host) => (await (await openRows())?.one("hosts", host))?.[0].reason;

test("what is taken back overrides the edition in hand at once, and until a later list leaves it out", async () => {
  const entries = [{ what: "host", value: await mark("host", "msxf.com"), on: "2026-11-27" }];
  const same = { published: NOW - 2 * DAY };
  offer(sample({ ...same, retractions: { version: 1, entries } }));
  await takeFromServer();
  assert.equal(await verdictOf("msxf.com"), "retracted");
  offer(sample(same));
  await takeFromServer();
  assert.equal(await refusal(), "older", "a server cannot keep it from the reader again");
  assert.equal(await verdictOf("msxf.com"), "retracted");
  offer(sample({ published: NOW - DAY, retractions: { version: 1, entries } }));
  await takeFromServer();
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - DAY, "retracted"]);
  offer(sample({ published: NOW - DAY, retractions: { version: 2, entries: [] } }));
  await takeFromServer();
  assert.equal(await verdictOf("msxf.com"), "channel");
});

const WITH_MIRROR = rotated(PUBLISHER, { mirrors: [`${browser.address}/mirror`] });
const REVOKED = [PUBLISHER.editions.id, PUBLISHER.timestamp.id];
const HONEST = rotated(WITH_MIRROR, { editions: newKey(), timestamp: newKey(), revoked: REVOKED });
test("of a stolen key a mirror tells: the edition in hand vouches for nobody until it is replaced", async () => {
  const list = { version: 2, entries: [] };
  offer(sample({ by: WITH_MIRROR, published: NOW - DAY, retractions: list }));
  await takeFromServer();
  assert.equal(await verdictOf("msxf.com"), "channel");
  files.set("/mirror/v2/keys.json", keysOf(HONEST));
  offer(sample({ by: WITH_MIRROR, published: NOW - 100, retractions: list }));
  await takeFromServer();
  assert.equal(await refusal(), "unknown_key");
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - DAY, "revoked"]);
  offer(sample({ by: HONEST, published: NOW - 2 * DAY, retractions: { version: 1, entries: [] } }));
  await takeFromServer();
  assert.equal(await refusal(), undefined);
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - 2 * DAY, "channel"]);
});

test("a later list of keys that came with the extension counts, whatever else is refused", async () => {
  const later = rotated(HONEST, { editions: newKey(), revoked: [HONEST.editions.id] });
  files.set("/data/trust.json", trustOf(later, browser.address));
  files.delete("/data/editions/v2/timestamp.json");
  await takeBundled();
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - 2 * DAY, "revoked"]);
  const again = rotated(later, { timestamp: newKey(), revoked: [later.timestamp.id] });
  files.set("/data/trust.json", trustOf(again, browser.address));
  files.delete("/editions/v2/timestamp.json");
  await takeFromServer();
  assert.equal(await refusal(), "unreachable");
  assert.deepEqual(Object.values(await publishers()).map(({ keys }) => keys.version), [again.list.version]);
});

test("a bundle that a revoked key signed fills a gap, and replaces nothing", async () => {
  const later = rotated(HONEST, { editions: newKey(), timestamp: newKey(), revoked: [HONEST.editions.id] });
  await chrome.storage.local.remove(["edition", "publishers"]);
  files.set("/data/trust.json", trustOf(later, browser.address));
  offer(sample({ by: later, published: NOW - 2 * DAY }));
  await takeFromServer();
  files.set("/data/trust.json", trustOf(HONEST, browser.address));
  put("/data/editions/", sample({ by: HONEST, published: NOW - DAY }));
  await takeBundled();
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - 2 * DAY, "channel"]);
  await chrome.storage.local.remove("edition");
  await takeBundled();
  assert.deepEqual([await numberInHand(), await verdictOf("msxf.com")], [NOW - DAY, "revoked"]);
});

test("one alarm, once a day, set once", async () => {
  await everyDay();
  await everyDay();
  browser.alarms.delete("edition-again");
  assert.deepEqual([...browser.alarms], [["edition", { delayInMinutes: 1, periodInMinutes: 1440 }]]);
});
