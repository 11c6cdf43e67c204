/** What an app's file declares, in plain words, and what rules say of that for loan apps. Pure. */

/** @typedef {import("../i18n.js").Text} Text */
/** @typedef {import("../apk/facts.js").Facts} Facts */
/** @typedef {"asked" | "switched-on" | "at-install"} Granted  how a phone gives it */
/** @typedef {{name: string, group: string, granted: Granted, can: Text, usual: boolean}} Permission */
/**
 * @typedef {object} Rule  what it says of some permissions of a loan app
 * @property {string} id
 * @property {string[]} permissions
 * @property {"forbidden" | "not-listed" | "once" | "only-if-needed"} stance
 * @property {Text} says
 * @property {import("./checklist.js").Cite[]} cites
 */
/**
 * @typedef {{of: string, title: Text, store: boolean, rules: Rule[], reviewed_on: string, review_by: string}} Rules
 *   of a country, or of a store, which bind its copies alone
 */
/**
 * @typedef {object} Apps  as an edition has them
 * @property {Text} declared  said beside them
 * @property {{id: string, title: Text}[]} groups
 * @property {Permission[]} permissions
 * @property {Rules[]} rules
 * @property {string} reviewed_on
 * @property {string} review_by
 */

/** Under these an app offers a service; to ask for one of them gives an app nothing. */
const OFFERED = /\.BIND_\w+$/u;

/**
 * The full names of what a file declares: what it asks for, and the services that it offers.
 *
 * @param {Pick<Facts, "permissions" | "binds">} facts
 */
export function declaredIn({ permissions, binds }) {
  return [...new Set([...permissions.filter((name) => !OFFERED.test(name)), ...binds])];
}

/**
 * Those of many names, one a line, that are explained: however many there are, none of these is missed.
 *
 * @param {string} names
 * @param {Pick<Apps, "permissions">} apps
 */
export function knownIn(names, { permissions }) {
  const lines = `\n${names}\n`;
  return permissions.map(({ name }) => name).filter((name) => lines.includes(`\n${name}\n`));
}

/**
 * The groups of which something is declared, in their order, and the names that nobody explained.
 *
 * @param {string[]} declared
 * @param {Apps} apps
 */
export function grouped(declared, { groups, permissions }) {
  const all = new Set(declared);
  const held = permissions.filter(({ name }) => all.has(name));
  const known = new Set(held.map(({ name }) => name));
  return {
    groups: groups
      .map(({ id, title }) => ({ id, title, permissions: held.filter(({ group }) => group === id) }))
      .filter((group) => group.permissions.length > 0),
    unexplained: declared.filter((name) => !known.has(name)),
  };
}

/**
 * The rules that speak of what is declared, each with the permissions of which it does.
 *
 * @param {string[]} declared
 * @param {Apps} apps
 * @param {string[]} of  countries and stores
 * @returns {{rules: Rules, rule: Rule, touched: Permission[]}[]}
 */
export function rulesOn(declared, { rules, permissions }, of) {
  const all = new Set(declared);
  return rules
    .filter((one) => of.includes(one.of))
    .flatMap((one) =>
      one.rules.map((rule) => {
        const named = rule.permissions.filter((name) => all.has(name));
        return { rules: one, rule, touched: permissions.filter(({ name }) => named.includes(name)) };
      }),
    )
    .filter(({ touched }) => touched.length > 0);
}
