/** The edition in hand: its number and age, what it holds, and asking for a newer one. */

import { countries } from "../browser/settings.js";
import { stored } from "../browser/edition-state.js";
import { ownServer, trust } from "../browser/trust.js";
import { local, make } from "./dom.js";
import { editionNotes } from "./edition-notes.js";
import { countryName, heldManifest } from "./settings-parts.js";

/** @typedef {import("../core/i18n.js").Speaking} Speaking */
/** @typedef {import("../core/edition/coverage.js").Register} Register */

/** @param {Speaking} context @param {() => unknown} changed */
export async function dataPart({ say, language }, changed) {
  const [notes, manifest, chosen, own, trusted, { edition }] = await Promise.all([
    editionNotes(say, language, changed),
    heldManifest(),
    countries(),
    ownServer(),
    trust(),
    stored(),
  ]);
  const registers = manifest?.registers ?? [];
  const rows = registers.reduce((sum, one) => sum + one.rows, 0);
  return [
    notes,
    !trusted?.server && make("p", {}, [say("data_no_server")]),
    edition &&
      make("p", { class: "small" }, [
        say(own?.fingerprint === edition.publisher ? "data_signed_own" : "data_signed_bundled", {
          key: edition.signers[0],
        }),
      ]),
    registers.length > 0 &&
      make("details", { id: "counts" }, [
        make("summary", {}, [say("data_counts", { n: registers.length, rows })]),
        ...byCountry(registers, chosen).map(([country, some]) => countryCounts(country, some, { say, language })),
      ]),
  ];
}

/** The chosen countries first. @param {Register[]} registers @param {string[]} chosen */
function byCountry(registers, chosen) {
  const all = [...new Set(registers.map(({ country }) => country))];
  const ordered = [...all.filter((one) => chosen.includes(one)), ...all.filter((one) => !chosen.includes(one))];
  return ordered.map((country) => /** @type {const} */ ([country, registers.filter((one) => one.country === country)]));
}

/** @param {string} country @param {Register[]} registers @param {Speaking} context */
function countryCounts(country, registers, { say, language }) {
  return make("section", {}, [
    make("h3", {}, [country ? countryName(country, language) : say("data_anywhere")]),
    make(
      "ul",
      { class: "rows counts" },
      registers.map(({ title, as_of, rows }) =>
        make("li", {}, [
          make("span", {}, [local(title, language)]),
          make("span", { class: "small" }, [say("page_register_line", { date: as_of || "–", rows })]),
        ]),
      ),
    ),
  ]);
}
