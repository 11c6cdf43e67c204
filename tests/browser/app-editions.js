/** Which editions the phone app takes and which it refuses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, press, shows } from "./app-page.js";
import { DAY, FOLDER, flipped, now, published } from "./edition.js";
import { said } from "./extension.js";
import { newKey } from "./publisher.js";
import { until } from "./until.js";

/** Before a script: its browser knows no Ed25519. */
const NO_ED25519 =
  'const known = crypto.subtle.importKey.bind(crypto.subtle); crypto.subtle.importKey = (...all) => all[2]?.name === ' +
  '"Ed25519" ? Promise.reject(new DOMException("unknown", "NotSupportedError")) : known(...all);\n';

/** @param {import("./app-under-test.js").PhoneApp} app */
export function testsOfEditions(app) {
  test("an edition that is not to be believed is refused, and the one in hand stays", async () => {
    const { by, content, first } = app.site;
    const how = { by, published: now() - 60 };
    const more = { ...content, files: changed(content.files) };
    /** @type {[string, import("./edition.js").Edition][]} */
    const bad = [
      ["tampered", flipped(published(more, how), shardOf(content.files))],
      ["expired", published(content, { ...how, expires: now() - 30 })],
      ["older", published(content, { by, published: now() - 9 * DAY, issued: now() - 8 * DAY })],
      ["unknown_key", published(content, { ...how, signers: [newKey()] })],
    ];
    for (const [code, edition] of bad) {
      await app.site.offer(edition);
      await app.open();
      await app.page.waitForSelector("#refresh");
      await app.page.evaluate(press, "#refresh");
      await until(() => app.page.evaluate(shows, "#edition", said(`refused_${code}`)), `to be refused as ${code}`);
      await app.held(first);
    }
    assert.equal(await app.answerTo("招联"), "licensed");
  });

  test("a newer edition comes with what changed, and little more", async () => {
    const { by, content } = app.site;
    const next = published({ ...content, files: changed(content.files) }, { by, published: now() - 30 });
    await app.site.offer(next);
    await app.open();
    await app.page.waitForSelector("#refresh");
    const sofar = app.site.asked.length;
    await app.page.evaluate(press, "#refresh");
    await app.held(next);
    const asked = app.site.asked.slice(sofar).filter(({ path }) => path.includes("/v2/"));
    assert.ok(asked.length >= 3);
    assert.ok(asked.reduce((sum, { bytes }) => sum + bytes, 0) <= 25_000);
  });

  test("where the browser knows no Ed25519 the library verifies, and refuses a wrong signature", async () => {
    const { by, content, first } = app.site;
    await app.site.offer(first);
    const wrong = published(content, { by: { ...by, timestamp: { ...newKey(), id: by.timestamp.id } } });
    app.site.changed.set("/edition-worker.js", (body) => Buffer.concat([Buffer.from(NO_ED25519), body]));
    let library = "";
    try {
      await app.fresh(async (other) => {
        await other.evaluateOnNewDocument(NO_ED25519);
        await other.goto(`${app.site.address}/`);
        await until(() => other.evaluate(holds, String(first.number)), "the edition");
        await app.site.offer(wrong);
        await other.evaluate(press, "#refresh");
        await until(() => other.evaluate(shows, "#edition", said("refused_bad_signature")), "a refusal");
        const asked = app.site.asked.map(({ path }) => path);
        library = asked.find((path) => /^\/ed25519-library-\w+\.js$/u.test(path)) ?? assert.fail("no library");
        await app.opensWithout(other, library.slice(1));
      });
      app.site.changed.set(library, () => Buffer.from("export const verifyAsync = null;"));
      await app.fresh(async (other) => {
        await other.evaluateOnNewDocument(NO_ED25519);
        await other.goto(`${app.site.address}/`);
        await until(() => other.evaluate(shows, "#missing", said("app_lacks_signatures")), "what is lacking");
      });
    } finally {
      app.site.changed.clear();
    }
  });
}

/** The same files with one more warning in a shard. @param {Map<string, Buffer>} files */
function changed(files) {
  const name = shardOf(files);
  const file = JSON.parse(String(files.get(name)));
  file.warned.push([Buffer.alloc(16, 7).toString("base64url"), 0, ""]);
  return new Map(files).set(name, Buffer.from(JSON.stringify(file)));
}

/** A file of warnings that a phone in China fetches. @param {Map<string, Buffer>} files */
function shardOf(files) {
  return [...files.keys()].find((one) => one.startsWith(FOLDER) && /\/[A-Z]{2}\/warned\//u.test(one)) ?? "";
}
