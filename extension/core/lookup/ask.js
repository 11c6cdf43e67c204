/**
 * One question to the edition in hand, as a person types it: an address, a store's link, a licence
 * number, a phone or a name. Nothing of it is kept or sent.
 */

import { appIn, appLink, isMirror } from "../names/app.js";
import { askLenders, askName, collectorLists } from "./by-name.js";
import { signed, unlabelled, unnumbered } from "./strip-context.js";
import { isOwned, lookalike } from "../lookalike/in-edition.js";
import { byChannel, byHost, byLicence, byName, claimsOf, common, nothing } from "./lookup.js";
import { findAddress } from "../names/address.js";
import { company } from "../names/company.js";
import { host, ip } from "../names/host.js";
import { licence } from "../names/licence.js";
import { isPackage, kindOf } from "./pasted.js";
import { arePhones, isOfChina, phone } from "../names/phone.js";
import { joined } from "../i18n.js";
import { sentenceOf } from "../verdict/sentence.js";
import { QUIET } from "../verdict/decide.js";
import { readable } from "./question.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */
/** @typedef {import("./by-name.js").Asked} Asked */

/**
 * @param {Rows} rows
 * @param {string} typed
 * @param {import("../i18n.js").Speaking} speaking
 * @returns {Promise<Answer & {says: string} | null>} null where there is nothing to ask
 */
export async function ask(rows, typed, speaking) {
  const text = readable(typed);
  const asked = text && (await answerTo(rows, text));
  return asked ? { ...asked.answer, says: await sentences(rows, asked, speaking) } : null;
}

/** @param {Rows} rows @param {string} text @returns {Promise<Asked | null>} */
async function answerTo(rows, text) {
  const { suffixes, stores, fold } = (await common(rows)).tables;
  const words = kindOf(text, fold);
  const { address: held, several, doubtful } = findAddress(text, suffixes);
  if (several) return null;
  /** Sentences parted by “。” read as a name of the web. */
  const address = words && !/^[\x20-\x7e]*$/u.test(held) ? "" : held;
  const link = address && appLink(address, stores, suffixes);
  if (link) return unlessDoubtful(await askApp(rows, address, link), doubtful);
  const app = appIn(text, stores, suffixes);
  if (app && !(await isListedHost(rows, text))) return askApp(rows, text, app);
  if (address) return unlessDoubtful(await askHost(rows, address, await signerOf(rows, text)), doubtful);
  return askOther(rows, text, words, fold);
}

/**
 * Nobody is answered as fine by a text of which a browser opens another address.
 *
 * @param {Asked} asked
 * @param {boolean} doubtful
 * @returns {Asked}
 */
function unlessDoubtful(asked, doubtful) {
  if (!doubtful || !QUIET.includes(asked.answer.verdict)) return asked;
  return { ...asked, answer: { ...asked.answer, verdict: "uncovered", reason: "doubtful" } };
}

/**
 * A licence number, a phone or a name.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} words  what it is instead of a name, as in pasted.js
 * @param {import("../names/text.js").Fold} fold
 * @returns {Promise<Asked | null>}
 */
async function askOther(rows, text, words, fold) {
  const name = words || (await rows.one("names", company(text, fold))) ? text : unlabelled(text, fold);
  const lenders = await byLicence(rows, name);
  if (lenders.length) {
    const query = /** @type {const} */ ({ text: name, type: "licence", normal: licence(name, fold) });
    return askLenders(rows, query, lenders.map(({ key }) => key));
  }
  const number = unnumbered(text);
  const digits = (await doorAt(rows, number)) ? number : phone(number, fold);
  if (words !== "chat" && arePhones(number, fold)) return null;
  if (digits && words !== "chat") return askPhone(rows, number, digits);
  const normal = company(name, fold);
  return normal ? askName(rows, { text: name, type: "name", normal }) : null;
}

/** @param {Rows} rows @param {string} text */
async function isListedHost(rows, text) {
  const { suffixes } = (await common(rows)).tables;
  const { matched } = await byHost(rows, text);
  return matched !== "" && matched === host(text, suffixes);
}

/** The one lender whose name stands in 【】, as in a text message. @param {Rows} rows @param {string} text */
async function signerOf(rows, text) {
  const found = (await Promise.all(signed(text).map((name) => byName(rows, name)))).flat();
  return new Set(found.map(({ key }) => key)).size === 1 ? found[0] : null;
}

/** @param {Rows} rows @param {string} address @param {KnownLender | null} signer @returns {Promise<Asked>} */
async function askHost(rows, address, signer) {
  const context = await contextOf(rows);
  const number = ip(address);
  if (number) {
    return {
      answer: { ...nothing(await common(rows), number, "ip"), query: { text: address, type: "host", normal: number } },
      words: {},
    };
  }
  const { answer: found } = await byHost(rows, address);
  const query = { ...found.query, text: address };
  const imitation = await lookalike(rows, found, signer?.hosts);
  if (imitation) {
    const { answer, owner, instead } = imitation;
    return {
      answer: { ...answer, query },
      words: { ...wordsFor(answer, context), lender: owner, known: answer.imitates.host, instead },
    };
  }
  if (found.verdict === "none" && isPackage(address)) return { answer: { ...found, reason: "apk", query }, words: {} };
  const isStranger = found.reason === "unknown" && signer?.hosts.length && !(await isOwned(rows, query.normal));
  return isStranger ? askSigned(rows, query, signer) : { answer: { ...found, query }, words: wordsFor(found, context) };
}

/**
 * The text names a lender, and its address is none of those known of that lender.
 *
 * @param {Rows} rows
 * @param {Answer["query"]} query
 * @param {KnownLender} signer
 * @returns {Promise<Asked>}
 */
async function askSigned(rows, query, signer) {
  const { name, country, hosts } = signer;
  const claims = (await claimsOf(rows, signer)).filter(({ channel }) => channel?.type === "host");
  const answer = {
    ...nothing(await common(rows), query.normal, "signed", country),
    query,
    evidence: claims.map((claim) => ({ lender: name, ...claim })),
  };
  return { answer, words: { host: query.normal, lender: name, known: hosts.slice(0, 3).join(" · ") } };
}

/**
 * A third party's copy of an app is as bad as the app, never as good.
 *
 * @param {Rows} rows
 * @param {string} text
 * @param {string} normal
 * @returns {Promise<Asked>}
 */
async function askApp(rows, text, normal) {
  const context = await contextOf(rows);
  const query = { text, type: "app", normal };
  const found = await byChannel(rows, "app", normal);
  if (!found) return { answer: { ...nothing(await common(rows), normal, "app"), query }, words: {} };
  const { suffixes, stores } = (await common(rows)).tables;
  const isCopy = found.verdict !== "warned" && isMirror(text, stores, suffixes);
  const answer = isCopy ? { ...found, verdict: /** @type {const} */ ("uncovered"), reason: "mirror" } : found;
  return { answer: { ...answer, query }, words: wordsFor(answer, context) };
}

/** @param {Rows} rows @param {string} text @param {string} normal @returns {Promise<Asked>} */
async function askPhone(rows, text, normal) {
  const query = { text, type: "phone", normal };
  const found = await byChannel(rows, "phone", normal);
  const isAbroad = found && QUIET.includes(found.verdict) && found.lender?.country !== "CN";
  if (found && !(isAbroad && isOfChina(text, (await common(rows)).tables.fold))) {
    return { answer: { ...found, query }, words: wordsFor(found, await contextOf(rows)) };
  }
  const door = await doorAt(rows, normal);
  const answer = { ...nothing(await common(rows), normal, door ? "door" : "phone"), query };
  return { answer, words: door ? { number: normal, door: door.title } : {} };
}

/**
 * The door with this number: who is asked, never who calls.
 *
 * @param {Rows} rows
 * @param {string} number
 * @returns {Promise<import("../checklists/checklist.js").Door | undefined>}
 */
async function doorAt(rows, number) {
  const { doors } = (await rows.one("meta", "help")) ?? {};
  return doors?.find((/** @type {import("../checklists/checklist.js").Door} */ door) => door.phone === number);
}

/**
 * The sentence with what is said before and after it.
 *
 * @param {Rows} rows
 * @param {Asked} asked
 * @param {Parameters<typeof ask>[2]} speaking
 */
async function sentences(rows, { answer, words, isReported, own = answer }, speaking) {
  const { say } = speaking;
  const { manifest, tables } = await common(rows);
  const isCompany = answer.reason === "company" && /[\u3400-\u9fff]/u.test(answer.query.normal);
  const isNoPhone = answer.verdict === "none" && answer.reason === "phone";
  const lists = collectorLists(manifest, tables.fold);
  const more = (isCompany || isNoPhone) && say(lists.n ? "says_collector_lists" : "says_no_collector_lists", lists);
  const said = joined(speaking.language, sentenceOf(speaking, own, words), more);
  const caution = isReported && say("says_reported_name", { name: answer.query.text, lender: answer.lender?.name });
  return joined(speaking.language, caution, said);
}

/** @param {Rows} rows */
async function contextOf(rows) {
  const { manifest, tables } = await common(rows);
  return { manifest, categories: tables.categories };
}
