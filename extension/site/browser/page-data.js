/** What the server gives with a page: words and content in its language. `data-read` of its main part says where. */

/**
 * @typedef {object} PageData
 * @property {Record<string, {message: string}>} words
 * @property {Record<string, any>} meta  as in the `meta` of an edition's rows
 */

const { read, behind = "" } = /** @type {HTMLElement} */ (document.getElementById("main")).dataset;
/** @type {Promise<PageData> | null} */
let asked = null;

/** @returns {Promise<PageData>} */
export function pageData() {
  return (asked ??= fetched(read ?? ""));
}

/** What no first answer needs; null where the page names none. @returns {Promise<any>} */
export async function dataBehind() {
  return behind ? fetched(behind) : null;
}

/** @param {string} address */
async function fetched(address) {
  const got = await fetch(address);
  if (!got.ok) throw new Error(`${address}: ${got.status}`);
  return got.json();
}
