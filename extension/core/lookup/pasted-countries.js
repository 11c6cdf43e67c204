/** The words by which a text that is not in Chinese is of a country. Pure; the server's table. */

import { either } from "./pasted-topics.js";

/** @type {Record<string, RegExp>} */
export const COUNTRIES = {
  id: either(
    "(?<![a-z])(?:anda|kami|pinjol|pinjaman|ojk|rupiah|tagihan|segera|aku|gw)(?![a-z])",
    "(?<![a-z])(?:katanya|telat|padahal|bayar|kontak)(?![a-z])|(?<![a-z])rp\\.? ?\\d",
  ),
  ke: either(
    "(?<![a-z])(?:kes|ksh|crb|cbk|paybill|m-?pesa|fuliza|till no)(?![a-z])",
    "(?<![a-z])(?:nifanye|wangu|nitume|nilipe|mimi)(?![a-z])",
  ),
  ng: either(
    "(?<![a-z])(?:naira|bvn|fccpc|opay|palmpay|i be thief|abeg|wetin|dem say)(?![a-z])|₦|(?<![a-z0-9])n\\d{1,3},\\d",
  ),
  ph: either(
    "(?<![a-z])(?:php|piso|pesos|gcash|po ba|daw|utang|nbi|barangay)(?![a-z])|₱",
  ),
  in: either(
    "(?<![a-z])(?:rbi|upi|aadhaa?r|lakh|rs\\.? ?\\d|cibil|pan card)|₹",
    "(?<![a-z])(?:rahe|raha|karu|paise)(?![a-z])|[\\u0900-\\u097f]",
  ),
  sg: either("(?<![a-z])(?:singpass|sgd|moneylender|ah long)(?![a-z])|s\\$\\d"),
};
