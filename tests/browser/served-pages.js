/** Pages of the server of which pictures are taken, by the names of the pictures. */

/** Pages of the server, each as it opens and whole. */
export const SERVED = {
  home: "/?",
  help: "/help?",
  "which-door": "/help/which-door?",
  doors: "/help/which-door?lender=unknown&happened=contacts&want=stop&",
  letter: "/help/letters/to-nfra?",
  "help-phone": "/help/phone?",
  "contacts-called": "/checklists/cn/contacts-called?",
  corrections: "/corrections?",
  "served-planner": "/planner?",
  checklists: "/checklists?",
  "cannot-pay": "/checklists/cn/cannot-pay?",
  "not-my-loan": "/checklists/cn/not-my-loan?",
  "called-for-another": "/checklists/cn/called-about-someone-else?",
  "served-threats": "/threats?",
  "served-threats-abroad": "/threats?country=ID&",
  "served-court": "/court-papers?",
  docs: "/docs?",
};
/** What is asked without a script. */
export const ASKED = {
  lookup: "https://www.msxf.com/loan",
  "lookup-lookalike": "msxf.com.tianqi.cn",
  "lookup-none": "天天速贷",
  "lookup-near": "招商银行信用卡",
  "lookup-unlisted": "某某消费金融有限公司",
  "lookup-warned": "globalfxm.example",
  "lookup-platform": "拍拍贷",
};
/**
 * What is typed into a page's form, and seen then: the form, the fields by their ids, and what answers.
 *
 * @type {Record<string, [path: string, form: string, fields: Record<string, string>, answer: string]>}
 */
export const READ = {
  "lookup-threat": ["/?", "lookup", { q: "法务部今日上门15012345678张律师" }, "#found .host"],
  "lookup-named": ["/?", "lookup", { q: "招联消费金融的客服打电话说我额度异常" }, "#found .host"],
  "lookup-collector": ["/?", "lookup", { q: "勤为科技打电话催我" }, "#found .host"],
  "lookup-parcel": ["/?", "lookup", { q: "快递里有张卡片让我扫码领红包" }, "#found .host"],
  "lookup-renamed": ["/?", "lookup", { q: "苏宁消费金融还在吗" }, "#found .host"],
  "served-threat-court": [
    "/threats?",
    "paste",
    { text: "【某某区人民法院】您有一起借款合同纠纷已立案，案号(2026)民初77号" },
    "#found-title",
  ],
  "served-threat-danger": ["/threats?", "paste", { text: "再不还钱打断你的腿" }, "#found-title"],
  "served-threat-asked": ["/threats?", "paste", { text: "他们说要去法院" }, "#found-title"],
  "served-threat-none": ["/threats?", "paste", { text: "您的账单将于5日到期" }, "#found-title"],
  "served-court-day": ["/court-papers?", "court", { name: "民事判决书", received: "2026-11-20" }, "#found .day"],
};
