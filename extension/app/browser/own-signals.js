/** The app looks at no pages, and carries no weights. */

/** No weights come with the app. @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function ownWeights() {
  return new Uint8Array();
}
