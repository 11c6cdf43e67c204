/** Walking a document once, within bounds: its nodes in order, and where each of them stands. */
"use strict";

/** @typedef {import("../page-model/facts.js").Where} Where */
/**
 * @typedef {object} Kind  what the tag and the classes of an element say
 * @property {string} tag
 * @property {boolean} unread  nothing in it is text that people see
 * @property {Where | ""} region
 * @property {boolean} control  looks like a button
 * @property {boolean} byline
 */
/**
 * @typedef {object} Bounds
 * @property {number} most  nodes from the beginning
 * @property {number} tail  nodes from the end, where there are more
 * @property {boolean} isHuge  nothing is searched or laid out as a whole
 * @property {() => boolean} late  says when to stop
 * @property {(root: Node) => void} onRoot  told of every shadow root and every document of a frame of the page's own
 *   making
 */

/** The kinds of elements, each tag and class looked at once. */
function xianchaKinds() {
  const UNREAD = new Set([
    "script", "style", "noscript", "template", "svg", "math", "noframes", "iframe", "canvas", "object", "video",
    "audio",
  ]);
  const NAV =
    /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|topbar|breadcrumbs?|crumbs?|tabbar|header|head)(?:$|[\s_-])/;
  const FOOTER = /(?:^|[\s_-])(?:foot|footer|copyright|colophon|friend-?links?)(?:$|[\s_-])/;
  const ASIDE = new RegExp(
    [
      String.raw`(?:^|[\s_-])`,
      String.raw`(?:sidebar|side|aside|ads?|advert\w*|sponsor\w*|related|recommend\w*|popular|comments?|cookies?)`,
      String.raw`(?:$|[\s_-])`,
    ].join(""),
  );
  const ARTICLE =
    /(?:^|\s)(?:article(?:-\w+)?|(?:post|entry|news)-(?:content|body)|rich_media_content|trs_editor)(?:$|\s)/;
  const FORM = /(?:^|[\s_-])form(?:$|[\s_-])/;
  /** The first that fits holds. @type {[Where, RegExp][]} */
  const NAMED = [["footer", FOOTER], ["nav", NAV], ["aside", ASIDE], ["article", ARTICLE], ["form", FORM]];
  const CONTROL = /btn|button|submit|(?:^|[\s_-])cta(?:$|[\s_-])|apply(?:$|[\s_-])/;
  const BYLINE = new RegExp(
    [
      String.raw`(?:^|[\s_-])`,
      "(?:byline|author|pubdate|",
      String.raw`(?:post|entry|article|news|publish|info)[_-]?(?:meta|date|time|info|author|source))(?:$|[\s_-])`,
    ].join(""),
  );
  /** @type {Record<string, Where>} */
  const TAGS = {
    nav: "nav",
    header: "nav",
    footer: "footer",
    aside: "aside",
    form: "form",
    fieldset: "form",
    article: "article",
  };
  const BOXES = new Set(["div", "section", "ul", "ol", "dl", "table", "td", "p", "span"]);

  /** @type {Map<string, Map<string, Kind>>} */
  const known = new Map();

  /** @param {string} tag @param {string} written  its classes and its id @returns {Kind} */
  const judge = (tag, written) => {
    const name = written.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
    const named = BOXES.has(tag) ? NAMED.find(([, words]) => words.test(name)) : undefined;
    return {
      tag,
      unread: UNREAD.has(tag),
      region: TAGS[tag] ?? named?.[0] ?? "",
      control: name !== "" && CONTROL.test(name),
      byline: tag === "time" || (name !== "" && BYLINE.test(name)),
    };
  };

  /** @param {Element} element @returns {Kind} */
  return (element) => {
    const { localName, className, id } = element;
    // a form answers with a field of that name
    const tag = typeof localName === "string" ? localName : "form";
    const name = typeof className === "string" ? (id ? `${className} ${id}` : className) : "";
    let names = known.get(tag);
    if (!names) known.set(tag, (names = new Map()));
    let kind = names.get(name);
    if (!kind) names.set(name, (kind = judge(tag, name)));
    return kind;
  };
}

/**
 * Visits the nodes of a document in order, shadow roots and frames of the page's own making included, within bounds:
 * from the beginning, about fields that are shown farther down, and from near the end.
 *
 * @param {Bounds} bounds
 * @param {{element: (element: Element, where: Where, kind: Kind) => boolean, text: (node: Text, where: Where) => void}}
 *   visit `element` says whether to go into the element
 */
function xianchaWalk({ most, tail, isHuge, late, onRoot }, visit) {
  const FRAME = ["nav", "aside", "footer"];
  const FRAMES = new Set(["iframe", "frame", "object", "embed"]);
  /** Of these the inside is shown where it is of our kind, or where there is nothing else to show. */
  const INSTEAD = new Set(["object", "svg", "math"]);
  const MATTER = "foreignObject, form, input, select, textarea, button";
  /**
   * Nodes about a field that the walk came not as far as, and how many such fields are asked whether they are
   * shown.
   */
  const FIELD = { before: 100, most: 400 };
  const FIELDS = 300;
  const ASKING = "input, select, textarea, button, iframe, frame, object, embed";
  const kindOf = xianchaKinds();
  let left = most;
  let isHurried = true;
  /**
   * The regions that the walk is in, each with the node that comes after it.
   *
   * @type {{end: Node | null, where: Where}[]}
   */
  let open = [];
  /** @type {Where} */
  let where = "body";
  /** @type {boolean | undefined} */
  let matter;

  /** @param {Element} element @param {Where | ""} region */
  const enter = (element, region) => {
    if (!region || FRAME.includes(where) || (region === "article" && where === "form")) return;
    if (FRAME.includes(region) && !isFrame(element, region)) return;
    open.push({ end: after(element), where });
    where = region;
  };

  /** Something that a box could stand beside. */
  const hasMatter = () => (matter ??= document.querySelector("h1, main, article") !== null);

  /**
   * A frame about the page's matter, not a box that holds the matter itself.
   *
   * @param {Element} element
   * @param {Where} region
   */
  const isFrame = (element, region) => {
    if (region === "aside" && element.localName !== "aside" && !hasMatter()) return false;
    if (region !== "nav" || element.localName === "nav") return !element.querySelector("h1, main, article");
    return (
      !element.querySelector("h2, p, select, main, [type=range], [type=tel], [type=number]") &&
      (!element.querySelector("h1") || element.querySelector("nav, ul") !== null)
    );
  };

  /** The next element or text that is not inside this node. @param {Node} node @returns {Node | null} */
  const after = (node) => {
    for (let at = /** @type {Node | null} */ (node); at; at = xianchaOwn(at, "parentNode")) {
      let next = xianchaOwn(at, "nextSibling");
      while (next && next.nodeType !== Node.ELEMENT_NODE && next.nodeType !== Node.TEXT_NODE) {
        next = xianchaOwn(next, "nextSibling");
      }
      if (next) return next;
    }
    return null;
  };

  /** @param {Node} node @returns {boolean} go into it */
  const see = (node) => {
    while (open.length > 0 && open[open.length - 1].end === node) {
      where = /** @type {{where: Where}} */ (open.pop()).where;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      visit.text(/** @type {Text} */ (node), where);
      return true;
    }
    const element = /** @type {Element} */ (node);
    const kind = kindOf(element);
    const written = FRAMES.has(kind.tag) && xianchaWrittenIn(element);
    if (written) inside(written, written.body ?? written.documentElement);
    if (kind.unread && !(INSTEAD.has(kind.tag) && element.querySelector(MATTER))) return false;
    enter(element, kind.region);
    const goes = visit.element(element, where, kind);
    const root = goes && xianchaRootOf(element);
    if (root) inside(root, root);
    return goes;
  };

  /** What is inside stands where its host does. @param {Node} whole @param {Element | ShadowRoot | null} root */
  const inside = (whole, root) => {
    onRoot(whole);
    if (!root) return;
    const outer = { open, where };
    open = [];
    rootOfBody(root);
    forward(walkerOf(root));
    ({ open, where } = outer);
  };

  /** A body may have a shadow root too, and no walk comes upon the body itself. @param {Element | ShadowRoot} body */
  const rootOfBody = (body) => {
    const drawn = body.nodeType === Node.ELEMENT_NODE ? xianchaRootOf(/** @type {Element} */ (body)) : null;
    if (drawn) inside(drawn, drawn);
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
      if (left-- <= 0 || (isHurried && left % 256 === 0 && late())) return node;
      node = see(node) ? walker.nextNode() : skip(walker);
    }
    return null;
  };

  /** @param {Node} root */
  const walkerOf = (root) => document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);

  /** On without going into the current node. @param {TreeWalker} walker */
  const skip = (walker) => {
    do {
      const next = walker.nextSibling();
      if (next) return next;
    } while (walker.parentNode());
    return null;
  };

  /**
   * Some nodes before this one and some behind it, but none again.
   *
   * @param {Node} node
   * @param {{before: number, most: number}} size
   */
  const about = (node, { before, most: some }) => {
    if (!reached || !isBehind(node, reached)) return;
    const walker = walkerOf(root);
    walker.currentNode = node;
    for (let back = 0; back < before && walker.currentNode !== reached && walker.previousNode(); back++);
    const around = ancestors(walker.currentNode);
    const start = around.find((one) => kindOf(one).unread) ?? walker.currentNode;
    walker.currentNode = start;
    open = [];
    where = "body";
    for (const element of ancestors(start)) enter(element, kindOf(element).region);
    left = some;
    reached = forward(walker, start);
  };

  /** Is it the other node, or does it come later? @param {Node} node @param {Node} other */
  const isBehind = (node, other) =>
    node === other ||
    (Node.prototype.compareDocumentPosition.call(other, node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  /** From the outermost to the innermost. @param {Node | undefined} node */
  const ancestors = (node) => {
    const found = [];
    for (let at = node?.parentElement; at && at !== document.body; at = xianchaOwn(at, "parentElement")) {
      found.unshift(at);
    }
    return found;
  };

  /**
   * Of nodes in their order those from this one on, found by halving: to compare two is not cheap among
   * thousands.
   *
   * @param {Element[]} all
   * @param {Node} stop
   */
  const behind = (all, stop) => {
    let [from, to] = [0, all.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isBehind(all[middle], stop)) to = middle;
      else from = middle + 1;
    }
    return all.slice(from);
  };

  /**
   * The field in use, what is drawn by shadow roots, and of the fields and frames shown behind a node the first,
   * the middle and the last.
   *
   * @param {Node} stop
   */
  const fieldsBehind = (stop) => {
    const isLeft = (/** @type {Element | null | undefined} */ one) => one && one !== root && isBehind(one, stop);
    if (isHuge) return [document.activeElement].filter(isLeft);
    const shown = behind([...root.querySelectorAll(ASKING)], stop).slice(0, FIELDS).filter(xianchaIsShown);
    return [
      ...new Set([shown[0], shown[shown.length >> 1], shown.at(-1), document.activeElement, ...xianchaRootsInView()]),
    ].filter(isLeft);
  };

  /** @param {Node} node */
  const lastIn = (node) => {
    const walker = walkerOf(node);
    while (walker.lastChild());
    return walker.currentNode;
  };

  const root = document.body ?? document.documentElement;
  rootOfBody(root);
  /** Where the walk came to, null at the end. */
  let reached = forward(walkerOf(root));
  if (reached) {
    isHurried = false;
    const fields = /** @type {Element[]} */ (fieldsBehind(reached)).sort((a, b) => (isBehind(a, b) ? 1 : -1));
    for (const field of fields) about(field, FIELD);
    about(lastIn(root), { before: tail, most: tail + 1 });
  }
}
