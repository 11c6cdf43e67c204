/** The sample edition as rows, for tests that ask it questions. */
import "fake-indexeddb/auto";
import { open, write } from "../../extension/core/edition/database.js";
import { verifiedSample } from "./sample.js";

const { id, rows } = verifiedSample();
await write(id, rows);
export const ROWS = await open(id);
export const MANIFEST = rows.meta.get("manifest");
