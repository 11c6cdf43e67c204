/** Entries of a log, and rules and letters in the shape in which an edition carries them. */

/**
 * @param {Partial<import("../../../../extension/core/evidence-log/entry.js").Entry>} [fields]
 * @returns {import("../../../../extension/core/evidence-log/entry.js").Entry}
 */
export function entry(fields = {}) {
  return {
    id: crypto.randomUUID(),
    kind: "entry",
    date: "2026-11-20",
    time: "12:00",
    lender: "甲公司",
    number: "010-1234",
    channel: "call",
    whom: "debtor",
    person: "",
    relation: "",
    reached: "",
    words: "",
    answered: "",
    consent: "",
    reachable: "",
    disclosed: "",
    asked_to_stop: "",
    abusive: "",
    attachments: [],
    made_at: "2026-11-20T05:00:00.000Z",
    changed_at: "2026-11-20T05:00:00.000Z",
    ...fields,
  };
}

/** @param {string} text */
const both = (text) => ({ zh_CN: text, en: "" });

/** @type {import("../../../../extension/core/checklists/checklist.js").Cite} */
const CITE = {
  law: "collection-guideline", label: both("《工作指引》"), gives: both(""), text: "", rank: "行业自律", binds: both("会员单位"),
  in_force: "2026-01-30", replaced_on: "", source: "https://example.org/", checked_on: "2026-11-25", known: "read",
};

/**
 * @param {string} id
 * @param {import("../../../../extension/core/evidence-log/breaches.js").When} when
 * @param {number | null} [more_than]
 * @returns {import("../../../../extension/core/evidence-log/breaches.js").Breach}
 */
export function breach(id, when, more_than = null) {
  return {
    id,
    title: both(id),
    says: both(`${id}共{count}次，不符合《工作指引》`),
    when,
    more_than,
    cites: [CITE],
    reviewed_on: "2026-11-25",
    review_by: "2027-05-25",
  };
}

export const NIGHT = breach("夜间", { whom: ["debtor"], hours: { since: "22:00", until: "08:00" }, consent: "no" });
export const ATTEMPTS = breach("拨打", { whom: ["debtor"], channel: ["call"], answered: "no" }, 6);
export const THIRD = breach("第三人", { whom: ["unrelated"], reachable: "yes" });

/** @type {import("../../../../extension/core/letters/letter-draft.js").Letter} */
export const LETTER = {
  id: "to-lender",
  title: both("写给放款方"),
  use: both("第一步"),
  door: "lender",
  caution: null,
  parts: [
    { part: "parties", heading: both("一、我是谁"), text: both("借款人：{name}\n证件号：{id_number}"), line: null },
    {
      part: "breaches",
      heading: null,
      text: null,
      line: both("{n}. {date} {time}，{number}，{channel}，{person}，“{words}”，证据：{proof}"),
    },
    { part: "rules", heading: null, text: null, line: both("{n}. {rule}") },
    { part: "evidence", heading: null, text: null, line: both("{n}. {file}（SHA-256：{sha256}）") },
  ],
};
