/** The app looks at no pages, and carries no weights. */

/** Files of an edition that came with the app. @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function ownWeights() {
  return new Uint8Array();
}
