/** What of a page is not in its own tree: shadow roots, frames that it writes itself, and what is drawn at all. */
"use strict";

/** The hosts of what this extension puts on pages: the only ones not looked into. @returns {WeakSet<Element>} */
function xianchaOwnHosts() {
  const NAME = "xianchaHosts";
  // a page's element of that name answers as well, but is nobody's own
  if (!Object.hasOwn(globalThis, NAME)) Object.defineProperty(globalThis, NAME, { value: new WeakSet() });
  return Reflect.get(globalThis, NAME);
}

/** The shadow root of an element, a closed one as well. @param {Element} element @returns {ShadowRoot | null} */
function xianchaRootOf(element) {
  const HOSTS = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
  // a form answers with a field of that name, and has no root
  const { localName: name } = element;
  if (typeof name !== "string" || !HOSTS.test(name)) return null;
  const { shadowRoot: open, namespaceURI } = element;
  if (open || namespaceURI !== "http://www.w3.org/1999/xhtml" || xianchaOwnHosts().has(element)) return open;
  const { openOrClosedShadowRoot: inFirefox } = /** @type {{openOrClosedShadowRoot?: ShadowRoot | null}} */ (element);
  return inFirefox ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element)) ?? null;
}

/** May a frame show an offer, or ask for anything? None of less than 100 pixels on both sides does. */
function xianchaRoom() {
  return matchMedia("(min-width: 100px), (min-height: 100px)");
}

/**
 * The document in a frame that is of the page's own making: written, or from an address that is none of the web's.
 * A small frame of the web's looks for itself: to ask for its document costs the browser half a millisecond.
 *
 * @param {Element} frame  an iframe, an object or an embed
 * @returns {Document | null}
 */
function xianchaWrittenIn(frame) {
  const LEAST = 100;
  const { src, data, offsetWidth, offsetHeight } = /** @type {HTMLIFrameElement & HTMLObjectElement} */ (frame);
  if (/^https?:/.test(src ?? data ?? "") && Math.max(offsetWidth, offsetHeight) < LEAST) return null;
  const { contentDocument: inner } = /** @type {HTMLIFrameElement} */ (frame);
  return inner && !/^https?:/.test(inner.URL) ? inner : null;
}

/** Is this document looked into from the one around it? */
function xianchaIsWithin() {
  return window !== window.parent && !/^https?:/.test(document.URL) && window.frameElement !== null;
}

/**
 * What stands beside the body, or is drawn of the head: browsers show it as well.
 *
 * @returns {Element[]}
 */
function xianchaBesideBody() {
  const MOST = 20;
  const { body, head, documentElement: root } = document;
  if (!body || body === root) return [];
  const isBeside = (/** @type {Element} */ one) =>
    one !== body && !xianchaOwnHosts().has(one) && (one !== head || xianchaIsShown(one));
  return [...root.children].slice(0, MOST).filter(isBeside);
}

/** Is it drawn where people can come to see it? @param {Element} element */
function xianchaIsDrawn(element) {
  if (!xianchaIsShown(element)) return false;
  const { right, bottom, width, height } = xianchaBoxOf(element);
  return width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0;
}

/**
 * The box of an element; of one that has none or no room, that of what flows out of it.
 *
 * @param {Element} element
 * @returns {DOMRect}
 */
function xianchaBoxOf(element) {
  const box = Element.prototype.getBoundingClientRect.call(element);
  if ((box.width > 1 && box.height > 1) || getComputedStyle(element).overflow !== "visible") return box;
  const inside = document.createRange();
  inside.selectNodeContents(element);
  return inside.getBoundingClientRect();
}

/** Is anything drawn by a frame of the page's own making? */
function xianchaIsWrittenInFrames() {
  const FRAMES = 50;
  const frames = window.length > 0 ? [...document.querySelectorAll("iframe, frame, object, embed")] : [];
  const written = frames.slice(0, FRAMES).map(xianchaWrittenIn);
  return written.some((inner) => inner?.body?.textContent?.trim());
}

/**
 * The elements that draw what people look at by a shadow root. What is at a point is dear to ask: of a page without
 * boxes in boxes the browser goes through all elements, 0.1 ms for 3,000 of them and 2 ms for 30,000.
 *
 * @param {boolean} isUsed  a person uses the page: then it is asked at more points
 */
function xianchaRootsInView(isUsed) {
  const parts = isUsed ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.1, 0.5, 0.9];
  const points = parts.flatMap((x) => parts.map((y) => document.elementFromPoint(innerWidth * x, innerHeight * y)));
  return /** @type {Element[]} */ ([...new Set(points)].filter((one) => one && xianchaRootOf(one) !== null));
}

/**
 * What of a frame's place counts: whether it takes a real share of the window, more than the usual
 * sizes of advertisements (none of which is longer than 300 pixels on both sides, but for whole
 * screens of phones; IAB New Ad Portfolio, 2017), and whose it is where its address
 * does not tell: the site that made it, "" for the page, null where that cannot be told. A frame that the page around
 * it shut off may go to an address of its own making, or hide from those within who it is.
 *
 * @returns {{isLarge: boolean, around: string | null}}
 */
function xianchaPlaceOfFrame() {
  const SHARE = 0.25;
  const LONGER_THAN = 300;
  if (window === window.top) return { isLarge: true, around: "" };
  const whole = Math.min(outerWidth * outerHeight || Infinity, screen.width * screen.height);
  const isLarge = Math.min(innerWidth, innerHeight) > LONGER_THAN && innerWidth * innerHeight >= SHARE * whole;
  const [parent = "null"] = location.ancestorOrigins ?? [];
  const isDirect = window.parent === window.top;
  if (self.origin !== "null") return { isLarge, around: self.origin };
  if (isDirect) return { isLarge, around: document.URL === "about:srcdoc" ? "" : null };
  return { isLarge, around: parent === "null" ? null : parent };
}
