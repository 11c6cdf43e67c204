/** Questions by web address: what the edition knows of the host, or whom the host imitates. */

import { nothing } from "./empty.js";
import { askChannel, productOfHost } from "./by-product.js";
import { byHost, claimsOf, common, valuesContext } from "./lookup.js";
import { doorOf } from "./doors.js";
import { isPackage } from "../read/kind-of-text.js";
import { isOwned, likeness } from "./imitation.js";
import { beforeAnAt, ip, isShared } from "../normalise/host.js";
import { isOfState, stateLike } from "./state-like.js";
import { STATE_SITES } from "./state-sites.js";
import { wordsFor } from "../verdict/sentence-values.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("./by-lender.js").Asked} Asked */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("./lookup.js").KnownLender} KnownLender */

/**
 * @param {Rows} rows
 * @param {string} address
 * @param {KnownLender | null} signer  the lender that the text beside it names
 * @param {boolean} [isDoubtful]  a browser opens another address
 * @returns {Promise<Asked>}
 */
export async function askHost(rows, address, signer, isDoubtful = false) {
  const context = await valuesContext(rows);
  const number = ip(address);
  if (number) {
    return {
      answer: { ...nothing(await common(rows), number, "ip"), query: { text: address, type: "host", normal: number } },
      words: {},
    };
  }
  const { answer: found, matched } = await byHost(rows, address);
  const query = { ...found.query, text: address };
  const isPlain = !matched && !isDoubtful && !isPackage(address);
  const door = isPlain ? await doorOf(rows, query.normal) : undefined;
  const site = door?.title ?? (isPlain && isOfState(query.normal) ? STATE_SITES.titled : undefined);
  if (site && found.verdict === "none") {
    return { answer: { ...found, reason: "site", query }, words: { host: query.normal, door: site } };
  }
  const before = beforeAnAt(address, (await common(rows)).tables.suffixes);
  const like = await likeness(rows, found, signer?.hosts, before);
  if (like?.answer.verdict === "lookalike") return resembling(like, query, context);
  if (found.verdict === "none" && isPackage(address)) return { answer: { ...found, reason: "apk", query }, words: {} };
  const product = await productOfHost(rows, { answer: found, matched });
  if (product && !matched && !isDoubtful) return askChannel(rows, query, product);
  if (!product && like) return resembling(like, query, context);
  const isUnknown = !product && found.reason === "unknown";
  const official = isUnknown ? stateLike(query.normal, (await common(rows)).tables.suffixes) : "";
  if (official) {
    const answer = { ...found, reason: "state_like", query };
    return { answer, words: { host: query.normal, known: official } };
  }
  if (isUnknown && signer?.hosts.length && !(await isOwned(rows, query.normal))) return askSigned(rows, query, signer);
  const answer = { ...found, query, ...(product && !isDoubtful && { product }) };
  const { shorteners } = (await common(rows)).tables;
  const isShort = found.reason === "shared_host" && isShared(query.normal, shorteners);
  const told = isShort ? { own: [{ key: "says_none_short_link" }] } : undefined;
  return { answer, words: wordsFor(found, context), told };
}

/**
 * Whose host is like this one, and nothing of this one.
 *
 * @param {import("./imitation.js").Likeness} like
 * @param {Answer["query"]} query
 * @param {Parameters<typeof wordsFor>[1]} context
 * @returns {Asked}
 */
function resembling({ answer, imitates, owner }, query, context) {
  const words = { ...wordsFor(answer, context), lender: owner, known: imitates.host };
  const own = [{ key: `says_lookalike_${answer.reason}`, values: words }];
  return { answer: { ...answer, query }, words, told: { own } };
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
