/** A page or frame, and a tab of them: ask the edition about the host, look up whom it names, and decide. */

import { formerName } from "../core/lookup/former-names.js";
import { isRetracted } from "../core/lookup/without-retracted.js";
import { nothing, retracted, summary } from "../core/lookup/empty.js";
import { productAnswer, productOfHost } from "../core/lookup/by-product.js";
import { imitated, likeness, neighbour } from "../core/lookup/imitation.js";
import { byHost, byLicence, byName, claimsOf, common } from "../core/lookup/lookup.js";
import { briefly, ofChannel } from "../core/lookup/product-text.js";
import { host, isWeb, siteOf } from "../core/normalise/host.js";
import { letters } from "../core/normalise/text.js";
import { kindsAt } from "../page-reading/page-kinds.js";
import { NOTHING_SHOWN } from "../page-reading/page.js";
import { categoryOf, decide, worst } from "../core/verdict/decide.js";
import { mustWarn } from "./visit.js";
import { wordsFor } from "../core/verdict/sentence-values.js";

/** @typedef {import("../core/edition/database.js").Rows} Rows */
/** @typedef {import("../page-reading/facts.js").Facts} Facts */
/** @typedef {import("../page-reading/page.js").Page} Page */
/** @typedef {import("../core/verdict/decide.js").Resolved} Resolved */
/** @typedef {import("../core/lookup/imitation.js").Likeness} Likeness */
/** @typedef {import("../core/lookup/lookup.js").Answer} Answer */
/** @typedef {import("../page-reading/loan-score.js").Found} Found */
/**
 * @typedef {import("../core/lookup/by-lender.js").Asked & {matched: string, named: Resolved[], alike?: string}} Judged
 *   `alike`: the known host that this one imitates or is near to
 */

/** What a page earns that is said in amber. @type {string[]} */
const AMBER = ["claimed", "unlisted"];

/**
 * @param {Rows} rows
 * @param {import("../page-reading/lender-on-page.js").Named[]} named
 * @returns {Promise<Resolved[]>}
 */
async function resolve(rows, named) {
  const { tables } = await common(rows);
  return Promise.all(
    named.map(async ({ names, ...how }) => {
      for (const name of names) {
        const lenders = standing(await (how.licence ? byLicence(rows, name) : byName(rows, name)), how.licence);
        if (lenders.length) return { text: name, ...how, lenders, category: null };
      }
      const category = how.legal ? categoryOf(letters(names[0], tables.fold), tables.categories) : null;
      return { text: names[0], ...how, lenders: [], category };
    }),
  );
}

/**
 * Those of whom anything may be said; one that was taken back, where there is no other. A number of that one's proves
 * nothing.
 *
 * @param {import("../core/lookup/lookup.js").KnownLender[]} lenders
 * @param {boolean} isLicence
 */
function standing(lenders, isLicence) {
  const left = lenders.filter((one) => !isRetracted(one));
  return left.length || isLicence ? left : lenders.slice(0, 1);
}

/**
 * The final answer for one host on a page.
 *
 * @param {Rows} rows
 * @param {string} address
 * @param {Page} page
 * @param {Pick<Page, "offers" | "asks">} around  what the whole tab shows, which a lookalike may ask for in a frame
 * @returns {Promise<Judged>}
 */
export async function judge(rows, address, page, around = page) {
  const shared = await common(rows);
  const context = { manifest: shared.manifest, categories: shared.tables.categories };
  const { answer: found, matched } = await byHost(rows, address);
  const like = await likeness(rows, found);
  const site = siteOf(address, shared.tables);
  if (like && isSpokenOf(like, page, around)) return imitating(like, context, site);
  const held = shared.manifest.covered.some(
    ({ country, category, whole }) => whole && country === page.country && category !== "warning",
  );
  const named = page.offers ? await resolve(rows, page.named) : [];
  const { verdict, reason, about } = decide(found, { ...page, named, held });
  const answer = about ? await answerAbout(rows, found, about) : { ...found };
  Object.assign(answer, { verdict, reason });
  const renamed = about?.lenders.length === 1 ? await formerName(rows, about.text) : {};
  const words = { ...wordsFor(answer, { ...context, about }), ...renamed };
  const judged = { answer, matched, words, named };
  const product = await productOfHost(rows, { answer: found, matched });
  const isLookalike = like?.answer.verdict === "lookalike";
  if (product && !isLookalike) return withProduct(judged, product, shared);
  const isLogin = page.kinds.includes("login");
  const near = lends(page) || isLogin ? (like ?? (await neighbour(rows, found))) : null;
  if (!near) return judged;
  if (lends(page)) return withNeighbour(judged, near, context, site);
  return near.answer.reason === "same_name" ? judged : { ...judged, alike: near.imitates.host };
}

/** Has a page to do with lending? @param {Page} page */
const lends = ({ offers, kinds }) => offers || kinds.includes("identity");

/**
 * Is a lookalike spoken of on this page? One of a host that nobody vouches for, only where the page lends; one of a
 * vouched host also where anything is asked for.
 *
 * @param {Likeness} like
 * @param {Page} page
 * @param {Pick<Page, "offers" | "asks">} around
 */
function isSpokenOf({ answer: { verdict, reason } }, page, around) {
  if (verdict !== "lookalike") return false;
  return lends(page) || around.offers || (reason === "proven" && around.asks);
}

/**
 * A host that is near a known one is said beside a word that is amber already; else it is the word.
 *
 * @param {Judged} judged
 * @param {Likeness} near
 * @param {Parameters<typeof wordsFor>[1]} context
 * @param {string} site
 * @returns {Judged}
 */
function withNeighbour(judged, near, context, site) {
  const { answer: { reason, query }, imitates, owner } = near;
  if (!AMBER.includes(judged.answer.verdict)) return imitating(near, context, site);
  const values = { host: query.normal, lender: owner, known: imitates.host };
  const after = [{ key: `says_lookalike_${reason}`, values }];
  return { ...judged, alike: imitates.host, told: { after } };
}

/**
 * A host that is only said to be a product's takes back no word that the page earned: it is said what that product is
 * as well.
 *
 * @param {Judged} judged
 * @param {import("../core/edition/products.js").Product} product
 * @param {import("../core/lookup/lookup.js").Common} shared
 * @returns {Judged}
 */
function withProduct(judged, product, shared) {
  const { answer, matched } = judged;
  if (matched) return { ...judged, answer: { ...answer, product } };
  if (answer.verdict !== "none") {
    return { ...judged, answer: { ...answer, product }, told: { after: briefly(product, answer.query) } };
  }
  const said = productAnswer(shared, answer.query, product, ofChannel(product, answer.query, shared.tables));
  return { ...judged, ...said };
}

/**
 * @param {Likeness} imitation
 * @param {Parameters<typeof wordsFor>[1]} context
 * @param {string} matched
 * @returns {Judged}
 */
function imitating({ answer, imitates, owner }, context, matched) {
  const alike = imitates.host;
  const words = { ...wordsFor(answer, context), lender: owner, known: alike };
  const said = { ...answer, verdict: /** @type {const} */ ("lookalike"), imitates: imitated(imitates) };
  return { answer: said, matched, words, named: [], alike };
}

/**
 * What is found of a tab.
 *
 * @typedef {object} TabFound
 * @property {Judged & {page: Page}} holds
 * @property {Answer["query"]} query
 * @property {boolean} offers
 * @property {boolean} asks
 * @property {boolean} identity
 * @property {import("../page-reading/page-kinds.js").Kind[]} kinds
 * @property {string} alike  the known host that one which asks for a password is like
 * @property {string} fee
 * @property {boolean} installs
 * @property {Page} scored  whose points are the reasons, one that offers where any does
 */

/**
 * What is said of a page that is not judged: nothing.
 *
 * @param {Rows} rows
 * @param {string} url
 * @returns {Promise<TabFound>}
 */
export async function unjudged(rows, url) {
  const shared = await common(rows);
  const answer = nothing(shared, host(url, shared.tables.suffixes) ?? "", "unknown");
  const page = NOTHING_SHOWN;
  const holds = { answer, matched: "", words: {}, named: [], page };
  const { offers, asks, identity, fee, installs } = page;
  return { holds, query: answer.query, offers, asks, identity, kinds: [], alike: "", fee, installs, scored: page };
}

/**
 * The answer for a tab: the worst of the page's own and those of the frames that count. What must
 * still be warned of comes before what the person went on to.
 *
 * A frame counts if it is of the page's own site or takes a real share of the screen: an advertisement
 * says nothing of the page around it. What it offers is its own host's offer; the page's, where the
 * frame is of the same site or of a host that many share and nobody can be told by.
 *
 * @param {Rows} rows
 * @param {import("../browser/tab-store.js").Visit} visit
 * @param {{warned?: boolean}} [how]  `warned`: our warning stood before the page, so that it asked for something,
 *   although what it showed may be forgotten
 * @returns {Promise<TabFound>}
 */
export async function judgeTab(rows, visit, { warned = false } = {}) {
  const { 0: own, ...others } = visit.frames;
  const page = own?.page ?? NOTHING_SHOWN;
  const { tables } = await common(rows);
  const isOfPage = (/** @type {string} */ url) => url === "" || siteOf(url, tables) === siteOf(visit.url, tables);
  const counted = Object.values(others).filter(({ url, isLarge }) => isLarge || isOfPage(url));
  const shown = [page, ...counted.map((one) => one.page)];
  const offers = shown.some((one) => one.offers);
  const asks = shown.some((one) => one.asks);
  const around = { offers, asks: asks || warned };
  const frames = await Promise.all(
    counted.map(async (one) => {
      const judged = await judge(rows, isWeb(one.url) ? one.url : visit.url, one.page, around);
      return { ...one, ...judged };
    }),
  );
  const speaking = frames.filter(({ url, answer }) => isOfPage(url) || answer.reason === "shared_host");
  const isOffered = page.offers || speaking.some((one) => one.page.offers);
  const top = { page, ...(await judge(rows, visit.url, { ...page, offers: isOffered }, around)) };
  const identity = shown.some((one) => one.identity);
  const found = [top, ...frames];
  const kinds = [...new Set(found.flatMap(({ page: one, alike = "" }) => kindsAt(one.kinds, alike)))];
  const alike = found.find((one) => one.alike && one.page.kinds.includes("login"))?.alike ?? "";
  const fee = shown.find((one) => one.fee)?.fee ?? "";
  const installs = shown.some((one) => one.installs);
  const grave = found.filter(({ answer, matched }) => mustWarn(visit, { ...answer, matched, offers, identity }));
  const holds = worst(grave.length ? grave : found);
  const scored = [holds.page, ...shown].find((one) => one.offers) ?? holds.page;
  return { holds, query: top.answer.query, offers, asks, identity, kinds, alike, fee, installs, scored };
}

/** @param {Rows} rows @param {Answer} found @param {Resolved} about @returns {Promise<Answer>} */
async function answerAbout(rows, found, { lenders, category }) {
  const shared = await common(rows);
  if (lenders.length && isRetracted(lenders[0])) return retracted(shared, found.query.normal, lenders[0].on);
  const country = lenders[0]?.country ?? category?.country;
  const answer = nothing(shared, found.query.normal, found.reason, country);
  if (!lenders.length) return answer;
  const several = lenders.length > 1;
  const evidence = await Promise.all(
    lenders.map(async (lender) =>
      [...lender.evidence, ...(await claimsOf(rows, lender))].map((one) =>
        several ? { ...one, lender: lender.name } : one,
      ),
    ),
  );
  return { ...answer, lender: several ? null : summary(lenders[0]), evidence: evidence.flat() };
}
