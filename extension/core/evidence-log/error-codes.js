/** What can go wrong with a log kept at home; each code has a sentence in the catalogues (`trouble_…`). */

/**
 * `passphrase`: it does not open this. `damaged`: what is stored or in the file is not what was
 * written. `newer`: written by a later version. `foreign`: no file of ours. `full`: no room left.
 * `exists`: there is a log already. `gone`: erased, or never made. `storage`: the browser refused.
 *
 * @typedef {"passphrase" | "damaged" | "newer" | "foreign" | "full" | "exists" | "gone" | "storage"} TroubleCode
 */

export class Trouble extends Error {
  /** @param {TroubleCode} code @param {unknown} [cause] */
  constructor(code, cause) {
    super(code);
    this.cause = cause;
    this.code = code;
  }
}

/** What the browser's storage said, in our words. @param {unknown} error @returns {Trouble} */
export function storageTrouble(error) {
  if (error instanceof Trouble) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return new Trouble("full", error);
  if (name === "ConstraintError") return new Trouble("exists", error);
  if (name === "InvalidStateError") return new Trouble("gone", error);
  return new Trouble("storage", error);
}
