/** The key under which an edition holds a host or a name that is warned of. */

/** The first 128 bits of its SHA-256, in base64url without padding. @param {string} normal */
export async function hostHash(normal) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(normal));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest, 0, 16)));
  return text.replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
}
