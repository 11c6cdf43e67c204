/** A whole address; null where it is none. `URL.canParse` needs Chrome 120 or Safari 17. @param {string} address */
export function urlOf(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
