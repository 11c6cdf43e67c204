/** The phone app on a plain static host, with editions that a publisher of the tests signs. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DAY, now, published, readContent } from "./edition.js";
import { newPublisher } from "./publisher.js";
import { exportSite } from "./setup.js";
import { serveFolder } from "./static-server.js";

/** @typedef {import("./edition.js").Edition} Edition */

/**
 * An exported site that trusts a new publisher, served; `content` is that of the real edition.
 *
 * @param {Pick<import("./setup.js").Prepared, "editions" | "server">} prepared  what was really published
 */
export async function appSite({ editions, server }) {
  const home = await mkdtemp(join(tmpdir(), "xiancha-app-"));
  const by = newPublisher();
  const content = await readContent(editions);
  const first = published(content, { by, published: now() - DAY });
  await write(join(home, "editions"), first);
  await exportSite(join(home, "editions"), join(home, "site"), server);
  const host = await serveFolder(join(home, "site"));
  return {
    ...host,
    by,
    content,
    first,
    /** From now on this is offered. @param {Edition} edition */
    offer: (edition) => write(join(home, "site/editions"), edition),
    async remove() {
      await host.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @param {string} folder @param {Edition} edition */
async function write(folder, { tree }) {
  for (const [path, body] of tree) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), body);
  }
}
