/** Whom a reader believes: tests/cases/trust.json, which the server runs too. */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { afterKeys, holding, isQuiet } from "../../../../extension/core/edition/believe.js";
import { unpacked } from "../../../../extension/core/edition/gzip.js";
import { keepFiles } from "../../../../extension/core/edition/files.js";
import { newest, trusted } from "../../../../extension/core/edition/keys-list.js";
import { Refused } from "../../../../extension/core/edition/refusals.js";
import { update } from "../../../../extension/core/edition/update.js";

/** @typedef {string | {base64: string}} Body */
/** @typedef {import("../../../../extension/core/edition/believe.js").Held} Held */

const CASES = JSON.parse(await readFile(new URL("../../../cases/trust.json", import.meta.url), "utf8"));

/** @param {Body} body */
const bytesOf = (body) =>
  new Uint8Array(typeof body === "string" ? Buffer.from(body) : Buffer.from(body.base64, "base64"));

/** @param {Record<string, Body>} files @returns {import("../../../../extension/core/edition/fetching.js").Tree} */
function treeOf(files) {
  const get = async (/** @type {string} */ path, /** @type {number} */ limit) =>
    path in files ? bytesOf(files[path]).slice(0, limit + 1) : null;
  const file = async (/** @type {string} */ path, /** @type {number} */ limit) => {
    const packed = await get(`${path}.gz`, Infinity);
    return packed && unpacked(packed, limit);
  };
  return { get, file };
}

/** @param {any} given @returns {Promise<Held>} */
async function reader({ trust, held, files }) {
  const keys = trust.fingerprint
    ? await trusted(trust.fingerprint, bytesOf(files["v2/keys.json"]))
    : (await newest(trust.keys)).keys;
  const { signed_by } = holding(keys);
  return { ...holding(keys), ...held, signed_by: { ...signed_by, ...held.signed_by } };
}

/** What came of a case, as its `result` says it. @param {any} given */
async function told(given) {
  /** @type {Held | null} */
  let held = null;
  let frozen = "";
  let taken = null;
  let refused = null;
  try {
    held = await reader(given);
    const found = await update(held, {
      tree: treeOf(given.files),
      mirrors: given.mirrored.map((/** @type {Body} */ body) => treeOf({ "v2/keys.json": body })),
      now: Date.parse(given.now),
      inHand: given.held.edition,
      keep: async (next, since = frozen) => void ([held, frozen] = [next, since]),
    });
    if (found) [held, taken] = [found.held, found.manifest.edition];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refused = error.code;
  }
  return {
    taken,
    refused,
    frozen: frozen !== "",
    keys: held?.keys.version ?? null,
    retractions: held?.retractions ?? null,
    timestamp: held?.timestamp?.issued_at ?? null,
    quiet: held !== null && isQuiet(held),
  };
}

for (const given of CASES) {
  test(given.name, async () => {
    await keepFiles([]);
    assert.deepEqual(await told(given), given.result);
  });
}

test("a mirror's list is followed as the server's is", async () => {
  const given = CASES.find((/** @type {any} */ one) => one.mirrored.length > 0 && one.result.keys > 1);
  const { held } = await afterKeys(await reader(given), bytesOf(given.mirrored[0]));
  assert.equal(held.keys.version, given.result.keys);
});
