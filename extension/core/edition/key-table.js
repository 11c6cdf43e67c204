/**
 * Keys as sorted 32-bit hashes in a typed array, asked by halving. A key that was put in is always found. Of other keys
 * one in 4,294,967,296 / (keys put in) is found too: so what is found is confirmed by the row itself. Pure.
 */

/** @typedef {{hashes: Uint32Array, places: Uint32Array}} KeyTable  the place of each key, in the order of the hashes */

/** Places are below this, so that hash and place fit into a double. */
const MOST_PLACES = 2 ** 21;
/** A table is kept in 512 pieces, by the first bits of its hashes: whoever asks for a few keys reads few of them. */
const PIECE_BITS = 9;

/** FNV-1a over its UTF-16 units (Fowler, Noll, Vo; RFC 9923). @param {string} key */
export function hashOf(key) {
  let hash = 0x811c9dc5;
  for (let n = 0; n < key.length; n += 1) hash = Math.imul(hash ^ key.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}

/** @param {Iterable<string>} keys */
export function hashesOf(keys) {
  return Uint32Array.from(keys, hashOf).sort();
}

/**
 * True for each key that was put in; of others only by chance.
 *
 * @param {Uint32Array} hashes
 * @param {string} key
 */
export function mayHold(hashes, key) {
  const hash = hashOf(key);
  return hashes[firstFrom(hashes, hash)] === hash;
}

/** @param {Iterable<[key: string, place: number]>} entries @returns {KeyTable} */
export function keyTable(entries) {
  const both = Float64Array.from(entries, ([key, place]) => hashOf(key) * MOST_PLACES + place).sort();
  return {
    hashes: Uint32Array.from(both, (one) => Math.floor(one / MOST_PLACES)),
    places: Uint32Array.from(both, (one) => one % MOST_PLACES),
  };
}

/** The number of the piece that a key lies in. @param {string} key */
export function pieceOf(key) {
  return hashOf(key) >>> (32 - PIECE_BITS);
}

/** Hashes in pieces, each under its number; those without a key are left out. @param {Uint32Array} hashes */
export function* hashesInPieces(hashes) {
  for (const [number, from, to] of bounds(hashes)) {
    yield /** @type {[number: number, piece: Uint32Array]} */ ([number, hashes.slice(from, to)]);
  }
}

/** A table in pieces, likewise. @param {KeyTable} table */
export function* inPieces({ hashes, places }) {
  for (const [number, from, to] of bounds(hashes)) {
    const piece = { hashes: hashes.slice(from, to), places: places.slice(from, to) };
    yield /** @type {[number: number, piece: KeyTable]} */ ([number, piece]);
  }
}

/** Where each piece begins and ends. @param {Uint32Array} hashes */
function* bounds(hashes) {
  for (let from = 0; from < hashes.length; ) {
    const number = hashes[from] >>> (32 - PIECE_BITS);
    const to = firstFrom(hashes, (number + 1) * 2 ** (32 - PIECE_BITS));
    yield [number, from, to];
    from = to;
  }
}

/** The places of a key, and those that chance adds. @param {KeyTable} table @param {string} key */
export function placesOf({ hashes, places }, key) {
  const hash = hashOf(key);
  const found = [];
  for (let at = firstFrom(hashes, hash); hashes[at] === hash; at += 1) found.push(places[at]);
  return found;
}

/** The first index whose hash is not below this one. @param {Uint32Array} hashes @param {number} hash */
function firstFrom(hashes, hash) {
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hashes[middle] < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}
