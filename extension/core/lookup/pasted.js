/**
 * What people paste that is no name: a court, a threat, a chat account, a link to an installer. Pure; as the server
 * does it.
 */

import { fold } from "../names/text.js";
import { refanged } from "../names/host.js";

const COURT = /法院(?![路街巷])|法庭|传票|起诉|支付令|诉前|开庭|判决|强制执行|失信名单|限高|限制高消费|仲裁(?:通知|裁决|庭|委)/u;
const THREAT = new RegExp(
  [
    "爆.{0,4}通讯录|法务部|逃废债|老赖|通缉|拘[留传捕]|坐牢|涉嫌.{0,8}诈骗|律师函|立案|冻结|批捕|协查|裸照|移交.{0,2}(?:公安|司法)|(?:今|明)[日天].{0,6}上门",
    "上门(?:催收|走访|核查)|(?:村委|居委|派出所).{0,12}上门|不(?:还|处理).{0,12}(?:家人|单位|通讯录|联系人)",
  ].join("|"),
  "u",
);
const CHAT = /(?:微信|薇信|v信|(?<![a-z0-9])vx|wechat|qq|扣扣)(?:号|群)?[:\s]*[a-z0-9][a-z0-9_-]{4,}/u;

/**
 * “court” where it speaks of a court, “threat” for a collector's words, “chat” for an account, "" for others.
 *
 * @param {string} text
 * @param {import("../names/text.js").Fold} table
 */
export function kindOf(text, table) {
  const plain = fold(text, table);
  if (COURT.test(plain)) return "court";
  if (THREAT.test(plain)) return "threat";
  return CHAT.test(plain) ? "chat" : "";
}

/** Does an address lead to an app to be installed? https://example.com/a.apk?from=sms @param {string} address */
export function isPackage(address) {
  const plain = refanged(address);
  const whole = plain.includes("//") ? plain : `http://${plain}`;
  return URL.canParse(whole) && new URL(whole).pathname.toLowerCase().endsWith(".apk");
}
