/** One walk over a document: the facts it comes upon, each with where it is and how far down the text. */
"use strict";

/** @typedef {import("../page-reading/facts.js").Action} Action */
/** @typedef {import("../page-reading/facts.js").Heading} Heading */

/** @param {Bounds} bounds */
function xianchaCollect(bounds) {
  /** Those whose own markup may hide them or make them a button: of the others no more is asked. */
  const ODD = "[hidden], [style], [onclick], [role=button], [role=checkbox], [role=radio], [role=option]";
  const CHOSEN = "[role=checkbox], [role=radio], [role=option]";
  const HIDDEN = "[hidden], [style*='display:none' i], [style*='display: none' i]";
  const PRESSED = "[onclick], [role=button]";
  const APP = new RegExp(
    [
      String.raw`\.apk(?:[?#]|$)|^itms-|^market:|//`,
      String.raw`(?:play\.google\.com/store|apps\.apple\.com|itunes\.apple\.com|appgallery\.|a\.app\.qq\.com|`,
      String.raw`sj\.qq\.com)`,
    ].join(""),
  );
  const PACKAGE = /\.apk(?:[?#]|$)/;
  const CONTACT = new RegExp(
    [
      "^(?:tel|sms|whatsapp|weixin|mqqwpa):|//",
      String.raw`(?:wa\.me|api\.whatsapp\.com|wa\.link|line\.me|lin\.ee|t\.me|m\.me|work\.weixin\.qq\.com|`,
      String.raw`wpa\.qq\.com)/`,
    ].join(""),
  );
  const BUTTONS = ["submit", "button", "image", "reset"];
  const FRAME = ["nav", "aside", "footer"];
  const MOST = {
    actions: 100, links: 60, menu: 60, fields: 40, headings: 24, apps: 10, contacts: 10, bylines: 6,
    pictures: 60, choices: 60,
  };
  /** Characters of text up to which a page is one in pictures, and of what one of them says. */
  const LITTLE = 300;
  const SAID = 120;
  const CHOICE = 240;

  const found = {
    /** @type {Heading[]} */ headings: [],
    /** @type {Action[]} */ actions: [],
    /** @type {Field[]} */ fields: [],
    /** @type {Line[]} */ apps: [],
    /** @type {Line[]} */ contacts: [],
    /** @type {string[]} */ bylines: [],
    /** @type {string[]} */ menu: [],
    /** @type {string[]} */ choices: [],
    packages: 0,
    links: 0,
    code: 0,
  };
  const lines = xianchaLines(bounds.isHuge ? xianchaIsShown : xianchaIsDrawn);
  /** @type {Element[]} */
  const pictures = [];
  let asked = -1;
  let links = 0;

  /** @param {Element} element @param {"button" | "link"} kind @param {Where} where @param {string} text */
  const act = (element, kind, where, text) => {
    if (!text || text.length > 40 || found.actions.length >= MOST.actions || !xianchaIsShown(element)) return;
    found.actions.push({ text, kind, where, at: lines.at() });
  };

  /** @param {Element} element */
  const saidOn = (element) =>
    xianchaTextOf(element, 60) ||
    xianchaClip(
      element.getAttribute("alt") ??
        element.getAttribute("aria-label") ??
        element.querySelector("img[alt]")?.getAttribute("alt") ??
        element.getAttribute("title"),
      60,
    );

  /** What a picture says where it is not seen. @param {Element | null} picture */
  const altOf = (picture) => xianchaClip(picture?.getAttribute("alt"), SAID);

  /** What the pictures of a page say that has little text beside them. @param {string[]} text */
  const saidInPictures = (text) =>
    text.join("").length > LITTLE
      ? []
      : new Set(pictures.filter((one) => altOf(one) && xianchaIsShown(one)).map(altOf));

  /** @param {Element} element @param {Where} where @param {boolean} isButton */
  const link = (element, where, isButton) => {
    found.links++;
    const isMore = !FRAME.includes(where) && links < MOST.links;
    const address = element.getAttribute("href") ?? "";
    const isApp = found.apps.length < MOST.apps && APP.test(address);
    const isScript = /^(?:javascript:|#?$)/.test(address);
    const isContact = found.contacts.length < MOST.contacts && CONTACT.test(address);
    const isCall = isButton || isApp || isContact || (isScript && isMore);
    if (!isCall && !isMore) {
      if (found.menu.length < MOST.menu) found.menu.push(xianchaTextOf(element, 30));
      return;
    }
    const text = saidOn(element);
    if (isApp) found.apps.push({ text: text.slice(0, 60), where });
    if (isApp && PACKAGE.test(address)) found.packages++;
    if (isContact) found.contacts.push({ text: text.slice(0, 60) || address.slice(0, 4), where });
    if (!isButton) links++;
    act(element, isCall ? "button" : "link", where, text);
  };

  /** What a box stands for is chosen by a person, not said to them. @param {string[]} said */
  const choose = (said) => {
    found.choices.push(...said.filter(Boolean).slice(0, MOST.choices - found.choices.length));
  };

  /** What a box to tick is labelled with, or what stands behind it. @param {HTMLInputElement} box */
  const choicesOf = ({ labels, nextSibling: next }) => {
    if (labels?.length) return [...labels].map((one) => xianchaTextOf(one, CHOICE));
    return [next instanceof Element ? xianchaTextOf(next, CHOICE) : xianchaClip(next?.nodeValue, CHOICE)];
  };

  /** @param {HTMLInputElement} field @param {Where} where */
  const ask = (field, where) => {
    const { type } = field;
    if (type === "checkbox" || type === "radio") choose(choicesOf(field));
    if (BUTTONS.includes(type)) {
      act(field, "button", where, xianchaClip(field.value || field.alt || field.getAttribute("aria-label"), 60));
    }
    if (BUTTONS.includes(type) || type === "hidden" || found.fields.length >= MOST.fields || !xianchaIsAsked(field)) {
      return;
    }
    lines.end();
    const at = lines.at();
    const ahead = at > asked && lines.before().length <= 40 ? lines.before() : "";
    asked = at;
    found.fields.push({ ...xianchaFieldOf(field, ahead), where, at });
  };

  /** @param {Element} element @param {Where} where @param {Kind} kind */
  const see = (element, where, kind) => {
    const isOdd = xianchaHasAttributes(element) && xianchaMatches(element, ODD);
    if (isOdd && xianchaMatches(element, HIDDEN)) return false;
    if (isOdd && xianchaMatches(element, CHOSEN)) choose([xianchaTextOf(element, CHOICE)]);
    const isButton = kind.control || (isOdd && xianchaMatches(element, PRESSED));
    if (kind.byline && found.bylines.length < MOST.bylines && !FRAME.includes(where)) {
      found.bylines.push(xianchaTextOf(element, 80));
    }
    switch (kind.tag) {
      case "a":
        link(element, where, isButton);
        return true;
      case "button":
        act(element, "button", where, saidOn(element));
        return true;
      case "input":
      case "textarea":
      case "select":
        ask(/** @type {HTMLInputElement} */ (element), where);
        return false;
      case "h1":
      case "h2":
      case "h3":
      case "h4":
      case "h5":
        if (found.headings.length < MOST.headings && !FRAME.includes(where)) {
          const text = xianchaTextOf(element, SAID) || altOf(element.querySelector("img[alt]"));
          found.headings.push({ text, level: Number(kind.tag[1]) });
        }
        return true;
      case "pre":
      case "code":
        found.code++;
        return true;
      case "br":
        lines.end();
        return true;
      case "form":
        return true;
      default:
        if (kind.tag === "img" && pictures.length < MOST.pictures && !FRAME.includes(where)) pictures.push(element);
        if (isButton && !element.querySelector("a, button, input, [onclick]")) {
          act(element, "button", where, saidOn(element));
        }
        return true;
    }
  };

  xianchaWalk(bounds, { element: see, text: lines.read });
  lines.end();
  const { text } = lines.found;
  return { ...found, ...lines.found, text: [...text, ...saidInPictures(text)] };
}
