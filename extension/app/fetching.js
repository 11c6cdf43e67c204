/** How much of an edition has come so far: told by what asks the worker, shown below the box. */

import { make } from "../pages/dom.js";

/** @typedef {{came: number, all: number}} Came  bytes; `all` grows while files are begun, 0 where no server says it */

const KILO = 1000;
/** @type {((came: Came | null) => unknown)[]} */
const hearers = [];

/** @param {Came | null} came  null once it has ended, however */
export function tellFetching(came) {
  for (const hear of hearers) hear(came);
}

/** A bar with its kB, while something is fetched. @param {import("../core/i18n.js").Say} say */
export function fetchingBar(say) {
  const bar = make("progress", { "aria-hidden": "true" });
  const words = make("p", { class: "small", role: "status" });
  const part = make("div", { id: "fetching" }, [words, bar]);
  part.hidden = true;
  hearers.push((found) => {
    part.hidden = !found;
    if (!found) return;
    const { came, all } = found;
    const [done, whole] = [came, Math.max(all, came)].map((bytes) => Math.round(bytes / KILO));
    if (all) Object.assign(bar, { max: whole, value: done });
    words.textContent = say(all ? "app_fetching_part" : "app_fetching_came", { done, all: whole });
  });
  return part;
}
