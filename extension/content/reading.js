/** Puts the texts of several nodes together as people read them: letters that are not drawn are no part of a word. */
"use strict";

/**
 * Could a word go on from one text to the next? Between Chinese characters it could in spite of blanks.
 *
 * @param {string} before
 * @param {string} after
 * @param {boolean} isSeen  the sign or blank that it begins with is drawn
 */
function xianchaIsTight(before, after, isSeen) {
  if (isSeen && /^[\p{P}\p{S}]/u.test(after)) return false;
  const HAN = /[\u3400-\u9fff]\s*$/;
  if (HAN.test(before) && /^\s*[\u3400-\u9fff]/.test(after)) return true;
  return !/\s$/.test(before) && !(isSeen && /^\s/.test(after));
}

/**
 * Puts texts together as people read them, in the order of the document. How a text is drawn is dear: it is asked only
 * where a word could go on from one to the next.
 *
 * @param {number} most  characters of a line
 */
function xianchaReading(most) {
  /** A longer text within another block is a line of its own, whatever its style says. */
  const SHORT = 20;
  /** @typedef {{node: Text, holder: Element, isAsked: boolean, from: number}} Part  `from`: where it begins */
  /** @type {Part | null} */
  let last = null;
  /** @type {Element | null} */
  let block = null;
  /** @type {Lines | null} */
  let lines = null;
  let text = "";
  let aside = "";
  /** What nobody sees was left out behind the last. */
  let isCut = false;

  /** Is it read with the others? Where not, it is put where it belongs. @param {Part} part */
  const isRead = (part) => {
    if (part.isAsked || part.holder === block) return true;
    part.isAsked = true;
    lines ??= block && xianchaLinesOf(block);
    const how = xianchaHowDrawn(part.node, part.holder, lines);
    if (how === "aside") aside += ` ${part.node.data.slice(0, most)}`;
    return how === "read";
  };

  /** @param {Part} part */
  const put = (part) => {
    const { data } = part.node;
    const isTight = last !== null && xianchaIsTight(last.node.data, data, part.holder === block);
    if (isTight && last && !isRead(last)) {
      text = text.slice(0, last.from);
      last = null;
    }
    if (isTight && !isRead(part)) {
      isCut = true;
      return false;
    }
    const next = last?.node.nextSibling ?? part.node;
    isCut ||= next !== part.node && !next.contains(part.node);
    const isPart = isTight && last !== null && (isCut || xianchaIsPieced(last.node.data, data));
    const isJoined = isPart && last !== null && xianchaIsJoined(last.node, part.node);
    isCut = false;
    if (text !== "" && !isJoined) text += " ";
    last = { ...part, from: text.length };
    text += data.slice(0, most);
    return true;
  };

  return {
    text: () => text + aside,
    block: () => block,

    /** The next text begins a line of its own. */
    end() {
      last = null;
      block = null;
      lines = null;
      isCut = false;
      text = "";
      aside = "";
    },

    /**
     * @param {Text} node
     * @param {() => void} onEnd  called before the text of another block begins; to call `end`
     * @returns {boolean} it is read
     */
    add(node, onEnd) {
      const holder = xianchaHolderOf(node);
      let own = xianchaBlockOf(holder);
      if (!holder) return false;
      const isWithin = block !== null && own !== null && own !== block && node.length <= SHORT && block.contains(own);
      if (isWithin && own && xianchaIsDrawnInline(own)) own = block;
      if (own !== block) onEnd();
      block = own;
      return text.length < most && put({ node, holder, isAsked: false, from: 0 });
    },
  };
}

/**
 * The text of an element as people read it, with spaces between its parts, cut to a length.
 *
 * @param {Element} element
 * @param {number} length
 */
function xianchaTextOf(element, length) {
  const UNREAD = ["script", "style", "noscript", "option"];
  if (element.childElementCount === 0) return xianchaClip(element.textContent?.slice(0, 4 * length), length);
  return xianchaClip(xianchaTextBelow(element, 2 * length, UNREAD), length);
}

/**
 * @param {Node} root
 * @param {number} length  characters, about which it stops
 * @param {string[]} unread  what elements are not read
 */
function xianchaTextBelow(root, length, unread) {
  const reading = xianchaReading(length);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = "";
  const end = () => {
    text += `${reading.text()} `;
    reading.end();
  };
  for (let node = walker.nextNode(); node && text.length + reading.text().length < length; node = walker.nextNode()) {
    const one = /** @type {Text} */ (node);
    if (/\S/.test(one.data) && !unread.includes(one.parentElement?.localName ?? "")) reading.add(one, end);
  }
  end();
  return text;
}
