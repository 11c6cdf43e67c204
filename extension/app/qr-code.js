/** QR codes in a picture from camera or gallery, read by the browser where it can: no permission is asked for. */

const FORMAT = "qr_code";
const LARGEST = 50 * 2 ** 20;
/** What TypeScript does not know yet. */
const { BarcodeDetector } = /** @type {any} */ (globalThis);

/** @returns {Promise<boolean>} */
export async function readsCodes() {
  if (!BarcodeDetector) return false;
  return (await BarcodeDetector.getSupportedFormats().catch(() => [])).includes(FORMAT);
}

/**
 * What the codes in a picture say, each on a line, "" for none. Fails where it is no picture, or too large.
 *
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function codesIn(file) {
  if (file.size > LARGEST) throw new Error("too large");
  const picture = await createImageBitmap(file);
  try {
    const found = await new BarcodeDetector({ formats: [FORMAT] }).detect(picture);
    return [...new Set(found.map((/** @type {{rawValue: string}} */ { rawValue }) => rawValue.trim()))].join("\n");
  } finally {
    picture.close();
  }
}
