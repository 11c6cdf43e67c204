/**
 * Which items of a checklist are done, remembered per site. storage.local holds `progress`: by site
 * the items and when the last was ticked; in a private window only storage.session does.
 */

/** @typedef {{done: string[], at: string}} Progress */

/** Sites remembered at most; the ones longest untouched go first. */
export const MOST_SITES = 200;

/**
 * Where it is kept.
 *
 * @typedef {object} Area
 * @property {(keys: string[]) => Promise<object>} get
 * @property {(values: object) => Promise<unknown>} set
 */

/**
 * The items done on a site.
 *
 * @param {Area} area
 * @param {string} site
 * @returns {Promise<Set<string>>}
 */
export async function doneOn(area, site) {
  return new Set((await read(area))[site]?.done);
}

/**
 * @param {Area} area
 * @param {string} site
 * @param {ReadonlySet<string>} done  checklist and item, as in "cn/before-borrowing#caps"
 * @param {Date} [now]
 */
export async function keepDone(area, site, done, now = new Date()) {
  const items = [...done];
  const others = Object.entries(await read(area)).filter(([one]) => one !== site);
  /** @type {[string, Progress][]} */
  const mine = items.length ? [[site, { done: items, at: now.toISOString() }]] : [];
  await area.set({ progress: Object.fromEntries(newest([...others, ...mine])) });
}

/** @param {[string, Progress][]} all */
function newest(all) {
  return all.toSorted(([, a], [, b]) => b.at.localeCompare(a.at)).slice(0, MOST_SITES);
}

/** @param {Area} area @returns {Promise<Record<string, Progress>>} */
async function read(area) {
  const { progress } = /** @type {{progress?: Record<string, Progress>}} */ (await area.get(["progress"]));
  return progress ?? {};
}
