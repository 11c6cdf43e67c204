/** One walk over a document: the facts it comes upon, each with where it stands and how far down the text. */
"use strict";

/** @typedef {import("../background/facts.js").Action} Action */
/** @typedef {import("../background/facts.js").Field} Field */
/** @typedef {import("../background/facts.js").Heading} Heading */
/** @typedef {import("../background/facts.js").Line} Line */

/**
 * @param {Bounds} bounds
 * @param {boolean} isHuge  nothing is to be searched as a whole
 */
function xianchaCollect(bounds, isHuge) {
  const NAMES =
    /公司|[银銀]行|信用社|联合社|[资資]金方|放款|[贷貸]款人|出借人|ICP|[备備]案|[许許]可[证證]|机构编码|©|\b(?:P[Tt][Ee]|PT|L[Tt][Dd]|[Ll]imited|LIMITED|I[Nn][Cc]|LLC|PLC|[Bb]ank|BANK|[Ll]icen[cs]ed?|[Ll]ender|[Mm]oneylender|[Cc]opyright|FRN)\b/;
  const LABEL = /(?:机构|機構|[方人者]|单位|主体|名称|[Ll]ender|[Cc]ompany|[Bb]y|[Oo]leh|:|：)$/;
  const APP = /\.apk(?:[?#]|$)|^itms-|^market:|\/\/(?:play\.google\.com\/store|apps\.apple\.com|itunes\.apple\.com|appgallery\.|a\.app\.qq\.com|sj\.qq\.com)/;
  const CONTACT = /^(?:tel|sms|whatsapp|weixin|mqqwpa):|\/\/(?:wa\.me|api\.whatsapp\.com|wa\.link|line\.me|lin\.ee|t\.me|m\.me|work\.weixin\.qq\.com|wpa\.qq\.com)\//;
  const INLINE = new Set(["span", "b", "i", "em", "strong", "a", "font", "small", "u", "label", "mark", "sup", "sub", "s", "del", "ins", "bdi", "abbr", "time", "big", "tt"]);
  const BUTTONS = ["submit", "button", "image", "reset"];
  const FRAME = ["nav", "aside", "footer"];
  const MOST = { actions: 100, links: 60, fields: 40, headings: 24, lines: 60, apps: 10, contacts: 10, bylines: 6, text: 9000, more: 3000, line: 240 };

  const found = {
    /** @type {Heading[]} */ headings: [],
    /** @type {Action[]} */ actions: [],
    /** @type {Field[]} */ fields: [],
    /** @type {Line[]} */ lines: [],
    /** @type {Line[]} */ apps: [],
    /** @type {Line[]} */ contacts: [],
    /** @type {string[]} */ bylines: [],
    /** @type {string[]} */ text: [],
    prose: 0,
    links: 0,
    code: 0,
  };
  /** Those whose own markup may hide them or make them a button. @type {Set<Element>} */
  const odd = new Set(isHuge ? [] : document.querySelectorAll("[hidden], [style], [onclick], [role=button]"));
  let at = 0;
  let asked = -1;
  let taken = 0;
  let links = 0;
  let before = "";
  /** @type {{block: Element | null, text: string, where: Where}} */
  let line = { block: null, text: "", where: "body" };

  const flush = () => {
    const { block, where } = line;
    const text = xianchaClip(line.text, 2000);
    line = { block: null, text: "", where: "body" };
    if (!text || !block) return;
    at += text.length;
    if (found.lines.length < MOST.lines && NAMES.test(text) && xianchaIsShown(block)) {
      found.lines.push({ text: text.length > MOST.line ? about(text) : lineAround(block, text), where });
    }
    before = text;
    if (FRAME.includes(where)) return;
    if (text.length >= 100 || /[\u3400-\u9fff].{40}/.test(text)) found.prose += text.length;
    if (taken < MOST.text || (taken < MOST.text + MOST.more && xianchaSpeaksOfLoans(text, 1))) {
      found.text.push(text.slice(0, MOST.line));
      taken += Math.min(text.length, MOST.line);
    }
  };

  /** A long text's part about the first mark in it. @param {string} text */
  const about = (text) => {
    const mark = text.search(NAMES);
    return text.slice(Math.max(0, mark - 100), mark + 100);
  };

  /** A line with the label beside or before it. @param {Element} block @param {string} text */
  const lineAround = (block, text) => {
    let around = block;
    for (let climbed = 0; climbed < 3; climbed++) {
      const parent = around.parentElement;
      if (!parent || parent === document.body || parent.childElementCount > 4) break;
      if ((parent.textContent ?? "").length > MOST.line) break;
      around = parent;
    }
    if (around !== block) return xianchaTextOf(around, MOST.line);
    return before.length < 16 && LABEL.test(before) ? `${before} ${text}` : text;
  };

  /** @param {Element} element @param {"button" | "link"} kind @param {Where} where @param {string} text */
  const act = (element, kind, where, text) => {
    if (!text || text.length > 40 || found.actions.length >= MOST.actions || !xianchaIsShown(element)) return;
    found.actions.push({ text, kind, where, at: at + line.text.length });
  };

  /** @param {Element} element */
  const saidOn = (element) =>
    xianchaTextOf(element, 60) ||
    xianchaClip(element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? element.querySelector("img[alt]")?.getAttribute("alt") ?? element.getAttribute("title"), 60);

  /** @param {Element} element @param {Where} where @param {boolean} isButton */
  const link = (element, where, isButton) => {
    found.links++;
    const isMore = !FRAME.includes(where) && links < MOST.links;
    const address = element.getAttribute("href") ?? "";
    const isApp = found.apps.length < MOST.apps && APP.test(address);
    const isScript = /^(?:javascript:|#?$)/.test(address);
    const isContact = found.contacts.length < MOST.contacts && CONTACT.test(address);
    const isCall = isButton || isApp || isContact || (isScript && isMore);
    if (!isCall && !isMore) return;
    const text = saidOn(element);
    if (isApp) found.apps.push({ text: text.slice(0, 60), where });
    if (isContact) found.contacts.push({ text: text.slice(0, 60) || address.slice(0, 4), where });
    if (!isButton) links++;
    act(element, isCall ? "button" : "link", where, text);
  };

  /** @param {HTMLInputElement} field @param {Where} where */
  const ask = (field, where) => {
    const { type } = field;
    if (BUTTONS.includes(type)) act(field, "button", where, xianchaClip(field.value || field.alt || field.getAttribute("aria-label"), 60));
    if (BUTTONS.includes(type) || type === "hidden" || found.fields.length >= MOST.fields || !isAsked(field)) return;
    flush();
    const options = field.localName === "select" ? [.../** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field)).options].slice(0, 12).map(({ text }) => text).join(" | ") : type === "range" ? `${field.min} – ${field.max}` : "";
    found.fields.push({ type: xianchaClip(type, 20), label: labelOf(field), options: xianchaClip(options, 120), where, at });
  };

  /** A field or, where styling hides it, its label is shown. @param {HTMLInputElement} field */
  const isAsked = (field) =>
    xianchaIsShown(field) || [...(field.labels ?? [])].some(xianchaIsShown) || (["radio", "checkbox", "range"].includes(field.type) && xianchaIsShown(field.parentElement ?? field));

  /** What names it; else the short line before it. What it says inside and its name as well. @param {HTMLInputElement} field */
  const labelOf = (field) => {
    const described = (field.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => id && document.getElementById(id)?.textContent);
    const own = [...[...(field.labels ?? [])].map((label) => xianchaTextOf(label, 40)), field.getAttribute("aria-label"), ...described].filter(Boolean);
    const ahead = at > asked && before.length <= 40 ? before : "";
    asked = at;
    const parts = [...(own.length > 0 ? own : [ahead]), field.placeholder, field.name || field.id];
    return xianchaClip(parts.filter(Boolean).map((part) => xianchaClip(part, 40)).join(" "), 100);
  };

  /** @param {Element} element */
  const isHidden = (element) => element.hasAttribute("hidden") || /display:\s*none/.test(element.getAttribute("style") ?? "");

  /** @param {Element} element @param {Where} where @param {Kind} kind */
  const see = (element, where, kind) => {
    const isOdd = odd.has(element);
    if (isOdd && isHidden(element)) return false;
    const isButton = kind.control || (isOdd && (element.hasAttribute("onclick") || element.getAttribute("role") === "button"));
    if (kind.byline && found.bylines.length < MOST.bylines && !FRAME.includes(where)) found.bylines.push(xianchaTextOf(element, 80));
    switch (element.localName) {
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
        if (found.headings.length < MOST.headings && !FRAME.includes(where)) found.headings.push({ text: xianchaTextOf(element, 120), level: Number(element.localName[1]) });
        return true;
      case "pre":
      case "code":
        found.code++;
        return true;
      case "br":
        flush();
        return true;
      default:
        if (isButton && !element.querySelector("a, button, input, [onclick]")) act(element, "button", where, saidOn(element));
        return true;
    }
  };

  /** @param {Text} node @param {Where} where */
  const read = (node, where) => {
    const { data } = node;
    if (!/\S/.test(data)) return;
    let block = node.parentElement;
    while (block && INLINE.has(block.localName)) block = block.parentElement;
    if (block !== line.block) {
      flush();
      line = { block, text: data.slice(0, 2000), where };
    } else if (line.text.length < 2000) line.text += ` ${data.slice(0, 2000)}`;
  };

  xianchaWalk(bounds, { element: see, text: read });
  flush();
  return found;
}
