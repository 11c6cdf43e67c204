/** Why a file is refused. */

/**
 * @typedef {"unreadable" | "not-zip" | "data-after-end" | "data-before-start" | "empty" | "bad-directory" |
 *   "bad-name" | "duplicate-entry" | "bad-entry" | "bad-inflate" | "too-large" | "no-manifest" | "bad-manifest" |
 *   "bad-signature" | "no-package" | "no-base"} RefusalCode
 */

/** This file is not read. */
export class ApkRefused extends Error {
  /** @param {RefusalCode} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * A structure points outside of its bytes, or has another shape than it must have. Whoever reads a part that Android
 * can do without catches it.
 */
export class Malformed extends ApkRefused {
  /** @param {RefusalCode} [code] */
  constructor(code = "bad-manifest") {
    super(code);
  }
}

/** A signature or key of a kind that is not checked here. */
export class Unsupported extends Error {}
