/** The words by which a text that is not in Chinese is of a country. Pure. */

import { either } from "./patterns.js";

/** @type {Record<string, RegExp>} */
export const COUNTRIES = {
  id: either(
    "(?:^|[^a-z])(?:anda|kami|pinjol|pinjaman|ojk|rupiah|tagihan|segera|aku|gw)(?![a-z])",
    "(?:^|[^a-z])(?:katanya|telat|padahal|bayar|kontak)(?![a-z])|(?:^|[^a-z])rp\\.? ?\\d",
    "(?:^|[^a-z])(?:saya|yang|gak|nggak|udah|banget|kak)(?![a-z])",
    "(?:^|[^a-z])(?:bunga|apakah|dipinjam|cair|wa dari|utangnya)(?![a-z])",
    "(?:^|[^a-z])(?:bri|bca|bni|mandiri|gopay|ovo|shopeepay|ktp|teman|jangan|nomor)(?![a-z])",
  ),
  ke: either(
    "(?:^|[^a-z])(?:kes|ksh|crb|cbk|paybill|m-?pesa|fuliza|till no)(?![a-z])",
    "(?:^|[^a-z])(?:nifanye|wangu|nitume|nilipe|mimi)(?![a-z])",
    "(?:^|[^a-z])(?:nini|iko|sawa|msee|mkopo|deni|yangu|wako|bado|lakini)(?![a-z])",
    "(?:^|[^a-z])(?:nimelipa|nimemaliza|simu|anasema|kisumu|nairobi)(?![a-z])",
  ),
  ng: either(
    "(?:^|[^a-z])(?:naira|bvn|fccpc|opay|palmpay|i be thief|abeg|wetin|dem say)(?![a-z])",
    "₦|(?:^|[^a-z0-9])n\\d{1,3},\\d",
    "(?:^|[^a-z])(?:dey|una|dem|oga|lagos|abuja|efcc|nin|comot|abi|sef)(?![a-z])",
  ),
  ph: either(
    "(?:^|[^a-z])(?:php|piso|pesos|gcash|po ba|daw|utang|nbi|barangay)(?![a-z])|₱",
    "(?:^|[^a-z])(?:mga|nyo|ninyo|yung|hindi|kasi|nila|ako|sino|nun|bakit|bawal|nasa|lahat)(?![a-z])",
    "(?:^|[^a-z])(?:po|naman|rehistrado|palengke|pautang|nangutang|estafa)(?![a-z])",
  ),
  in: either(
    "(?:^|[^a-z])(?:rbi|upi|aadhaa?r|lakh|rs\\.? ?\\d|cibil|pan card)|₹",
    "(?:^|[^a-z])(?:rahe|raha|karu|paise)(?![a-z])|[\\u0900-\\u097f]",
    "(?:^|[^a-z])(?:hai(?! (?:kak|saya|kami|gan|min|mas|mbak|bu|pak)(?![a-z]))|nahi|kya)(?![a-z])",
    "(?:^|[^a-z])(?:mera|mere|meri|wala|wale|karo)(?![a-z])",
    "(?:^|[^a-z])(?:bhai|bhaiya|paisa|crore|kirana|nbfc|aadhar|rupees?|inr|kyc|phonepe|paytm)(?![a-z])",
    "(?:^|[^a-z])(?:hain|warna|uska|unka|mujhe|bharo|dost|karenge|karega)(?![a-z])",
  ),
  gb: either(
    "£ ?\\d|(?:^|[^a-z])(?:quid|pounds|fca|gbp|bailiffs?|council tax|universal credit|monzo|barclays)(?![a-z])",
  ),
  sg: either(
    "(?:^|[^a-z0-9])sg(?![a-z0-9])|(?:^|[^a-z])(?:singpass|sgd|moneylender|ah long)(?![a-z])|s\\$\\d",
    "(?:^|[^a-z])(?:nric|hdb|toa payoh|jurong|paynow|mdm)(?![a-z])",
    "(?:^|[^a-z])(?:leh|liao|lor|singapore|sinkie)(?![a-z])",
  ),
};

/** A regular expression for words in Latin letters. */
const word = (/** @type {string} */ words) => `(?:^|[^a-z0-9])(?:${words})(?![a-z0-9])`;
/**
 * The names of countries, and of police, regulators and hotlines that only one has, by the code of the country: what a
 * fake official says of where they are. Found in folded texts in any script.
 *
 * @type {Record<string, RegExp>}
 */
export const NAMED_COUNTRIES = {
  tw: either("台湾|刑事(?:警察)?局|警政署|地检署|165(?=反|防|专线|说|打|来电)|(?:反诈骗?|防诈骗?)165", word("taiwan")),
  hk: either("香港|防骗易|反诈骗协调中心|廉政公署|廉署", word("adcc|icac|hkma|hkpf|hong ?kong|18222")),
  sg: either("新加坡|狮城", word("spf|scamshield|singapore|mas officer|ica officer")),
  my: either("马来西亚|大马", word("pdrm|bukit aman|bank negara|macc|sprm|malaysian?|ringgit")),
  in: either("印度(?!尼)", word("cbi|enforcement directorate|trai|india|digital arrest|ed officer")),
  id: either("印尼|印度尼西亚", word("polri|bareskrim|polda|polres|ppatk|kominfo|indonesia")),
  ph: either("菲律宾", word("pnp|cidg|nbi|philippines|pilipinas")),
  ke: either("肯尼亚", word("dci|kra|odpc|kenyan?")),
  ng: either("尼日利亚", word("efcc|icpc|fccpc|nigerian?")),
  gb: either("英国", word("hmrc|action fraud|uk")),
  au: either("澳大利亚|澳洲", word("afp|asic|australian?")),
};
