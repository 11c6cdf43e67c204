import assert from "node:assert/strict";
import { test } from "node:test";
import { byHost, byLicence, byName } from "../../../../extension/core/lookup/lookup.js";
import { mark } from "../../../../extension/core/edition/hashed-ids.js";
import { ROWS } from "../../sample-rows.js";

/** @param {string} address */
async function said(address) {
  const { answer } = await byHost(ROWS, address);
  return `${answer.verdict} ${answer.reason}`;
}

test("a host, its page and its subdomain give the same lender, with listing and claim", async () => {
  for (const address of ["1-cash.sg", "https://www.1-cash.sg/apply", "pay.1-cash.sg"]) {
    const { answer, matched } = await byHost(ROWS, address);
    assert.equal(answer.verdict, "licensed");
    assert.equal(answer.lender?.name, "1 - CASH PTE. LTD.");
    assert.deepEqual(answer.evidence.map(({ type }) => type), ["listing", "claim"]);
    assert.equal(matched, "1-cash.sg");
  }
});

test("a host that third parties report is uncovered", async () =>
  assert.equal(await said("mucfc.com"), "uncovered reported"));
test("an unknown host is none", async () => assert.equal(await said("wikipedia.org"), "none unknown"));
test("a shared host is none, whatever stands below its parents", async () =>
  assert.equal(await said("https://play.google.com/x"), "none shared_host"));

test("a leading dot shares all below; a public suffix carries no verdict either", async () => {
  assert.equal(await said("https://x.deep.facebook.com/loan"), "none shared_host");
  assert.equal(await said("https://x.github.io/"), "none unknown");
  assert.equal(await said("https://com.sg/"), "none shared_host");
});
test("what is no host is none", async () => assert.equal(await said("http://192.168.1.1/"), "none unknown"));
test("a warned host, and what lies below it, is warned", async () => {
  assert.equal(await said("globalfxm.example"), "warned host");
  assert.equal(await said("www.trade.globalfxm.example"), "warned host");
  const { answer } = await byHost(ROWS, "globalfxm.example");
  assert.equal(answer.evidence[0].register, "lt-warnings");
});

test("a warning whose row has words of its own shows them", async () => {
  const { answer } = await byHost(ROWS, "bad.msxf.com");
  assert.equal(answer.evidence[0].note, "Fintech Ilegal · Peer To Peer Lending");
  assert.equal((await byHost(ROWS, "globalfxm.example")).answer.evidence[0].note, undefined);
});

test("the most specific name decides", async () => {
  assert.equal(await said("bad.msxf.com"), "warned host");
  assert.equal(await said("msxf.com"), "licensed channel");
});

test("several lenders on one host stand in the evidence, the strongest as the lender", async () => {
  const { answer } = await byHost(ROWS, "two.example");
  assert.equal(answer.lender?.name, "马上消费金融股份有限公司");
  assert.deepEqual([...new Set(answer.evidence.map((one) => one.lender))], ["马上消费金融股份有限公司", "终止消费金融有限公司"]);
});

test("an answer says what is and is not covered in the lender's country, and via which copy", async () => {
  const { answer } = await byHost(ROWS, "msxf.com");
  assert.deepEqual(answer.covered.map(({ country }) => country), ["CN"]);
  assert.deepEqual(answer.not_covered.map(({ category }) => category), ["small-loan"]);
  assert.equal(answer.evidence[0].via, "a copy");
  assert.deepEqual(answer.evidence[1].links, ["https://proof.example/"]);
});

test("names are found in any spelling, brands too", async () => {
  for (const name of ["招聯消費金融股份有限公司", "招联"]) {
    assert.deepEqual((await byName(ROWS, name)).map((lender) => lender.name), ["招联消费金融股份有限公司"]);
  }
  assert.equal((await byName(ROWS, "同名")).length, 2);
  assert.deepEqual(await byName(ROWS, "某某消费金融有限公司"), []);
});

test("a licence number finds its lender", async () => {
  assert.deepEqual((await byLicence(ROWS, "X0010H250000001")).map(({ name }) => name), ["马上消费金融股份有限公司"]);
});

test("warned hosts are stored as 22 characters of a hash", async () =>
  assert.match(await mark("host", "globalfxm.example"), /^[\w-]{22}$/u));
