import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { dropEdition, takeBundled, takeFromServer } from "../../../extension/worker/edition-in-hand.js";
import { publishers, stored } from "../../../extension/browser/edition-state.js";
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
import { now } from "../../browser/edition.js";
import { newKey, newPublisher, rotated, trustOf } from "../../browser/publisher.js";
import { browserWith } from "../browser-api.js";
import { DAY, PUBLISHER, sample } from "../sample.js";

const NOW = now();
const THEIRS = newPublisher();
const LATER = rotated(THEIRS, { editions: newKey(), timestamp: newKey() });
/** @type {Map<string, Buffer>} */
const files = new Map();
const browser = await browserWith(files);
after(() => browser.close());
files.set("/data/trust.json", trustOf(PUBLISHER, ""));
for (const [path, body] of sample({ published: NOW - 2 * DAY }).tree) files.set(`/data/editions/${path}`, body);
await takeBundled();

/** @param {import("../../browser/edition.js").How} how */
function offer(how) {
  for (const [path, body] of sample(how).tree) files.set(`/editions/${path}`, body);
}
const inHand = async () => (await stored()).edition;

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

test("a server whose list of keys is another than the one typed, or that has none, is not taken up", async () => {
  assert.equal(await nameServer("", THEIRS.fingerprint), "address");
  assert.equal(await nameServer(browser.address, "short"), "fingerprint");
  assert.equal(await nameServer("http://127.0.0.1:9", THEIRS.fingerprint), "unreachable");
  assert.equal(await nameServer(browser.address, THEIRS.fingerprint), "no_key");
  offer({ by: THEIRS, published: NOW - 9 * DAY });
  assert.equal(await nameServer(browser.address, newPublisher().fingerprint), "other_key");
  for (const wrong of ["{", "{}", "[{}]", " ".repeat(70_000)]) {
    files.set("/editions/v2/keys.json", Buffer.from(wrong));
    assert.equal(await nameServer(browser.address, THEIRS.fingerprint), "no_key", wrong.slice(0, 20));
  }
  assert.equal(await ownServer(), null);
});

test("a server whose list was typed takes over, though its edition be older than another publisher's", async () => {
  offer({ by: THEIRS, published: NOW - 9 * DAY });
  assert.equal(await nameServer(browser.address, THEIRS.fingerprint), null);
  const trusted = await trust();
  const { server, publisher, keys } = /** @type {NonNullable<typeof trusted>} */ (trusted);
  assert.deepEqual([server, publisher, keys.version], [browser.address, THEIRS.fingerprint, 1]);
  await takeFromServer();
  assert.deepEqual([(await inHand())?.number, (await inHand())?.publisher], [NOW - 9 * DAY, THEIRS.fingerprint]);
  assert.equal((await stored()).refused?.server, undefined);
});

test("who types the fingerprint of an earlier version follows the list to its end", async () => {
  offer({ by: LATER, published: NOW - 8 * DAY });
  assert.equal(await nameServer(browser.address, THEIRS.fingerprint), null);
  await takeFromServer();
  assert.deepEqual([(await inHand())?.number, (await inHand())?.signers], [NOW - 8 * DAY, [LATER.editions.id]]);
  assert.equal((await publishers())[THEIRS.fingerprint].keys.version, 2);
});

test("the edition of a new version of the extension does not replace that of the person's own server", async () => {
  await takeBundled();
  assert.equal((await inHand())?.publisher, THEIRS.fingerprint);
});

test("what another publisher signed is refused, even the one that came with the extension", async () => {
  for (const by of [newPublisher(), PUBLISHER]) {
    offer({ by, published: NOW - DAY });
    await takeFromServer();
    assert.equal((await stored()).refused?.server?.code, "unknown_key");
    assert.equal((await inHand())?.publisher, THEIRS.fingerprint);
  }
});

test("the way back to what came with the extension is open, and from there to the former server", async () => {
  await useBundled();
  await takeBundled();
  assert.deepEqual([(await inHand())?.number, (await inHand())?.publisher], [NOW - 2 * DAY, PUBLISHER.fingerprint]);
  assert.equal((await formerServer())?.address, browser.address);
  await useFormer();
  assert.equal((await ownServer())?.fingerprint, THEIRS.fingerprint);
});

test("within one publisher older editions stay refused after going to and fro", async () => {
  offer({ by: LATER, published: NOW - 10 * DAY });
  await takeFromServer();
  assert.equal((await stored()).refused?.server?.code, "older");
  assert.equal((await inHand())?.publisher, PUBLISHER.fingerprint);
});

test("dropping the edition forgets all of it, and the bundle fills the gap", async () => {
  await useBundled();
  await dropEdition();
  assert.deepEqual([await stored(), await publishers()], [{}, {}]);
  assert.deepEqual((await indexedDB.databases()).map(({ name }) => name), ["files"]);
  await takeBundled();
  assert.equal((await inHand())?.publisher, PUBLISHER.fingerprint);
});

test("an extension without a list of keys trusts nobody", async () => {
  files.set("/data/trust.json", Buffer.from('{"server": "https://x.example", "keys": []}'));
  assert.equal(await trust(), null);
});
