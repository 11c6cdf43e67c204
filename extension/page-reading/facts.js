/** The bounded text facts of a page or frame: what a content script may send, and nothing else. */

/**
 * @typedef {"nav" | "aside" | "footer" | "form" | "article" | "body"} Where  the first three are the page's frame, not
 *   its matter
 */
/**
 * @typedef {object} Action
 * @property {string} text
 * @property {"button" | "link"} kind
 * @property {Where} where
 * @property {number} at  characters of the matter before it
 */
/** @typedef {{label: string, type: string, options: string, where: Where, at: number}} Field */
/** @typedef {{text: string, where: Where}} Line */
/** @typedef {{text: string, level: number}} Heading  of level 1 to 5 */
/**
 * @typedef {object} Facts
 * @property {string} lang
 * @property {string} title
 * @property {string} description
 * @property {string} site  the name the site gives itself (og:site_name)
 * @property {Heading[]} headings  outside the page's frame
 * @property {Action[]} actions  buttons, what looks like one, and short links outside the page's frame
 * @property {Field[]} fields
 * @property {Line[]} lines  lines that name a company, a licence, a filing or a party
 * @property {Line[]} apps  links to an app: a store or a package
 * @property {number} packages  of these, how many are packages
 * @property {Line[]} contacts  links that call or write to somebody
 * @property {string[]} bylines  what is marked up as an author or a date
 * @property {string} text  the beginnings of the lines outside the page's frame
 * @property {string[]} choices  what boxes to tick and to choose by are labelled with
 * @property {number} prose  characters of running text
 * @property {number} links  number of links
 * @property {number} code  pieces of program code
 * @property {string[]} menu  links of the page's frame
 * @property {string[]} types  structured data: JSON-LD types, og:type
 */

const WHERE = ["nav", "aside", "footer", "form", "article", "body"];

/** Characters that turn the direction of what follows: a name with one would rewrite our own sentence. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** @param {any} value @param {number} length */
export const clip = (value, length) => (typeof value === "string" ? value.slice(0, length).replace(TURNS, "") : "");

/** @template T @param {any} value @param {number} count @param {(one: any) => T} each @returns {T[]} */
const list = (value, count, each) => (Array.isArray(value) ? value.slice(0, count).map(each) : []);

/** @param {any} value */
const count = (value) => (Number.isFinite(value) && value > 0 ? Math.floor(value) : 0);

/** @param {any} value @returns {Where} */
const where = (value) => (WHERE.includes(value) ? value : "body");

/** @param {any} one @returns {Line} */
const line = (one) => ({ text: clip(one?.text, 300), where: where(one?.where) });

/** @param {any} one @returns {Action} */
const action = (one) => ({
  text: clip(one?.text, 40),
  kind: one?.kind === "button" ? "button" : "link",
  where: where(one?.where),
  at: count(one?.at),
});

/** @param {any} one @returns {Field} */
const field = (one) => ({
  label: clip(one?.label, 100),
  type: clip(one?.type, 20),
  options: clip(one?.options, 120),
  where: where(one?.where),
  at: count(one?.at),
});

/** Facts within their bounds, whatever was sent. @param {any} sent @returns {Facts} */
export function decodeFacts(sent) {
  return {
    lang: clip(sent?.lang, 20),
    title: clip(sent?.title, 200),
    description: clip(sent?.description, 300),
    site: clip(sent?.site, 100),
    headings: list(sent?.headings, 24, (one) => ({ text: clip(one?.text, 120), level: count(one?.level) })),
    actions: list(sent?.actions, 100, action),
    fields: list(sent?.fields, 40, field),
    lines: list(sent?.lines, 60, line),
    apps: list(sent?.apps, 10, line),
    packages: count(sent?.packages),
    contacts: list(sent?.contacts, 10, line),
    bylines: list(sent?.bylines, 8, (one) => clip(one, 80)),
    text: clip(sent?.text, 14_000),
    choices: list(sent?.choices, 60, (one) => clip(one, 240)),
    prose: count(sent?.prose),
    links: count(sent?.links),
    code: count(sent?.code),
    menu: list(sent?.menu, 60, (one) => clip(one, 30)),
    types: list(sent?.types, 20, (one) => clip(one, 40)),
  };
}

/** What a page says to who reads it, not folded. @param {Facts} facts */
export function spoken({ title, description, headings, actions, text }) {
  return [title, description, ...headings.map((one) => one.text), ...actions.map((one) => one.text), text];
}
