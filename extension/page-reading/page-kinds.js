/** What a page wants of who reads it, in kinds. Pure. */

/** @typedef {"persons" | "firms" | "fee" | "identity" | "login"} Kind */

/**
 * `persons`: offers loans to persons · `firms`: loans for firms only · `fee`: asks for money before it lends any ·
 * `identity`: collects identity on account of a loan · `login`: asks for a password or a code, which is a kind only at
 * a host that is like a known one (`kindsAt`).
 *
 * @param {{offers: boolean, firms: boolean, fee: string, loans: boolean, identity: boolean, password: boolean}} seen
 * @returns {Kind[]}
 */
export function kindsOf({ offers, firms, fee, loans, identity, password }) {
  /** @type {Record<Kind, boolean>} */
  const are = {
    persons: offers,
    firms: firms && !offers,
    fee: fee !== "",
    identity: loans && identity,
    login: password,
  };
  return /** @type {Kind[]} */ (Object.keys(are)).filter((kind) => are[kind]);
}

/**
 * The kinds of a page or frame at a host: whoever logs in at a host that is like no known one does nothing odd.
 *
 * @param {Kind[]} kinds
 * @param {string} alike  the known host that its own is like, "" where it is like none
 */
export const kindsAt = (kinds, alike) => (alike ? kinds : kinds.filter((kind) => kind !== "login"));
