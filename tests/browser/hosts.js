/** The elements of a page whose closed shadow roots hold what the extension shows on it, see surface.js. */
export const HOSTS = "[popover]";
