/** How an edition speaks of a host, an app, a phone or a name without writing it out. */

/** How many characters of a mark stand for what only old lists warn of: 48 bits. */
export const OLD_MARK = 8;

/**
 * The first 128 bits of its SHA-256, in base64url without padding; of an app or a phone that of its type and value.
 *
 * @param {"host" | "app" | "phone" | "name"} what
 * @param {string} normal
 */
export async function mark(what, normal) {
  const value = what === "app" || what === "phone" ? `${what}:${normal}` : normal;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest, 0, 16)));
  return text.replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
}
