/** In which country somebody asks, as far as a text tells. Pure. */

import { countryIn } from "../lookup/country.js";
import { NAMED_COUNTRIES } from "../read/country-words.js";
import { isChinese } from "../read/situations.js";
import { either } from "../read/patterns.js";
import { fold } from "../normalise/text.js";

/** @typedef {import("../lookup/products.js").Products} Products */

/** Words of Chinese as it is written in Hong Kong and in Taiwan. @type {Record<string, RegExp>} */
const WRITTEN = {
  hk: either("[嘅咗唔佢嚟喺冇啲嗰咁]|港[幣元]|hk[$]|財仔|財務公司|轉數快|過數|入數|香港|免tu(?![a-z])"),
  tw: either(
    "提款卡|金融卡|身[分份]證|雙證件?|超商|店到店|匯(?!率|豐)|撥款|郵局|[新臺台]幣|nt[$]|警示帳戶|[臺台][灣湾]",
    "簡訊|詐騙|165(?![0-9])|line(?![a-z])",
  ),
};
/** What says that a loan is of the mainland, wherever somebody writes from. */
const OF_MAINLAND = either(
  "大[陆陸]|[内內]地|[国國][内內]|人民[币幣]|人仔|支付[宝寶]|微信|花[呗唄]|借[呗唄]|淘[宝寶]|京[东東]",
  "深圳|[东東]莞|[广廣]州|佛山|珠海|中山|惠州|昆山|崑山|[苏蘇]州|上海|北京|杭州|[厦廈][门門]|福建|[广廣][东東西]",
);

/**
 * Banks of Taiwan and of Hong Kong, as they are written there; some have a bank of much the same name on the mainland.
 *
 * @type {Record<string, RegExp>}
 */
const BANKS = {
  tw: either(
    "玉山銀行|國泰世華|中國信託|中信銀行|台新|富邦|兆豐|第一銀行|華南銀行|彰化銀行|合作金庫|永豐|新光銀行|遠東商銀|凱基|王道銀行",
    "[臺台]灣銀行|土地銀行|將來銀行|樂天國際|line ?bank",
  ),
  hk: either("恒生|滙豐|匯豐|渣打|大新銀行|中銀香港|東亞銀行|眾安銀行|za bank|mox|welab|livi"),
};

/**
 * The code of the country, in small letters; "" where a text does not tell.
 *
 * @param {string} text
 * @param {Products} products
 */
function placeOf(text, products) {
  const named = OF_MAINLAND.test(text) ? "" : namedIn(text, products);
  if (!isChinese(text)) return named || countryIn(text, products).toLowerCase();
  if (named || OF_MAINLAND.test(text) || !isTraditional(text, products)) return named;
  return codeOf(WRITTEN, text.toLowerCase());
}

/**
 * The one country that a text names, or of whose police, regulator or bank it speaks.
 *
 * @param {string} text
 * @param {Products} products
 */
function namedIn(text, products) {
  const named = Object.entries(NAMED_COUNTRIES).filter(([, words]) => words.test(fold(text, products.fold)));
  if (named.length) return named.length === 1 ? named[0][0] : "";
  return isTraditional(text, products) ? codeOf(BANKS, text.toLowerCase()) : "";
}

/** The first whose words a text has. @param {Record<string, RegExp>} byCode @param {string} text */
function codeOf(byCode, text) {
  return Object.entries(byCode).find(([, words]) => words.test(text))?.[0] ?? "";
}

/**
 * The same; of a text in Latin letters that does not tell, the country of the one firm that it may mean, where that is
 * abroad. Who asks in Chinese about a firm of the mainland is told what holds there; of fraud (`isFraud`), what holds
 * where the text says that they are.
 *
 * @param {string} text
 * @param {Pick<import("../lookup/lookup.js").Answer, "suggestions" | "lender" | "product">} answer
 * @param {Products} products
 * @param {boolean} [isFraud]
 */
export function placeIn(text, { suggestions, lender, product }, products, isFraud = false) {
  const firms = [lender, ...suggestions.map((one) => one.lender)];
  const [asked = "", ...others] = new Set(firms.flatMap((one) => one?.country.toLowerCase() ?? []));
  const place = placeOf(text, products);
  if (isFraud && place) return place;
  if (isChinese(text)) return product || asked === "cn" ? "cn" : place;
  return place || (asked === "cn" || others.length ? "" : asked);
}

/** @param {string} text @param {Products} products */
function isTraditional(text, products) {
  return [...text].some((char) => isChinese(char) && fold(char, products.fold) !== char);
}
