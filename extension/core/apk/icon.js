/**
 * An app's picture. Pure. How large one is unpacked, its head says: PNG (RFC 2083, 4.1.1), WebP (RFC 9649, 2.5 to 2.7).
 */

import { ApkRefused } from "./problems.js";
import { latin1 } from "./text.js";
import { View } from "./view.js";
import { contents } from "./zip-entry.js";

const MOST_PICTURE = 1024 * 1024;
/** Wide or high; the sharpest icons have a quarter of it. */
const MOST_SIDE = 2048;
const PNG = "\x89PNG\r\n\x1a\n";

/**
 * The picture that the facts name as `icon`, to be shown as an image; null where it is not there, is larger than
 * 1 MiB or unpacks to more than 2048 dots a side, or is neither PNG nor WebP.
 *
 * @param {import("./read.js").Apk} apk @param {string | null} icon @returns {Promise<Blob | null>}
 */
export async function readIcon({ source, directory }, icon) {
  const entry = icon && directory.entries.get(latin1(new TextEncoder().encode(icon)));
  if (!entry) return null;
  try {
    const bytes = await contents(source, directory, entry, MOST_PICTURE);
    const type = typeOf(latin1(bytes.subarray(0, 12)));
    return type && isSmall(new View(bytes), type) ? new Blob([bytes], { type }) : null;
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

/** Throws Malformed where its head is cut. @param {View} picture @param {string} type */
function isSmall(picture, type) {
  const sides = type === "image/png" ? ofPng(picture) : ofWebp(picture);
  return sides.every((side) => side > 0 && side <= MOST_SIDE);
}

/** @param {View} picture */
function ofPng(picture) {
  if (latin1(picture.bytes(12, 4)) !== "IHDR") return [0];
  return [16, 20].map((at) => new DataView(picture.bytes(at, 4).slice().buffer).getUint32(0));
}

/** @param {View} picture */
function ofWebp(picture) {
  const low = (/** @type {number} */ at) => picture.u16(at) & 0x3fff;
  switch (latin1(picture.bytes(12, 4))) {
    case "VP8 ":
      return [low(26), low(28)];
    case "VP8L":
      return [low(21) + 1, ((picture.u32(21) >>> 14) & 0x3fff) + 1];
    case "VP8X":
      return [24, 27].map((at) => picture.u16(at) + (picture.u8(at + 2) << 16) + 1);
    default:
      return [0];
  }
}
