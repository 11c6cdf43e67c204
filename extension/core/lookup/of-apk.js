/**
 * What the edition in hand says of what an APK calls itself: its package, its name, its signer. A file says of itself
 * what it likes, so nothing of this ever makes anybody licensed, and what a signer is called decides nothing.
 */

import { listed } from "../i18n.js";
import { company } from "../normalise/company.js";
import { QUIET } from "../verdict/decide.js";
import { composed } from "../verdict/card.js";
import { alikePackages } from "./alike-packages.js";
import { askApp } from "./by-app.js";
import { askName } from "./by-name.js";
import { byName, common } from "./lookup.js";
import { productsOf } from "./products.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../apk/facts.js").Facts} Facts */
/** @typedef {import("../i18n.js").Speaking} Speaking */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {Pick<import("../verdict/card.js").Card, "because" | "steps" | "more">} Words */
/** @typedef {{asked: string, answer: Answer, card: Words}} Part */
/**
 * @typedef {object} Identity
 * @property {Part} package
 * @property {Part | null} name  null where the edition has nothing to say of it
 * @property {string[]} recorded  packages known of whoever is called so, of which this is none
 * @property {string[]} alike  known packages that this one is nearly
 * @property {string} signer  the organisation that the certificate names, "" for none
 * @property {string} signerListed  the lender that is called so, "" for none
 * @property {{isSame: boolean, source: import("../edition/products.js").KnownSigner} | null} published  does the file
 *   name the certificate that was published for its package? null where none was, or the file names none
 * @property {boolean} isOther  the app's main use is another than loans
 */

const LONGEST_NAME = 60;
const MOST_NAMES = 4;
const PACKAGE = /\./u;
const OF_ANOTHER_USE = ["bank", "wallet"];
/** The part of a subject that names the organisation, as Java writes it. */
const ORGANISATION = /(?:^|, )O=(?:"((?:[^"\\]|\\.)*)"|([^,+]*))/u;

/**
 * @param {Rows} rows
 * @param {Facts} facts
 * @param {Speaking} speaking
 * @returns {Promise<Identity>}
 */
export async function identityOf(rows, facts, speaking) {
  const byPackage = await askApp(rows, facts.package, facts.package);
  const named = await nameOf(rows, facts, speaking);
  const isKnown = byPackage.answer.verdict !== "none";
  const signer = organisation(facts.signers[0]?.subject ?? "");
  const [bearer] = signer ? await byName(rows, signer) : [];
  return {
    package: said(byPackage, facts.package, "apk_package_listed", speaking),
    name: named,
    recorded: named && !isKnown ? recordedOf(named.answer, facts.package) : [],
    alike: isKnown ? [] : alikePackages(facts.package, await knownPackages(rows)),
    signer,
    signerListed: bearer?.name ?? "",
    published: published(await productsOf(rows), facts),
    isOther: await isOfAnotherUse(rows, facts.package),
  };
}

/**
 * The answer in words; one that would be quiet says no more than that somebody is called so.
 *
 * @param {import("./by-lender.js").Asked} found
 * @param {string} asked
 * @param {string} key  of what is said then
 * @param {Speaking} speaking
 * @returns {Part}
 */
function said({ answer, words, told }, asked, key, speaking) {
  if (!QUIET.includes(answer.verdict)) return { asked, answer, card: composed(answer, words, told, speaking) };
  const lender = answer.lender?.name ?? "";
  const card = only(speaking.say(key, { lender }));
  return { asked, answer: { ...answer, verdict: "uncovered", reason: "apk" }, card };
}

/** @param {string} because @returns {Words} */
function only(because) {
  return { because, steps: [], more: [] };
}

/**
 * What is said of the first of the app's names of which anything is.
 *
 * @param {Rows} rows
 * @param {Facts} facts
 * @param {Speaking} speaking
 */
async function nameOf(rows, { label, labels }, speaking) {
  const { tables } = await common(rows);
  const all = [...new Set([label ?? "", ...Object.values(labels)].map((one) => one.trim()))];
  for (const text of all.filter((one) => one && one.length <= LONGEST_NAME).slice(0, MOST_NAMES)) {
    const normal = company(text, tables.fold);
    const found = normal ? await askName(rows, { text, type: "name", normal }) : null;
    if (!found || found.answer.verdict === "none") continue;
    const near = found.answer.reason === "ask" ? found.answer.suggestions : [];
    if (!near.length) return said(found, text, "apk_name_listed", speaking);
    const names = listed(near.map(({ name }) => name));
    return { asked: text, answer: found.answer, card: only(speaking.say("apk_name_near", { names })) };
  }
  return null;
}

/**
 * The packages known of whoever bears the name; none where this is one of them.
 *
 * @param {Answer} answer
 * @param {string} asked
 */
function recordedOf({ product, evidence }, asked) {
  const channels = [...(product?.channels ?? []), ...evidence.flatMap(({ channel }) => (channel ? [channel] : []))];
  const apps = channels.filter(({ type, value }) => type === "app" && PACKAGE.test(value)).map(({ value }) => value);
  return apps.includes(asked) ? [] : [...new Set(apps)];
}

/** @param {Awaited<ReturnType<typeof productsOf>>} products @param {Facts} facts @returns {Identity["published"]} */
function published(products, { package: name, signers }) {
  const known = products.signers.get(name);
  if (!known?.length || !signers.length) return null;
  const same = known.find(({ sha256 }) => signers.some((one) => one.sha256 === sha256));
  return { isSame: same !== undefined, source: same ?? known[0] };
}

/** @param {Rows} rows */
async function knownPackages(rows) {
  const [registered, products] = await Promise.all([rows.one("meta", "apps"), productsOf(rows)]);
  return new Set([...(registered ?? []), ...products.channels.app.keys()]);
}

/** @param {Rows} rows @param {string} asked */
async function isOfAnotherUse(rows, asked) {
  const [{ tables }, products] = await Promise.all([common(rows), productsOf(rows)]);
  const kind = products.ofChannel("app", asked)?.kind ?? "";
  return tables.superApps.includes(asked) || OF_ANOTHER_USE.includes(kind);
}

/** @param {string} subject */
function organisation(subject) {
  const [, quoted, plain = ""] = ORGANISATION.exec(subject) ?? [];
  const text = quoted === undefined ? plain : quoted.replace(/\\(.)/gu, "$1");
  return text.trim().slice(0, LONGEST_NAME);
}
