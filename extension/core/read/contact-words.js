/** What a text says of who called, wrote or claims to be somebody. Pure. */

import { either } from "./patterns.js";

/** What says that a call or a message came. */
const CALLS = [
  "打[来嚟]|来电|给我打|打[了过]?[个几]?电话(?:[来说让要催]|给我)|电话[讲说]|发[来了]?短信|短信[讲说]|自称",
  "(?:^|[^a-z])(?:calls?|called|calling|texted|messaged)(?: me| my| us)(?![a-z])",
];
const CALLED = either(...CALLS);
/** Also what may be of whom a reader looks for, such as 客服, or of what a reader is told to do. */
const CONTACTED = either(
  ...CALLS,
  "打电话|专员|发信息|短信|私信|加我|找我|联系我|客服|业务员|[让叫要]我",
  "(?:^|[^a-z])whatsapp(?: me| my| us)(?![a-z])",
  "says? (?:he|she|they) |anasema|amenipigia|tumawag|telepon|dari wa|chat wa|(?:^|[^a-z])otp(?![a-z])",
);
const POSING = /自称|冒充|说是|说自己是|工号|客户经理|我们?是.{2,10}(?:客服|专员|经理|的)/u;
/** What else shows that a text is more than a question about a name. */
const HANDED = either(
  "转[账钱到]|汇款|验证码|[收接]到|发[来给了]|通知|微信|二维码|链接|中介|代办|介绍|名义",
  "(?:^|[^a-z])(?:wa|ngaku|mengaku|transfer|sms|msg|text|message|link|agent|email|chat|claim\\w*|pretend\\w*|from|dari",
  "apk|va|kode|code|number|nomor|nag ?(?:text|send|call)\\w*|taga|daw|deposit|pay|bayar",
  "received|got|someone|somebody|orang|he|she|they|akun)(?![a-z])",
  "[@【】\\n]|https?:|\\d{6}",
);

/** Does a folded text say that a call or a message came? @param {string} plain */
export function isCalled(plain) {
  return CALLED.test(plain);
}

/** Does a folded text say that somebody called or wrote, or wants something done? @param {string} plain */
export function isContacted(plain) {
  return CONTACTED.test(plain);
}

/** Does it say that somebody claims to be of those who are named? @param {string} plain */
export function isPosing(plain) {
  return POSING.test(plain);
}

/** Has anybody turned to the reader, or handed them something, as far as a folded text tells? @param {string} plain */
export function isHanded(plain) {
  return CONTACTED.test(plain) || POSING.test(plain) || HANDED.test(plain);
}
