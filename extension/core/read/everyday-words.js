/**
 * Ordinary words of English, Tagalog, Indonesian and Swahili with which names of lenders begin, or may: “kaibigan ko”
 * is a friend, and not Kaibigan Lending. Brands that people name by one such word (Branch, Carbon, Tala) are left out.
 * Own list, 2026-12-02, written beside the first words of the lists of lenders of PH, ID, KE, NG, IN and SG. Pure.
 */

const WRITTEN = {
  en: [
    "people think right three better little family second times point white believe general black friends social",
    "large community light morning future ready current action clear outside total internet share present middle",
    "higher added worth original source sound hotel green federal management status forward central quality choice",
    "seven popular modern earth access professional standard growth century funny eight create tomorrow track",
    "western radio potential focus leading welcome positive beyond nature extra digital safety movement knowledge",
    "opportunity brain image stock wonder active beach impact senior multiple sunday monday friday grand dream",
    "responsible mission complex northern channel southern square fourth scale faith spread silver foundation",
    "strength grade indeed advantage eastern bridge housing concept market money church school teacher mother",
    "father brother sister husband wife neighbour officer salary work today yesterday night week month year phone",
    "number message photo help hope love peace trust honest noble unity victory glory grace mercy blessing power",
    "speed instant rapid simple smart prime supreme royal crown",
  ],
  tl: [
    "kaibigan kaibigang tiwala bukas mabilis sulit pera tulong bayan bayani buhay bahay kabuhayan pangarap pinoy",
    "pamilya anak asawa kapatid nanay tatay magulang kasama kapitbahay trabaho sahod sweldo utang pautang bayad",
    "hulog interes ngayon kahapon mamaya umaga araw buwan taon linggo lunes sabado mahal malaki maliit mabait",
    "maganda mabuti masaya salamat pasensya pakiusap agad talaga totoo sigurado madali madaling mahirap tapat",
    "tamang tama mali bago luma dati lagi palagi minsan sana naman lahat wala meron mayroon kailangan gusto ayaw",
    "pwede puwede hindi tawag mensahe numero larawan litrato pangalan tirahan opisina barangay kabayan kababayan",
    "katulong kapwa puso ginto pilak bituin pagasa asenso ginhawa biyaya diskarte negosyo tindahan palengke",
    "magsasaka masipag sipag tiyaga ambag ipon puhunan kita panalo swerte suwerte malasakit damayan bayanihan",
    "sandigan sandalan kaagapay katuwang alalay saklolo abot kaya mabuhay",
  ],
  id: [
    "cepat jalan resmi modal teman kawan sahabat saudara keluarga orang uang dana dompet tunai pinjam bantu bantuan",
    "mitra usaha rakyat maju jaya makmur sejahtera bersama gotong royong harapan mimpi amanah aman mudah murah",
    "untung rejeki rezeki berkah rumah kerja gaji besok kemarin sekarang pagi siang malam bulan tahun minggu senin",
    "selasa lunas cicil cicilan bayar tagih tagihan nasabah kantor surat nomor alamat foto kontak suami istri bapak",
    "mama kakak adik setia karena karna kasar solusi pintar pasti benar salah punya alami lahan dewan kotak",
    "sederhana ringan indah bahagia cinta kasih kami anda satu",
  ],
  sw: [
    "rafiki haraka pesa fedha mkopo mikopo deni familia nyumba kazi biashara maisha baraka imara tumaini umoja",
    "jamii amani uhuru upendo neema faida mali tajiri leo kesho jana asubuhi usiku jioni sasa baba dada kaka ndugu",
    "jirani mtoto watoto simu namba ujumbe picha jina ofisi benki chama pamoja pole asante karibu tafadhali ndiyo",
    "hapana kweli uongo bora nzuri mbaya rahisi ngumu kubwa ndogo mpya zamani daima mwangaza nuru mwezi nyota simba",
    "tembo okoa inuka inua saidia msaada pata lipa kopa",
  ],
};
const EVERYDAY = new Set(Object.values(WRITTEN).flat().join(" ").split(" "));

/**
 * Is a word an ordinary one in this text? With a word of lending behind it, or with nothing else but a question around
 * it, it is a name.
 *
 * @param {string} word
 * @param {string} plain  the folded text
 * @param {ReadonlySet<string>} loan  words of lending
 * @param {import("./question-words.js").Around} question
 */
export function isEveryday(word, plain, loan, question) {
  if (!EVERYDAY.has(word)) return false;
  const words = plain.match(/[a-z0-9]+/gu) ?? [];
  if (words.some((one, at) => one === word && loan.has(words[at + 1]))) return false;
  const around = words.filter((one) => one !== word).join(" ");
  return !question.saysNothing(around);
}
