/** The reader of APKs: the shared cases, and how little it reads of a large file. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readIcon } from "../../../../extension/core/apk/icon.js";
import { ApkRefused } from "../../../../extension/core/apk/problems.js";
import { openApk, readOpened } from "../../../../extension/core/apk/read.js";
import { held, ofBlob } from "../../../../extension/core/apk/source.js";
import { contentsInPieces, inflate } from "../../../../extension/core/apk/zip-entry.js";

/** @typedef {import("../../../../extension/core/apk/source.js").Source} Source */

const CASES = new URL("../../../cases/apks.json", import.meta.url);
/** @type {{name: string, file: string, says: any}[]} */
const cases = JSON.parse(readFileSync(CASES, "utf8")).cases;

/** @param {string} name */
const fileOf = (name) => new Uint8Array(Buffer.from(cases.find((one) => one.name === name)?.file ?? "", "base64"));

/** @param {Source} source */
async function said(source) {
  try {
    return await readOpened(await openApk(source));
  } catch (error) {
    if (error instanceof ApkRefused) return { error: error.code };
    throw error;
  }
}

for (const { name, says } of cases) {
  test(`an APK is read or refused: ${name}`, async () => {
    assert.deepEqual(await said(held(fileOf(name))), says);
    assert.deepEqual(await said(ofBlob(new Blob([fileOf(name)]))), says);
  });
}

/** A file with 200 MB of nothing before its list of contents. @param {Uint8Array<ArrayBuffer>} whole */
function stretched(whole) {
  const hole = 200_000_000;
  const start = whole.length - 22 - new DataView(whole.buffer).getUint32(whole.length - 10, true);
  const file = whole.slice();
  new DataView(file.buffer).setUint32(file.length - 6, start + hole, true);
  const read = { bytes: 0, most: 0 };
  /** @type {Source} */
  const source = {
    size: file.length + hole,
    read: async (at, length) => {
      read.bytes += length;
      read.most = Math.max(read.most, length);
      const part = new Uint8Array(length);
      part.set(file.subarray(at, Math.min(at + length, start)).subarray(0, length));
      const after = Math.max(at, start + hole);
      if (after < at + length) part.set(file.subarray(after - hole, at + length - hole), after - at);
      return part;
    },
  };
  return { source, read };
}

test("of a large file a few ranges are read, none of them large", async () => {
  const { source, read } = stretched(fileOf("deflated"));
  const facts = await readOpened(await openApk(source));
  assert.equal(facts.package, "com.example.loan");
  assert.ok(read.bytes < source.size / 1000, `${read.bytes}`);
  assert.ok(read.most < 100_000, `${read.most}`);
});

test("a file that ends while it is read is refused", async () => {
  const whole = held(fileOf("plain"));
  /** @type {Source} */
  const cut = { size: whole.size, read: async (at, length) => (await whole.read(at, length)).subarray(0, length - 1) };
  await assert.rejects(openApk(cut), { code: "unreadable" });
});

test("a file that goes away while it is unpacked is not told as damaged", async () => {
  const { source, directory } = await openApk(held(fileOf("deflated")));
  const entry = /** @type {import("../../../../extension/core/apk/zip-directory.js").Entry} */ (
    directory.entries.get("AndroidManifest.xml")
  );
  /** @type {Source} */
  const gone = {
    size: source.size,
    read(at, length) {
      if (length === entry.packed) throw new DOMException("gone", "NotReadableError");
      return source.read(at, length);
    },
  };
  await assert.rejects(contentsInPieces(gone, directory, entry, 1_000_000).next(), { name: "NotReadableError" });
});

for (const [name, type] of [
  ["a picture", "image/png"],
  ["no picture", undefined],
  ["a huge picture", undefined],
  ["plain", undefined],
]) {
  test(`an icon is a picture or nothing: ${name}`, async () => {
    const apk = await openApk(held(fileOf(String(name))));
    const icon = await readIcon(apk, (await readOpened(apk)).icon);
    assert.equal(icon?.type, type);
  });
}

test("a bomb is left after as many bytes as it says", async () => {
  const stream = new Blob([new Uint8Array(50_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = await new Response(stream).arrayBuffer();
  await assert.rejects(inflate(new Uint8Array(packed), 1000), { code: "bad-inflate" });
});
