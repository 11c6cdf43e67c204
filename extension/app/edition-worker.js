/** Fetches a newer edition and takes it up, or what comes behind it, beside the page. */

import { whenBytesCome } from "../core/edition/requests.js";
import { takeBehind, takeFromServer } from "../worker/edition-in-hand.js";
import { canVerify } from "./signatures.js";

whenBytesCome((came, all) => globalThis.postMessage({ came, all }));

globalThis.onmessage = async ({ data }) => {
  await canVerify();
  const take = data.type === "behind" ? takeBehind : takeFromServer;
  globalThis.postMessage(await take().then(() => "done", () => "failed"));
};
