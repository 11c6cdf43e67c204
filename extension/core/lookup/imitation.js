/** Which known host the host of a page imitates, by the edition in hand. */

import { keysAsked, Lookalikes } from "../lookalike/host-index.js";
import { hostKey } from "../lookalike/keys.js";
import { Rules } from "../lookalike/rules.js";
import { nothing } from "./answers.js";
import { byHost, common } from "./lookup.js";
import { memoised } from "../memoised.js";

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

/** The known hosts that a host may resemble. @param {Rows} rows @param {string} host */
async function lookalikesOf(rows, host) {
  const rules = await rulesOf(rows);
  return lookalikesAt(rows, rules, keysAsked(host, rules));
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
  return new Lookalikes([...known.values()].map(([host, proven, spellings]) => ({ host, proven, spellings })), rules);
}

/**
 * `instead`: the one imitated is licensed or a partner, so people may go there.
 *
 * @typedef {{answer: Answer & {imitates: Imitation}, owner: string, instead: boolean}} Likeness
 */

/**
 * The answer about a host that imitates a known one: whose that is, and nothing of this one.
 *
 * @param {Rows} rows
 * @param {Answer} found  what the edition says of the host
 * @param {string[]} [named]  the known hosts of a lender that is named beside it
 * @returns {Promise<Likeness | null>} null where it imitates nobody
 */
export async function lookalike(rows, found, named = []) {
  if (found.verdict !== "none" || found.reason !== "unknown") return null;
  const { normal } = found.query;
  const imitates = (await lookalikesOf(rows, normal)).imitated(normal, named);
  return imitates && likeness(rows, normal, imitates, imitates.proven ? "proven" : "reported");
}

/**
 * The answer about a host that is near one with a short name. For a page that offers loans or asks for identity:
 * elsewhere it means nothing.
 *
 * @param {Rows} rows
 * @param {Answer} found  what the edition says of the host, which imitates nobody
 * @returns {Promise<Likeness | null>}
 */
export async function neighbour(rows, found) {
  if (found.verdict !== "none" || found.reason !== "unknown") return null;
  const { normal } = found.query;
  const near = (await lookalikesOf(rows, normal)).neighbour(normal);
  return near && likeness(rows, normal, near, near.proven ? "near" : "near_reported");
}

/**
 * @param {Rows} rows
 * @param {string} normal
 * @param {Imitation} imitates
 * @param {string} reason
 * @returns {Promise<Likeness>}
 */
async function likeness(rows, normal, imitates, reason) {
  const [shared, { answer: known }] = await Promise.all([common(rows), byHost(rows, imitates.host)]);
  const owner = known.lender?.name ?? "";
  const claims = known.evidence.filter(({ type }) => type === "claim");
  const answer = {
    ...nothing(shared, normal, reason, known.lender?.country),
    verdict: /** @type {const} */ ("lookalike"),
    evidence: claims.map((claim) => ({ lender: owner, ...claim })),
    imitates,
  };
  return { answer, owner, instead: known.verdict === "licensed" || known.verdict === "partner" };
}

/** Below or beside a known host under one registered name. @param {Rows} rows @param {string} host */
export async function isOwned(rows, host) {
  const rules = await rulesOf(rows);
  const own = rules.suffixes.registrable(host);
  return (await lookalikesAt(rows, rules, [hostKey(own)])).isOwned(host);
}
