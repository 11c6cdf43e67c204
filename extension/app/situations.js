/** What most people come with, right below the box: the card that helps is one tap away. */

import { make } from "../pages/dom.js";
import { HOME_SITUATIONS } from "../pages/home-situations.js";
import { icon } from "../pages/icons.js";

/** By which the address of the home page asks for one. */
export const ASKED = "situation";

/** @param {(id: string) => unknown} open  shows the card of a situation @param {import("../core/i18n.js").Say} say */
export function situations(open, say) {
  const rows = HOME_SITUATIONS.map(([name, picture, id]) => {
    const drawn = icon(/** @type {import("../pages/icons.js").IconName} */ (picture));
    const link = make("a", { href: `?${ASKED}=${id}` }, [drawn, say(name), icon("next")]);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(id);
    });
    return make("li", {}, [link]);
  });
  return make("ul", { class: "card ways" }, rows);
}
