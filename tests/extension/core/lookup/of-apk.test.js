/** What the edition says of what an APK calls itself: nothing in a file makes anybody licensed. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { speaker } from "../../../../extension/core/i18n.js";
import { alikePackages } from "../../../../extension/core/lookup/alike-packages.js";
import { identityOf } from "../../../../extension/core/lookup/of-apk.js";
import { QUIET } from "../../../../extension/core/verdict/decide.js";
import { ROWS } from "../../sample-rows.js";

const CATALOGUE = new URL("../../../../extension/_locales/zh_CN/messages.json", import.meta.url);
const SPEAKING = /** @type {const} */ ({
  language: "zh_CN",
  say: speaker(JSON.parse(await readFile(CATALOGUE, "utf8")), "zh_CN"),
});

/**
 * @param {string} name  its package
 * @param {string} [label]
 * @param {string} [subject]
 */
function identity(name, label = "", subject = "CN=Android Debug, O=Android, C=US") {
  const facts = /** @type {any} */ ({ package: name, label, labels: {}, signers: [{ subject }] });
  return identityOf(ROWS, facts, SPEAKING);
}

test("a package that a licensed lender declares is nobody's proof", async () => {
  const { package: found, recorded, alike } = await identity("com.onecash.app");
  assert.equal(found.answer.verdict, "uncovered");
  assert.match(found.card.because, /1 - CASH PTE\. LTD\.列有这个包名。但包名谁都能写进文件/u);
  assert.deepEqual([recorded, alike], [[], []]);
});

test("a package that a regulator warns of is warned", async () => {
  const { package: found } = await identity("com.bad.loans", "招联消费金融");
  assert.equal(found.answer.verdict, "warned");
  assert.match(found.card.because, /警示这个应用/u);
  assert.equal(found.card.steps[0], "先别装");
});

test("a package that nobody knows says nothing good or bad, and its name is looked up", async () => {
  const { package: found, name } = await identity("com.never.seen.anywhere", "招联消费金融股份有限公司");
  assert.equal(found.answer.verdict, "none");
  assert.match(found.card.because, /不说明好坏/u);
  assert.equal(name?.answer.verdict, "uncovered");
  assert.match(name?.card.because ?? "", /名字谁都能写，不能证明/u);
  assert.equal((await identity("com.never.seen.anywhere", "手电筒")).name, null);
});

test("a product's name on another package than the one known of it is told", async () => {
  const { name, recorded } = await identity("com.never.seen.anywhere", "快钱花");
  assert.equal(name?.answer.product?.name, "快钱花");
  assert.deepEqual(recorded, ["com.kuaiqian.hua"]);
  assert.deepEqual((await identity("com.kuaiqian.hua", "快钱花")).recorded, []);
});

test("a name that only asks back says which names are near", async () => {
  const { name } = await identity("com.never.seen.anywhere", "kuaiqianhua");
  assert.equal(name?.card.because, "名字和资料里的快钱花相近。名字谁都能写，不能证明这个应用和它有关。");
});

test("a package that is nearly a known one is told, and the known one is not", async () => {
  for (const near of ["com.onecash.app2.loan", "com.OneCash.app", "com.onecassh.app", "com.onecash.app.vip"]) {
    const alike = near === "com.onecash.app2.loan" ? [] : ["com.onecash.app"];
    assert.deepEqual((await identity(near)).alike, alike, near);
  }
});

test("the certificate's name is looked up, quoted or not, and decides nothing", async () => {
  const plain = await identity("com.never.seen.anywhere", "", "CN=x, OU=y, O=招联消费金融股份有限公司, C=CN");
  assert.deepEqual([plain.signer, plain.signerListed], ["招联消费金融股份有限公司", "招联消费金融股份有限公司"]);
  const quoted = await identity("com.never.seen.anywhere", "", 'CN=x, O="Some \\"Loans\\", Ltd", C=CN');
  assert.deepEqual([quoted.signer, quoted.signerListed], ['Some "Loans", Ltd', ""]);
});

test("whether the file names the certificate that was published for its package", async () => {
  const published = async (/** @type {string} */ name, /** @type {string[]} */ ...certificates) => {
    const signers = certificates.map((sha256) => ({ sha256, subject: "CN=x" }));
    const facts = /** @type {any} */ ({ package: name, label: "", labels: {}, signers });
    return (await identityOf(ROWS, facts, SPEAKING)).published?.isSame;
  };
  assert.equal(await published("com.kuaiqian.hua", "cd".repeat(32), "ab".repeat(32)), true);
  assert.equal(await published("com.kuaiqian.hua", "cd".repeat(32)), false);
  assert.equal(await published("com.kuaiqian.hua"), undefined, "an unsigned file is told as such");
  assert.equal(await published("com.never.seen.anywhere", "ab".repeat(32)), undefined);
});

test("an app whose main use is another is told apart", async () => {
  assert.equal((await identity("com.everything.pay")).isOther, true);
  assert.equal((await identity("com.kuaiqian.hua")).isOther, false);
});

test("no file ever gets a quiet verdict", async () => {
  const labels = ["", "招联消费金融股份有限公司", "安稳贷", "1 - CASH PTE. LTD.", "招联"];
  for (const name of ["com.onecash.app", "com.kuaiqian.hua", "com.never.seen.anywhere"]) {
    for (const label of labels) {
      const { package: found, name: named } = await identity(name, label);
      assert.ok(!QUIET.includes(found.answer.verdict), name);
      assert.ok(!named || !QUIET.includes(named.answer.verdict), label);
    }
  }
});

test("which packages are nearly a known one", () => {
  const known = ["com.paydaylender.app", "com.cashvia", "in.rupeefirst.loans", "id1028809596"];
  const cases = /** @type {[string, string[]][]} */ ([
    ["com.paydaylender.app", []],
    ["com.PaydayLender.app", ["com.paydaylender.app"]],
    ["com.payday1ender.app", ["com.paydaylender.app"]],
    ["com.paydaylenders.app", ["com.paydaylender.app"]],
    ["com.paydaylender.app.vip", ["com.paydaylender.app"]],
    ["cn.paydaylender.app", ["com.paydaylender.app"]],
    ["com.paydaylender.apk", []],
    ["com.cashvia.loan", []],
    ["com.rupeefirst.loans", ["in.rupeefirst.loans"]],
    ["a".repeat(300), []],
  ]);
  for (const [asked, alike] of cases) assert.deepEqual(alikePackages(asked, known), alike, asked);
});
