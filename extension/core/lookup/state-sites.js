/**
 * What sites of states end in; of regulators whose names others put into theirs the own site. `doors.yml` has these
 * with their sources. A short name of `words` may be of anybody, unless a word of `beside` begins another part of the
 * host. Python reads this file too, so the table is strict JSON.
 */
export const STATE_SITES = {
  "endings": {
    "cn": "gov.cn", "gb": "gov.uk", "hk": "gov.hk", "id": "go.id", "in": "gov.in", "ke": "go.ke", "ng": "gov.ng",
    "ph": "gov.ph", "sg": "gov.sg", "tw": "gov.tw", "uk": "gov.uk"
  },
  "regulators": {
    "fccpc": "fccpc.gov.ng", "ojk": "ojk.go.id", "nfra": "nfra.gov.cn", "12378": "nfra.gov.cn", "12363": "pbc.gov.cn"
  },
  "words": {"sec": "sec.gov.ph", "rbi": "rbi.org.in", "cbk": "centralbank.go.ke", "fca": "fca.org.uk"},
  "beside": ["official", "verif", "check", "licen", "approv", "regist", "resmi", "izin", "legal", "complain", "refund"]
};
