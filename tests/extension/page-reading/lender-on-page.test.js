import assert from "node:assert/strict";
import { test } from "node:test";
import { namedIn } from "../../../extension/page-reading/lender-on-page.js";
import { facts } from "../sample-page.js";

/** @typedef {import("../../../extension/page-reading/facts.js").Where} Where */

/** @param {string} text @param {Where} [where] */
function inLine(text, where = "body") {
  return namedIn(facts({ lines: [{ text, where }] }));
}
/** @param {string} text @param {Where} [where] */
const lenders = (text, where) =>
  inLine(text, where)
    .filter(({ role }) => role === "lender")
    .map(({ names }) => names[0]);
/** @param {string} text @param {Where} [where] */
const parties = (text, where) =>
  inLine(text, where)
    .filter(({ role }) => role === "party")
    .map(({ names }) => names[0]);

/** @type {[string, string[]][]} */
const LENDERS = [
  ["资金方：招联消费金融股份有限公司", ["招联消费金融股份有限公司"]],
  ["放款机构 临河市诚信汇通小额贷款有限公司，经批准设立", ["临河市诚信汇通小额贷款有限公司"]],
  ["本产品的贷款资金由招联消费金融股份有限公司发放，审核通过后打款", ["招联消费金融股份有限公司"]],
  ["贷款人：中国工商银行股份有限公司", ["中国工商银行股份有限公司"]],
  ["本贷款由招商银行提供贷款服务", ["招商银行"]],
  ["资金方：甲消费金融有限公司、乙银行股份有限公司和丙小额贷款有限公司", ["甲消费金融有限公司", "乙银行股份有限公司", "丙小额贷款有限公司"]],
  ["Loans provided by 1 - CASH PTE. LTD.", ["1 - CASH PTE. LTD."]],
  ["Lender: ABC Credit Private Limited", ["ABC Credit Private Limited"]],
  ["Borrow without leaving home. Duhat Lending Inc. is the lender of record", ["Duhat Lending Inc."]],
  ["Credit facility provided by Olive Microcredit Limited, an NBFC", ["Olive Microcredit Limited"]],
  ["Our lending partner: Tessel Leasing Pvt Ltd", ["Tessel Leasing Pvt Ltd"]],
  ["Dana disediakan oleh PT Sahaja Maju Digital, berizin OJK", ["PT Sahaja Maju Digital"]],
  ["本服务由云岫消费金融有限公司提供信贷服务", ["云岫消费金融有限公司"]],
  ["放款方 抚平小额贷款有限公司", ["抚平小额贷款有限公司"]],
  ["巩水农商银行为公职人员发放的信用贷款", ["巩水农商银行"]],
  ["Axle Bank's Instant Personal Loan is quick", ["Axle Bank"]],
  ["DXB Bank offers Dairy loans through agents", ["DXB Bank"]],
  ["All loans are sanctioned by Tessera Credit Limited", ["Tessera Credit Limited"]],
  ["Direct sales agent for Savanna Credit Limited", ["Savanna Credit Limited"]],
  ["Loans are provided by Acme Finance Limited loan services", ["Acme Finance Limited"]],
  ["Loans provided by Acme Finance Ltd of London", ["Acme Finance Ltd"]],
  ["深圳小雨科技有限公司运营，不发放贷款，资金由马上消费金融股份有限公司提供", ["马上消费金融股份有限公司"]],
  ["We are not a lender. Acme Brokers Ltd compares, loans are provided by Olive Credit Ltd", ["Olive Credit Ltd"]],
  ["放款由银行或金融机构进行 版权所有:东浦咨询有限公司 合作放款银行:泽溪通商银行", ["泽溪通商银行"]],
  ["Khoản vay được cung cấp bởi Công ty Tài chính TNHH MTV Sao Khuya", ["Công ty Tài chính TNHH MTV Sao Khuya"]],
  ["You can easily apply for an Orrin Bank Personal Loan online", ["Orrin Bank"]],
  ["泽溪银行车险保费贷申请", ["泽溪银行"]],
  ["Finance at the sole discretion of River Finance Limited", ["River Finance Limited"]],
  ["Apply for a Personal Loan offered by Alder Cooperative Bank today!", ["Alder Cooperative Bank"]],
  ["泽溪银行预评估信用额度 20 万元", ["泽溪银行"]],
];
for (const [text, expected] of LENDERS) {
  test(`who lends in “${text}”`, () => assert.deepEqual(lenders(text), expected));
}

test("a line that says who lends is read in an article too, a mere mention is not", () => {
  assert.deepEqual(lenders("放款机构：招联消费金融股份有限公司", "article"), ["招联消费金融股份有限公司"]);
  assert.deepEqual(inLine("马上消费金融股份有限公司等机构也推出了优惠", "article"), []);
  assert.deepEqual(inLine("我们与招商银行股份有限公司是好朋友"), []);
});

test("the firm behind the page stands in its footer or beside a copyright", () => {
  assert.deepEqual(parties("© 2026 招联消费金融股份有限公司 版权所有", "footer"), ["招联消费金融股份有限公司"]);
  assert.deepEqual(parties("© 2026 Barclays Bank PLC", "footer"), ["Barclays Bank PLC"]);
  assert.ok(inLine("© 2026 Barclays Bank PLC", "footer")[0].legal);
  assert.deepEqual(parties("版权所有 深圳某某科技有限公司 粤ICP备12345678号"), ["深圳某某科技有限公司"]);
  assert.deepEqual(parties("Copyright © 2020-2026 1 - CASH PTE. LTD. All rights reserved.", "footer"), [
    "1 - CASH PTE. LTD.",
  ]);
});

test("Indonesian firms bear their legal form in front", () => {
  assert.deepEqual(parties("© 2026 PT Lega Arta Teknologi. Semua hak", "footer"), ["PT Lega Arta Teknologi"]);
  assert.deepEqual(parties("PENNY CREDIT PTE. LTD. (UEN 1X)", "footer"), ["PENNY CREDIT PTE. LTD."]);
});

test("a list of partners, a row of firms, a menu or a regulator names nobody", () => {
  assert.deepEqual(inLine("合作机构：甲消费金融有限公司、乙银行股份有限公司", "footer"), []);
  assert.deepEqual(inLine("合作机构：甲消费金融有限公司", "footer"), []);
  assert.deepEqual(inLine("甲银行 乙银行 丙银行", "footer"), []);
  assert.deepEqual(inLine("Partners: A Bank, B Bank and C Bank", "footer"), []);
  assert.deepEqual(inLine("资金方：甲消费金融有限公司", "aside"), []);
  assert.deepEqual(lenders("Licensed by the Central Bank of Kenya"), []);
});

test("a form that asks for consent names the firm behind it", () => {
  assert.deepEqual(parties("I agree that BLUE CREDIT PTE LTD may verify the above", "form"), ["BLUE CREDIT PTE LTD"]);
  assert.deepEqual(parties("本人同意授权蓝海小额贷款有限公司查询征信", "form"), ["蓝海小额贷款有限公司"]);
});

test("brands stand in the title as words of their own", () => {
  const brands = (/** @type {string} */ title) => namedIn(facts({ title })).map(({ names }) => names[0]);
  assert.ok(brands("招联官网 - 立即借款").includes("招联"));
  assert.ok(brands("安逸花|官方入口").includes("安逸花"));
});

test("licence numbers are read, and a date is not one", () => {
  const numbers = (/** @type {string} */ text) =>
    inLine(text)
      .filter(({ licence }) => licence)
      .map(({ names }) => names[0]);
  assert.deepEqual(numbers("机构编码 X0007H244030001"), ["X0007H244030001"]);
  assert.deepEqual(numbers("Licence No. 32/2025"), ["32/2025"]);
  assert.deepEqual(numbers("Regulated by the Financial Conduct Authority, FRN 1234567"), ["1234567"]);
  assert.deepEqual(numbers("Call 1234567"), []);
  assert.deepEqual(numbers("Posted 12/2025"), []);
});

test("a kind of firm is nobody's name", () => {
  assert.deepEqual(parties("Copyright. We are neither bank nor lender", "footer"), []);
});

test("some of several banks are no lender of the page, nor is a sentence about firms", () => {
  assert.deepEqual(lenders("Loans provided by various banks like Alpha Bank, Beta Bank and Gamma Bank"), []);
  assert.deepEqual(lenders("Loans are from lenders. Our partners normally lend as Alpha Inc"), []);
});

test("a firm that says it lends nothing is not named as the one behind the loans", () => {
  assert.deepEqual(inLine("Ratefox Ltd is a credit broker, not a lender", "footer"), []);
  assert.deepEqual(inLine("上海融篷企业服务有限公司 本公司不发放贷款", "footer"), []);
  assert.deepEqual(inLine("PT Pilih Dana Semesta. Kami bukan pemberi pinjaman", "footer"), []);
  assert.deepEqual(lenders("Ratefox Ltd is not a lender. Loans provided by Olive Credit Limited"), [
    "Olive Credit Limited",
  ]);
  assert.deepEqual(parties("Olive Credit Limited, we do not lend to minors", "footer"), ["Olive Credit Limited"]);
});

test("what a firm does not do makes no lender of it", () => {
  const chinese = ["不提供贷款", "并不直接发放贷款", "仅提供贷款居间服务"].map((said) => `深圳小雨科技有限公司${said}`);
  const others = ["We are not a lender. Acme Brokers Ltd finds one", "Kami bukan pemberi pinjaman. PT Cari"];
  for (const text of [...chinese, ...others]) {
    assert.deepEqual(inLine(text).filter(({ role }) => role === "lender"), [], text);
  }
});

test("an agent for letters to a firm is not one for its loans", () => {
  assert.deepEqual(parties("Registered agent for service: CT Corporation"), ["CT Corporation"]);
  assert.deepEqual(lenders("Registered agent of Acme Finance LLC"), []);
});

test("only behind “bank” is a word of banking no name", () => {
  assert.deepEqual(parties("© 2025 Acme Finance Pte Ltd Official website"), ["Acme Finance Pte Ltd"]);
  assert.deepEqual(parties("© 2025 Alpha Bank Limited official website"), ["Alpha Bank Limited"]);
  assert.deepEqual(parties("© 2025 Alpha Bank loans"), []);
});

test("a form in small letters is one", () => {
  assert.deepEqual(parties("Acme corp is licensed by RBI"), ["Acme corp"]);
  assert.deepEqual(parties("Acme corporation is licensed by RBI"), ["Acme corporation"]);
  assert.deepEqual(parties("a Nairobi co-operative is licensed by SASRA"), []);
});

test("a word of banking without a name is no firm", () => {
  const banks = ["salary slips, bank", "Select Bank Name", "SSL Secure Bank-level security", "Licensed by Bank of X"];
  for (const text of [...banks, "including but not limited to", "© 2026, ltd.", "Type: Trust to private limited"]) {
    assert.deepEqual(parties(text, "footer"), [], text);
  }
});

test("a menu that names partners takes nothing from the copyright behind it", () => {
  const text = "合作伙伴 联系我们 COPYRIGHT 2015 All Rights Reserved 北京某某科技有限公司 版权所有";
  assert.deepEqual(parties(text, "footer"), ["北京某某科技有限公司"]);
});

test("one firm in a line of its own is behind the page, several are a list", () => {
  const lines = ["东渚商业银行股份有限公司 消费信贷中心", "甲小额贷款有限公司"].map((text) => ({
    text,
    where: /** @type {const} */ ("body"),
  }));
  assert.deepEqual(namedIn(facts({ lines: lines.slice(0, 1) })).map(({ names }) => names[0]), ["东渚商业银行股份有限公司"]);
  assert.deepEqual(namedIn(facts({ lines })), []);
});

test("a firm in a title is a part of it", () => {
  assert.deepEqual(namedIn(facts({ title: "联系我们-某某(北京) 有限公司" })).filter((one) => one.legal), []);
  const legal = namedIn(facts({ title: "Loans - River Nova Bank" })).filter((one) => one.legal);
  assert.deepEqual(legal.map(({ names }) => names[0]), ["River Nova Bank"]);
});

test("a product of banking is not a bank", () => {
  assert.deepEqual(lenders("贷款人请先绑定银行卡，并登录网上银行账户"), []);
});

test("there is a bound to what is named", () => {
  const lines = Array.from({ length: 60 }, (_, n) => ({
    text: `资金方：第${n}号消费金融有限公司`,
    where: /** @type {const} */ ("body"),
  }));
  assert.equal(namedIn(facts({ lines })).length, 30);
});

test("who greets is the firm behind the page; what a form offers to choose is not", () => {
  assert.deepEqual(parties("Welcome to Oreo Bank Ltd Mobile Website."), ["Oreo Bank Ltd"]);
  assert.deepEqual(parties("欢迎来到临河小额贷款有限公司"), ["临河小额贷款有限公司"]);
  assert.deepEqual(parties("Direct Bank", "form"), []);
});

test("the loans of several banks name no lender, nor does one in a row of offers", () => {
  assert.deepEqual(inLine("Orrin Bank Personal Loans up to 10L"), []);
  const lines = ["泽溪银行车险贷申请", "东渚银行车险贷申请"].map((text) => ({ text, where: /** @type {const} */ ("body") }));
  assert.deepEqual(namedIn(facts({ lines })), []);
  assert.equal(namedIn(facts({ lines: lines.slice(0, 1) })).length, 1);
});

test("a bank without a name is none, nor is a label", () => {
  for (const text of ["大额分期由银行直接放款，优先推荐", "本中心非銀行、放款機構或貸款代辦", "当前状态：贷款银行：", "资金由合作银行提供", "同意出借方通过银行支付"]) {
    assert.deepEqual(inLine(text), [], text);
  }
});

test("what a sentence says of lenders holds for that sentence alone", () => {
  const compares = "Rates are sourced from lender websites. This is no advice. © 2026 Ratefox Ireland Limited";
  assert.deepEqual(lenders(compares, "footer"), []);
  assert.deepEqual(lenders("利率来自放款机构。东浦咨询有限公司", "footer"), []);
});

/** @type {[string, Where, string[]][]} */
const BEHIND = [
  ["© 2026 Ember Mortgage Partners, LP | All rights reserved.", "footer", ["Ember Mortgage Partners, LP"]],
  ["© 2023 OTJI Cash Services CC | All Rights Reserved.", "footer", ["OTJI Cash Services CC"]],
  ["© Arazkredit ASC 2021", "footer", ["Arazkredit ASC"]],
  ["Copyright © 2017 by Oreo Bank (Vietnam) Ltd, all rights reserved", "footer", ["Oreo Bank (Vietnam) Ltd"]],
  ["Kwik is owned and operated by Cash Pond, LLC, a Nevada limited liability company", "body", ["Cash Pond, LLC"]],
  ["By using Kwik, you authorize Tamarind eResources Ltd to share it", "form", ["Tamarind eResources Ltd"]],
  ["Tamarind eResources Ltd is a Zambian-owned provider of loans", "body", ["Tamarind eResources Ltd"]],
  ["Harbour Financial Services Limited can help their client", "body", ["Harbour Financial Services Limited"]],
  ["(Jasmin Consultancy Services Pvt Ltd)", "body", ["Jasmin Consultancy Services Pvt Ltd"]],
  ["PINJAMAN Koperasi Daya Bahari melayani anggotanya", "body", ["Koperasi Daya Bahari"]],
  ["Koperasi Pegawai RI Universitas Bahari", "body", ["Koperasi Pegawai RI Universitas Bahari"]],
  ["BPR Bahari Sukses terdaftar dan diawasi oleh OJK", "footer", ["BPR Bahari Sukses"]],
  ["© 2025 Sao | Công ty Tài chính TNHH MTV SAO KHUYA", "footer", ["Công ty Tài chính TNHH MTV SAO KHUYA"]],
  ["Đơn vị chủ quản: Công ty Cổ phần Kinh doanh S88 Hotline: 1900", "body", ["Công ty Cổ phần Kinh doanh S88"]],
  ["Bản quyền © 2020 thuộc về Ngân hàng TMCP Sao Khuya Địa chỉ: Hà Nội", "body", ["Ngân hàng TMCP Sao Khuya"]],
  ["BẢN QUYỀN NGÂN HÀNG TMCP SAO KHUYA", "footer", ["NGÂN HÀNG TMCP SAO KHUYA"]],
  ["Four River Pawn and Loan, LLC.", "body", ["Four River Pawn and Loan, LLC."]],
  ["Copyright©2023 鴻浦企業社 隱私權政策", "body", ["鴻浦企業社"]],
  ["© 2026 KSPPS Bahari Mandiri. Seluruh hak cipta dilindungi", "footer", ["KSPPS Bahari Mandiri"]],
  ["© 2561 บริษัท บัตรสายน้ำ จำกัด (มหาชน)", "footer", ["บริษัท บัตรสายน้ำ จำกัด (มหาชน)".normalize("NFKC")]],
  ["Company: RIVER ONLINE LENDING, INC", "body", ["RIVER ONLINE LENDING, INC"]],
  ["© Crédit Fluvial Ltd", "footer", ["Crédit Fluvial Ltd"]],
  ["Я даю согласие ООО «Речной Заём»", "form", ["ООО «Речной Заём»"]],
];
for (const [text, where, expected] of BEHIND) {
  test(`the firm behind the page in “${text}”`, () => assert.deepEqual(parties(text, where), expected));
}

test("a regulator, an award, a row of banks and a kind of firm are nobody behind the page", () => {
  const footers = [
    "Giấy phép do Ngân hàng Nhà nước Việt Nam cấp",
    "Công ty Tài chính tốt nhất Việt Nam, bản quyền",
    "IDEX FIRST Bank Aditi Finance Mutho Finance",
    "Shop act licence Partnership deed / LLP",
    "Tentang BANK",
    "Licensed by the Avalon State Corporation Commission",
    "© 2025 Kwik Boost · Not affiliated with Acacia Mobile PLC",
    "© 2024 THẺ TÍN DỤNG BANK 247",
    "Amanah: Koperasi Simpan Pinjam dan Pembiayaan Syariah yang melayani anggota",
  ];
  for (const text of footers) assert.deepEqual(inLine(text, "footer"), [], text);
  assert.deepEqual(inLine("Nairtel Pmts Nairtel Payments Bank"), []);
  assert.deepEqual(inLine("Không phải là đơn vị cho vay: Công ty TNHH Sao Khuya", "footer"), []);
});

test("a bank alone in a line is behind the page where its title says so too", () => {
  const lines = [{ text: "Oreo Bank", where: /** @type {const} */ ("body") }];
  const read = (/** @type {string} */ title) => namedIn(facts({ lines, title })).filter(({ line }) => line === 0);
  assert.equal(read("Loans | Oreo Bank").length, 1);
  assert.equal(read("Loans compared").length, 0);
});
