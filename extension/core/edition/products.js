/** What an edition holds of products: backend/xiancha/edition/products.py. */

/** @typedef {{publisher: string, url: string, via: string}} ProductSource */
/** @typedef {{proof: string, as_of: string, source: ProductSource}} Sourced  `as_of`: a day, a month or a year */
/** @typedef {import("../lookup/lookup.js").Lender} Lender */
/**
 * @typedef {object} Firm  a firm behind a product, with its own verdict where the edition holds it
 * @property {string} name
 * @property {Lender | null} lender
 * @property {string} verdict  of the firm itself, never of the product
 * @property {string} reason
 * @property {string | null} listed  the date of the list that decides
 */
/** @typedef {Sourced & Firm} Behind */
/** @typedef {Behind & {tie: "lender" | "group-lender" | "named-by"}} ProductLender */
/** @typedef {Sourced & {type: string, value: string}} ProductChannel */
/**
 * @typedef {object} ProductFacts
 * @property {string} name
 * @property {string} country  where it lends, as a code
 * @property {"own" | "bank" | "platform" | "marketplace" | "pay-later" | "wallet" | "brand"} kind
 * @property {Behind | null} operator
 * @property {ProductLender[]} lenders
 * @property {ProductChannel[]} channels
 * @property {(Sourced & {name: string})[]} former
 * @property {ProductSource[]} sources
 */
/** @typedef {Sourced & ProductFacts} Product */
/** @typedef {Sourced & {name: string, lender: Lender | null}} KnownPhone */
/** @typedef {Sourced & {title: import("../i18n.js").Text}} Office */
/**
 * Whom a publisher says to be on a lender's list of collectors; `name` is the lender's.
 *
 * @typedef {KnownPhone & {collector: string}} KnownCollector
 */
/** @typedef {Sourced & {sha256: string}} KnownSigner  of the certificate that signs an app, as published */
/**
 * @typedef {object} Words
 * @property {string[]} around  written around any name
 * @property {string[]} beside  written around a longer one too
 * @property {string[]} trouble  told behind a name
 * @property {string[]} looks  a character, and the one that it looks like
 * @property {string[]} question  around a name in a question about anybody, in any language
 * @property {string[]} ahead  what stands ahead of a name and asks about it
 * @property {string[]} asks  what asks about a name behind it, and is a part of none
 * @property {string[]} said  what is said of a name in a question
 * @property {string[]} country  a country's code, and a word by which it is meant
 */
/**
 * How characters are read: the syllables, the characters by their code as steps from the one before, and which syllable
 * each has.
 *
 * @typedef {{names: string, steps: string, which: string}} PackedSounds
 */
/**
 * @typedef {object} HeldProducts
 * @property {Words} words  what is no name
 * @property {(Product | null)[]} products  null where it was taken back
 * @property {string[]} [shortened]  the names of the products of which a firm was taken back
 * @property {Record<string, number>} names  normal name → place in `products`
 * @property {Record<string, number>} hosts
 * @property {Record<string, number>} apps
 * @property {Record<string, string[]>} asks  what people type → the names to ask back for
 * @property {PackedSounds} sounds
 * @property {Record<string, KnownPhone>} phones
 * @property {Record<string, Office>} offices
 * @property {Record<string, string[]>} abroad  a brand in normal form → the codes of other countries where it lends
 * @property {Record<string, KnownCollector>} collectors  what people call a collector, in normal form
 * @property {Record<string, KnownSigner[]>} signers  by package
 * @property {Record<string, [register: string, place: number]>} listed  a firm's legal name → the document that decides
 */

/**
 * The products as a file of an edition has them, each firm with the date of the document that decides about it.
 *
 * @param {HeldProducts} file
 * @param {import("./manifest.js").SignedManifest} manifest
 * @returns {HeldProducts}
 */
export function dated(file, { registers }) {
  const dates = new Map(
    Object.entries(file.listed).map(([firm, [register, place]]) => [firm, registers[register].documents[place][0]]),
  );
  /** @template {Behind} T @param {T} firm @returns {T} */
  const withDate = (firm) => ({ ...firm, listed: dates.get(firm.name) ?? null });
  const products = file.products.map(
    (one) =>
      one && {
        ...one,
        operator: one.operator && withDate(one.operator),
        lenders: one.lenders.map(withDate),
      },
  );
  return { ...file, products };
}
