/**
 * MD5 and SHA-224, which WebCrypto has not: signatures of old apps are made with them (RFC 1321; RFC 3874 and FIPS
 * 180-4, 6.2). Pure.
 */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const BLOCK = 64;
const MD5_START = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
const MD5_SINES = Array.from({ length: BLOCK }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32));
const MD5_TURNS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
const SHA224_START = [
  0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
];
const SHA2_CUBES = primes(BLOCK).map((prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32));

/** @param {Bytes} bytes @returns {Bytes} */
export function md5(bytes) {
  const padded = paddedOf(bytes, true);
  const state = Int32Array.from(MD5_START);
  for (let start = 0; start < padded.byteLength; start += BLOCK) {
    let [a, b, c, d] = state;
    for (let at = 0; at < BLOCK; at++) {
      const { mixed, word } = md5Step(at, b, c, d);
      const sum = a + mixed + MD5_SINES[at] + padded.getInt32(start + 4 * word, true);
      const next = b + turnedLeft(sum, MD5_TURNS[at >> 4][at & 3]);
      [a, d, c, b] = [d, c, b, next | 0];
    }
    add(state, [a, b, c, d]);
  }
  return inBytes(state, 4, true);
}

/** What a step mixes of three words, and which word of the block it takes. */
function md5Step(/** @type {number} */ at, /** @type {number} */ b, /** @type {number} */ c, /** @type {number} */ d) {
  if (at < 16) return { mixed: (b & c) | (~b & d), word: at };
  if (at < 32) return { mixed: (d & b) | (~d & c), word: (5 * at + 1) % 16 };
  if (at < 48) return { mixed: b ^ c ^ d, word: (3 * at + 5) % 16 };
  return { mixed: c ^ (b | ~d), word: (7 * at) % 16 };
}

/** @param {Bytes} bytes @returns {Bytes} */
export function sha224(bytes) {
  const padded = paddedOf(bytes, false);
  const state = Int32Array.from(SHA224_START);
  for (let start = 0; start < padded.byteLength; start += BLOCK) {
    const words = scheduleOf(padded, start);
    let [a, b, c, d, e, f, g, h] = state;
    for (let at = 0; at < BLOCK; at++) {
      const first = h + turns(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + SHA2_CUBES[at] + words[at];
      const second = turns(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    add(state, [a, b, c, d, e, f, g, h]);
  }
  return inBytes(state, 7, false);
}

/** The 64 words of a block of SHA-2. @param {DataView} padded @param {number} start */
function scheduleOf(padded, start) {
  const words = new Int32Array(BLOCK);
  for (let at = 0; at < 16; at++) words[at] = padded.getInt32(start + 4 * at);
  for (let at = 16; at < BLOCK; at++) {
    const [two, fifteen] = [words[at - 2], words[at - 15]];
    const mixed = (turns(fifteen, 7, 18) ^ (fifteen >>> 3)) + (turns(two, 17, 19) ^ (two >>> 10));
    words[at] = words[at - 16] + words[at - 7] + mixed;
  }
  return words;
}

/** The bytes, a bit, zeros, and their length in bits. @param {Bytes} bytes @param {boolean} isLittle */
function paddedOf(bytes, isLittle) {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n, isLittle);
  return view;
}

/** @param {Int32Array} state @param {number[]} words */
function add(state, words) {
  for (const [at, word] of words.entries()) state[at] += word;
}

/** The first words of a state. @param {Int32Array} state @param {number} count @param {boolean} isLittle */
function inBytes(state, count, isLittle) {
  const found = new DataView(new ArrayBuffer(4 * count));
  for (let at = 0; at < count; at++) found.setInt32(4 * at, state[at], isLittle);
  return new Uint8Array(found.buffer);
}

/** @param {number} word @param {number} by  bits */
const turnedLeft = (word, by) => (word << by) | (word >>> (32 - by));

/** A word turned right by each of these bits, the turned ones xored. @param {number} word @param {number[]} by */
const turns = (word, ...by) => by.reduce((found, bits) => found ^ turnedLeft(word, 32 - bits), 0);

/** The first primes. @param {number} count */
function primes(count) {
  /** @type {number[]} */
  const found = [];
  for (let one = 2; found.length < count; one++) if (found.every((prime) => one % prime)) found.push(one);
  return found;
}
