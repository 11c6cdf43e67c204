/** Which server is asked for editions: its address and the fingerprint of its list of keys, and the ways back. */

import { askWorker } from "../browser/messages.js";
import { stored } from "../browser/edition-state.js";
import { bundledTrust, formerServer, ownServer } from "../browser/trust.js";
import { button, make } from "./dom.js";
import { field, form, input, isRight } from "./fields.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {{address: string, fingerprint: string}} Named */

/**
 * @param {Speaking} context
 * @param {{changed: () => unknown, proposed: string}} setting  `proposed`: an address from a file
 */
export async function serverPart({ say }, { changed, proposed }) {
  const [own, former, bundled, { refused }] = await Promise.all([
    ownServer(),
    formerServer(),
    bundledTrust(),
    stored(),
  ]);
  const back = (/** @type {"bundled" | "former"} */ to) => async () => {
    await askWorker({ type: "server_back", to });
    changed();
  };
  const isFormer = former && (former.address !== own?.address || former.fingerprint !== own.fingerprint);
  const details = make("details", { id: "other-server" }, [
    make("summary", {}, [say("server_other")]),
    serverForm(say, proposed, changed),
  ]);
  details.open = proposed !== "";
  return [
    make("p", { id: "server-now" }, [nowText(own, bundled?.server ?? "", say)]),
    own && fingerprint(own, say),
    own &&
      refused?.server?.code === "unknown_key" &&
      make("p", { class: "note", id: "key-changed" }, [say("server_key_changed")]),
    (own || isFormer) &&
      make("div", { class: "tools" }, [
        own && button("server-bundled", say("server_back_bundled"), back("bundled")),
        isFormer && button("server-former", say("server_back_former", { address: former.address }), back("former")),
      ]),
    details,
  ];
}

/** @param {Named | null} own @param {string} bundled @param {Speaking["say"]} say */
function nowText(own, bundled, say) {
  if (own) return say("server_own", { address: own.address });
  return bundled ? say("server_bundled", { address: bundled }) : say("server_none");
}

/** @param {Named} own @param {Speaking["say"]} say */
function fingerprint({ fingerprint: digits }, say) {
  return make("p", { class: "small" }, [
    `${say("server_fingerprint")} `,
    make("span", { class: "sum" }, [digits.match(/.{1,4}/gu)?.join(" ")]),
  ]);
}

/** @param {Speaking["say"]} say @param {string} proposed @param {() => unknown} changed */
function serverForm(say, proposed, changed) {
  const fields = {
    address: field("server-address", say("server_address"), input("text", proposed), say("server_address_hint")),
    fingerprint: field("server-fingerprint", say("server_fingerprint"), input(), say("server_fingerprint_hint")),
  };
  const act = async () => {
    const [address, typed] = [fields.address.control.value, fields.fingerprint.control.value];
    const problem = await askWorker({ type: "server", address, fingerprint: typed });
    const at = problem === "fingerprint" || problem === "other_key" ? "fingerprint" : "address";
    if (!isRight(fields, problem ? { [at]: say(`server_problem_${problem}`) } : {})) return "";
    changed();
    return "";
  };
  return form({
    id: "server-form",
    parts: [fields.address.element, fields.fingerprint.element],
    button: say("server_use"),
    say,
    act,
  });
}
