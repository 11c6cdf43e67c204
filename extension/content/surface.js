/** A place of our own on a page: a closed shadow root above all else, put back when the page takes it away. */
"use strict";

/**
 * The page's rules cannot reach it: of important rules those inside a shadow root win. In the top
 * layer nothing covers it but what is put there later, and then it is raised again. A page that goes
 * on fighting wins after a while, and `told` hears of it.
 *
 * @param {{style: string, box: HTMLElement, told?: (unseen: boolean) => void}} what  `box`: what people see of it
 */
function xianchaSurface({ style, box, told = () => undefined }) {
  const RESTORED_AT_MOST = 40;
  const RAISED_AT_MOST = 4;
  const WITHIN = 1000;
  const LOOK_EVERY = 500;
  const INSET = 4;
  const HOST = `
    :host { all: initial !important; position: fixed !important; inset: 0 !important; display: block !important; direction: ltr !important;
      z-index: 2147483647 !important; pointer-events: none !important; }
    @media print { :host { display: none !important; } }`;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = document.createElement("style");
  sheet.textContent = HOST + style;
  root.append(sheet, box);

  /** When it was last put back. @type {number[]} */
  let restored = [];
  let raised = 0;
  let isCovered = false;
  let unseen = false;

  /** What is outside a modal dialog takes no clicks. @returns {Element} */
  const home = () => [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.documentElement;

  const inPlace = () => host.parentNode === home() && host.popover === "manual" && host.attributes.length === 1;

  const put = () => {
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
    host.popover = "manual";
    if (host.parentNode !== home()) home().append(host);
    raise();
  };

  /** Above what was put into the top layer since. A page may forbid the top layer: then it stands below it. */
  const raise = () => {
    if (xianchaMatches(host, ":popover-open")) host.hidePopover();
    host.showPopover();
    observer.takeRecords();
    observer.observe(document, { childList: true });
    observer.observe(document.documentElement, { childList: true });
    observer.observe(home(), { childList: true });
    observer.observe(host, { attributes: true });
  };

  const restore = () => {
    if (inPlace()) return;
    const now = performance.now();
    restored = [...restored.filter((at) => at > now - WITHIN), now];
    if (restored.length > RESTORED_AT_MOST) {
      remove();
      return tell(true);
    }
    box.role = null;
    put();
  };

  /** @param {boolean} now */
  const tell = (now) => {
    if (unseen === now) return;
    unseen = now;
    told(unseen);
  };

  /** Do people see it: is it drawn, and on top in its middle and corners? */
  const isSeen = () => {
    const { left, top, right, bottom, width, height } = box.getBoundingClientRect();
    const points = [[left + width / 2, top + height / 2], [left + INSET, top + INSET], [right - INSET, bottom - INSET]];
    const isOnTop = points.every(([x, y]) => document.elementFromPoint(x, y) === host);
    return width > 0 && height > 0 && isOnTop && xianchaIsShown(host) && !(isCovered && isPlain());
  };

  /** A page drawn in grey or moved as a whole leaves the browser unsure whether anything covers it. */
  const isPlain = () => {
    const { filter, opacity, transform } = getComputedStyle(document.documentElement);
    return filter === "none" && opacity === "1" && transform === "none";
  };

  const look = () => {
    if (document.hidden) return;
    if (!inPlace()) put();
    if (isSeen()) raised = 0;
    else if (raised < RAISED_AT_MOST) {
      raised++;
      raise();
    } else return tell(true);
    if (raised === 0) tell(false);
  };

  /** Where the browser knows whether anything covers it, even what lets clicks through. */
  const covered = new IntersectionObserver(
    (changes) => {
      isCovered = /** @type {{isVisible?: boolean} | undefined} */ (changes.at(-1))?.isVisible === false;
    },
    /** @type {IntersectionObserverInit} */ ({ threshold: [0, 1], trackVisibility: true, delay: LOOK_EVERY }),
  );
  const observer = new MutationObserver(restore);
  const timer = setInterval(look, LOOK_EVERY);

  const remove = () => {
    observer.disconnect();
    covered.disconnect();
    clearInterval(timer);
    host.remove();
  };

  put();
  covered.observe(box);
  return {
    /** Nobody is to see it any longer: then it is not hidden either. */
    remove() {
      remove();
      tell(false);
    },
  };
}
