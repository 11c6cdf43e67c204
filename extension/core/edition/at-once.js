/** A few things at a time. Pure. */

/** As many as browsers ask one host for: what waits behind others would seem to stand still. */
const AT_ONCE = 6;

/**
 * What comes of each, in their order. After one failed no other is begun; those begun are waited for.
 *
 * @template T, R
 * @param {T[]} all
 * @param {(one: T) => Promise<R>} act
 * @returns {Promise<R[]>}
 */
export async function mapped(all, act) {
  /** @type {R[]} */
  const made = [];
  const left = all.entries();
  /** @type {unknown[]} */
  const failed = [];
  const work = async () => {
    for (const [at, one] of left) {
      if (failed.length) return;
      await act(one).then((value) => (made[at] = value), (error) => failed.push(error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failed.length) throw failed[0];
  return made;
}
