/** What stands around a name that somebody pastes: labels, brackets, branches, other names. Pure; as the server does it. */

const LABEL = /^[^:：\d]{1,16}[:：]\s*(?=\S)/u;
const SIGNED = /【([^【】]*)】/gu;
const MOST_PIECES = 40;
const SIGNATURE = /^.{2,40}$/su;
const LAST_BRACKET = /[(（][^()（）]*[)）]\s*$/u;
const PLACE = "(?:(?!公司|银行|中心|贷|金融|咨询|科技|服务|信息|代理).){0,20}";
const BRANCH = new RegExp(`^(?:(.+公司)${PLACE}分公司|(.+(?:公司|银行))${PLACE}(?:分行|支行|营业部|信用卡中心|专营机构))$`, "u");
const BETWEEN = /[、，,;；/|:：\n]+|[和与及]|(?:放款|贷款|出借|出资|资金)(?:机构|方|人|单位)|[甲乙丙]方|\sand\s|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/iu;

/** The names in 【】, as text messages are signed: “【马上消费】您的额度…”. @param {string} text */
export function signed(text) {
  return [...text.matchAll(SIGNED)].map(([, name]) => name.trim()).filter((name) => SIGNATURE.test(name));
}

/** “放款机构：某某有限公司” → “某某有限公司”. @param {string} text */
export function unlabelled(text) {
  return text.replace(LABEL, "");
}

/** “某某有限公司（ICBC）” → “某某有限公司”. @param {string} text */
export function unbracketed(text) {
  return text.replace(LAST_BRACKET, "");
}

/** The firm whose branch this is, "" where there is none. A firm that begins with a bank's name is no branch of it. @param {string} normal */
export function owner(normal) {
  const found = BRANCH.exec(normal);
  return found?.[1] ?? found?.[2] ?? "";
}

/** The names that one text may hold beside other words, each once, the first forty. @param {string} text */
export function pieces(text) {
  const found = new Set(text.split(BETWEEN).filter((piece) => piece.trim() && piece !== text));
  return [...found].slice(0, MOST_PIECES);
}
