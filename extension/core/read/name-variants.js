/** Names that add to a known one what its owner need not have made: 某某贷极速版, “KreditBee Pro”. Pure. */

/** What such a name ends with in Chinese, and what an owner's own office is called. */
const ENDING =
  /(?:版|中心|大厅|平台|专区|通道|系统|助手|管家|办公室|宝盒?|盒子|专线|服务站|加速包|工作台|俱乐部)(?: ?(?:app|apk|软件|下载|安装|官网))*$/u;
const OWN_OFFICE = /(?:客服|服务|信用卡|客户)(?:中心|平台|系统|大厅|专线)/u;
/** So many letters beside the known name make another of it: “借呗平台” is 借呗. */
const LEAST_BESIDE = 2;
const LATIN_ADDED =
  /(?:^| )(?:pro|max|plus|premium|vip|gold|lite|prime|mod|ultra|boost|super|extra|turbo|new)(?= |$)/u;
const APP = /app|apk|软件|下载|安装|官网|平台|\s/gu;

/**
 * Does a folded text name something more than these known names do?
 *
 * @param {string} plain
 * @param {string[]} known  names in it, folded
 */
export function isVariant(plain, known) {
  if (!known.length) return false;
  const beside = known.reduce((left, one) => left.replaceAll(one, ""), plain).trim();
  if (/^[\x20-\x7e]*$/u.test(plain)) return LATIN_ADDED.test(beside);
  return ENDING.test(plain) && !OWN_OFFICE.test(plain) && [...beside.replace(APP, "")].length >= LEAST_BESIDE;
}
