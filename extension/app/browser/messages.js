/** What the app's worker is asked: to fetch a newer edition, or what comes behind it. One page asks at a time. */

import { tellFetching } from "../fetching.js";
import { ownUrl } from "./own-files.js";

/** @typedef {{type: "refresh" | "behind"}} Message */

/** @type {Map<Message["type"], Promise<unknown>>} */
const asking = new Map();

/**
 * Done once the server was asked and what is newer is in hand, or refused. Fails where even that cannot be kept.
 *
 * @param {Message} message
 * @returns {Promise<unknown>}
 */
export function askWorker(message) {
  const { type } = message;
  const asked = asking.get(type) ?? behindOtherPages(() => told(message)).finally(() => asking.delete(type));
  asking.set(type, asked);
  return asked;
}

/** @param {Message} message */
function told(message) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(ownUrl("edition-worker.js"), { type: "module" });
    const end = (/** @type {boolean} */ isDone) => {
      worker.terminate();
      tellFetching(null);
      if (isDone) resolve(null);
      else reject(new Error("the worker failed"));
    };
    worker.onmessage = ({ data }) => {
      if (typeof data === "string") end(data === "done");
      else tellFetching(data);
    };
    worker.onerror = () => end(false);
    worker.postMessage(message);
  });
}

/** Behind our other open pages. @template T @param {() => Promise<T>} act @returns {Promise<T>} */
function behindOtherPages(act) {
  return navigator.locks ? navigator.locks.request("edition", act) : act();
}
