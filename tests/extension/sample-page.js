/** What tests find on a page: facts, buttons and fields. */

/**
 * Facts of an empty page with some of them filled in.
 *
 * @param {Partial<import("../../extension/page-reading/facts.js").Facts>} some
 */
export function facts(some = {}) {
  return {
    lang: "",
    title: "",
    description: "",
    site: "",
    headings: [],
    actions: [],
    fields: [],
    lines: [],
    apps: [],
    packages: 0,
    contacts: [],
    bylines: [],
    text: "",
    prose: 0,
    links: 5,
    code: 0,
    menu: [],
    choices: [],
    types: [],
    ...some,
  };
}

/** @typedef {import("../../extension/page-reading/facts.js").Where} Where */

/** A button. @param {string} text @param {{where?: Where, at?: number}} [how] */
export function button(text, { where = "body", at = 0 } = {}) {
  return { text, kind: /** @type {const} */ ("button"), where, at };
}

/** A field. @param {string} label @param {{type?: string, options?: string, where?: Where, at?: number}} [how] */
export function field(label, { type = "text", options = "", where = "form", at = 0 } = {}) {
  return { label, type, options, where, at };
}

/** What a page shows that offers loans and names nobody. */
export const LENDING = {
  lang: "zh-CN",
  title: "极速钱袋",
  text: "最高可借 20 万元，最快 3 分钟到账",
  actions: [button("立即借款")],
  fields: [field("借款金额")],
};
