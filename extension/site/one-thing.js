/** What is one thing to be looked up, and no text. Pure. */

import { urlOf } from "../core/util/url-of.js";
import { NAME_LIMITS } from "../core/read/name-limits.js";
import { situationsIn, tells } from "../core/read/situations.js";

/** @typedef {import("../core/read/reading.js").Reading} Reading */

const LONGEST = NAME_LIMITS.longest;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^\s/?#]*@)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.?(?::\d+)?(?:[/?#]\S*)?$/iu;
/** The parameters, and the last step of a path, by which stores name an app. */
const OF_APP = ["id", "appid", "apkname", "package", "pkg", "pkgname"];
const APP = /\/(?:id\d{6,12}|C\d{6,12}|[a-z]\w*(?:\.\w+){2,})\/?$/iu;
/** What says that something is told or asked, or that an address stands in it. */
const TOLD = /[\n?？!！。，；]|[^\s.]\.[^\s.\d]|[吗嘛呢吧]$|怎么|什么|是不是|有没有|能不能|可以|靠谱|可靠|正规|合法|真的|假的/u;

/**
 * The one thing that was typed; of an address no more than its host, and by what a store names an app: the rest may
 * tell who was sent it. "" for a text.
 *
 * @param {string} typed
 * @param {Reading} reading
 */
export function oneThing(typed, reading) {
  const text = typed.trim();
  if (ADDRESS.test(text)) return bareAddress(text);
  const isText = text.length > LONGEST || TOLD.test(text) || tells(text, reading.fold);
  return isText || situationsIn(text, reading).length > 0 ? "" : text;
}

/** @param {string} address */
function bareAddress(address) {
  const hasScheme = address.includes("://");
  const found = urlOf(hasScheme ? address : `http://${address}`);
  if (!found) return address.length > LONGEST ? "" : address;
  const { protocol, host, pathname, searchParams } = found;
  const named = String(new URLSearchParams([...searchParams].filter(([name]) => OF_APP.includes(name.toLowerCase()))));
  if (!named && !APP.test(pathname)) return host;
  const scheme = hasScheme ? `${protocol}//` : "";
  const query = named && `?${named}`;
  const whole = scheme + host + pathname + query;
  return whole.length > LONGEST ? host : whole;
}
