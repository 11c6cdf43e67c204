/** Which words say something to who reads why a page was taken for an offer. Pure. */

/** Words that stand in every text, of the languages whose words have weights. */
const EVERYWHERE = new Set(
  [
    "0 a all an and are as at be been but by can do for from get has have he her his how i if in into is it its just",
    "me more my new no not of on one only or our out she",
    "so than that the their them then there they this to up us was we",
    "were what when which who will with you your",
    "ada adalah akan anda atau bisa dalam dan dapat dari dengan di dia ini itu juga kami kamu ke kita lebih oleh pada",
    "para saat saja saya sebagai sudah telah tidak untuk yang",
    "bạn các cho chúng có của cùng cũng để được hay không là một này những ở sẽ tại theo thể thì tôi trên trong từ và",
    "về với",
    "al con de del e el em en es la las lo los mais na no o os para por que se su tu um una você",
  ].flatMap((line) => line.split(" ")),
);
/** Chinese words of nothing else, or torn off beside 的 or 了, say nothing, nor does one character not about money. */
const EMPTY = /^[您你我他她它的了是在和与及或为有就都也可不要请个这那之其则把被从到对将]+$|^[的了]|[的了]$/u;
const ONE_CHARACTER = /^\p{Script=Han}$/u;
const MONEY = /[贷借钱款利息额押]/u;

/** @param {string} word  one to three Chinese characters, or one or two words of another language */
export function isTelling(word) {
  if (/\p{Script=Han}/u.test(word)) return !EMPTY.test(word) && (!ONE_CHARACTER.test(word) || MONEY.test(word));
  return word.split(" ").some((one) => one.length > 1 && !EVERYWHERE.has(one));
}
