/**
 * Unpacking as browsers do it. Node 20 passes over bytes behind a deflate stream, which the Compression Standard
 * refuses; importing this makes it refuse them too.
 */
import { Duplex } from "node:stream";
import { TransformStream } from "node:stream/web";
import { createInflateRaw } from "node:zlib";

class StrictDecompressionStream {
  constructor() {
    const inflater = createInflateRaw();
    let given = 0;
    const count = new TransformStream({
      transform(chunk, controller) {
        given += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const refuse = new TransformStream({
      flush(controller) {
        if (inflater.bytesWritten < given) controller.error(new TypeError("bytes behind the stream"));
      },
    });
    const { readable, writable } = Duplex.toWeb(inflater);
    this.writable = count.writable;
    count.readable.pipeTo(writable).catch(() => {});
    this.readable = readable.pipeThrough(refuse);
  }
}

Object.assign(globalThis, { DecompressionStream: StrictDecompressionStream });
