/**
 * What sites of states end in; of regulators whose names others put into theirs the own site. `doors.yml` has these
 * with their sources. A short name of `words` may be of anybody, unless a word of `beside` begins another part of the
 * host. `titled`: what a site of a state is called; `of_states`: what the endings of states hold in any country;
 * `go_of`: where “go” is such a word; `anywhere`: whose endings are told where no country is; `named`: an expression
 * for what is called like an office of the state that lends, less the offices for students' loans. Python reads this
 * file too, so the table is strict JSON.
 */
export const STATE_SITES = {
  "endings": {
    "cn": "gov.cn", "gb": "gov.uk", "hk": "gov.hk", "id": "go.id", "in": "gov.in", "ke": "go.ke", "ng": "gov.ng",
    "ph": "gov.ph", "sg": "gov.sg", "tw": "gov.tw", "uk": "gov.uk"
  },
  "titled": {"zh_CN": "政府网站", "zh_TW": "政府網站", "en": "a site of the government", "id": "situs pemerintah"},
  "regulators": {
    "fccpc": "fccpc.gov.ng", "ojk": "ojk.go.id", "nfra": "nfra.gov.cn", "12378": "nfra.gov.cn", "12363": "pbc.gov.cn"
  },
  "words": {"sec": "sec.gov.ph", "rbi": "rbi.org.in", "cbk": "centralbank.go.ke", "fca": "fca.org.uk"},
  "beside": ["official", "verif", "check", "licen", "approv", "regist", "resmi", "izin", "legal", "complain", "refund"],
  "of_states": ["gov", "govt", "gob", "gouv", "go"],
  "go_of": ["id", "ke"],
  "anywhere": ["cn", "ph", "id"],
  "named": [
    "^(?:中国|国家|全国|中央|国务院)(?!.*(?:助学|学生|公积金|银行|公司))", "[\\u3400-\\u9fff]{0,8}(?:贷|借款|债务|减免)",
    "[\\u3400-\\u9fff]{0,8}(?:中心|局|办|办公室|委员会|平台|服务站|总部|基金)", "(?:\\(.{1,6}\\))?$"
  ]
};
