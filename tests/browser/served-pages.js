/** Pages of the server of which pictures are taken, by the names of the pictures. */

/** Pages of the server, each as it opens and whole. */
export const SERVED = {
  home: "/?",
  lookup: "/?q=https://www.msxf.com/loan&",
  "lookup-lookalike": "/?q=msxf.com.tianqi.cn&",
  "lookup-none": "/?q=天天速贷&",
  "lookup-near": "/?q=招商银行信用卡&",
  "lookup-unlisted": "/?q=某某消费金融有限公司&",
  "lookup-threat": "/?q=法务部今日上门15012345678张律师&",
  "lookup-warned": "/?q=globalfxm.example&",
  "lookup-platform": "/?q=拍拍贷&",
  "lookup-named": "/?q=招联消费金融的客服打电话说我额度异常&",
  "lookup-collector": "/?q=勤为科技打电话催我&",
  "lookup-parcel": "/?q=快递里有张卡片让我扫码领红包&",
  "lookup-renamed": "/?q=苏宁消费金融还在吗&",
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
/** What is typed into a page's form, and seen then. @type {Record<string, [string, Record<string, string>]>} */
export const SENT = {
  "served-threat-court": ["/threats?", { text: "【某某区人民法院】您有一起借款合同纠纷已立案，案号(2026)民初77号" }],
  "served-threat-danger": ["/threats?", { text: "再不还钱打断你的腿" }],
  "served-threat-asked": ["/threats?", { text: "他们说要去法院" }],
  "served-threat-none": ["/threats?", { text: "您的账单将于5日到期" }],
  "served-court-day": ["/court-papers?", { name: "民事判决书", received: "2026-11-20" }],
};
