/** The country of which the page is; nothing is kept. */

/** @returns {Promise<string[]>} */
export async function countries() {
  return [/** @type {HTMLElement} */ (document.getElementById("main")).dataset.country ?? ""];
}
