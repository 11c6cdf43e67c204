/**
 * SHA-1 and SHA-256 of bytes that come in pieces (FIPS 180-4, 6.1 and 6.2): WebCrypto takes them whole, and a file in
 * an APK may be larger than the memory that there is. Pure.
 */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** Mixes the 64 bytes there into the state. @typedef {(state: Int32Array, bytes: Bytes, at: number) => void} Mix */

const BLOCK = 64;
const LENGTH = 8;
const WORDS = new Int32Array(80);
const SHA1_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const SHA1_SUMS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
const PRIMES = primes(BLOCK);
const SHA256_START = PRIMES.slice(0, 8).map((prime) => Math.floor((Math.sqrt(prime) % 1) * 2 ** 32));
const SHA256_SUMS = Int32Array.from(PRIMES, (prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32));

/** By WebCrypto's name. @type {Map<string, {start: number[], mix: Mix}>} */
const KNOWN = new Map([
  ["SHA-1", { start: SHA1_START, mix: mixSha1 }],
  ["SHA-256", { start: SHA256_START, mix: mixSha256 }],
]);

/** @param {string} hash */
export const isStreamed = (hash) => KNOWN.has(hash);

/**
 * The digest of all pieces, one after another.
 *
 * @param {string} hash  one that `isStreamed` @param {AsyncIterable<Bytes>} pieces @returns {Promise<Bytes>}
 */
export async function streamedDigest(hash, pieces) {
  const { start, mix } = /** @type {{start: number[], mix: Mix}} */ (KNOWN.get(hash));
  const state = Int32Array.from(start);
  const rest = new Uint8Array(BLOCK);
  let length = 0;
  /** @param {Bytes} bytes */
  const take = (bytes) => {
    const first = bytes.subarray(0, (BLOCK - (length % BLOCK)) % BLOCK);
    rest.set(first, length % BLOCK);
    length += bytes.length;
    if (first.length > 0 && (length - bytes.length + first.length) % BLOCK === 0) mix(state, rest, 0);
    let at = first.length;
    for (; at + BLOCK <= bytes.length; at += BLOCK) mix(state, bytes, at);
    rest.set(bytes.subarray(at));
  };
  for await (const piece of pieces) take(piece);
  take(ending(length));
  const found = new DataView(new ArrayBuffer(4 * start.length));
  for (const [at, word] of state.entries()) found.setInt32(4 * at, word);
  return new Uint8Array(found.buffer);
}

/** A bit, zeros, and how many bits came before, up to the end of a block. @param {number} length */
function ending(length) {
  const end = new Uint8Array(BLOCK + LENGTH - ((length + LENGTH) % BLOCK));
  end[0] = 0x80;
  new DataView(end.buffer).setBigUint64(end.length - LENGTH, BigInt(length) * 8n);
  return end;
}

/** @type {Mix} */
function mixSha1(state, bytes, at) {
  take16(bytes, at);
  for (let i = 16; i < 80; i++) WORDS[i] = left(WORDS[i - 3] ^ WORDS[i - 8] ^ WORDS[i - 14] ^ WORDS[i - 16], 1);
  let [a, b, c, d, e] = state;
  for (let i = 0; i < 80; i++) {
    const mixed = i < 20 ? (b & c) | (~b & d) : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
    const next = (left(a, 5) + mixed + e + WORDS[i] + SHA1_SUMS[(i / 20) | 0]) | 0;
    e = d;
    d = c;
    c = left(b, 30);
    b = a;
    a = next;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

/** @type {Mix} */
function mixSha256(state, bytes, at) {
  take16(bytes, at);
  for (let i = 16; i < BLOCK; i++) {
    const x = WORDS[i - 15];
    const y = WORDS[i - 2];
    const first = left(x, 25) ^ left(x, 14) ^ (x >>> 3);
    WORDS[i] = WORDS[i - 16] + first + WORDS[i - 7] + (left(y, 15) ^ left(y, 13) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < BLOCK; i++) {
    const mixed = (left(e, 26) ^ left(e, 21) ^ left(e, 7)) + ((e & f) ^ (~e & g));
    const first = (h + mixed + SHA256_SUMS[i] + WORDS[i]) | 0;
    const second = (left(a, 30) ^ left(a, 19) ^ left(a, 10)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** The first 16 words of a block. @param {Bytes} bytes @param {number} at */
function take16(bytes, at) {
  for (let i = 0; i < 16; i++, at += 4) {
    WORDS[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
}

/** @param {number} word @param {number} by  bits */
function left(word, by) {
  return (word << by) | (word >>> (32 - by));
}

/** The first primes. @param {number} count */
function primes(count) {
  /** @type {number[]} */
  const found = [];
  for (let one = 2; found.length < count; one++) if (found.every((prime) => one % prime)) found.push(one);
  return found;
}
