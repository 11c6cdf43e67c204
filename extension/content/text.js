/** Reading text off a page within bounds. Shared by the content scripts that follow. */
"use strict";

/** Folded white space, cut to a length. @param {string | null | undefined} text @param {number} length */
function xianchaClip(text, length) {
  return (text ?? "").replace(/\s+/gu, " ").trim().slice(0, length);
}

/** @param {Element} element */
function xianchaIsShown(element) {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/**
 * The text of an element with spaces between its parts, read no further than `length`.
 *
 * @param {Element} element
 * @param {number} length
 */
function xianchaTextOf(element, length) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  for (let node = walker.nextNode(); node && text.length < length; node = walker.nextNode()) {
    const parent = node.parentElement?.localName;
    if (parent !== "script" && parent !== "style") text += `${node.nodeValue?.slice(0, length)} `;
  }
  return xianchaClip(text, length);
}
