import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { dropEdition, takeBundled, takeFromServer } from "../../../extension/worker/edition-in-hand.js";
import { stored } from "../../../extension/browser/edition-state.js";
import {
  addressOf,
  fingerprintOf,
  formerServer,
  nameServer,
  ownServer,
  trust,
  useBundled,
  useFormer,
} from "../../../extension/browser/trust.js";
import { newKey } from "../../browser/edition.js";
import { browserWith } from "../browser-api.js";
import { DAY, KEY, sample, TRUSTED } from "../sample.js";

/** @type {{public: string, taken: boolean}[]} */
const KEYS = JSON.parse(await readFile(new URL("../../cases/keys.json", import.meta.url), "utf8")).keys;
const REFUSED = KEYS.filter(({ taken }) => !taken);
const NOW = Math.floor(Date.now() / 1000);
const THEIRS = newKey();
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());
files.set("/data/trust.json", Buffer.from(JSON.stringify({ server: "", keys: TRUSTED })));
for (const [name, body] of sample({ published: NOW - 2 * DAY }).files) files.set(`/data/edition/${name}`, body);
await takeBundled();

/** @param {import("../../browser/edition.js").Edition} edition @param {object} [latest] */
function offer(edition, latest = { key: { id: edition.key?.id, public: edition.key?.raw.toString("base64") } }) {
  const { edition: number } = edition.manifest;
  for (const [name, body] of edition.files) files.set(`/editions/${number}/${name}`, body);
  files.set("/editions/latest.json", Buffer.from(JSON.stringify({ edition: number, ...latest })));
}

test("an address is https, or http on this computer, and nothing else", () => {
  assert.equal(addressOf(" xiancha.example/ "), "https://xiancha.example");
  assert.equal(addressOf("https://mirror.example/xiancha/"), "https://mirror.example/xiancha");
  assert.equal(addressOf("http://127.0.0.1:8321"), "http://127.0.0.1:8321");
  for (const wrong of [
    "",
    "http://xiancha.example",
    "javascript://x/%0aalert(1)",
    "ftp://x.example",
    "https://a:b@x.example",
    "https://x.example/?q=1",
    `https://${"x".repeat(600)}.example`,
    "https://",
    "not a host",
  ]) {
    assert.equal(addressOf(wrong), "", wrong);
  }
});

test("a fingerprint is 64 hexadecimal digits, spaced as one likes", () => {
  const { fingerprint } = THEIRS;
  assert.equal(fingerprintOf(` ${fingerprint.toUpperCase().replace(/(.{4})/gu, "$1 ")}`), fingerprint);
  assert.equal(fingerprintOf(fingerprint.replace(/(..)(?=.)/gu, "$1:")), fingerprint);
  for (const wrong of ["", fingerprint.slice(1), `${fingerprint}0`, "g".repeat(64)]) {
    assert.equal(fingerprintOf(wrong), "");
  }
});

test("a server whose key is another than the one typed, or that names none, is not taken up", async () => {
  assert.equal(await nameServer("", THEIRS.fingerprint), "address");
  assert.equal(await nameServer(browser.address, "short"), "fingerprint");
  assert.equal(await nameServer(browser.address, THEIRS.fingerprint), "unreachable");
  offer(sample({ published: NOW - 9 * DAY, key: THEIRS }));
  assert.equal(await nameServer(browser.address, newKey().fingerprint), "other_key");
  for (const key of [undefined, "x", { public: "*" }, ...REFUSED]) {
    offer(sample({ published: NOW - 9 * DAY, key: THEIRS }), { key });
    assert.equal(await nameServer(browser.address, THEIRS.fingerprint), "no_key");
  }
  assert.equal(await ownServer(), null);
});

test("a server whose key was typed takes over, though its edition be older than another publisher's", async () => {
  offer(sample({ published: NOW - 9 * DAY, key: THEIRS }));
  assert.equal(await nameServer(browser.address, THEIRS.fingerprint), null);
  assert.deepEqual(await trust(), {
    server: browser.address,
    keys: [{ id: THEIRS.id, public: THEIRS.raw.toString("base64") }],
  });
  await takeFromServer();
  const { edition, refused } = await stored();
  assert.deepEqual([edition?.number, edition?.key, refused?.server], [NOW - 9 * DAY, THEIRS.id, undefined]);
});

test("the edition of a new version of the extension does not replace that of the person's own server", async () => {
  await takeBundled();
  assert.equal((await stored()).edition?.key, THEIRS.id);
});

test("an edition signed by a changed key is refused, even by the key that came with the extension", async () => {
  for (const key of [newKey(), KEY]) {
    offer(sample({ published: NOW - DAY, key }));
    await takeFromServer();
    assert.equal((await stored()).refused?.server?.code, "unknown_key");
    assert.equal((await stored()).edition?.key, THEIRS.id);
  }
});

test("the way back to what came with the extension is open, and from there to the former server", async () => {
  await useBundled();
  await takeBundled();
  assert.deepEqual([(await stored()).edition?.number, (await stored()).edition?.key], [NOW - 2 * DAY, KEY.id]);
  assert.equal((await formerServer())?.address, browser.address);
  await useFormer();
  assert.equal((await ownServer())?.fingerprint, THEIRS.fingerprint);
});

test("within one publisher older editions stay refused after going to and fro", async () => {
  offer(sample({ published: NOW - 10 * DAY, key: THEIRS }));
  await takeFromServer();
  assert.equal((await stored()).refused?.server?.code, "older");
  assert.equal((await stored()).edition?.key, KEY.id);
  offer(sample({ published: NOW - 9 * DAY, key: THEIRS }));
  await takeFromServer();
  assert.equal((await stored()).edition?.key, THEIRS.id);
});

test("dropping the edition forgets all of it, and the bundle fills the gap", async () => {
  await dropEdition();
  assert.deepEqual(await stored(), {});
  assert.deepEqual(await indexedDB.databases(), []);
  await takeBundled();
  assert.equal((await stored()).edition?.key, KEY.id);
});
