/** Words that are never said of a firm, in any text of any language; what is denied of it may be. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { LANGUAGES } from "../../../extension/core/i18n.js";

/** @typedef {import("../../../extension/core/i18n.js").Language} Language */

/** @type {Record<Language, RegExp>} */
const NEVER = {
  zh_CN:
    /正规|靠谱|安全|推荐|放心|信得过|官方认证|骗子|黑网贷|黑名单|套路贷|高利贷|违法|非法|[无没]牌照|跑路|暴雷|投诉多|不上征信|不用还/u,
  zh_TW:
    /正規|靠譜|可靠|安全|推薦|放心|信得過|官方認證|騙子|黑網貸|黑名單|套路貸|高利貸|違法|非法|[無沒]牌照|跑路|暴雷|投訴多|不上徵信|不用還/u,
  en: new RegExp(
    [
      String.raw`\blegit|reliable|trustworth|\bsafe|\bsecure|recommend|officially approved|scam|fraud|loan shark|usur`,
      "unlawful|illegal|unlicen[cs]ed|blacklist|need not (?:re)?pay",
    ].join("|"),
    "iu",
  ),
  id: new RegExp(
    [
      String.raw`terpercaya|\baman\b|direkomendasikan|menyarankan|penipu|rentenir|melanggar hukum|ilegal`,
      "(?:tanpa|tidak ber)izin|kabur|daftar hitam|tidak (?:perlu|usah) (?:di)?bayar",
    ].join("|"),
    "iu",
  ),
};
/** What is said to deny it. @type {Record<Language, RegExp>} */
const DENIED = {
  zh_CN: /不等于违法|(?:查不到|有警示)不等于不用还|不推荐贷款/gu,
  zh_TW: /不等於違法|(?:查不到|有警示)不等於不用還|不推薦貸款/gu,
  en: /does not make it unlawful|does not mean unlawful|recommends no loan/gu,
  id: /(?:tidak|bukan) berarti melanggar hukum|tidak berarti tidak perlu dibayar|tidak menyarankan pinjaman/gu,
};
/** Of no firm: where a file is kept, what a page speaks of, a kind in a list, how scams go, the browser's leave,
 * whom to ask for help, a person's own safety, a practice. */
const OF_NO_FIRM = [
  "log_exported", "log_exported_one", "log_passphrase_lost", "signal_law", "planner_kind_private",
  "planner_before_note", "access_without", "practice_fee", "banner_fee",
];

for (const language of LANGUAGES) {
  test(`${language} judges no firm`, async () => {
    const texts = await catalogue(language);
    const said = Object.entries(texts).filter(
      ([key, text]) => !OF_NO_FIRM.includes(key) && NEVER[language].test(text.replaceAll(DENIED[language], "")),
    );
    assert.deepEqual(said, []);
  });

  test(`${language} would be caught saying one of the words, and is let deny it`, async () => {
    const { says_unlisted_category: denied, advice_owing: owing } = await catalogue(language);
    assert.match(denied, DENIED[language]);
    assert.match(denied, NEVER[language]);
    assert.doesNotMatch(owing.replaceAll(DENIED[language], ""), NEVER[language]);
  });
}

/** @param {Language} language @returns {Promise<Record<string, string>>} */
async function catalogue(language) {
  const texts = JSON.parse(
    await readFile(new URL(`../../../extension/_locales/${language}/messages.json`, import.meta.url), "utf8"),
  );
  return Object.fromEntries(Object.entries(texts).map(([key, { message }]) => [key, message]));
}
