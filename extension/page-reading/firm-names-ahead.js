/** Names that bear their legal form in front: Indonesian, Vietnamese, Russian and Thai firms. Pure. */

/** A word in any of its spellings: “công ty”, “Công ty”, “Công Ty”, “CÔNG TY”. @param {string[]} words */
const spelled = (...words) =>
  words
    .map((word) => {
      const syllables = word.split(" ").map(([first, ...rest]) => `[${first}${first.toUpperCase()}]${rest.join("")}`);
      return `${syllables.join(" ")}|${word.toUpperCase()}`;
    })
    .join("|");

const OWN = String.raw`(?!(?:Jl|Jalan|Telp)\b)\p{Lu}[\p{L}\d&'-]*`;
const ID_NAME = new RegExp(
  String.raw`\b(?:(?:PT|KSP(?:PS)?|BPRS?|(?:Koperasi|KOPERASI) (?:Simpan Pinjam(?! dan)|Serba Usaha))\b\.? ?${OWN}` +
    String.raw`|(?:Koperasi|KOPERASI)(?! Simpan)(?= ${OWN} \p{Lu}))(?: (?:${OWN}|dan|\(Persero\)))*`,
  "gu",
);

const VN_FORM = `TNHH|CP|TMCP|MTV|${spelled("cổ phần", "trách nhiệm hữu hạn", "một thành viên")}`;
/** What a firm does, between its form and its own name. */
const VN_TRADE =
  `TM|DV|TV|${spelled("tài chính", "tiêu dùng", "thương mại", "tư vấn", "đầu tư", "dịch vụ", "kinh doanh")}|` +
  spelled("xuất nhập khẩu", "tập đoàn", "công nghệ", "giải pháp", "ngân hàng");
const VN_OWN =
  `(?: (?!(?:Hotline|Điện|Địa|Email|Fax|Tel|MST|Mã|Website|Copyright|Trụ|Giấy|Tổng|Văn)(?!\\p{L})|\\p{L}+:)` +
  `[\\p{Lu}\\d][\\p{L}\\d&.-]*){1,8}`;
const VN_NAME = new RegExp(
  `(?<!\\p{L})(?:(?:${spelled("công ty")})(?: (?:${VN_TRADE}))* (?:${VN_FORM})|` +
    `(?:${spelled("ngân hàng")})(?! (?:${spelled("nhà nước")})))(?: (?:${VN_FORM}|${VN_TRADE}))*${VN_OWN}`,
  "gu",
);
const RU_NAME = /(?<!\p{L})(?:(?:[ПОЗ]?АО|ООО|МФК|МКК|НКО|КПК|КБ)\s+)+[«"“][^«»"“”]{2,60}[»"”]/gu;
/** As texts are here: in NFKC. */
const TH_NAME = new RegExp(String.raw`บริษัท\s?[^\d|©]{2,60}?\s?จำกัด(?:\s?\(มหาชน\))?`.normalize("NFKC"), "gu");

/**
 * The names in a text, each with where it begins.
 *
 * @param {string} text
 * @returns {{name: string, at: number}[]}
 */
export const namesAhead = (text) =>
  [ID_NAME, VN_NAME, RU_NAME, TH_NAME].flatMap((form) =>
    [...text.matchAll(form)].map(({ 0: name, index }) => ({ name, at: index })),
  );

/** Is it such a name from its first character on? @param {string} name */
export const beginsWithForm = (name) =>
  /^(?:pt|ksp(?:ps)?|bprs?|koperasi \p{L}+) \p{L}/iu.test(name) || namesAhead(name).some(({ at }) => at === 0);
