/** Whether the browser may throw away what it keeps for us. */

/** What an extension keeps stays until it is removed. @returns {Promise<boolean>} */
export async function mayVanish() {
  return false;
}
