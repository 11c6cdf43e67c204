/** The way out of a page about harassment or violence. */

import { ownUrl } from "../browser/own-files.js";
import { make } from "./dom.js";
import "./leave.js";

/** Until the owner's page is read. */
const NOWHERE = "about:blank";

/**
 * Leads to the page that the owner of the server set, which came with our files. "" where a page of the server has it
 * above already.
 *
 * @param {import("../core/i18n.js").Say} say
 */
export function leaveLink(say) {
  if (document.querySelector("body > .leaving")) return "";
  const link = make("a", { href: NOWHERE, class: "leave", id: "leave" }, [say("page_leave")]);
  link.rel = "noreferrer";
  void elsewhere().then((href) => (link.href = href), () => undefined);
  return make("aside", { class: "leaving", "aria-label": say("page_leave") }, [link]);
}

/** A page of the server says it itself. @returns {Promise<string>} */
async function elsewhere() {
  const said = document.getElementById("main")?.dataset.elsewhere;
  if (said) return said;
  const found = await (await fetch(ownUrl("data/trust.json"))).json();
  return found.leave_to;
}
