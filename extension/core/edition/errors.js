/** Why something that was offered is not believed. The server uses the same words. */

/**
 * `unsigned`: too few of the role's keys signed it; `unknown_key`: only other keys did; `tampered`: its bytes are not
 * those that were named; `ahead`: it is dated after tomorrow; `no_room`, `failed`: it could not be kept in this
 * browser, which says nothing of what was offered.
 *
 * @typedef {"unsigned" | "bad_signature" | "unknown_key" | "tampered" | "older" | "ahead" | "expired" | "malformed" |
 *   "unreachable" | "no_room" | "failed"} Refusal
 */

/** What was offered is not believed, and why; what is held stays. */
export class Refused extends Error {
  /** @param {Refusal} code @param {number} [edition]  its number, 0 where it is not known */
  constructor(code, edition = 0) {
    super(code);
    this.code = code;
    this.edition = edition;
  }
}
