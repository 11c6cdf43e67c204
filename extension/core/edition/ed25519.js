/** Ed25519 keys and signatures, as RFC 8032 defines them, read from base64 text; and digests. */

const KEY = /^[A-Za-z0-9+/]{43}=$/u;
const SIGNATURE = /^[A-Za-z0-9+/]{86}==$/u;
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

/** A public key: of RFC 8032, section 7.1, test 1. */
const PROBE = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/** SHA-256 in hex. @param {Uint8Array<ArrayBuffer>} bytes */
export async function sha256(bytes) {
  return hexOf([...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]);
}

/**
 * The raw key, null for another length and for a point of small order, which verifies the unsigned.
 *
 * @param {unknown} text
 */
export function publicKey(text) {
  if (typeof text !== "string" || !KEY.test(text)) return null;
  const raw = fromBase64(text);
  const y = [...raw].map((byte, at) => (at === 31 ? byte & 0x7f : byte));
  return SMALL.includes(hexOf(y)) ? null : raw;
}

/** The beginning of a key's SHA-256, which names it. @param {Uint8Array<ArrayBuffer>} raw */
export async function keyId(raw) {
  return (await sha256(raw)).slice(0, 16);
}

/** Verifies where the browser cannot. @type {((raw: Uint8Array, bytes: Uint8Array, signature: Uint8Array) => boolean |
 *   Promise<boolean>) | null} */
let instead = null;

/**
 * Have signatures verified by a library in a browser that knows no Ed25519: as RFC 8032 does, and no more kindly.
 *
 * @param {NonNullable<typeof instead>} verify
 */
export function verifyBy(verify) {
  instead = verify;
}

/** Does the browser itself know Ed25519? */
export async function knowsEd25519() {
  const imported = () => crypto.subtle.importKey("raw", fromBase64(PROBE), { name: "Ed25519" }, false, ["verify"]);
  return imported().then(() => true, () => false);
}

/**
 * Is `signature` that of these bytes by this key?
 *
 * @param {string} key
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} signature
 */
export async function isSigned(key, bytes, signature) {
  const raw = publicKey(key);
  if (!raw || !SIGNATURE.test(signature)) return false;
  if (instead) return instead(raw, bytes, fromBase64(signature));
  try {
    const verifier = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, verifier, fromBase64(signature), bytes);
  } catch {
    return false;
  }
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

/** @param {number[]} bytes */
function hexOf(bytes) {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
