/** Which known host the host of a page imitates, by the edition in hand. */

import { keysAsked, Lookalikes } from "../lookalike/host-index.js";
import { hostKey } from "../lookalike/keys.js";
import { grade } from "../lookalike/kinds.js";
import { Rules } from "../lookalike/rules.js";
import { nothing } from "./empty.js";
import { byHost, common } from "./lookup.js";
import { memoised } from "../util/memoise.js";
import { QUIET } from "../verdict/decide.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").KnownRow} KnownRow */
/** @typedef {import("./lookup.js").Answer} Answer */
/** @typedef {import("../lookalike/host-index.js").Imitation} Imitation */

/** @type {WeakMap<Rows, Promise<Rules>>} */
const made = new WeakMap();

/** By which an edition tells imitations, made once while the worker lives. @param {Rows} rows */
function rulesOf(rows) {
  return memoised(made, rows, async () => new Rules((await common(rows)).tables));
}

/**
 * The known hosts that a host may resemble, or the one before an @ in its address.
 *
 * @param {Rows} rows
 * @param {string} host
 * @param {string} [before]
 */
async function lookalikesOf(rows, host, before) {
  const rules = await rulesOf(rows);
  return lookalikesAt(rows, rules, keysAsked(host, rules, before));
}

/**
 * The known hosts under these keys, judged by the edition's rules.
 *
 * @param {Rows} rows
 * @param {Rules} rules
 * @param {string[]} keys
 */
async function lookalikesAt(rows, rules, keys) {
  const found = /** @type {(KnownRow[] | undefined)[]} */ (await rows.many("alike", keys));
  const known = new Map(found.flatMap((some) => (some ?? []).map((row) => [row[0], row])));
  return new Lookalikes([...known.values()].map(asKnown), rules);
}

/** @param {KnownRow} row @returns {import("../lookalike/rules.js").Known} */
const asKnown = ([host, proven, spellings, owner]) => ({ host, proven, spellings, owner });

/**
 * What a host is like. `answer`: about that host alone, `lookalike` where it is spelt as only an imitator needs, else
 * `none`.
 *
 * @typedef {{answer: Answer, imitates: Imitation, owner: string}} Likeness
 */

/**
 * The known host that a host imitates or is like: whose that is, and nothing of this one.
 *
 * @param {Rows} rows
 * @param {Answer} found  what the edition says of the host
 * @param {string[]} [named]  the known hosts of a lender that is named beside it
 * @param {string} [before]  the host before an @ in its address
 * @returns {Promise<Likeness | null>} null where it is like none
 */
export async function likeness(rows, found, named = [], before = "") {
  if (found.verdict !== "none" || found.reason !== "unknown") return null;
  const { normal } = found.query;
  const imitates = (await lookalikesOf(rows, normal, before)).imitated(normal, named, before);
  return imitates && like(rows, normal, imitates);
}

/**
 * The known host that a host is near, by a short name or a free label. For a page that lends: elsewhere it means
 * nothing.
 *
 * @param {Rows} rows
 * @param {Answer} found  what the edition says of the host, which is like none
 * @returns {Promise<Likeness | null>}
 */
export async function neighbour(rows, found) {
  if (found.verdict !== "none" || found.reason !== "unknown") return null;
  const { normal } = found.query;
  const near = (await lookalikesOf(rows, normal)).neighbour(normal);
  return near && like(rows, normal, near, near.kind === "label" ? "same_name" : "near");
}

/**
 * @param {Rows} rows
 * @param {string} normal
 * @param {Imitation} imitates
 * @param {"near" | "same_name"} [reason]  where it imitates nobody whatever its kind
 * @returns {Promise<Likeness | null>} null where nothing is known of the owner
 */
async function like(rows, normal, imitates, reason) {
  const [shared, { answer: known }] = await Promise.all([common(rows), byHost(rows, imitates.host)]);
  const owner = known.lender?.name ?? imitates.owner;
  if (!owner) return null;
  const claims = known.evidence.filter(({ type }) => type === "claim");
  const isVouched = QUIET.includes(known.verdict);
  const judged = reason ? { verdict: /** @type {const} */ ("none"), reason } : judgedBy(imitates.kind, isVouched);
  const answer = {
    ...nothing(shared, normal, judged.reason, known.lender?.country),
    verdict: judged.verdict,
    evidence: claims.map((claim) => ({ lender: owner, ...claim })),
    ...(judged.verdict === "lookalike" && { imitates: imitated(imitates) }),
  };
  return { answer, imitates, owner };
}

/** What an answer says of it. @param {Imitation} imitates */
export const imitated = ({ host, kind, proven }) => ({ host, kind, proven });

/**
 * A lookalike is spelt as only an imitator needs; what owners and strangers need too is none.
 *
 * @param {import("../lookalike/kinds.js").Kind} kind
 * @param {boolean} isVouched  the known host is a licensed lender's, or a partner's
 * @returns {{verdict: "lookalike" | "none", reason: "proven" | "reported" | "near" | "same_name"}}
 */
function judgedBy(kind, isVouched) {
  const shows = grade(kind);
  if (shows === "same_name") return { verdict: "none", reason: "same_name" };
  if (isVouched && shows !== "near") return { verdict: "lookalike", reason: "proven" };
  return shows === "spelling" ? { verdict: "lookalike", reason: "reported" } : { verdict: "none", reason: "near" };
}

/** Below or beside a known host under one registered name. @param {Rows} rows @param {string} host */
export async function isOwned(rows, host) {
  const rules = await rulesOf(rows);
  const own = rules.suffixes.registrable(host);
  return (await lookalikesAt(rows, rules, [hostKey(own)])).isOwned(host);
}
