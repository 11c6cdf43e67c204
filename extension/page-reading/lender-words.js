/** The words by which a page says who lends, and who does not: in Chinese, English, Indonesian and Vietnamese. Pure. */

export const LENDS = new RegExp(
  [
    "[资資]金方|出[资資]方|[资資]金(?:提供方|来源|來源)|放款(?:机构|機構|方|单位|公司|银行|人)|放[债債]人|[资資]金由|",
    "[贷貸]款(?:机构|機構|方|人|银行|资金|服务(?:提供)?方)|出借(?:人|方|机构)|",
    String.raw`借款资金|[贷貸]款由|\blenders?\b|\blending partners?\b|\b`,
    String.raw`(?:loans?|credit|cash|funds|advances?)\b.{0,30}\b`,
    String.raw`(?:provided|offered|issued|funded|made|given|granted|extended|underwritten|disbursed|financed|`,
    String.raw`sanctioned|originated) by\b|\bdiscretion of\b|\b`,
    String.raw`(?:loans?|borrow\w*) (?:are |is )?from\b|\b(?:funded|financed) by\b|\b(?:loan|credit) agreement with\b|`,
    String.raw`(?<!\b(?:registered|process) )\bagent (?:for|of)\b(?! (?:the )?(?:service|process))|`,
    "pemberi (?:pinjaman|dana|layanan|kredit)|(?:dana|pinjaman|kredit) (?:ini )?",
    "(?:disediakan|disalurkan|diberikan|didanai) oleh|",
    "(?:bên|đơn vị|tổ chức) cho vay|(?:khoản vay|cho vay|giải ngân|tài trợ) .{0,20}(?:bởi|từ)",
  ].join(""),
  "iu",
);
/** Behind a bank: its loan, and an application for it or its limit. */
export const ITS_LOAN = /^ (?:\p{Lu}\p{L}+ ){1,2}[Ll]oans?\b/u;
export const ITS_FORM = /^[^ ]{0,6}[贷貸]款?申[请請]|^[^ ]{0,5}[额額]度/u;
/** Before a loan that may be had here. */
export const APPLY = /\bapply(?:ing)? (?:online )?for (?:an? |the |your )?$/iu;
/** A firm speaks of itself. */
export const OF_ITSELF = new RegExp(
  String.raw`^[\s,]*(?:\([^)]{1,40}\)\s*)?(?:(?:is|are|was) (?:an?|the|founded|established)\b|offers\b|provides\b|` +
    String.raw`(?:can )?helps?\b|adalah\b|merupakan\b|melayani\b|là\s|是一|成立于|致力于)`,
  "iu",
);
export const LENDS_AFTER = new RegExp(
  [
    "^[^不非未没]{0,4}(?:发放|放款(?!银行|机构|方)|出借|出资|提供.{0,6}(?:贷款|借款|资金|信贷|借贷))",
    "^(?:为|向|面向).{1,20}(?:开办|推出|发放|提供)的",
    "^,? (?:lends|provides (?:the )?(?:loans?|credit)|offers (?:[a-z]+ ){0,2}loans?|is (?:the|your) lender)",
    "^['’]s (?:[a-z]+ ){0,2}loans?",
  ].join("|"),
  "iu",
);
export const BEHIND = new RegExp(
  [
    String.raw`版[权權]所有|copyright|©|\(c\)|icp|[备備]案|许可证|許可證|经营|運營|运营|主办|旗下|客服|电话|電話|地址|统一社会信用代码|(?:本产品|产品|本服务)由`,
    String.raw`licen[cs]e|moneylender|registered|\breg(?:\.|istration)|\buen\b|\bcin\b|\bsec\b|\btel\b|operated by`,
    String.raw`owned by|managed by|brand of|product of|platform of|subsidiary of|trading (?:as|name|style)`,
    String.raw`\bnbfc\b|\bnmls\b|\brc[ :]|company (?:n|reg)|^company *:|incorporated|\bauthori[sz]ed\b|\bregulated\b`,
    "berizin|dikelola|diselenggarakan|penyelenggara|diawasi|milik|produk dari",
    "bản quyền|đơn vị (?:chủ quản|vận hành)|vận hành bởi|mã số (?:thuế|doanh nghiệp)|giấy (?:cn|chứng nhận|phép)",
  ].join("|"),
  "iu",
);
/** Before a firm's name in a line that greets. */
export const GREETS = /(?:欢迎(?:来到|使用|光临)|歡迎(?:來到|使用|光臨)|welcome to|selamat datang di)\s*$/iu;
export const AGREES = /授[权權]|同意|agree|consent|authori[sz]e|setuju|đồng ý|согласи/iu;
/** A kind of firm without a name of its own. */
export const NO_NAME = new RegExp(
  String.raw`(?:^|\b(?:neither|either|any|other|each|every|no|not|my|our|this|that|which|an?) )(?:bank|lender)$|` +
    String.raw`\s(?:are|were|may be|normally)\s`,
  "iu",
);
/** Before a firm of which the page says that it is not its own. */
export const NOT_OURS = /\b(?:not|neither) (?:affiliated|associated|endorsed|connected|sponsored)\b[^.]*$/iu;
export const PARTNERS = new RegExp(
  String.raw`合作(?:机构|機構|伙伴|银行|方|金融|平台|商)|友情链接|入驻|\bpartners?\b|panel of|we work with|` +
    String.raw`bekerja sama|mitra (?:kami|kerja|pendana)`,
  "iu",
);
/** Says of the firm in its line that it lends nothing. */
const LENDS_NOT = new RegExp(
  [
    "不(?:发放|提供|从事)(?:任何)?(?:贷款|借款|放贷|资金)|不放款|(?:非|不是)(?:放款|贷款)(?:机构|方|人)",
    "仅(?:提供|为).{0,8}(?:居间|中介|咨询)",
    String.raw`\b(?:not|neither|nor) (?:a|an|the)? ?(?:direct )?(?:bank nor |bank or )?(?:money)?lenders?\b`,
    String.raw`\b(?:do|does) not (?:lend(?! to)|(?:grant|make|provide|offer|give) (?:any )?(?:loans?|credit))\b`,
    String.raw`\bcredit broker\b|\bbukan (?:pemberi|penyedia) pinjaman\b`,
    "không (?:phải (?:là )?)?(?:(?:một|đơn vị|tổ chức|bên|ngân hàng) )*cho vay",
  ].join("|"),
  "giu",
);
/** A text without what says that nothing is lent. @param {string} text */
export const withoutNot = (text) => text.replace(LENDS_NOT, "");
/** Stands between a menu that names partners and the firm itself. */
export const OWN_MARK = /©|\(c\)|copyright|版[权權]|reserved|[备備]案|icp/iu;
/** Lenders of whom some are named. */
export const SEVERAL = /\b(?:various|leading|multiple|several|many|top|different) (?:banks|lenders|nbfcs)\b/iu;
export const MANY = 3;
export const STRONG_CUT = new RegExp(
  [
    ".*",
    String.raw`(?:版[权權]所有|[资資]金方|出资方|提供方|服务方|机构|機構|放款方|贷款方|贷款人|出借人|出借方|[资資]金|`,
    String.raw`授[权權]|同意|由|来到|來到|光[临臨]|:|copyright|©|\(c\)|`,
    String.raw`\b(?:19|20)\d\d\b(?:\s*-\s*(?:19|20)\d\d)?|\bby\b|\bfrom\b|\blender\b|\bis\b|\breserved\b|\bthat\b|`,
    String.raw`\bwith\b|\bto\b|\bof\b|\bagent for\b)[\s.]*`,
  ].join(""),
  "iu",
);
