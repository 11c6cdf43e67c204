/**
 * Small pages written line by line, as the facts that the content scripts see of them, and as the document itself.
 * A line is text, or begins with what it is:
 *
 *     title: … · # … to ##### … · button: … · link: … · menu: … | … · app: … · contact: … · field: … · password: …
 *     tel: … · range: … · select: label | option | option · by: … (an author or a date) · type: … (JSON-LD) · code: …
 *
 * `40× …` stands for forty such lines.
 */
import { decodeFacts } from "../../extension/page-reading/facts.js";

/** @typedef {import("../../extension/page-reading/facts.js").Facts} Facts */
/** @typedef {{kind: string, text: string, options: string[]}} Part */

const KINDS = [
  "title", "button", "link", "menu", "app", "contact", "field", "password", "tel", "range", "select", "by", "type",
  "code",
];
const FIELDS = ["field", "password", "tel", "range", "select"];
const LINKS = ["link", "app", "contact"];
/** What of a page is no text of its matter. */
const ASIDE = ["title", "menu", "type"];
/** Characters of a line of prose, as `content/lines.js` has it, and of a line that is taken. */
const PROSE = /.{100}|[\u3400-\u9fff].{40}/u;
const TAKEN = 240;

/** @param {string[]} lines @returns {Part[]} */
const parts = (lines) => lines.flatMap(repeated).map(partOf);

/** @param {string} line */
function repeated(line) {
  const [, times, text] = /^(\d+)× (.*)$/u.exec(line) ?? [];
  return times ? new Array(Number(times)).fill(text) : [line];
}

/** @param {string} line @returns {Part} */
function partOf(line) {
  const [, kind = "", said = line] = /^(#{1,5}|[a-z]+:) (.*)$/u.exec(line) ?? [];
  const name = kind.startsWith("#") ? `h${kind.length}` : kind.slice(0, -1);
  if (!KINDS.includes(name) && !isHeading({ kind: name })) return { kind: "p", text: line, options: [] };
  const [text, ...options] = ["menu", "select"].includes(name) ? said.split(" | ") : [said];
  return { kind: name, text, options };
}

/** @param {{kind: string}} part */
const isHeading = ({ kind }) => /^h\d$/u.test(kind);

/** What is seen of the page, within its bounds. @param {string[]} lines @returns {Facts} */
export function factsOf(lines) {
  const all = parts(lines);
  const of = (/** @type {string[]} */ kinds) => all.filter(({ kind }) => kinds.includes(kind));
  const texts = (/** @type {string} */ kind) => of([kind]).map(({ text }) => text);
  const menu = of(["menu"]).flatMap(({ text, options }) => [text, ...options]);
  const matter = all.filter(({ kind }) => !ASIDE.includes(kind));
  let at = 0;
  const placed = matter.map((part) => {
    const isField = FIELDS.includes(part.kind);
    const one = { ...part, where: isField ? "form" : "body", at: at + (isField ? part.text.length : 0) };
    at += part.text.length;
    return one;
  });
  return decodeFacts({
    title: texts("title")[0],
    headings: matter.filter(isHeading).map(({ kind, text }) => ({ text, level: Number(kind[1]) })),
    actions: placed
      .filter(({ kind }) => kind === "button" || LINKS.includes(kind))
      .map((one) => ({ ...one, kind: one.kind === "link" ? "link" : "button" })),
    fields: placed.filter(({ kind }) => FIELDS.includes(kind)).map(asked),
    apps: placed.filter(({ kind }) => kind === "app"),
    contacts: placed.filter(({ kind }) => kind === "contact"),
    bylines: texts("by"),
    text: matter.map(({ text }) => text.slice(0, TAKEN)).join("\n"),
    prose: matter.map(({ text }) => text).filter((text) => PROSE.test(text)).join("").length,
    links: menu.length + of(LINKS).length,
    code: of(["code"]).length,
    menu,
    types: texts("type"),
  });
}

const TYPES = { field: "text", select: "select-one" };

/** @param {Part & {at: number}} part */
function asked({ kind, text, options, ...place }) {
  const type = /** @type {Record<string, string>} */ (TYPES)[kind] ?? kind;
  return { ...place, label: text, type, options: kind === "range" ? "0 – 100" : options.join(" | ") };
}

/** The page as a document. @param {string[]} lines */
export function documentOf(lines) {
  const all = parts(lines);
  const title = all.find(({ kind }) => kind === "title")?.text ?? "";
  const body = all.filter(({ kind }) => kind !== "title").map(elementOf).join("\n");
  return { head: `<meta charset="utf-8"><title>${escaped(title)}</title>`, body };
}

/** @param {Part} part */
function elementOf({ kind, text, options }) {
  const said = escaped(text);
  const labelled = (/** @type {string} */ control) => `<form><label>${said} ${control}</label></form>`;
  /** @type {Record<string, string>} */
  const addresses = { app: "https://play.google.com/store/apps/details", contact: "tel:123", link: "/page" };
  switch (kind) {
    case "menu":
      return `<nav>${[text, ...options].map((one) => `<a href="/page">${escaped(one)}</a>`).join("")}</nav>`;
    case "select":
      return labelled(`<select>${options.map((one) => `<option>${escaped(one)}</option>`).join("")}</select>`);
    case "by":
      return `<p class="byline">${said}</p>`;
    case "type":
      return `<script type="application/ld+json">{"@type": "${text}"}</script>`;
    case "code":
      return `<pre>${said}</pre>`;
    default:
      if (addresses[kind]) return `<p><a href="${addresses[kind]}">${said}</a></p>`;
      if (FIELDS.includes(kind)) return labelled(`<input type="${kind === "field" ? "text" : kind}">`);
      return `<${kind}>${said}</${kind}>`;
  }
}

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
