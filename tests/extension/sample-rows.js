/** The sample edition as rows, for tests that ask it questions. */
import "fake-indexeddb/auto";
import { open, write } from "../../extension/core/edition/database.js";
import { verifiedSample } from "./sample.js";

const { manifest, files } = verifiedSample();
await write(manifest, files);
export const ROWS = await open(manifest.edition);
export const MANIFEST = manifest;
