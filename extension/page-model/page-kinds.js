/** What a page wants of who reads it, in kinds. Pure. */

/** @typedef {"persons" | "firms" | "fee" | "identity" | "login"} Kind */

/**
 * `persons`: offers loans to persons · `firms`: loans for firms only · `fee`: asks for money before it lends any ·
 * `identity`: collects identity on account of a loan · `login`: asks for a password.
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
