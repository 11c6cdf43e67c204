/** Which of the names in a sentence it asks about. Pure; as the server does it. */

/** What a sentence says of two names, of which one may be unknown: 花支优品是不是花呗旗下的. */
const OF_ANOTHER = /冒充|假冒|仿冒|山寨|属于|合作|旗下|集团|委托|代表/u;
/** What stands between the name asked about and that of whom it may be. */
const IS_OF = /^(?:就|也)?(?:是不是|是|属于)$/u;

/**
 * The names that a sentence asks about: the first alone in “花支优品是花呗的吗”; where one says whose another is, the
 * product that it begins with, else none of them.
 *
 * @param {string} plain
 * @param {string[]} pieces
 * @param {(name: string) => boolean} isProduct
 */
export function askedOf(plain, pieces, isProduct) {
  const [first, second, ...others] = pieces;
  const behind = second && !others.length ? plain.slice(plain.indexOf(first) + first.length) : "";
  if (behind && IS_OF.test(behind.split(second)[0])) return [first];
  if (!isOfAnother(plain)) return pieces;
  return first && plain.startsWith(first) && isProduct(first) ? [first] : [];
}

/** Does a folded text say whose somebody is, or for whom they speak? @param {string} plain */
export function isOfAnother(plain) {
  return OF_ANOTHER.test(plain);
}
