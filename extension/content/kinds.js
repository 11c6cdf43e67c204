/** What the elements of a page are by their tags and names, and in which region of it a walk is. */
"use strict";

/** @typedef {import("../page-reading/facts.js").Where} Where */
/**
 * @typedef {object} Kind  what the tag and the classes of an element say
 * @property {string} tag
 * @property {boolean} unread  nothing in it is text that people see
 * @property {Where | ""} region
 * @property {boolean} control  looks like a button
 * @property {boolean} byline
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
      String.raw`(?:sidebar|side|aside|ads?|advert\w*|sponsor\w*|related|recommend\w*|popular|cookies?)`,
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

/** The region that a walk is in: the menu, a column at the side, the article, a form. */
function xianchaRegions() {
  const FRAME = ["nav", "aside", "footer"];
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

  /** Something that a box could be beside. */
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

  return {
    where: () => where,

    /** The walk comes to a node: regions that end before it are left. @param {Node} node */
    reach(node) {
      while (open.length > 0 && open[open.length - 1].end === node) {
        where = /** @type {{where: Where}} */ (open.pop()).where;
      }
    },

    /** @param {Element} element @param {Where | ""} region */
    enter(element, region) {
      if (!region || FRAME.includes(where) || (region === "article" && where === "form")) return;
      if (FRAME.includes(region) && !isFrame(element, region)) return;
      open.push({ end: after(element), where });
      where = region;
    },

    /** What others say is none of the page's matter. @param {Element} element */
    aside(element) {
      if (FRAME.includes(where)) return;
      open.push({ end: after(element), where });
      where = "aside";
    },

    /** What is inside an element is in the region of its host. @param {() => void} walk */
    inside(walk) {
      const outer = { open, where };
      open = [];
      walk();
      ({ open, where } = outer);
    },

    /** The walk begins anew somewhere else. */
    restart() {
      open = [];
      where = "body";
    },
  };
}
