/** Which files a manifest may name, and how long they may be. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { behindOf, contentsOf, isManifest } from "../../../../extension/core/edition/manifest.js";
import { verifiedSample } from "../../sample.js";

const { manifest } = verifiedSample();
const sha256 = "0".repeat(64);
/** @param {Buffer} bytes */
const refOf = (bytes) => ({ sha256: createHash("sha256").update(bytes).digest("hex"), size: bytes.length });
/** @param {string} name @param {number} size */
const isTaken = (name, size) => isManifest({ ...manifest, files: { [name]: { sha256, size } } });

test("no file is longer than its kind may be; the servers' database alone may be long", () => {
  assert.ok(isTaken("known.json", 2 ** 26));
  assert.ok(!isTaken("known.json", 2 ** 26 + 1));
  assert.ok(isTaken("CN/", 2 ** 20));
  assert.ok(!isTaken("CN/", 2 ** 20 + 1));
  assert.ok(isTaken("lookup.sqlite", 2 ** 34));
  assert.ok(!isTaken("lookup.sqlite", 2 ** 34 + 1));
  for (const name of ["other.sqlite", "CN/lookup.sqlite"]) assert.ok(!isTaken(name, 2 ** 26 + 1), name);
});

test("an index that names the servers' database is refused", async () => {
  const body = Buffer.from("[]");
  const file = (/** @type {Buffer} */ index) => async (/** @type {string} */ path) =>
    new Uint8Array(path.includes(refOf(index).sha256) ? index : body);
  for (const [name, taken] of /** @type {const} */ ([["lenders.json", true], ["lookup.sqlite", false]])) {
    const index = Buffer.from(JSON.stringify({ [name]: refOf(body) }));
    const get = file(index);
    const reading = contentsOf({ ...manifest, files: { "zh-CN/": refOf(index) } }, { get, file: get });
    if (taken) assert.deepEqual((await reading).contents, new Map([[name, []]]));
    else await assert.rejects(reading, { code: "malformed" });
  }
});

test("an edition in no language is refused", async () => {
  const get = async () => null;
  await assert.rejects(contentsOf({ ...manifest, files: { "CN/": { sha256, size: 2 } } }, { get, file: get }), {
    code: "malformed",
  });
});

test("what may come later is named and not fetched, until it is held", async () => {
  const files = { "help.json": Buffer.from("{}"), "laws.json": Buffer.from("[]") };
  const late = Buffer.from('{"late": true}');
  const named = Object.entries({ ...files, "threat-points.json": late });
  const index = Buffer.from(JSON.stringify(Object.fromEntries(named.map(([name, body]) => [name, refOf(body)]))));
  /** @type {string[]} */
  const asked = [];
  const file = async (/** @type {string} */ path) => {
    asked.push(path);
    const found = [index, late, ...Object.values(files)].find((one) => path.includes(refOf(one).sha256));
    return found ? new Uint8Array(found) : null;
  };
  const [tree, signed] = [{ get: file, file }, { ...manifest, files: { "zh-CN/": refOf(index) } }];
  const less = { later: ["threat-points.json"] };
  const { behind, contents, digests } = await contentsOf(signed, tree, "zh_CN", less);
  assert.deepEqual(behind, [["threat-points.json", refOf(late)]]);
  assert.ok(!contents.has("threat-points.json"));
  assert.ok(!asked.some((path) => path.includes(refOf(late).sha256)));
  assert.ok(digests.includes(refOf(late).sha256), "it is not forgotten once it is there");
  const torn = { ...tree, file: async () => new Uint8Array(Buffer.from('{"late": tru_}')) };
  await assert.rejects(behindOf(behind, torn), { code: "tampered" });
  assert.deepEqual(await behindOf(behind, tree), [["threat-points.json", { late: true }]]);
  const next = await contentsOf(signed, tree, "zh_CN", less);
  assert.deepEqual(next.behind, []);
  assert.deepEqual(next.contents.get("threat-points.json"), { late: true });
});
