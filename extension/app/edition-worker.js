/** Fetches a newer edition and takes it up, beside the page. */

import { takeFromServer } from "../worker/edition-in-hand.js";
import { canVerify } from "./signatures.js";

globalThis.onmessage = async () => {
  await canVerify();
  await takeFromServer().catch(() => undefined);
  globalThis.postMessage("done");
};
