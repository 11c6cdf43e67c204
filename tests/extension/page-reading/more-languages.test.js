/** Pages in further languages are known by phrases, and their neighbours left in silence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { folding } from "../../../extension/core/normalise/text.js";
import { offersLoans } from "../../../extension/page-reading/loan-score.js";
import { SIGNALS } from "../own-signals.js";
import { FOLD } from "../sample.js";
import { button, facts, field } from "../sample-page.js";

/** @typedef {Partial<import("../../../extension/page-reading/facts.js").Facts>} Some */
/** @param {Some} some */
const judged = (some) => offersLoans(facts(some), SIGNALS, folding(FOLD));
/** @param {Some} some */
const names = (some) => judged(some).signals.map(({ name }) => name);

/** @type {Record<string, Some>} */
const OFFERS = {
  Spanish: {
    title: "Préstamos personales en minutos",
    text: "Hasta $9,000 directo a tu cuenta\nTasa desde 2% mensual, 6 a 24 cuotas\nSin buró ni papeleos",
    actions: [button("Solicita tu préstamo")],
  },
  Portuguese: {
    title: "Empréstimo pessoal online",
    text: "De R$ 500 a R$ 20.000 na hora, via Pix\nJuros a partir de 1,9% ao mês, até 24 parcelas\nSem consulta ao SPC",
    actions: [button("Solicitar empréstimo")],
  },
  French: {
    title: "Prêt personnel rapide",
    text: "Empruntez jusqu’à 15 000 € sur 12 à 60 mois\nTaux à partir de 3%\nRéponse immédiate, sans justificatif",
    actions: [button("Demander un prêt")],
  },
  Russian: {
    title: "Займы онлайн на карту",
    text: "От 1000 ₽ до 30000 ₽ на срок до 30 дней\nСтавка 0,8% в день\nРешение за 5 минут, без справок и поручителей",
    actions: [button("Получить займ")],
  },
  Korean: {
    title: "직장인 신용대출",
    text: "최대 5000만원 당일 입금\n금리 연 5.9%부터, 최장 60개월\n무서류 무방문, 저신용자 가능",
    actions: [button("대출 신청하기")],
  },
  Thai: {
    title: "สินเชื่อส่วนบุคคล อนุมัติไว",
    text:
      "วงเงินกู้สูงสุด 100,000 บาท ผ่อนนาน 24 เดือน\n" +
      "ดอกเบี้ยเริ่มต้น 1% ต่อเดือน\n" +
      "ไม่ต้องมีคนค้ำ รู้ผลภายใน 30 นาที",
    actions: [button("สมัครสินเชื่อ")],
  },
  Hindi: {
    title: "तुरंत पर्सनल लोन",
    text: "₹5,000 से ₹2 लाख तक लोन, 3 से 12 महीने\nब्याज दर 1.5% प्रति माह\nबिना गारंटी, 10 मिनट में पैसा खाते में",
    actions: [button("लोन के लिए आवेदन करें")],
  },
  Swahili: {
    title: "Mkopo wa haraka kwa simu",
    text: "Pata mkopo hadi Ksh 50,000 papo hapo\nRiba nafuu 5% kwa mwezi, miezi 1 hadi 6\nBila dhamana wala mdhamini",
    actions: [button("Omba mkopo")],
  },
  Tagalog: {
    title: "Pautang agad, valid ID lang",
    text:
      "Umutang ng ₱2,000 hanggang ₱25,000\n" +
      "Mababang interes 3% kada buwan, 3 hanggang 6 buwan\n" +
      "Walang collateral, agad-agad ang pera",
    actions: [button("Mag-apply ng loan ngayon")],
  },
};
for (const [language, page] of Object.entries(OFFERS)) {
  test(`a lender's page in ${language} offers loans`, () => assert.equal(judged(page).offers, true));
}

/** @type {Record<string, Some>} */
const OTHERS = {
  "a Spanish article": {
    title: "¿Qué es un préstamo personal? Guía y consejos",
    text: "Un préstamo es dinero que debes devolver. Sin embargo, es importante comparar. Por ejemplo, muchos bancos…",
  },
  "a Portuguese library": {
    title: "Biblioteca — empréstimos de livros",
    text: "Solicite o empréstimo do livro\nDevolução em 14 dias\nAlunos e autores",
    actions: [button("Solicitar empréstimo")],
  },
  "a French form to lend equipment": {
    title: "Bibliothèque : prêt de matériel",
    text: "Demande de prêt\nDate de retour\nAdhérents, livres, exemplaires",
    actions: [button("Valider")],
  },
  "Russian news about lenders": {
    title: "Как мошенники оформляют займы: новости",
    text: "Однако эксперты говорят, например, что многие банки… 12 марта 2026\nПолиция, суд, закон",
  },
  "a Thai library": {
    title: "ห้องสมุด ยืม-คืนหนังสือ",
    text: "กู้ยืมหนังสือ\nครบกําหนดคืน 14 วัน\nอุปกรณ์และหนังสือ",
    actions: [button("ค้นหา")],
  },
  "a Hindi article": {
    title: "लोन कैसे लें? पूरी जानकारी",
    text: "इस लेख में हम जानेंगे। हालांकि, उदाहरण के लिए, आमतौर पर बैंक… इसके अलावा सावधान रहना चाहिए",
  },
  "Swahili news": {
    title: "Habari: matapeli wa mikopo",
    text: "Hata hivyo, kwa mfano, ni muhimu kujua. Polisi walisema",
  },
  "a Tagalog guide": {
    title: "Paano umiwas sa utang: mga tip",
    text: "Gayunpaman, halimbawa, mahalagang mag-ipon. Dapat mong…",
  },
  "a Russian shop that sells by instalments": {
    title: "Рассрочка",
    text: "Каталог мебели\nТовар в корзину\nРассрочка от 5 до 10 месяцев на сумму от 50000 рублей\nДоставка",
    actions: [button("Отправить")],
    fields: [field("Телефон")],
  },
  "a Korean library": { title: "도서관 대출 현황", text: "도서 대출\n반납 예정일\n연체료", actions: [button("반납")] },
};
for (const [what, page] of Object.entries(OTHERS)) {
  test(`${what} is silent`, () => assert.equal(judged(page).offers, false));
}

test("an English word that another language writes alike says nothing more", () => {
  const text = "Actions at this location, conditions apply, café";
  const card = { title: "Credit report", fields: [field("Client")], text };
  assert.ok(!names(card).some((name) => ["loan_title", "office", "staff_field"].includes(name)));
  assert.ok(!names({ title: "Prêt à vous aider" }).includes("loan_title"));
});
