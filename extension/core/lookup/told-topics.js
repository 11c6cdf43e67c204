/** The topics that people tell of themselves, and the words by which each is known. Pure; the server's table. */

import { either } from "./topic.js";

/** @typedef {import("./topic.js").Topic} Topic */

/** Whom a collector may call besides who owes. */
const KIN =
  "爸|妈|父母|爷|奶|姨|舅|叔|姑|哥|姐|弟|妹|家人|家里|老公|老婆|对象|男友|女友|老家|朋友|同事|单位|领导|亲戚|同学|辅导员|" +
  "导师|老师|室友|邻居|房东|主管|经理|老板|孩子|通讯录|联系人";

/** The first of these that a text speaks of is said. @type {Topic[]} */
export const TOLD = [
  {
    id: "agent",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "停息挂账|征信(?:修复|铲单)|修复征信|洗白|代理维权|反催收|债务(?:优化|重组)|退息|铲单|代办",
      "(?:帮|可以|能).{0,8}[把将]?.{0,4}(?:征信|通讯录|逾期记录).{0,4}(?:删|消|洗)",
      "停催|停息|(?:法务|咨询|律师)公司.{0,12}(?:停|延期|分期|协商)",
      "征信.{0,4}(?:异常|受损|污点).{0,14}(?:处理|修复|消除|专员|加我|来电|打电话)",
      "包修复|修复信用|征信.{0,24}(?:修复|洗白)|征信.{0,16}收.{0,2}[0-9]",
    ),
  },
  {
    id: "guarantee",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "(?:做|作|当|签|给.{0,8})(?:连带)?担保(?!费|公司)|担保人|作保|联保|共同借款|共借人",
      "用(?:我|我们|自己|员工|工人).{0,4}名[字义].{0,6}[贷借]|(?:as|be|stand) (?:a |the )?guarantor|co-?sign|penjamin",
    ),
  },
  {
    id: "papers",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "(?:[押扣]|收走|拿走|扣留|拿着).{0,8}(?:身份证|银行卡|护照|工资卡|存折|驾照|房产证)",
      "(?:keeps?|kept|holds?|holding|held|took|take).{0,16}(?:atm|bank card|passport|work permit|passbook|nric)",
    ),
  },
  {
    id: "erase",
    checklist: "cn/after-repaying",
    story: true,
    words: either(
      "(?:怎么|怎样|咋|如何|[想要能]).{0,8}(?:注销|销户|销掉|删掉|删除)|(?:账户|账号).{0,4}(?:注销|销掉|关掉|删)",
      "(?:delete|close|erase|remove) my (?:account|data|contacts|details|info)|hapus (?:akun|data)",
      "(?:怎么|咋|如何).{0,6}关(?:掉|闭|了)|关不掉|消不掉",
    ),
  },
  {
    id: "who_lends",
    checklist: "cn/not-my-loan",
    story: true,
    words: either(
      "[不没](?:知道|晓得|清楚|记得|认得).{0,8}(?:哪家|哪个(?:公司|平台|银行)|谁放|谁借|[啥什]么?公司)",
      "每个?月.{0,6}(?:扣|划走)|(?:被|自动|莫名|无故)扣(?:款|了?钱|[0-9])|(?:忘了|不记得|记不清).{0,6}(?:哪家|哪个|平台)",
      "欠谁|(?:不记得|忘了|想不起).{0,4}(?:叫啥|叫什么|名字)|查.{0,6}[欠借].{0,4}(?:谁|哪|几家|多少家)",
    ),
  },
  {
    id: "payee",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "(?:个人|私人)(?:账户|账号|银行卡|微信|支付宝)|户名|减免.{0,12}(?:转|打款)|rekening pribadi",
      "(?:personal|private) account",
      "[打转还汇]给?(?:[他她它]们?|对方|你们).{0,4}(?:公司)?(?:账|帐|个人)|[打转]给[他她它]们|转[他她]公司",
    ),
  },
  {
    id: "complain",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "(?:怎么|咋|如何|去哪|哪里|哪儿|向谁|找谁|打哪个).{0,6}(?:投诉|举报|告他|告它)|(?:投诉|举报).{0,6}(?:电话|渠道|哪|谁|有用)",
      "(?:where|how|who).{0,16} (?:complain|report (?:them|it|this|the app))|(?:lapor|ngadu|adukan) (?:ke|kemana|di)",
    ),
  },
  {
    id: "cheated",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "被骗|上当|受骗|(?:钱|款|费).{0,6}(?:转|交|付|打)(?:过去|出去)?了.{0,12}(?:拉黑|联系不上|不见|还要|又)|(?:转|交|付|打)了.{0,12}(?:拉黑|联系不上)",
      "(?:i|we) (?:already )?(?:paid|sent|transferred).{0,40}" +
        "(?:block|ignore|no reply|gone|again|more)|got scammed|was scammed|kena tipu",
    ),
  },
  {
    id: "prepay",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "提前(?:还|结清)|(?:提前|结清).{0,8}违约金",
    ),
  },
  {
    id: "inherit",
    checklist: "cn/called-about-someone-else",
    story: true,
    words: either(
      "父债|去世|过世|死了.{0,10}(?:还|欠|贷|催)|遗产|继承",
      "(?:died|passed away|deceased).{0,60}(?:loan|debt|owe|pay)|meninggal|amefariki",
    ),
  },
  {
    id: "employer",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "(?:单位|公司|厂里?|主管|领导|老板|人事|经理|上司|hr).{0,10}(?:发函|寄函|发催款函|开除|辞退|炒|丢工作)",
      "(?:发函|寄函|催款函|闹|捅).{0,6}(?:单位|公司|厂|主管|领导|老板|人事|经理)|(?:让|叫|会).{0,8}(?:开除|辞退)",
    ),
  },
  {
    id: "sold",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      "债权.{0,6}(?:转|卖|受让)|(?:债|欠款|借款|贷款).{0,8}(?:卖给|卖了|转让|转给)|资产管理|资管公司",
    ),
  },
  {
    id: "harassed",
    checklist: "cn/contacts-called",
    story: true,
    words: either(
      `(?:打|联系|骚扰|轰炸|找).{0,4}(?:${KIN})(?!.{0,3}借)`,
      `给.{0,3}(?:${KIN}).{0,4}(?:打|发)`,
      "催收.{0,8}(?:一直|天天|每天|不停|骚扰|轰炸|打电话)|(?:一直|天天|每天|不停).{0,4}(?:催|骚扰|轰炸)",
      "骚扰(?:电话|短信|我)|harass|call(?:s|ing|ed)? my (?:family|contacts|mother|mum|boss|friends|employer)",
      "keeps? calling me|n[ey]e?ror|teror|diteror|penagih|tinatakot|nanghaharass|hinaharass|ipopost|pinopost",
      `(?:${KIN}).{0,4}接到.{0,6}(?:电话|短信)|不还.{0,4}上门`,
      "收数佬|追数|(?:打|揾|搵)去?.{0,3}我?.{0,2}(?:公司|屋企|老板|老闆)",
      "wanapigia|wanapiga simu",
      "催[债收].{0,8}(?:孩子|学校|老师|公务员)",
      "watapigia|wananipigia|wanasumbua|wananisumbua|dey (?:disturb|threaten|call) (?:me|my)",
      "ditagih|nagih|tagih terus",
      "रिकवरी|वसूली|recovery (?:agent|wal[ae]|team)",
      "(?:打|找|告诉|联系|通知).{0,4}(?:辅导员|导员|室友|导师|老师|孩子)",
      "(?:打给|打|找|联系|骚扰)我(?:妈|爸|家|单位|公司)",
      "(?:单位|公司)?领导找我|(?:同事|家人|朋友|亲戚|邻居).{0,8}(?:收到|接到).{0,8}(?:短信|电话|消息)",
      "recovery (?:people|men|guys|boys|dept)",
      "(?:send|sent|post|posted|share|shared) my (?:picture|photo|pic|id)(?![a-z])",
      "call(?:s|ing|ed)? my [a-z]|c(?:ame|ome|oming) to my .{0,20}(?:house|home|office|shop|stall|work)",
      "keeps? (?:on )?calling|tinext|tinawagan|pinahiya|(?:phone ?book|contacts) ko(?![a-z])",
    ),
  },
  {
    id: "jail",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "(?:坐牢|被抓|判刑)[吗么嘛?]|会不会.{0,4}(?:坐牢|被抓|判刑)",
    ),
  },
  {
    id: "deducted",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "砍头息|到手(?:只有|才|就|只)?[\\d一二两三四五六七八九]",
      "(?:借|贷)[\\d一二两三四五六七八九].{0,6}到手|先扣.{0,4}利息",
      "(?:received|got|gave me|disbursed)[^.!?]{0,16} only|only (?:received|got)",
      "[0-9] lang (?:ang |yung )?(?:pumasok|natanggap|nakuha)",
    ),
  },
  {
    id: "permission",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "通讯录.{0,4}权限|权限.{0,8}(?:关|撤|删|通讯录|收回)|(?:授权|允许|读取|读了|上传).{0,6}(?:通讯录|相册|定位)",
      "(?:撤回|撤销|取消|关掉?).{0,6}(?:授权|权限)|删除?.{0,6}(?:我的|个人)(?:信息|资料|通讯录)",
      "(?:contacts?|phone ?book|gallery|sms).{0,24}(?:permission|access)|(?:permission|access).{0,24}contacts?",
      "izin.{0,12}kontak",
    ),
  },
  {
    id: "minor",
    checklist: "cn/under-18",
    story: true,
    words: either(
      "未成年|[未没]满(?:18|十八)|(?:我|才|只有|今年)(?:1[0-7]|十[一二三四五六七])岁",
      "(?:孩子|儿子|女儿|弟弟|妹妹|闺女|娃).{0,6}(?:1[0-7]|十[一二三四五六七])(?![0-9个万千百块元天号期.])",
      "(?:小孩|外甥|侄子|侄女|崽).{0,6}(?:1[0-7]|十[一二三四五六七])(?![0-9个万千百块元天号期.])",
    ),
  },
  {
    id: "app_gone",
    checklist: "cn/app-gone",
    story: true,
    words: either(
      "(?:app|应用|软件|平台|公司).{0,6}(?:打不开|登不上|登录不了|没了|不见了|下架|跑路|找不到|倒闭)",
    ),
  },
  {
    id: "record",
    checklist: "cn/after-repaying",
    story: true,
    words: either(
      "征信.{0,12}(?:还挂|挂着|没消|没更新|写错|有误|异议|还显示|还是逾期|几年|多久|怎么消|怎么恢复)",
      "(?:结清|还清|还完).{0,12}征信",
      "(?:crb|cibil|credit bureau|slik).{0,60}(?:paid|clear|still|bado|lunas|closed)",
      "(?:paid|cleared|kulipa|nimelipa|lunas).{0,40}(?:crb|cibil|credit (?:score|report|record|bureau)|slik)",
      "(?:crb|cibil|slik).{0,60}lipa",
    ),
  },
  {
    id: "credit",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "上(?:不上)?征信|影响(?:我?的?)?征信|征信.{0,6}(?:受影响|会黑|会花)|政审",
    ),
  },
  {
    id: "cannot_pay",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "还不[上起了]|没钱还|逾期|还款困难|协商还款|(?:can'?t|cannot|can not) (?:re)?pay|galbay",
      "(?:tidak|gak|nggak) (?:bisa|sanggup|mampu) bayar",
      "gagal bayar|unable to pay|can no longer pay|lost my job|keringanan",
      "以贷养贷|拆东墙|欠了?.{0,4}[0-9一二三四五六七八九十]+多?万",
    ),
  },
  {
    id: "rate",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "年化|年利率|实际利率|[日月]息|利率.{0,6}(?:多少|多高|怎么算|合法|上限|超)|利息.{0,6}(?:怎么算|合不合法|合法|算高|高不高)",
      "(?<![a-z])(?:irr|apr|lpr)(?![a-z])|(?:24|36)%",
    ),
  },
  {
    id: "must_pay",
    checklist: "cn/cannot-pay",
    story: true,
    words: either(
      "(?:还用|要不要|用不用|需不需要|还要|不用|可以不|唔使|使唔使)还(?:[吗么嘛了?款钱]|$)",
      "不还(?:会怎|行[吗不]|可以吗|怎么样)|还用不用还",
    ),
  },
  {
    id: "student",
    checklist: "cn/students",
    story: true,
    words: either(
      "大[一二三四](?:学生|的|了|[ ,]|想|借|欠)|大学生|在校生|(?:我|还)是学生",
      "学生(?:能|可以|党|证)",
    ),
  },
  {
    id: "seeking",
    checklist: "cn/before-borrowing",
    story: true,
    words: either(
      "口子|秒[下批](?!架)|不看征信",
      "(?:急用|急需|急缺).{0,4}(?:钱|现金|\\d|[一二三四五六七八九十两]|块)",
      "(?:哪里|哪儿|哪家|哪个|什么).{0,6}(?:能借|可以借|好借|能贷|好下款|能下款)",
      "征信[黑花烂]了?.{0,8}(?:借|贷|下款)",
      "need .{0,16}(?:cash|money|loan|\\dk) .{0,12}(?:today|tonight|now|urgent|asap)",
      "need (?:cash|money|a loan|\\d+k) (?:today|tonight|now|urgent|asap)",
      "urgent(?:ly)? need|which (?:app|moneylender|lender) can",
      "where (?:can i|to) (?:borrow|get a loan)|butuh (?:uang|dana|pinjaman)",
      "pwede.{0,4} (?:mangutang|umutang)",
      "(?:licensed|legal) money ?lender here|no (?:paper|documents?|cpf|credit check)(?![a-z])",
      "(?:instant|fast|guaranteed|easy) (?:approval|loan)",
    ),
  },
];
