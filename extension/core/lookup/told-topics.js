/** The topics of what people tell of one matter of theirs, and the words of each. Pure; the server's table. */

import { either } from "./topic.js";

/** @typedef {import("./topic.js").Topic} Topic */

/** The first of these that a text speaks of is said; they come before those of every day. @type {Topic[]} */
export const TOLD = [
  {
    id: "agent",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "停息挂账|征信(?:修复|铲单)|修复征信|洗白|代理维权|反催收|债务(?:优化|重组)|退息",
      "(?:帮|可以|能).{0,8}[把将]?.{0,4}(?:征信|通讯录|逾期记录).{0,4}(?:删|消|洗)",
      "铲单|代办",
      "停催|停息|(?:法务|咨询|律师)公司.{0,12}(?:停|延期|分期|协商)",
      "征信.{0,4}(?:异常|受损|污点).{0,14}(?:处理|修复|消除|专员|加我|来电|打电话)",
      "包修复|修复信用|征信.{0,24}(?:修复|洗白)|征信.{0,16}收.{0,2}[0-9]",
      "不良(?:信用)?记录|消除.{0,6}(?:逾期|记录|污点)|不成功不收",
      "(?:债务|网贷).{0,6}(?:顾问|咨询|规划|整合|托管|上岸|化解)",
      "代.{0,2}协商|(?:收|交|付).{0,8}(?:帮|替)(?:我|你).{0,6}(?:协商|谈|停催|延期|减免)",
      "(?:帮|替)(?:我|你).{0,4}(?:协商|谈).{0,10}(?:收|费|[0-9])",
      "debt (?:relief|settlement|consolidation)|credit repair",
      "(?:fix|repair|clean|clear) (?:my|your|ur) (?:credit|crb|cibil|score)",
      "jasa (?:hapus|bersih|galbay|joki|pelunasan)|joki (?:pinjol|galbay)|settlement (?:company|agency|agent)",
    ),
  },
  {
    id: "guarantee",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "(?:做|作|当|签|给.{0,8})(?:连带)?担保(?!费|公司)|担保人|作保|联保|共同借款|共借人",
      "用(?:我|我们|自己|员工|工人).{0,4}名[字义].{0,6}[贷借]",
      "(?:as|be|stand) (?:a |the )?guarantor|co-?sign|penjamin",
      "反担保|(?:给|帮|替|为).{1,8}(?:担保|签.{0,4}(?:名|字|合同))",
      "(?<![a-z])(?:guarantors?|co-?makers?|surety)(?![a-z])",
    ),
  },
  {
    id: "papers",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "(?:[押扣]|收走|拿走|扣留|拿着).{0,8}(?:身份证|银行卡|护照|工资卡|存折|驾照|房产证)",
      "(?:keeps?|kept|holds?|holding|held|took|take).{0,16}(?:atm|bank card|passport|work permit|passbook|nric)",
      "(?:寄|邮|交|押)(?:给|到)?.{0,6}(?:身份证|银行卡|手机卡|电话卡|u盾)",
    ),
  },
  {
    id: "cards",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "(?:出租|租借|出借|租用|借用|倒卖|卖|租[我你他]的?).{0,4}(?:银行卡|电话卡|手机卡|对公账?户|支付宝|微信号|" +
        "四件套)",
      "跑分|(?:帮|替|代).{0,6}(?:收款|过账|走账|转账).{0,8}(?:提成|佣金|[0-9]|给我|工资)",
      "(?:rent|sell|lend|borrow|use)(?: out)? (?:my |your |ur )?(?:bank account|atm card|sim card|gcash account" +
        "|upi account)",
      "money mule",
    ),
  },
  {
    id: "erase",
    checklist: "cn/after-repaying",
    story: true,
    words: either(
      "(?:怎么|怎样|咋|如何|[想要能]).{0,8}(?:注销|销户|销掉|删掉|删除)",
      "(?:账户|账号).{0,4}(?:注销|销掉|关掉|删)",
      "(?:delete|close|erase|remove) my (?:account|data|contacts|details|info)",
      "hapus (?:akun|data)",
      "(?:怎么|咋|如何).{0,6}关(?:掉|闭|了)|关不掉|消不掉",
      "注销.{0,6}(?:不了|不掉|干净|账[户号])|(?:彻底|永久)(?:注销|删除)|卸载.{0,12}(?:还|会|资料|信息|有用|催)",
      "(?:关闭|取消).{0,6}(?:额度|授信)",
      "uninstall|deactivate|close (?:my )?account|(?:delete|remove) (?:my |the )?(?:account|profile|data|info)",
      "tutup akun|futa (?:account|akaunti)",
      "burahin|i-?delete|account (?:delete|band|close) (?:kar|kais)",
    ),
  },
  {
    id: "who_lends",
    checklist: "cn/not-my-loan",
    story: true,
    words: either(
      "[不没](?:知道|晓得|清楚|记得|认得).{0,8}(?:哪家|哪个(?:公司|平台|银行)|谁放|谁借|[啥什]么?公司)",
      "每个?月.{0,6}(?:扣|划走)|(?:被|自动|莫名|无故)扣(?:款|了?钱|[0-9])",
      "(?:忘了|不记得|记不清).{0,6}(?:哪家|哪个|平台)",
      "欠谁|(?:不记得|忘了|想不起).{0,4}(?:叫啥|叫什么|名字)|查.{0,6}[欠借].{0,4}(?:谁|哪|几家|多少家)",
      "债主(?:是|到底)|放款(?:方|人|机构|公司)(?:到底)?是谁|合同.{0,6}(?:找不[到着]|丢了|没了|没给|不给|看不到)",
      "没(?:有)?(?:给|签|见)过?合同",
      "(?:扣款|代扣|扣费).{0,12}(?:不知道|不认识|谁|哪家|啥)",
      "名下.{0,8}(?:几笔|多少|哪些|有没有).{0,4}(?:贷|借|债|欠)",
      "who (?:is|are) (?:the |my )?(?:real |actual )?lender|who (?:really )?(?:lent|gave) (?:me|the)",
      "auto.?debit|debited (?:from )?my",
    ),
  },
  {
    id: "unasked",
    checklist: "cn/not-my-loan",
    story: true,
    words: either(
      "(?:没|未)(?:有)?(?:申请|点|同意|借|确认).{0,14}(?:就|却|也|自动|突然|强制).{0,8}(?:到账|放款|打款|下款|" +
        "打钱|转钱|打了|到了)",
      "强制(?:下款|放款|打款)|(?:突然|莫名|平白|无故|凭空).{0,8}(?:到账|打进来?|打到我|转进)",
      "(?:did ?n[o']?t|never|without|no) (?:ask|apply|request|consent)\\w*.{0,40}(?:money|loan|credited|sent" +
        "|deposit|disburs)",
      "(?:money|loan|cash).{0,20}(?:credited|deposited|sent|entered).{0,30}(?:without|did ?n[o']?t|never) ",
      "tiba-?tiba.{0,24}(?:transfer|masuk|cair)|biglang may (?:pumasok|pera)",
      "(?:hindi|di).{0,16}(?:nag-?apply).{0,24}(?:pumasok|pera|nag-?send)",
    ),
  },
  {
    id: "payee",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "(?:个人|私人)(?:账户|账号|银行卡|微信|支付宝)|户名|减免.{0,12}(?:转|打款)",
      "rekening pribadi|(?:personal|private) account",
      "[打转还汇]给?(?:[他她它]们?|对方|你们).{0,4}(?:公司)?(?:账|帐|个人)|[打转]给[他她它]们|转[他她]公司",
      "(?:还|转|打)(?:到|给|进).{0,6}(?:他|她|催收|个人|私人|业务员|客服)|扫.{0,4}码.{0,4}(?:还|付|转)",
      "对公.{0,4}(?:账|还)",
      "(?:his|her|personal|own|staff) (?:gcash|m-?pesa|upi|account|number|till)|number (?:yake|ya mtu)",
      "a\\.?n\\.? pribadi",
    ),
  },
  {
    id: "complain",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "(?:怎么|咋|如何|去哪|哪里|哪儿|向谁|找谁|打哪个).{0,6}(?:投诉|举报|告他|告它)",
      "(?:投诉|举报).{0,6}(?:电话|渠道|哪|谁|有用)",
      "(?:where|how|who).{0,16} (?:complain|report (?:them|it|this|the app))",
      "(?:lapor|ngadu|adukan) (?:ke|kemana|di)",
      "维权(?!代理)|归谁管|谁(?:来)?管|哪(?:里|儿|个部门)管|(?:能|可以|该)(?:投诉|举报|告(?!诉))",
      "(?:file|make|lodge) (?:a )?(?:complaint|report)",
      "(?:isumbong|ireport|i-report|magreklamo|magsumbong|nireport)",
      "(?:niripoti|ripoti|kuripoti|shikayat|complain) (?:wapi|kahan|where|kaha)",
      "where .{0,12}(?:complain|report)|ngadu",
    ),
  },
  {
    id: "cheated",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "被骗|上当|受骗|(?:钱|款|费).{0,6}(?:转|交|付|打)(?:过去|出去)?了.{0,12}(?:拉黑|联系不上|不见|还要|又)",
      "(?:转|交|付|打)了.{0,12}(?:拉黑|联系不上)",
      "(?:i|we) (?:already )?(?:paid|sent|transferred).{0,40}(?:block|ignore|no reply|gone|again|more)",
      "got scammed|was scammed|kena tipu",
      "(?:已经|都)(?:转|付|交|打|给)了.{0,16}(?:咋办|怎么办|[能可].{0,4}(?:追|要)回|后悔)",
      "(?:钱|款).{0,6}(?:追|要)(?:得|不)?回",
      "(?:naloko|na-?scam|nascam|nabudol)|(?:nimetapeliwa|wamenitapeli|nimeibiwa)|(?:ketipu|tertipu|ditipu)",
      "fraud ho (?:gaya|gya)|(?:don|they) scam(?:med)? me",
      "they blocked me|blocked (?:me|my number)|(?:no|stopped) (?:loan|reply|response) (?:came|since|after)",
    ),
  },
  {
    id: "prepay",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "提前(?:还|结清)|(?:提前|结清).{0,8}违约金",
      "一次性(?:还|结)|结清.{0,8}(?:手续费|多少钱)|(?:repay|settle|pay|close).{0,10}early",
      "early (?:repay|settle|pay)|fore-?clos|pre-?clos|pelunasan|lunas(?:i|in)? lebih",
    ),
  },
  {
    id: "inherit",
    checklist: "cn/called-about-someone-else",
    story: true,
    words: either(
      "父债|去世|过世|死了.{0,10}(?:还|欠|贷|催)|遗产|继承",
      "(?:died|passed away|deceased).{0,60}(?:loan|debt|owe|pay)|meninggal|amefariki",
      "(?:爸|妈|父亲|母亲|爷爷|奶奶|老公|丈夫|老人|人).{0,2}(?:走了|没了|不在了)",
      "(?:late|dead|deceased) (?:father|mother|husband|wife|brother|sister|dad|mum|mom)",
      "namatay|yumao|alikufa|alifariki|guzar gaye|death (?:of|claim)|(?<![a-z])died .{0,20}(?:loan|owe|owing)",
    ),
  },
  {
    id: "spouse",
    checklist: "cn/called-about-someone-else",
    story: true,
    words: either(
      "(?:老公|老婆|丈夫|妻子|媳妇|配偶|前夫|前妻|爱人|对象).{0,14}(?:借|欠|贷|网贷).{0,30}(?:我.{0,6}(?:还|担|" +
        "负责|要|得)|共同|一起还|替|连累|离婚)",
      "夫妻.{0,6}(?:债|共同)|离婚.{0,12}(?:债|贷|欠|还)",
      "(?<![a-z])(?:husband|wife|spouse|ex)(?:'s)? .{0,30}(?:loan|debt|borrow|owe)",
      "(?:utang|loan) ng (?:asawa|mister|misis)|utang (?:suami|istri)|deni (?:la|ya) (?:mume|mke)",
    ),
  },
  {
    id: "employer",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "(?:单位|公司|厂里?|主管|领导|老板|人事|经理|上司|hr).{0,10}(?:发函|寄函|发催款函|开除|辞退|炒|丢工作)",
      "(?:发函|寄函|催款函|闹|捅).{0,6}(?:单位|公司|厂|主管|领导|老板|人事|经理)",
      "(?:让|叫|会).{0,8}(?:开除|辞退)",
      "(?:单位|公司|老板|领导|hr).{0,6}(?:知道|发现|处分|谈话)|丢.{0,4}(?:工作|饭碗)|lose my job",
      "(?:get|got|be) (?:me )?fired",
    ),
  },
  {
    id: "sold",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "债权.{0,6}(?:转|卖|受让)|(?:债|欠款|借款|贷款).{0,8}(?:卖给|卖了|转让|转给)|资产管理|资管公司",
      "(?:转|卖)(?:咗|给|俾|到).{0,6}(?:第二|别|另|其他|外).{0,2}(?:间|家|人|公司)",
      "债权[^。]{0,40}(?:转让|受让|转给|卖)|(?:债|欠款|贷款|账).{0,8}(?:打包|转手|转到)|不良资产",
      "(?:sold|assigned|transferred) (?:my|the|our) (?:loan|debt)",
      "(?:loan|debt) (?:was |has been |got )?(?:sold|assigned)",
    ),
  },
];
