/** The way out of a page about harassment or violence. */

import { ownUrl } from "../browser/own-files.js";
import { make } from "./dom.js";
import "./leave.js";

/** Until the owner's page is read. */
const NOWHERE = "about:blank";

/**
 * Puts it into the header, where it neither covers nor moves what is below, and stays in sight. It leads to the page
 * that the owner of the server set, which came with our files.
 *
 * @param {import("../core/i18n.js").Say} say
 */
export function showLeave(say) {
  if (document.querySelector("header .leave")) return;
  const link = make("a", { href: NOWHERE, class: "leave", id: "leave" }, [say("page_leave")]);
  link.rel = "noreferrer";
  void elsewhere().then((href) => (link.href = href), () => undefined);
  document.querySelector("header.top > div")?.append(link);
}

/** A page of the server says it itself. @returns {Promise<string>} */
async function elsewhere() {
  const said = document.getElementById("main")?.dataset.elsewhere;
  if (said) return said;
  const found = await (await fetch(ownUrl("data/trust.json"))).json();
  return found.leave_to;
}
