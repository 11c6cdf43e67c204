/**
 * The documents that rows rest on. A file names each by its register and place; the manifest says how old it is. Pure.
 */

/** @typedef {import("./database.js").Source} Source */
/** @typedef {import("./manifest.js").SignedManifest} SignedManifest */
/** @typedef {[register: string, place: number]} SourceRef */
/** @typedef {[sha256: string, url: string, via: string]} Document */

export class Sources {
  /** @param {SignedManifest} manifest @param {Record<string, Document[]>} documents  by register */
  constructor({ registers }, documents) {
    this.registers = registers;
    this.documents = documents;
    /** @type {Map<string, Map<string, {source: Source, at: number}>>} */
    this.countries = new Map();
  }

  /**
   * From the place in a file's sources to that in its country's.
   *
   * @param {string} country
   * @param {SourceRef[]} named
   */
  of(country, named) {
    const known = this.countries.get(country) ?? new Map();
    this.countries.set(country, known);
    const places = named.map((ref) => {
      const key = ref.join(" ");
      const found = known.get(key) ?? { source: this.#source(ref), at: known.size };
      known.set(key, found);
      return found.at;
    });
    return (/** @type {number} */ place) => {
      if (!(place in places)) throw new TypeError(`no source ${place}`);
      return places[place];
    };
  }

  /** @returns {Record<string, Source[]>} */
  byCountry() {
    /** @param {Map<string, {source: Source}>} known */
    const listed = (known) => [...known.values()].map(({ source }) => source);
    return Object.fromEntries([...this.countries].map(([country, known]) => [country, listed(known)]));
  }

  /** @param {SourceRef} ref @returns {Source} */
  #source([register, place]) {
    const [as_of, retrieved_at] = this.registers[register].documents[place];
    const [sha256, url, via] = this.documents[register][place];
    return { register, as_of, retrieved_at, sha256, url, via };
  }
}
