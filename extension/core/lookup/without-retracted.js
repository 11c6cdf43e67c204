/**
 * The rows of an edition as they may be shown. What was taken back is `uncovered` with the reason `retracted` and its
 * day, and nothing else is left of it. Where a key that signed the edition is revoked, it vouches for nobody.
 */

import { correctedProducts } from "./corrected-products.js";
import { mark, OLD_MARK } from "../edition/hashed-ids.js";
import { byMark } from "../edition/retractions.js";
import { memoised } from "../util/memoise.js";
import { company } from "../normalise/company.js";
import { folding } from "../normalise/text.js";
import { QUIET } from "../verdict/decide.js";

/** @typedef {import("../edition/database.js").Rows} Rows */
/** @typedef {import("../edition/database.js").StoreName} StoreName */
/** @typedef {import("../edition/database.js").HostRow} HostRow */
/** @typedef {import("../edition/database.js").LenderRow} LenderRow */
/** @typedef {import("../edition/database.js").NameRow} NameRow */
/** @typedef {import("../edition/database.js").KnownRow} KnownRow */
/** @typedef {import("../edition/database.js").Claim} Claim */
/** @typedef {{entries: import("../edition/retractions.js").Retraction[], revoked: boolean}} Against */

const GONE = "retracted";
/** The key of whoever bears a name that was taken back; behind it the day. */
const NOBODY = `${GONE}:`;

/** @param {Rows} rows @param {Against} against @returns {Rows} */
export function corrected(rows, { entries, revoked }) {
  return entries.length || revoked ? new CorrectedRows(rows, byMark(entries), revoked) : rows;
}

/** @param {{reason: string}} one */
export function isRetracted({ reason }) {
  return reason === GONE;
}

class CorrectedRows {
  /** @param {Rows} rows @param {Map<string, string>} days @param {boolean} revoked */
  constructor(rows, days, revoked) {
    this.rows = rows;
    this.days = days;
    this.revoked = revoked;
    /** @type {Map<string, Promise<Map<string, string>>>} */
    this.found = new Map();
  }

  /** @param {StoreName} store @param {string[]} keys @returns {Promise<any[]>} */
  async many(store, keys) {
    const found = await this.rows.many(store, keys);
    return Promise.all(keys.map((key, at) => this.#shown(store, key, found[at])));
  }

  /** @param {StoreName} store @param {string} key @returns {Promise<any>} */
  async one(store, key) {
    return (await this.many(store, [key]))[0];
  }

  /** @param {StoreName} store @returns {Promise<[string, any][]>} */
  async all(store) {
    const all = await this.rows.all(store);
    if (store === "known") {
      const left = new Set(await this.#known(all.map(([, row]) => row)));
      return all.filter(([, row]) => left.has(row));
    }
    const shown = await Promise.all(all.map(async ([key, value]) => [key, await this.#listed(store, key, value)]));
    return /** @type {[string, any][]} */ (shown.filter(([, value]) => value !== undefined));
  }

  /** @param {StoreName} store @param {string} key @param {any} found @returns {Promise<any>} */
  async #shown(store, key, found) {
    if (store === "hosts") return this.#channel(key, found);
    if (store === "warned") return this.#isWarningBack(key) ? undefined : found;
    if (store === "names") return this.#name(key, found);
    if (store === "lenders") return this.#lender(key, found);
    if (store === "alike") return found && this.#known(found);
    return store === "meta" && key === "products" ? this.#products(found) : found;
  }

  /**
   * What a search through everything finds: no name of whoever was taken back.
   *
   * @param {StoreName} store
   * @param {string} key
   * @param {any} found
   */
  async #listed(store, key, found) {
    if (store !== "names") return this.#shown(store, key, found);
    if (await this.#dayOf("name", key)) return undefined;
    const gone = await this.#goneLenders();
    const left = /** @type {NameRow[]} */ (found).filter(([lender]) => !gone.has(lender));
    return left.length ? left : undefined;
  }

  /** @param {string} key @param {HostRow[] | undefined} found */
  async #channel(key, found) {
    const on = await this.#dayOfChannel(key);
    if (on) return [{ country: found?.[0].country ?? "", verdict: "uncovered", reason: GONE, claims: [], on }];
    const gone = found && (await this.#goneLenders());
    return gone && found.map((row) => this.#vouched(withoutLenders(row, gone)));
  }

  /** @param {string} key */
  #isWarningBack(key) {
    if (key.startsWith("name:")) return [...this.days.keys()].some((one) => one.startsWith(key));
    const isBack = (/** @type {string} */ what) => this.days.has(`${what}:${key}`);
    if (key.length > OLD_MARK) return ["host", "app", "phone"].some(isBack);
    return [...this.days.keys()].some((one) => one.slice(one.indexOf(":") + 1).startsWith(key));
  }

  /** @param {string} key @param {NameRow[] | undefined} found @returns {Promise<NameRow[] | undefined>} */
  async #name(key, found) {
    const on = await this.#dayOf("name", key);
    return on ? [[`${NOBODY}${on}`, "legal", key]] : found;
  }

  /** @param {string} key @param {LenderRow | undefined} found */
  async #lender(key, found) {
    if (key.startsWith(NOBODY)) return { ...EMPTY, key, on: key.slice(NOBODY.length) };
    if (!found) return found;
    const on = this.days.get(`lender:${found.id}`);
    if (on) return { ...EMPTY, key, country: found.country, on };
    const days = await Promise.all(found.hosts.map((host) => this.#dayOf("host", host)));
    return this.#vouched({ ...found, hosts: found.hosts.filter((_, at) => !days[at]) });
  }

  /** Without hosts that were taken back, and those of lenders that were. @param {KnownRow[]} found */
  async #known(found) {
    if (this.days.size === 0) return found;
    const shown = await this.many("hosts", found.map(([host]) => host));
    return found.filter((_, at) => !shown[at]?.every(isRetracted));
  }

  /** @param {import("../edition/products.js").HeldProducts} found */
  async #products(found) {
    const fold = folding((await this.rows.one("meta", "tables")).fold);
    const isAny = [...this.days.keys()].some((one) => one.startsWith("name:"));
    return correctedProducts(found, {
      revoked: this.revoked,
      maySay: async (name) => !isAny || !(await this.#dayOf("name", company(name, fold))),
      mayShow: (id) => !this.days.has(`lender:${id}`),
      mayReach: async (type, value) => !(await this.#dayOf(/** @type {"host" | "app" | "phone"} */ (type), value)),
    });
  }

  /** @template {{verdict: string, reason: string}} T @param {T} row @returns {T} */
  #vouched(row) {
    return this.revoked && QUIET.includes(row.verdict) ? { ...row, verdict: "uncovered", reason: "revoked" } : row;
  }

  /** @param {string} key  as it lies among the hosts */
  #dayOfChannel(key) {
    const [type, ...value] = key.split(":");
    if (value.length === 0) return this.#dayOf("host", key);
    return this.#dayOf(/** @type {"app" | "phone"} */ (type), value.join(":"));
  }

  /** @param {"host" | "app" | "phone" | "name"} what @param {string} normal */
  async #dayOf(what, normal) {
    return this.days.size ? this.days.get(`${what}:${await mark(what, normal)}`) : undefined;
  }

  /** The keys of the lenders that were taken back, each with its day. @returns {Promise<Map<string, string>>} */
  #goneLenders() {
    return memoised(this.found, "lenders", async () => {
      const isAny = [...this.days.keys()].some((one) => one.startsWith("lender:"));
      const lenders = isAny ? await this.rows.all("lenders") : [];
      const days = lenders.map(([key, { id }]) => /** @type {const} */ ([key, this.days.get(`lender:${id}`)]));
      return new Map(/** @type {[string, string][]} */ (days.filter(([, on]) => on)));
    });
  }
}

/** @type {Omit<LenderRow, "key">} */
const EMPTY = {
  id: "", name: "", country: "", category: "", licence: "", verdict: "uncovered", reason: GONE, listings: [],
  hosts: [], others: [],
};

/**
 * A channel whose first claim decides: where that is of a lender that was taken back, so is what it says.
 *
 * @param {HostRow} row
 * @param {Map<string, string>} gone
 * @returns {HostRow}
 */
function withoutLenders(row, gone) {
  const dayOf = (/** @type {Claim} */ [lender]) => gone.get(`${row.country}:${lender}`);
  const on = row.claims.length ? dayOf(row.claims[0]) : undefined;
  if (on) return { ...row, verdict: "uncovered", reason: GONE, claims: [], on };
  return { ...row, claims: row.claims.filter((claim) => !dayOf(claim)) };
}
