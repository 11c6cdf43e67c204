/** The bounded text facts of a page or frame: what a content script may send, and nothing else. */

/** @typedef {"footer" | "form" | "article" | "body"} Where */
/** @typedef {{label: string, type: string}} Field */
/** @typedef {{text: string, where: Where}} Line */
/**
 * @typedef {object} Facts
 * @property {string} lang
 * @property {string} title
 * @property {string} description
 * @property {string} site  the name the site gives itself (og:site_name)
 * @property {string[]} headings
 * @property {string[]} actions  texts of buttons and of links that look like buttons
 * @property {Field[]} fields
 * @property {Line[]} lines  lines that name a company, a licence, a filing or a party
 * @property {Line[]} money  lines with an amount, a term or a rate
 * @property {string[]} types  structured data: JSON-LD types, og:type
 * @property {boolean} byline  an author or a date of publication is marked up
 * @property {number} prose  characters of running text
 * @property {number} links  number of links
 */

const WHERE = ["footer", "form", "article", "body"];

/** @param {any} value @param {number} length */
const clip = (value, length) => (typeof value === "string" ? value.slice(0, length) : "");

/** @template T @param {any} value @param {number} count @param {(one: any) => T} each @returns {T[]} */
const list = (value, count, each) => (Array.isArray(value) ? value.slice(0, count).map(each) : []);

/** @param {any} value */
const count = (value) => (Number.isFinite(value) && value > 0 ? Math.floor(value) : 0);

/** @param {any} one @returns {Line} */
const line = (one) => ({ text: clip(one?.text, 200), where: WHERE.includes(one?.where) ? one.where : "body" });

/** Facts within their bounds, whatever was sent. @param {any} sent @returns {Facts} */
export function decodeFacts(sent) {
  return {
    lang: clip(sent?.lang, 20),
    title: clip(sent?.title, 200),
    description: clip(sent?.description, 300),
    site: clip(sent?.site, 100),
    headings: list(sent?.headings, 20, (one) => clip(one, 120)),
    actions: list(sent?.actions, 60, (one) => clip(one, 40)),
    fields: list(sent?.fields, 40, (one) => ({ label: clip(one?.label, 80), type: clip(one?.type, 20) })),
    lines: list(sent?.lines, 60, line),
    money: list(sent?.money, 20, line),
    types: list(sent?.types, 20, (one) => clip(one, 40)),
    byline: sent?.byline === true,
    prose: count(sent?.prose),
    links: count(sent?.links),
  };
}
