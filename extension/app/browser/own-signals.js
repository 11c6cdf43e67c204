/** The app looks at no pages, and carries no weights. */

/** What of an edition comes behind the rest, once questions are answered: a slow network brings them sooner. */
export const LATER = ["threat-points.json"];

/** No weights come with the app. @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function ownWeights() {
  return new Uint8Array();
}
