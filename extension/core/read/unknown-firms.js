/**
 * What a text in Chinese calls a firm that need not be known, as far as can be seen: such a name is only said back.
 * Pure.
 */

import { fold } from "../normalise/text.js";
import { either } from "./patterns.js";

/** @typedef {import("../normalise/text.js").Fold} Fold */

const FIRM = /([\u3400-\u9fff()]{4,24}?)(有限(?:责任)?公司)/gu;
/** What stands before the name of a firm in a sentence, and in none. */
const AHEAD =
  /^.*(?:核实|查询|查一下|叫做?|写[的着了]|显示|署名|名为|自称|收到|来自|[我你他她您的了是说被查找问想])/u;
const LEAST_FIRM = 4;
/** What goes on behind a name in a question, and in no name. */
const SENTENCE = /^[吗么呢是的了还有没怎会能靠可正,，。?？!！ ]/u;
const LETTERS = "a-z\u3400-\u9fff";
const SIGN = "[\\s,.!?;:“”\"'‘’。、]";
const LOAN_ENDING =
  "借|贷|花|呗|分期|钱包|金服|金融|消金|优品|助贷|普惠|商城|服务部|白条|金条|优享卡?|月付|好借|快借|钱袋儿?|信用|科技|数据|法务|财宝";
/** What looks like the name of something to borrow with, and has an end on both sides. */
const LOAN_NAME = new RegExp(
  `(?:^|${SIGN}|叫做?|[这那]个)([${LETTERS}]{1,6}(?:${LOAN_ENDING}))(?=$|${SIGN}|app|软件|平台|是|有|的|靠|吗)`,
  "gu",
);
/** What people in a village or a street borrow from; no list of ours holds all of such. */
const SOCIETY = new RegExp(
  `(?:^|${SIGN})(${[
    "[\u3400-\u9fff]{4,16}(?:互助社|资金社|合作社|典当行|寄卖行)",
    "[\u3400-\u9fff]{2,8}(?:农商银?行|农村商业银行|村镇银行|农信社)",
  ].join("|")})`,
  "gu",
);
const CALLED =
  `(?:有个|一个|有人)?(?:自称(?:是)?)?[“"'‘]?([${LETTERS}]{3,10}?)[”"'’]?(?:这(?:家|个)?(?:公司|平台)?)?[ ,]*`;
const WHAT_THEY_DO =
  "(?:到底|究竟)?是(?:干什么|干嘛|干啥|做什么|做啥|什么公司|啥公司|什么来头|什么机构|哪家公司)";
const WHO_THEY_ARE = "是.{1,12}(?:催收|委托|公示)|的(?:微信|人|员工|客服|催收员?|业务员)";
const FOR_WHOM =
  "(?:给我)?(?:打电话|打来|发短信|发信息)?(?:说(?:我欠|是|受|代表|替)|代表|自称是|受.{1,8}委托)";
/** Of whom a text asks what they do, or tells whom they say they act for. */
const SUBJECT = new RegExp(`^${CALLED}(?:${WHAT_THEY_DO}|${WHO_THEY_ARE}|${FOR_WHOM})`, "u");
/** What kinds of loans are called. */
const KIND = /^(?:网|现金|校园|套路|车|房|信用|消费|高利|小|抵押|经营|装修|学费|.*网)贷$/u;
const NO_NAME = /^来|^(?:名义|征信|上周|上月|去年|今年|昨天)|[我你他她您咱谁想要能会不没有去找可给和把被让还说问了就都也从跟向到再先别在是爸妈哥姐弟妹女甥侄]/u;
/** What somebody is called who has no name here. */
const ANYBODY = either(
  "[这那哪人爸妈哥姐弟妹爷奶叔姨舅]|老公|老婆|朋友|男友|女友|电话|号码|短信|客服|催收|对方|银行|平台|公司|老板|领导|同事|法院",
  "警察|律师|合同|软件|专员|业务|中介|网上|app|村|派出所|贷款|借款|官方|自称|规定|时间|几点",
);

/** What looks like the name of something to borrow with; else "". @param {string} text @param {Fold} table */
export function loanNameIn(text, table) {
  const found = [...fold(text, table).matchAll(LOAN_NAME)].map(([, name]) => name);
  return found.find((one) => !NO_NAME.test(one) && !KIND.test(one)) ?? "";
}

/**
 * The name with one of these marks that a question begins with: “某某小贷还营业吗”; all of a text that is no question.
 *
 * @param {string} text
 * @param {string[]} marks
 */
export function ofKindIn(text, marks) {
  const mark = marks.find((one) => text.indexOf(one) > 0) ?? "";
  const at = mark ? text.indexOf(mark) : -1;
  const behind = at < 0 ? "" : text.slice(at + mark.length);
  const form = /^(?:(?:股份)?有限(?:责任)?)?(?:公司)?/u.exec(behind)?.[0] ?? "";
  if (!SENTENCE.test(behind.slice(form.length))) return text;
  return text.slice(0, at).replace(AHEAD, "") + mark + form;
}

/**
 * Of whom a text asks what they do, or tells whom they act for: 和君纵达是干什么的
 *
 * @param {string} text
 * @param {Fold} table
 */
export function subjectOf(text, table) {
  const name = SUBJECT.exec(fold(text, table))?.[1] ?? "";
  return NO_NAME.test(name.replace(/^和/u, "")) || ANYBODY.test(name) ? "" : name;
}

/**
 * Is none of the known in what is asked about? “和君纵达是干什么的，怎么有我花呗的资料”
 *
 * @param {string} text
 * @param {string[]} known
 * @param {Fold} table
 */
export function isOfStranger(text, known, table) {
  const asked = subjectOf(text, table);
  return asked !== "" && !known.some((one) => asked.includes(one));
}

/**
 * The first firm in full, with the brackets of a legal name, or society in a text; else "".
 *
 * @param {string} text
 * @param {Fold} table
 */
export function firmIn(text, table) {
  const found = [...fold(text, table).matchAll(FIRM)].map(([, own, form]) => [own.replace(AHEAD, ""), form]);
  const societies = [...fold(text, table).matchAll(SOCIETY)].map(([, name]) => name);
  const society = societies.find((one) => !NO_NAME.test(one)) ?? "";
  const whole = found.find(([own]) => own.length >= LEAST_FIRM)?.join("") ?? society;
  return whole.replaceAll("(", "（").replaceAll(")", "）");
}
