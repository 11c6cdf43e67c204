/**
 * Does a page offer loans? A plain rule: it calls on the reader to borrow, and it asks for or
 * offers an amount or a term. Writing about loans is not offering them.
 */

/** @typedef {import("./facts.js").Facts} Facts */

/** Calls that can only mean borrowing. */
const BORROW = new RegExp(
  [
    "(?:申请|立即|马上|我要|现在|去|点击|快速|一键|免费)(?:借款|借钱|贷款|用钱|拿钱|提款|提现|下款|放款)",
    "(?:领取|获取|查看|激活|测算?|查询|申请)(?:我的)?(?:借款|贷款|可借)?额度",
    "(?:借款|贷款)申请|开始借款|借一笔|立即开借",
    "\\b(?:apply|sign up) for (?:a |your |my )?(?:\\w+ )?(?:loan|cash|credit)",
    "\\b(?:get|take|request|start) (?:a |your |my |the )?(?:\\w+ )?(?:loan|cash)\\b",
    "\\bborrow (?:now|today|money)\\b",
    "\\b(?:loan|cash) (?:now|application)\\b",
  ].join("|"),
  "iu",
);

/** Calls that mean borrowing only on a page about loans. */
const APPLY = /(?:立即|马上|在线|我要|现在|一键|快速)申请|申请|提交申请|下一步|\bapply(?: now| online| today)?\b|\bget started\b|\bcheck eligibility\b/iu;

const LOAN = /借款|贷款|借钱|网贷|现金贷|信用贷|小额贷|额度|放款|下款|\bloans?\b|\bmoneylend|\bcash advance\b|\bborrow/iu;

/** What a field asks for when it asks how much or for how long. */
const AMOUNT_FIELD = /(?:借款?|贷款?|申请|用款|需要|提现|分期).{0,4}(?:金额|额度|多少)|借多少|贷多少|(?:loan|borrow\w*).{0,12}amount|amount.{0,12}(?:loan|borrow|need)|how much/iu;
const TERM_FIELD = /(?:借款?|贷款?|还款|分期|用款).{0,4}(?:期限|期数|周期|时长|多久)|\b(?:tenure|loan (?:term|period|duration)|repayment (?:term|period))\b/iu;

/** What a line offers. */
const OFFER = /(?:最高|可借|可贷|额度|借款?|贷款?).{0,8}\d[\d,.]*\s*(?:万|元|千)|(?:日|月|年)(?:化)?(?:利率|息).{0,8}\d|(?:loans?|borrow|cash).{0,40}(?:\$|[A-Z]{3} ?)\d|(?:\$|[A-Z]{3} ?)\d[\d,]*.{0,40}\b(?:loans?|cash|borrow)/iu;

const ARTICLE_TYPES = /article|blogposting|report|legalservice|attorney|discussionforum|qapage|faqpage/iu;
const MANY_LINKS = 80;
const LONG_PROSE = 1200;

/** @param {Facts} facts */
export function offersLoans(facts) {
  const calls = facts.actions.some((text) => BORROW.test(text));
  const applies = facts.actions.some((text) => APPLY.test(text));
  const asks = facts.fields.some(({ label, type }) => type !== "search" && asksHowMuch(label));
  if (asks) return calls || (applies && aboutLoans(facts));
  return calls && offers(facts) && !isWriting(facts) && facts.links < MANY_LINKS;
}

/** @param {string} label */
function asksHowMuch(label) {
  return AMOUNT_FIELD.test(label) || TERM_FIELD.test(label);
}

/** @param {Facts} facts */
function aboutLoans({ title, description, headings, fields, actions }) {
  return [title, description, ...headings, ...actions, ...fields.map(({ label }) => label)].some((text) =>
    LOAN.test(text),
  );
}

/** @param {Facts} facts */
function offers({ title, description, headings, money }) {
  const lines = money.filter(({ where }) => where !== "article").map(({ text }) => text);
  return [title, description, ...headings, ...lines].some((text) => OFFER.test(text));
}

/** An article, a blog, a forum: someone writes about loans. @param {Facts} facts */
function isWriting({ types, byline, prose }) {
  return byline || prose > LONG_PROSE || types.some((type) => ARTICLE_TYPES.test(type));
}
