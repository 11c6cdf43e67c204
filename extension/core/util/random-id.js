/** An id that no other record has: 128 random bits in hex. `crypto.randomUUID` needs Chrome 92 or Safari 15.4. */
export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
