/** What the edition in hand says of what an app's file calls itself. */

import { moreParts, orderParts } from "./answer-parts.js";
import { folded, make, mark, outside } from "./dom.js";
import { evidenceList } from "./verdict-evidence.js";

/** @typedef {import("../core/lookup/of-apk.js").Identity} Identity */
/** @typedef {import("../core/lookup/of-apk.js").Part} Part */
/** @typedef {import("./verdict-evidence.js").Context} Context */

/** @param {Identity} identity @param {Context} context */
export function identityPart(identity, context) {
  const { say } = context;
  const { name, recorded, alike, signer, signerListed, published } = identity;
  const other = name && recorded.length > 0 && { name: name.asked, recorded: recorded.join(" · ") };
  return make("section", { "aria-labelledby": "who" }, [
    make("h2", { id: "who" }, [say("apk_who")]),
    answerPart(identity.package, say("apk_who_package", { package: identity.package.asked }), context),
    alike.length > 0 && make("p", { class: "note" }, [say("apk_alike", { names: alike.join(" · ") })]),
    name && answerPart(name, say("apk_who_name", { name: name.asked }), context),
    other && make("p", { class: "note" }, [say("apk_name_other", other)]),
    signerListed && make("p", {}, [say("apk_signer_listed", { name: signer })]),
    published && signerSaid(published, say),
  ]);
}

/** @param {NonNullable<Identity["published"]>} published @param {Context["say"]} say */
function signerSaid({ isSame, source: { source, as_of: date } }, say) {
  const words = say(isSame ? "apk_signer_same" : "apk_signer_other", { publisher: source.publisher, date });
  const link = outside(source.url, say("popup_source"));
  return make("p", { id: "signer-published" }, [words, ...(link ? [" ", link] : [])]);
}

/**
 * @param {Part} part
 * @param {string} title
 * @param {Context} context
 */
function answerPart({ answer, card }, title, context) {
  const { say } = context;
  const { verdict, reason, evidence } = answer;
  const folds = [...moreParts(card), evidence.length > 0 && evidenceList(evidence, context)];
  return make("div", { class: "answer", "data-verdict": verdict }, [
    make("h3", {}, [mark(verdict), say(reason === "apk" ? "apk_unproven" : `verdict_${verdict}`)]),
    make("p", { class: "host" }, [title]),
    ...orderParts(card),
    folds.some(Boolean) && folded(say("card_more"), folds),
  ]);
}
