/** What a page asks people to fill in: what names a field, what it offers, and whether it wants identity or money. */
"use strict";

/** @typedef {import("../page-reading/facts.js").Field} Field */

/** A field or, where styling hides it, its label is shown. @param {HTMLInputElement} field */
function xianchaIsAsked(field) {
  const { labels, type, parentElement } = field;
  if (xianchaIsShown(field) || [...(labels ?? [])].some(xianchaIsShown)) return true;
  return ["radio", "checkbox", "range"].includes(type) && xianchaIsShown(parentElement ?? field);
}

/**
 * @param {HTMLInputElement} field  or a select or a textarea
 * @param {string} ahead  the text before it, which names it where nothing else does
 * @param {{part: number, label: number, read: typeof xianchaTextOf}} [how]  characters of each part and of all that
 *   names it, and how a label is read
 * @returns {Pick<Field, "type" | "label" | "options">}
 */
function xianchaFieldOf(
  field,
  ahead,
  { part: most, label: mostOfAll, read } = { part: 40, label: 100, read: xianchaTextOf },
) {
  /** What a browser may fill in says what is asked, whatever the label calls it. */
  const FILLED_IN = /^(?:one-time-code|cc-.+)$/;
  const OPTIONS = 12;

  /** What names it, else what is before it; what it says inside, its name and what may fill it as well. */
  const label = () => {
    const root = /** @type {Document} */ (field.getRootNode());
    const described = (field.getAttribute("aria-labelledby") ?? "")
      .split(/\s+/)
      .map((id) => id && root.getElementById(id))
      .filter((one) => one instanceof Element);
    const own = [
      ...[...(field.labels ?? [])].map((one) => read(one, most)),
      field.getAttribute("aria-label"),
      ...described.map((one) => read(one, most)),
    ].filter(Boolean);
    const filled = (field.getAttribute("autocomplete") ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((token) => FILLED_IN.test(token));
    const parts = [...(own.length > 0 ? own : [ahead]), field.placeholder, field.name || field.id, ...filled];
    return parts
      .filter(Boolean)
      .map((part) => xianchaClip(part, most))
      .join(" ");
  };

  const options = () => {
    if (field.type === "range") return `${field.min} – ${field.max}`;
    if (field.localName !== "select") return "";
    const { options: all } = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field));
    return [...all]
      .slice(0, OPTIONS)
      .map(({ text }) => text)
      .join(" | ");
  };

  return {
    type: xianchaClip(field.type, 20),
    label: xianchaClip(label(), mostOfAll),
    options: xianchaClip(options(), 120),
  };
}

/**
 * Does what is said at a field ask for identity or money? Wider than any signal.
 *
 * @param {{type: string, label: string}} field
 */
function xianchaIsSecret({ type, label }) {
  const WORDS = new RegExp(
    [
      "密[码碼]|[验驗][证證][码碼]|[动動][态態]|口令|[身份][分份]?[证證]|[证證]件|[银銀]行|[储儲]蓄|信用卡|卡[号號]|存折|[开開][户戶]|[账帳賬][号號户戶]|支付",
      String.raw`付款|[转轉][账帳賬]|[汇匯]款|充值|人[脸臉]|[联聯][系繫絡络]人|[亲親][属屬]|通[讯訊][录錄]|工作[证證]明|pass|pwd|\bm?pin\b|\botp\b`,
      String.raw`\bcode\b|one-time|\bcc-|\bcv[vc]|\bcards?\b|account|\batm\b|payment|\bupi\b|aadh?a|\bpan\b|nric`,
      String.raw`\bid\b|identi|\bssn\b|social sec|\bbvn\b|sort code|ifsc|\bkra\b|umid|philhealth|\bsss\b|selfie`,
      String.raw`\bfoto\b|emergency|kin\b|refer|guarant|borrower|contact|friend|relative|spouse|mother|\be?-?ktp\b`,
      String.raw`\bnik\b|npwp|rekening|kartu|\bkk\b|\bibu\b|gaji|sandi|\bkode\b|kontak|penjamin|keluarga|pasangan`,
      "saudara|kerabat|teman|transfer|bayar|cccd|cmnd|\\bcmt\\b|căn cước|mật khẩu|mã xác|tài khoản|chứng minh",
      "số thẻ|ảnh thẻ|chân dung|mặt (?:trước|sau)|hộ (?:khẩu|chiếu)|người (?:thân|quen|tham|liên|bảo)|khẩn cấp",
      "bạn bè|đồng nghiệp|nạp tiền|chuyển khoản",
      String.raw`\bdni\b|c[ée]dula|curp|\bine\b|\bcbu\b|clabe|\brut\b|documento|cuenta|tarjeta|\baval\b`,
      String.raw`contrase|\bclave\b|\bcpf\b|\brg\b|ag[êe]ncia|\bconta\b|\bpix\b|cart[ãa]o|senha`,
      String.raw`\bcni\b|\biban\b|\brib\b|compte|mot de p`,
      "паспорт|серия|снилс|инн|иин|карт|сч[её]т|код подр|контактн|родствен|друга|поручит|парол",
      "주민|신분증|계좌|카드번호|비밀번호|생년월일",
      "บัตร|เลข|บัญชี|รหัส|ผู้ค้|อ้างอิง|ฉุกเฉิน|หนังสือเดินทาง",
      "आधार|पैन|खाता|अकाउंट|पासवर्ड|ओटीपी|गारंटर|रिश्तेदार|पहचान",
      "ทะเบียนบ้าน|คู่สมรส|आईएफएससी|सेल्फी|जमानती|संपर्क|नामांकित",
      String.raw`\bnida\b|kitambulisho|akaunti|mdhamini|nywila|nenosiri|neno la|pasipoti|wa karibu`,
      String.raw`ndugu|dharura|matatawag|kamag-?anak|co-?maker|\basawa\b`,
      String.raw`(?<!\p{L}|công )(?:atasan|bố|mẹ|vợ|chồng)(?!\p{L})`,
    ].join("|"),
    "iu",
  );
  return type === "password" || WORDS.test(label);
}

/**
 * The short text just before a field, or before what contains it; of a longer one the last characters, if asked.
 *
 * @param {Element} field
 * @param {number} [last]
 */
function xianchaAheadOf(field, last = 0) {
  const PARENTS = 3;
  const LABEL = 40;
  const MOST_SHOWN = 20_000;
  /** What is shown of the text, or its end where it is very long. @param {Element} before */
  const whole = (before) => {
    const text = before.textContent ?? "";
    if (text.length > MOST_SHOWN) return xianchaClip(text.slice(-2 * last), 2 * last);
    return xianchaClip(/** @type {HTMLElement} */ (before).innerText ?? text, MOST_SHOWN);
  };
  let around = /** @type {Element | null} */ (field);
  for (let climbed = 0; around && climbed < PARENTS; climbed++) {
    const before = around.previousSibling;
    const read = (/** @type {Element} */ one) => (last ? whole(one) : xianchaTextOf(one, LABEL + 1));
    const text =
      before instanceof Element ? read(before) : xianchaClip(before?.nodeValue?.slice(-2 * LABEL), 2 * LABEL);
    if (text) return text.length > LABEL ? text.slice(text.length - last) : text;
    around = around.parentElement;
  }
  return "";
}

/**
 * The fields by which a page about something else asks for identity or money.
 *
 * @param {Iterable<HTMLInputElement>} inputs  all of the page
 * @returns {Field[]}
 */
function xianchaSecretFields(inputs) {
  const NEVER = ["hidden", "search", "submit", "button", "image", "reset", "checkbox", "radio", "range", "color"];
  const MOST = { looked: 100, found: 10 };

  /** @type {Field[]} */
  const found = [];
  for (const field of [...inputs].filter(({ type }) => !NEVER.includes(type)).slice(0, MOST.looked)) {
    if (found.length >= MOST.found) break;
    const said = xianchaFieldOf(field, xianchaAheadOf(field));
    if (xianchaIsSecret(said) && xianchaIsAsked(field)) {
      found.push({ ...said, where: field.form ? "form" : "body", at: 0 });
    }
  }
  return found;
}
