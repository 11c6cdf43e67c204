/** Names of lenders are not on a page of the server, and what is filled in there is not sent. */

/** @returns {Promise<string[]>} */
export async function fullNames() {
  return [];
}
