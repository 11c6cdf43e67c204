/**
 * Large type, remembered on the device: every page of ours loads this first. Pages of the server load the file by
 * itself. A tap on `button.large-type` changes it.
 */

const KEY = "large-type";

/** Some browsers let nothing be kept. @param {() => boolean} act */
function kept(act) {
  try {
    return act();
  } catch {
    return false;
  }
}

/** @param {boolean} large */
function show(large) {
  document.documentElement.classList.toggle("large", large);
  for (const one of document.querySelectorAll("button.large-type")) one.setAttribute("aria-pressed", String(large));
}

/** Is it chosen? */
export function isLarge() {
  return kept(() => localStorage.getItem(KEY) !== null);
}

if (globalThis.document) {
  show(isLarge());
  for (const one of document.querySelectorAll("button.large-type[hidden]")) one.removeAttribute("hidden");
  document.addEventListener("click", (event) => {
    const press = event.target instanceof Element && event.target.closest("button.large-type");
    /** A page may load this twice: by itself, and bundled. */
    if (!press || event.defaultPrevented) return;
    event.preventDefault();
    const wanted = press.getAttribute("aria-pressed") !== "true";
    kept(() => (wanted ? localStorage.setItem(KEY, "1") : localStorage.removeItem(KEY), true));
    show(wanted);
  });
}
