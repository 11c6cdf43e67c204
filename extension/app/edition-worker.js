/** Fetches a newer edition and takes it up, or what comes behind it, beside the page. */

import { takeBehind, takeFromServer } from "../worker/edition-in-hand.js";
import { canVerify } from "./signatures.js";

globalThis.onmessage = async ({ data }) => {
  await canVerify();
  const take = data.type === "behind" ? takeBehind : takeFromServer;
  globalThis.postMessage(await take().then(() => "done", () => "failed"));
};
