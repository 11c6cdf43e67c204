/** The phone guide of the extension: the words and drawings of the server's, reached from the checklist, at 360 px. */
import assert from "node:assert/strict";
import { test } from "node:test";

/** @param {import("./extension-under-test.js").ExtensionUnderTest} it */
export function testsOfPhone(it) {
  test("the same systems, steps and screens as on the server", async () => {
    const { browser, prepared } = it;
    const list = await browser.openExtensionPage(
      await browser.extensionUrl("pages/checklist.html?id=cn/before-borrowing"),
    );
    await list.waitForSelector("#phone");
    const link = await list.evaluate(() => /** @type {HTMLAnchorElement} */ (document.querySelector("#phone")).href);
    await list.close();
    for (const way of ["", "sms", "overlay"]) {
      const page = await browser.openExtensionPage(`${link.split("?")[0]}?for=${way}`);
      await page.waitForSelector(".screens");
      const ours = await page.evaluate(guideIn, "");
      const html = await (await fetch(`${prepared.server}/help/phone?lang=zh-CN&for=${way}`)).text();
      const theirs = await page.evaluate(guideIn, html);
      assert.ok(ours.length >= 3);
      assert.deepEqual(ours, theirs);
      await page.close();
    }
  });

  test("nothing is cut off on a small phone", async () => {
    const { browser } = it;
    const page = await browser.openExtensionPage(await browser.extensionUrl("pages/phone.html"));
    await page.setViewport({ width: 360, height: 640 });
    await page.waitForSelector(".screens");
    assert.equal(
      await page.evaluate(() => document.querySelectorAll("details[open]").length),
      0,
      "each phone is opened by who has it",
    );
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
    const lines = await page.evaluate(() =>
      [...document.querySelectorAll(".small .date")].map((one) => one.getClientRects().length),
    );
    assert.ok(lines.length > 0);
    assert.ok(lines.every((count) => count === 1), "a date stands on one line");
  });
}

/** The systems of a guide with their steps and drawings. @param {string} html  "" for the document itself */
function guideIn(html) {
  const guide = html ? new DOMParser().parseFromString(html, "text/html") : document;
  return [...guide.querySelectorAll("section:has(.screens)")].map((one) => ({
    id: one.id,
    steps: [...one.querySelectorAll(".screens b")].map((step) => step.textContent?.replace(/\s+/gu, " ").trim()),
    screens: [...one.querySelectorAll("svg")].map((svg) =>
      [...svg.children].map((part) =>
        [
          part.tagName,
          ...[...part.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
          part.textContent,
        ].join(" "),
      ),
    ),
  }));
}
