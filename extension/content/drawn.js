/** How the text of one node is drawn amid that of its block, and whether two are drawn as one word. */
"use strict";

/** Does an element of that name stand within a line? @param {string} name */
function xianchaIsInlineTag(name) {
  const INLINE =
    /^(?:span|[biusqa]|em|strong|font|small|label|mark|su[pb]|del|ins|bd[io]|abbr|time|big|tt|cite|code|var|kbd|data)$/;
  const SELDOM = /^(?:samp|strike|nobr|dfn|ruby|r[bpt]|rtc)$/;
  return INLINE.test(name) || SELDOM.test(name);
}

/** The element that holds a text; of one of a shadow root its host. @param {Node} node @returns {Element | null} */
function xianchaHolderOf(node) {
  const { parentNode } = node;
  return parentNode instanceof ShadowRoot ? parentNode.host : node.parentElement;
}

/** The element whose lines a text stands in. @param {Element | null} holder */
function xianchaBlockOf(holder) {
  let block = holder;
  while (block && xianchaIsInlineTag(block.localName)) block = block.parentElement;
  return block;
}

/** Is a block none, and stands within the lines of another? @param {Element} block */
function xianchaIsDrawnInline(block) {
  const { display } = getComputedStyle(block);
  return display.startsWith("inline") || display === "contents" || display === "none";
}

/** @typedef {{block: Element, isShown: boolean, box: DOMRect, color: string}} Lines  a block, asked once */

/** @param {Element} block @returns {Lines} */
function xianchaLinesOf(block) {
  const box = Element.prototype.getBoundingClientRect.call(block);
  return { block, isShown: xianchaIsShown(block), box, color: getComputedStyle(block).color };
}

/**
 * How a text is drawn amid those of its block: `read` with them, `aside` of them where it is drawn somewhere else, or
 * `unseen`. Where the block itself is not shown, nothing is asked of its parts.
 *
 * @param {Text} node
 * @param {Element} holder
 * @param {Lines | null} lines  of its block
 * @returns {"read" | "aside" | "unseen"}
 */
function xianchaHowDrawn(node, holder, lines) {
  const LEAST = { font: 3, size: 1 };
  const UP = 8;
  if (lines && !lines.isShown) return "read";
  if (!xianchaIsShown(holder)) return "unseen";
  const own = getComputedStyle(holder);
  if (parseFloat(own.fontSize) < LEAST.font || xianchaIsInkless(holder, own, lines)) return "unseen";
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = range.getBoundingClientRect();
  if (text.width <= LEAST.size || text.height <= LEAST.size) return "unseen";
  let isAside = lines !== null && xianchaIsApart(text, lines.box);
  let around = /** @type {Element | null} */ (holder);
  for (let up = 0; around && around !== lines?.block && up < UP; up++, around = around.parentElement) {
    const style = up === 0 ? own : getComputedStyle(around);
    if (xianchaIsCutOff(around, style, text)) return "unseen";
    const isMoved = ["absolute", "fixed"].includes(style.position) || style.float !== "none";
    isAside ||= isMoved || /^r[tp]/.test(around.localName);
  }
  return isAside ? "aside" : "read";
}

/** Boxes that share no point. @param {DOMRect} one @param {DOMRect} other */
function xianchaIsApart(one, other) {
  return one.left >= other.right || one.right <= other.left || one.top >= other.bottom || one.bottom <= other.top;
}

/**
 * Does an element let nothing of a text within be seen?
 *
 * @param {Element} element
 * @param {CSSStyleDeclaration} style  its own
 * @param {DOMRect} text
 */
function xianchaIsCutOff(element, { opacity, filter, clipPath, maskImage, overflowX }, text) {
  const LEAST = { opacity: 0.1, size: 1 };
  if (Number(opacity) < LEAST.opacity || /opacity\(0/.test(filter)) return true;
  if (clipPath !== "none" || (maskImage ?? "none") !== "none") return true;
  if (overflowX === "visible") return false;
  const box = element.getBoundingClientRect();
  const width = Math.min(text.right, box.right) - Math.max(text.left, box.left);
  const height = Math.min(text.bottom, box.bottom) - Math.max(text.top, box.top);
  return width <= LEAST.size || height <= LEAST.size;
}

/**
 * Is a text written in no colour, or in that of what is behind it? One that is cut out of a picture has none either.
 *
 * @param {Element} holder
 * @param {CSSStyleDeclaration} style  its own
 * @param {Lines | null} lines  of its block
 */
function xianchaIsInkless(holder, style, lines) {
  const { color, backgroundClip, backgroundImage } = style;
  const fill = style.getPropertyValue("-webkit-text-fill-color") || color;
  if (backgroundClip === "text" && backgroundImage !== "none") return false;
  if (lines?.color === color && color === fill) return false;
  if ([color, fill].some(xianchaIsClear)) return true;
  return color === xianchaGroundOf(holder);
}

/** @param {string} color  as a browser computes it */
function xianchaIsClear(color) {
  const LEAST = 0.1;
  const [, alpha = "1"] = /(?:^rgba\(.*, |\/ )([\d.]+)\)$/.exec(color) ?? [];
  return Number(alpha) < LEAST;
}

/** The colour behind an element, as far as it is one of its ancestors'. @param {Element} element */
function xianchaGroundOf(element) {
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (backgroundImage !== "none") return "";
    if (!xianchaIsClear(backgroundColor)) return backgroundColor;
  }
  return "rgb(255, 255, 255)";
}

/**
 * Are two texts that follow one another without a blank drawn as one word?
 *
 * @param {Text} before
 * @param {Text} node
 */
function xianchaIsJoined(before, node) {
  const GAP = 0.15;
  const ends = /\S$/.test(before.data) && /^\S/.test(node.data);
  if (!ends) return false;
  const range = document.createRange();
  range.setStart(before, before.length - 1);
  range.setEnd(before, before.length);
  const last = [...range.getClientRects()].at(-1);
  range.setStart(node, 0);
  range.setEnd(node, 1);
  const first = range.getClientRects()[0];
  if (!last || !first) return false;
  const isOneLine = first.top < last.bottom && last.top < first.bottom;
  return isOneLine ? Math.abs(first.left - last.right) < GAP * last.height : xianchaIsWrapped(before, node);
}

/**
 * Are two texts so written that they may be parts of one word? Whole words are set side by side with no blank between
 * them as well, each in a colour of its own.
 *
 * @param {string} before
 * @param {string} after
 */
function xianchaIsPieced(before, after) {
  const PIECE = 3;
  const [ending = ""] = /[A-Za-z]+$/.exec(before) ?? [];
  const [beginning = ""] = /^[A-Za-z]+/.exec(after) ?? [];
  if (ending === "" || beginning === "") return true;
  return Math.min(ending.length, beginning.length) <= PIECE && !(/[a-z]$/.test(ending) && /^[A-Z]/.test(beginning));
}

/** Are two texts on two lines that one block wraps? @param {Text} before @param {Text} node */
function xianchaIsWrapped(before, node) {
  const block = xianchaBlockOf(before.parentElement);
  const isIn = (/** @type {Text} */ { parentElement: one }) =>
    one === block || (one !== null && xianchaIsDrawnInline(one));
  return block !== null && block === xianchaBlockOf(node.parentElement) && isIn(before) && isIn(node);
}
