/** Fetches a newer edition and takes it up, beside the page. */

import { takeFromServer } from "../worker/edition-in-hand.js";
import { canVerify } from "./signatures.js";

globalThis.onmessage = async () => {
  await canVerify();
  globalThis.postMessage(await takeFromServer().then(() => "done", () => "failed"));
};
