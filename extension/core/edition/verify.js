/**
 * Verify an edition that is offered: signature, number, expiry and every file's checksum, in this
 * order, before anything of it is used.
 */

/**
 * @typedef {"unsigned" | "bad_signature" | "unknown_key" | "tampered" | "older" | "expired" | "malformed" |
 *   "unreachable" | "no_room" | "failed"} Refusal  `no_room`, `failed`: it could not be kept in this browser, which
 *   says nothing of the edition
 */
/** @typedef {{id: string, public: string}} TrustedKey */
/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {{title: Text, url: string}} Ask */
/**
 * @typedef {object} Register
 * @property {string} id
 * @property {string} country
 * @property {"licence" | "partners" | "warning" | "claims"} kind
 * @property {Text} title
 * @property {Text} operator
 * @property {string} page
 * @property {string} as_of
 * @property {string} retrieved_at
 * @property {number} rows
 * @property {string} via
 * @property {number} stale_after_days
 * @property {Partial<Text>} caution  said with every answer that rests on it; empty where there is none
 * @property {import("../i18n.js").Language | ""} [notes]  the language of its rows' notes
 */
/**
 * @typedef {object} Covered
 * @property {string} register
 * @property {string} country
 * @property {string} category
 * @property {Text} title
 * @property {boolean} whole
 * @property {string} as_of
 * @property {number} rows
 */
/** @typedef {{country: string, category: string, title: Text, ask: Ask | null}} NotCovered */
/**
 * @typedef {object} Manifest
 * @property {1} format
 * @property {number} edition
 * @property {string} published_at
 * @property {string} expires_at
 * @property {string} key
 * @property {Record<string, {sha256: string, size: number}>} files
 * @property {Register[]} registers
 * @property {Covered[]} covered
 * @property {NotCovered[]} not_covered
 * @property {{lender: string, as_of: string}[]} [collector_lists]
 */
/**
 * @typedef {{get: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>, put: (sha256: string, bytes:
 *   Uint8Array<ArrayBuffer>) => Promise<void>}} Kept  what an interrupted attempt left
 */
/**
 * @typedef {(name: string, limit: number) => Promise<Uint8Array<ArrayBuffer> | null>} Get  null where the file is
 *   missing
 */

const MANIFEST_LIMIT = 2 ** 21;
const FILE_LIMIT = 2 ** 26;
/**
 * The points of small order on edwards25519 without the sign of x, as bytes (RFC 8032, section 5.1): of y 0, 1, -1,
 * of order 8, and 0 and 1 again with the field added.
 */
const SMALL = [
  "0".repeat(64),
  `01${"0".repeat(62)}`,
  `ec${"f".repeat(60)}7f`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ed${"f".repeat(60)}7f`,
  `ee${"f".repeat(60)}7f`,
];

/** An edition was not taken, and why. */
export class Refused extends Error {
  /** @param {Refusal} code @param {number} [edition] */
  constructor(code, edition = 0) {
    super(code);
    this.code = code;
    this.edition = edition;
  }
}

/**
 * Verify the edition that `get` offers. Returns null when it is the one in hand.
 *
 * @param {{get: Get, keys: TrustedKey[], held: number, now: number, announced?: number, kept?: Kept}} offer
 * @returns {Promise<{manifest: Manifest, files: Map<string, any>} | null>}
 */
export async function verified({ get, keys, held, now, announced, kept }) {
  const manifest = await signed(get, keys);
  const number = manifest.edition;
  if (announced !== undefined && announced !== number) throw new Refused("malformed", number);
  if (number === held) return null;
  if (number < held) throw new Refused("older", number);
  if (Date.parse(manifest.expires_at) <= now) throw new Refused("expired", number);
  const files = new Map();
  for (const name of needed(manifest)) files.set(name, json(await checked(get, name, manifest, kept), number));
  return { manifest, files };
}

/** @param {Get} get @param {TrustedKey[]} keys @returns {Promise<Manifest>} */
async function signed(get, keys) {
  const bytes = await get("manifest.json", MANIFEST_LIMIT);
  if (!bytes) throw new Refused("unreachable");
  const claimed = json(bytes, 0);
  const number = Number.isSafeInteger(claimed?.edition) ? claimed.edition : 0;
  const signature = await get("manifest.sig", 1024);
  if (!signature) throw new Refused("unsigned", number);
  const key = keys.find(({ id }) => id === claimed?.key);
  if (!key) throw new Refused("unknown_key", number);
  if (!(await isSigned(bytes, signature, key))) throw new Refused("bad_signature", number);
  if (!isManifest(claimed)) throw new Refused("malformed", number);
  return claimed;
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {Uint8Array} signature @param {TrustedKey} key */
async function isSigned(bytes, signature, key) {
  try {
    const raw = fromBase64(key.public);
    if (!isKey(raw)) return false;
    const verifier = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
    const text = new TextDecoder().decode(signature);
    return await crypto.subtle.verify({ name: "Ed25519" }, verifier, fromBase64(text), bytes);
  } catch {
    return false;
  }
}

/**
 * False for another length, and for a point of small order: that verifies what nobody signed.
 *
 * @param {Uint8Array} raw
 */
export function isKey(raw) {
  const y = [...raw].map((byte, at) => (at === 31 ? byte & 0x7f : byte));
  return raw.length === 32 && !SMALL.includes(hexOf(y));
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** @param {any} value @returns {value is Manifest} */
function isManifest(value) {
  return (
    value?.format === 1 &&
    Number.isSafeInteger(value.edition) &&
    value.edition > 0 &&
    !Number.isNaN(Date.parse(value.published_at)) &&
    !Number.isNaN(Date.parse(value.expires_at)) &&
    typeof value.files === "object" &&
    value.files !== null &&
    ["tables.json", "checklists.json", "known.json"].every((name) => name in value.files) &&
    [value.registers, value.covered, value.not_covered].every(Array.isArray)
  );
}

/** The files a browser reads: tables, checklists, known hosts and one per country. @param {Manifest} manifest */
function needed(manifest) {
  return Object.keys(manifest.files).filter((name) => /^[a-z]+\.json$/u.test(name));
}

/**
 * Kept as soon as it is there.
 *
 * @param {Get} get
 * @param {string} name
 * @param {Manifest} manifest
 * @param {Kept} [kept]
 */
async function checked(get, name, manifest, kept) {
  const { sha256, size } = manifest.files[name] ?? {};
  if (!(size <= FILE_LIMIT)) throw new Refused("malformed", manifest.edition);
  const before = await kept?.get(sha256).catch(() => undefined);
  const bytes = before ?? (await get(name, size));
  if (!bytes) throw new Refused("unreachable", manifest.edition);
  if (bytes.length !== size || (await hex(bytes)) !== sha256) throw new Refused("tampered", manifest.edition);
  if (!before) await kept?.put(sha256, bytes).catch(() => undefined);
  return bytes;
}

/** SHA-256 in hex. @param {Uint8Array<ArrayBuffer>} bytes */
export async function hex(bytes) {
  return hexOf([...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]);
}

/** @param {number[]} bytes */
function hexOf(bytes) {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes @param {number} number @returns {any} */
function json(bytes, number) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refused("malformed", number);
  }
}
