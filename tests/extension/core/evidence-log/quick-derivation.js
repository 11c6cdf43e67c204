/**
 * A passphrase costs a thousandth here, in tests of what is done with the key: `seal.test.js` derives it with all the
 * work that a lockbox asks for.
 */
const { subtle } = globalThis.crypto;
const derive = subtle.deriveKey.bind(subtle);
const LESS = 1000;

/** @type {(algorithm: any, ...rest: any[]) => Promise<CryptoKey>} */
subtle.deriveKey = (algorithm, ...rest) =>
  /** @type {any} */ (derive)({ ...algorithm, iterations: algorithm.iterations / LESS }, ...rest);
