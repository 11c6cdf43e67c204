/**
 * What comes of a case of tests/cases/trust.json, as its `result` says it. It travels into browsers as text: it sees
 * its arguments and nothing else.
 *
 * @param {any} given
 * @param {any} core  the modules of `core/edition/` that it needs, in one object
 */
export async function told(given, core) {
  /** @param {string | {base64: string}} body */
  const bytesOf = (body) =>
    typeof body === "string"
      ? new TextEncoder().encode(body)
      : Uint8Array.from(atob(body.base64), (char) => char.charCodeAt(0));
  /** @param {Record<string, any>} files */
  const treeOf = (files) => {
    const get = async (/** @type {string} */ path, /** @type {number} */ limit) =>
      path in files ? bytesOf(files[path]).slice(0, limit + 1) : null;
    const file = async (/** @type {string} */ path, /** @type {number} */ limit) => {
      const packed = await get(`${path}.gz`, Infinity);
      return packed && core.unpacked(packed, limit);
    };
    return { get, file };
  };
  const reader = async () => {
    const { trust, held: had, files } = given;
    const keys = trust.fingerprint
      ? await core.trusted(trust.fingerprint, bytesOf(files["v2/keys.json"]))
      : (await core.newest(trust.keys)).keys;
    const empty = core.holding(keys);
    return { ...empty, ...had, signed_by: { ...empty.signed_by, ...had.signed_by } };
  };
  let held = null;
  let frozen = "";
  let taken = null;
  let refused = null;
  try {
    await core.keepFiles([]);
    held = await reader();
    const found = await core.update(held, {
      tree: treeOf(given.files),
      mirrors: given.mirrored.map((/** @type {string} */ body) => treeOf({ "v2/keys.json": body })),
      now: Date.parse(given.now),
      inHand: given.held.edition,
      keep: async (/** @type {any} */ next, since = frozen) => void ([held, frozen] = [next, since]),
    });
    if (found) [held, taken] = [found.held, found.manifest.edition];
  } catch (error) {
    if (!(error instanceof core.Refused)) throw error;
    refused = /** @type {any} */ (error).code;
  }
  return {
    taken,
    refused,
    frozen: frozen !== "",
    keys: held?.keys.version ?? null,
    retractions: held?.retractions ?? null,
    timestamp: held?.timestamp?.issued_at ?? null,
    quiet: held !== null && core.isQuiet(held),
  };
}
