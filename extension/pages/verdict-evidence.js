/** What a verdict rests on, and what was not covered, as lists. */

import { tagOf } from "../core/i18n.js";
import { urlOf } from "../core/util/url-of.js";
import { local, make, outside } from "./dom.js";

/** @typedef {import("../core/lookup/lookup.js").Evidence} Evidence */
/**
 * @typedef {import("../core/i18n.js").Speaking & {manifest: import("../core/edition/coverage.js").Manifest}} Context
 */

/** @param {Evidence[]} evidence @param {Context} context */
export function evidenceList(evidence, context) {
  return make("ul", { class: "evidence" }, evidence.map((one) => evidenceItem(one, context)));
}

/** @param {Evidence} one @param {Context} context */
function evidenceItem(one, { say, language, manifest }) {
  const register = manifest.registers.find(({ id }) => id === one.register);
  const title = register ? local(register.title, language) : one.register;
  const says = one.type === "listing" ? say(`status_${one.status}`) : say(`proof_${one.proof}`);
  const links = [outside(one.url || register?.page, say("popup_source")), ...proofLinks(one.links ?? [], say)];
  const shown = links.filter((link) => link !== null);
  return make("li", {}, [
    make("p", { class: "what" }, [
      one.kind && `${say(`name_${one.kind}`)} ${one.name} · `,
      one.channel && make("b", {}, [one.channel.value]),
      one.channel && " ",
      one.lender && `${one.lender} · `,
      make("span", { class: "status" }, [says]),
    ]),
    make("p", { class: "where" }, [
      title,
      ` · ${one.seen_on ? say("popup_seen_on", { date: one.seen_on }) : say("page_as_of", { date: one.as_of })}`,
    ]),
    one.named_by && make("p", { class: "where" }, [naming(one, say)]),
    one.note && make("p", { class: "where" }, noted(one.note, register?.notes, say, language)),
    register &&
      isStale(register, one.as_of) &&
      make("p", { class: "where" }, [say("page_stale", { days: register.stale_after_days })]),
    shown.length > 0 && make("p", { class: "links" }, shown),
    one.via && make("details", { class: "source" }, [make("summary", {}, [say("page_copy")]), one.via]),
  ]);
}

/**
 * What a claim was checked against, each by its host, where that is not enough by its path as well.
 *
 * @param {string[]} links
 * @param {Context["say"]} say
 */
function proofLinks(links, say) {
  const pages = links.flatMap((link) => urlOf(link) ?? []);
  return pages.map(({ href, host, pathname, search }) => {
    const isOnly = pages.filter((page) => page.host === host).length === 1;
    return outside(href, say("popup_proof_link", { page: isOnly ? host : `${host}${pathname}${search}` }));
  });
}

/** Who names a partner, as what, and what that waits for. @param {Evidence} one @param {Context["say"]} say */
function naming({ named_by, role, waits }, say) {
  const parts = [say("named_by", { lender: named_by }), role && say(`role_${role}`), waits && say(`waits_${waits}`)];
  return parts.filter(Boolean).join(" · ");
}

/**
 * A note as the register's rows have it, marked as a quotation where it is in another language.
 *
 * @param {string} note
 * @param {import("../core/i18n.js").Language | "" | undefined} written
 * @param {Context["say"]} say
 * @param {Context["language"]} language
 */
function noted(note, written, say, language) {
  if (!written || written === language) return [note];
  return [say("page_note_original"), " ", make("q", { lang: tagOf(written) }, [note])];
}

/** @param {import("../core/edition/coverage.js").Register} register @param {string} asOf */
function isStale({ stale_after_days }, asOf) {
  return Date.now() - Date.parse(asOf) > stale_after_days * 86_400_000;
}

/** @param {import("../core/edition/coverage.js").NotCovered[]} missing @param {Context} context */
export function notCoveredList(missing, { say, language }) {
  return make(
    "ul",
    { class: "missing" },
    missing.map(({ title, ask }) =>
      make("li", {}, [
        local(title, language),
        ask &&
          make("span", { class: "ask" }, [
            " · ",
            outside(ask.url, say("page_ask", { ask: ask.title })) ?? say("page_ask", { ask: ask.title }),
          ]),
      ]),
    ),
  );
}
