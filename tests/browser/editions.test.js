/** Which editions the extension takes and which it refuses, in both browsers. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KINDS, launch } from "./browsers.js";
import { DAY, flipped, newKey, now, readEdition, republish, signedAs, unsigned } from "./edition.js";
import { serveEditions } from "./edition-server.js";
import { begin, judged, popupSaying, said, state } from "./extension.js";
import { bundle, prepare } from "./setup.js";
import { fixtureSites } from "./sites.js";
import { until } from "./until.js";

const LENDER = "http://www.msxf.com/loan";
const KEY = newKey();
const STRANGER = newKey();

for (const kind of KINDS) {
  describe(`in ${kind}`, () => {
    /** @type {import("./setup.js").Prepared} */
    let prepared;
    /** @type {Awaited<ReturnType<typeof serveEditions>>} */
    let server;
    /** @type {import("./browsers.js").Browser} */
    let browser;
    /** @type {import("./browsers.js").Page} */
    let page;
    /** @type {import("./edition.js").Edition} */
    let published;
    const bundledAt = now() - 20 * DAY;
    const newerAt = now() - 10 * DAY;

    before(async () => {
      prepared = await prepare();
      published = await readEdition(join(prepared.extension, "data/edition"));
      server = await serveEditions();
      const edition = republish(published, { key: KEY, published: bundledAt });
      await bundle(prepared, { edition, key: KEY, server: server.address });
      browser = await launch(kind, { extension: prepared.extension, sites: fixtureSites() });
      page = await browser.newPage();
      await begin(browser);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
      await prepared?.remove();
    });

    test("the bundled edition is taken", async () => {
      await until(async () => (await kept()).edition?.number === bundledAt, "the bundled edition in hand");
    });

    test("a newer edition of the server is taken", async () => {
      server.offer(republish(published, { key: KEY, published: newerAt }));
      await ask();
      await until(async () => (await kept()).edition?.number === newerAt, "the newer edition in hand");
      assert.equal((await kept()).edition.origin, "server");
    });

    const offered = () => republish(published, { key: KEY });
    const refusals = {
      "with one flipped byte": { code: "tampered", offer: () => flipped(offered(), "cn.json") },
      "with a wrong signature": {
        code: "bad_signature",
        offer: () => signedAs(offered(), republish(published, { key: STRANGER })),
      },
      "with its expiry moved after it was signed": {
        code: "bad_signature",
        offer: () => signedAs(republish(published, { key: KEY, expires: now() + 400 * DAY }), offered()),
      },
      "signed by a key that is not trusted": {
        code: "unknown_key",
        offer: () => republish(published, { key: STRANGER }),
      },
      "without a signature": { code: "unsigned", offer: () => unsigned(offered()) },
      "with an older number": {
        code: "older",
        offer: () => republish(published, { key: KEY, published: newerAt - DAY }),
      },
      "already expired": { code: "expired", offer: () => republish(published, { key: KEY, expires: now() - 60 }) },
      "by a server that does not answer": { code: "unreachable", offer: () => null },
    };
    for (const [what, { code, offer }] of Object.entries(refusals)) {
      test(`an edition offered ${what} is refused and the one in hand stays`, async () => {
        server.offer(offer());
        const asked = Date.now();
        await ask();
        const { edition } = await until(async () => {
          const keeps = await kept();
          const last = keeps.refused?.server;
          return last?.code === code && Date.parse(last.at) >= asked && keeps;
        }, `the refusal "${code}"`);
        assert.equal(edition.number, newerAt);
        const { answer } = await judged(browser, page, LENDER, "licensed");
        assert.equal(answer.edition, newerAt);
        await popupSaying(browser, page, said(`refused_${code}`));
      });
    }

    test("the edition in hand stays usable past its expiry and says its age", async () => {
      const publishedAt = now() - 9 * DAY;
      const expires = now() + 4;
      server.offer(republish(published, { key: KEY, published: publishedAt, expires }));
      await ask();
      await until(async () => (await kept()).edition?.number === publishedAt, "the short-lived edition in hand");
      await until(() => now() > expires, "its expiry");
      const { answer } = await judged(browser, page, LENDER, "licensed");
      assert.equal(answer.edition, publishedAt);
      const { title } = await until(async () => {
        const shown = await state(browser);
        return shown.badge === said("badge_aged") && shown;
      }, "the toolbar to say that the edition is old");
      assert.ok(title.includes(said("aged")), title);
      await popupSaying(browser, page, said("aged"));
      await popupSaying(browser, page, said("age_days", { n: 9 }));
    });

    /** What the extension keeps about editions. @returns {Promise<any>} */
    function kept() {
      return browser.worker(() => chrome.storage.local.get(["edition", "refused", "checked"]));
    }

    /** Lets the daily question to the server be due now. */
    function ask() {
      return browser.worker(() => chrome.alarms.create("edition", { when: Date.now() }));
    }
  });
}
