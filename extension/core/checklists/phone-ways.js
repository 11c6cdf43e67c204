/** Which way through the settings denies a permission, by what an edition says: as `web/phone_ways.py`. Pure. */

/** @typedef {import("../i18n.js").Text} Text */
/**
 * @typedef {object} PhoneSystem
 * @property {string} id
 * @property {Text} title
 * @property {Text[]} path
 * @property {Text | null} note
 * @property {string} source
 * @property {string} checked_on
 * @property {string} known
 * @property {boolean} [contacts_only]
 * @property {string} review_by
 */
/**
 * `row`: what the settings call it. Those with `phones` of their own are denied elsewhere.
 *
 * @typedef {object} Way
 * @property {string} id
 * @property {Text} title
 * @property {string[]} names
 * @property {Text | null} row
 * @property {Text | null} intro
 * @property {PhoneSystem[]} phones
 */
/**
 * `permissions`: contacts first.
 *
 * @typedef {{intro: Text, afterwards: Text, permissions: Way[], phones: PhoneSystem[]}} Guide
 */

/**
 * The way of this id, else that of contacts; null where an edition knows no other.
 *
 * @param {Guide} guide
 * @param {string} id
 */
export function wayOf({ permissions }, id) {
  return permissions.find((one) => one.id === id) ?? permissions[0] ?? null;
}

/**
 * The phones with their paths to what this way denies.
 *
 * @param {Guide} guide
 * @param {Way | null} way
 * @returns {PhoneSystem[]}
 */
export function phonesOn({ permissions, phones }, way) {
  if (!way || way === permissions[0]) return phones;
  const { row } = way;
  if (!row) return way.phones;
  const contacts = permissions[0].row?.zh_CN;
  const led = (/** @type {Text} */ step) => (step.zh_CN === contacts ? row : step);
  return phones.filter((one) => !one.contacts_only).map((one) => ({ ...one, path: one.path.map(led) }));
}

/** The ways that deny some of these permissions. @param {Guide | undefined} guide @param {string[]} names */
export function waysFor(guide, names) {
  return (guide?.permissions ?? []).filter((way) => way.names.some((name) => names.includes(name)));
}
