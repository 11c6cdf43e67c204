/** An app's picture. Pure. */

import { ApkRefused } from "./problems.js";
import { latin1 } from "./text.js";
import { contents } from "./zip-entry.js";

const MOST_PICTURE = 1024 * 1024;
const PNG = "\x89PNG\r\n\x1a\n";

/**
 * The picture that the facts name as `icon`, to be shown as an image; null where it is not there, is larger than
 * 1 MiB, or is neither PNG nor WebP.
 *
 * @param {import("./read.js").Apk} apk @param {string | null} icon @returns {Promise<Blob | null>}
 */
export async function readIcon({ source, directory }, icon) {
  const entry = icon && directory.entries.get(latin1(new TextEncoder().encode(icon)));
  if (!entry) return null;
  try {
    const bytes = await contents(source, directory, entry, MOST_PICTURE);
    const type = typeOf(latin1(bytes.subarray(0, 12)));
    return type ? new Blob([bytes], { type }) : null;
  } catch (error) {
    if (error instanceof ApkRefused) return null;
    throw error;
  }
}

/** @param {string} head */
function typeOf(head) {
  if (head.startsWith(PNG)) return "image/png";
  return head.startsWith("RIFF") && head.endsWith("WEBP") ? "image/webp" : "";
}
