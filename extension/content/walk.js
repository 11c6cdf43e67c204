/** Walking a document once, within bounds: its nodes in order, and in which region each of them is. */
"use strict";

/**
 * @typedef {object} Bounds
 * @property {number} most  nodes from the beginning
 * @property {number} tail  nodes from the end, where there are more
 * @property {boolean} isHuge  nothing is searched or laid out as a whole
 * @property {boolean} isUsed  a person uses the page
 * @property {() => boolean} late  says when to stop
 * @property {(root: Node) => void} onRoot  called for every shadow root and every document of a frame of the page's own
 *   making
 */
/**
 * @typedef {object} Visitor
 * @property {(element: Element, where: Where, kind: Kind) => boolean} element  says whether to go into it
 * @property {(node: Text, where: Where) => void} text
 */

/** The elements and texts below a node. @param {Node} root */
function xianchaNodes(root) {
  return document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
}

/** On without going into the current node. @param {TreeWalker} walker */
function xianchaSkip(walker) {
  do {
    const next = walker.nextSibling();
    if (next) return next;
  } while (walker.parentNode());
  return null;
}

/** @param {Node} root */
function xianchaLastIn(root) {
  const walker = xianchaNodes(root);
  while (walker.lastChild());
  return walker.currentNode;
}

/** Is it the other node, or does it come later? @param {Node} node @param {Node} other */
function xianchaIsBehind(node, other) {
  if (node === other) return true;
  return (Node.prototype.compareDocumentPosition.call(other, node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** From the outermost to the innermost, below the body. @param {Node | undefined} node */
function xianchaAncestors(node) {
  const found = [];
  for (let at = node?.parentElement; at && at !== document.body; at = xianchaOwn(at, "parentElement")) {
    found.unshift(at);
  }
  return found;
}

/**
 * Of nodes in their order those from this one on, found by halving: to compare two is not cheap among thousands.
 *
 * @param {Element[]} all
 * @param {Node} stop
 */
function xianchaFrom(all, stop) {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (xianchaIsBehind(all[middle], stop)) to = middle;
    else from = middle + 1;
  }
  return all.slice(from);
}

/**
 * What the walk still looks for behind the node that it came to, in order: the field in use, what is drawn by shadow
 * roots, and of the fields and frames shown there the first, the middle and the last.
 *
 * @param {Element} root
 * @param {Node} stop
 * @param {boolean} isUsed
 */
function xianchaFieldsBehind(root, stop, isUsed) {
  /** How many are asked whether they are shown. */
  const MOST = 300;
  const ASKING = "input, select, textarea, button, iframe, frame, object, embed";
  const inUse = document.activeElement;
  const isLeft = (/** @type {Element | null | undefined} */ one) => one && one !== root && xianchaIsBehind(one, stop);
  const shown = xianchaFrom([...root.querySelectorAll(ASKING)], stop).slice(0, MOST).filter(xianchaIsShown);
  const some = [shown[0], shown[shown.length >> 1], shown.at(-1), inUse, ...xianchaRootsInView(isUsed)];
  const left = /** @type {Element[]} */ ([...new Set(some)].filter(isLeft));
  return left.sort((a, b) => (xianchaIsBehind(a, b) ? 1 : -1));
}

/**
 * Visits the nodes of a document in order, shadow roots and frames of the page's own making included, within bounds:
 * from the beginning, about fields that are shown farther down, and from near the end.
 *
 * @param {Bounds} bounds
 * @param {Visitor} visit
 */
function xianchaWalk({ most, tail, isUsed, late, onRoot }, visit) {
  const FRAMES = new Set(["iframe", "frame", "object", "embed"]);
  /** Of these the inside is shown where it is of our kind, or where there is nothing else to show. */
  const INSTEAD = new Set(["object", "svg", "math"]);
  const MATTER = "foreignObject, text, mtext, form, input, select, textarea, button";
  /** Nothing in these is shown, unless the page's style says so. */
  const NEVER_SHOWN = new Set(["script", "style", "template", "noscript", "noframes"]);
  /** Nodes about a field that the walk came not as far as. */
  const FIELD = { before: 100, most: 400 };
  /** So many nodes are seen in any case: a processor that is busy elsewhere says nothing of the page. */
  const IN_ANY_CASE = 1500;
  const root = document.body ?? document.documentElement;
  const kindOf = xianchaKinds();
  const regions = xianchaRegions();
  const isSaid = xianchaSaidByOthers();
  let left = most;
  let isHurried = true;

  /** @param {Element} element @param {string} tag */
  const isReadAllTheSame = (element, tag) =>
    NEVER_SHOWN.has(tag) ? xianchaIsShown(element) : INSTEAD.has(tag) && element.querySelector(MATTER) !== null;

  /** @param {Node} node @returns {boolean} go into it */
  const see = (node) => {
    regions.reach(node);
    if (node.nodeType === Node.TEXT_NODE) {
      visit.text(/** @type {Text} */ (node), regions.where());
      return true;
    }
    const element = /** @type {Element} */ (node);
    const kind = kindOf(element);
    const written = FRAMES.has(kind.tag) && xianchaWrittenIn(element);
    if (written) inside(written, written.body ?? written.documentElement);
    if (kind.unread && !isReadAllTheSame(element, kind.tag)) return false;
    if (isSaid(element)) regions.aside(element);
    else regions.enter(element, kind.region);
    const goes = visit.element(element, regions.where(), kind);
    const shadow = goes && xianchaRootOf(element);
    if (shadow) inside(shadow, shadow);
    return goes;
  };

  /** @param {Node} whole @param {Element | ShadowRoot | null} body */
  const inside = (whole, body) => {
    onRoot(whole);
    if (!body) return;
    regions.inside(() => {
      rootOfBody(body);
      forward(xianchaNodes(body));
    });
  };

  /** A body may have a shadow root too, and no walk comes upon the body itself. @param {Element | ShadowRoot} body */
  const rootOfBody = (body) => {
    const shadow = body.nodeType === Node.ELEMENT_NODE ? xianchaRootOf(/** @type {Element} */ (body)) : null;
    if (shadow) inside(shadow, shadow);
  };

  /**
   * Where the walk stopped for want of room, null at the end.
   *
   * @param {TreeWalker} walker
   * @param {Node | null} [first]
   * @returns {Node | null}
   */
  const forward = (walker, first = walker.nextNode()) => {
    let node = first;
    while (node) {
      if (left-- <= 0 || (isHurried && left % 256 === 0 && most - left > IN_ANY_CASE && late())) return node;
      node = see(node) ? walker.nextNode() : xianchaSkip(walker);
    }
    return null;
  };

  /**
   * Some nodes before this one and some behind it, but none again.
   *
   * @param {Node} node
   * @param {Node} reached  where the walk came to
   * @param {{before: number, most: number}} size
   * @returns {Node | null} where it comes to now, null at the end
   */
  const about = (node, reached, { before, most: some }) => {
    if (!xianchaIsBehind(node, reached)) return reached;
    const walker = xianchaNodes(root);
    walker.currentNode = node;
    for (let back = 0; back < before && walker.currentNode !== reached && walker.previousNode(); back++);
    const around = xianchaAncestors(walker.currentNode);
    const start = around.find((one) => kindOf(one).unread) ?? walker.currentNode;
    walker.currentNode = start;
    regions.restart();
    for (const element of xianchaAncestors(start)) regions.enter(element, kindOf(element).region);
    left = some;
    return forward(walker, start);
  };

  rootOfBody(root);
  let reached = forward(xianchaNodes(root));
  if (reached) {
    isHurried = false;
    for (const field of xianchaFieldsBehind(root, reached, isUsed)) reached = reached && about(field, reached, FIELD);
    if (reached) about(xianchaLastIn(root), reached, { before: tail, most: tail + 1 });
  }
  left = tail;
  for (const beside of xianchaBesideBody()) if (see(beside)) forward(xianchaNodes(beside));
}
