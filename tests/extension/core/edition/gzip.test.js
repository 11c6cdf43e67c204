import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpacked, within } from "../../../../extension/core/edition/gzip.js";

test("of a text that grows a thousandfold no more comes out than the limit", async () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(50_000_000)));
  assert.ok(bomb.length < 60_000);
  assert.equal((await unpacked(bomb, 1000)).length, 1001);
});

test("a stream is read no further once it is too long", async () => {
  let pulls = 0;
  let isCancelled = false;
  const endless = new ReadableStream({
    pull: (controller) => ((pulls += 1), controller.enqueue(new Uint8Array(10))),
    cancel: () => void (isCancelled = true),
  });
  assert.equal((await within(endless, 35)).length, 36);
  assert.ok(isCancelled);
  assert.ok(pulls <= 6, String(pulls));
});
