/** The server gives its edition in the language of the page: there is nothing to be said of that. */

/** @returns {Promise<import("../../browser/edition-state.js").Stored>} */
export async function stored() {
  return {};
}
