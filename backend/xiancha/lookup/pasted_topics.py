"""The topics that people paste texts about, and the words by which each is known. Pure.

The extension holds the same table in `extension/core/lookup/pasted-topics.js`.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Topic(NamedTuple):
    """What a text speaks of, and the checklist of what to do then.

    A `story` may be told of somebody who is looked up: “分期乐逾期怎么办”. Else no name in the text
    is looked up.
    """

    id: str
    checklist: str
    words: re.Pattern[str]
    story: bool = False


_KIN = (
    "爸|妈|父母|爷|奶|姨|舅|叔|姑|哥|姐|弟|妹|家人|家里|老公|老婆|对象|男友|女友|老家|朋友|同事|单位|领导"
    "|亲戚|同学|辅导员|导师|老师|室友|邻居|房东|主管|经理|老板|孩子|通讯录|联系人"
)
"""Whom a collector may call besides who owes."""


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


TOPICS = (
    Topic(
        "crisis",
        "cn/cannot-pay",
        _any(
            "不想活|想死|自杀|轻生|活不下去|撑不下去|撑不住了|跳楼|活着没意思|结束生命",
            "一死了之|want to die|wanna die|kill(?:ing)? myself|suicid|end my life|bunuh diri",
            "mau mati|magpakamatay|kujiua",
        ),
    ),
    Topic(
        "pay_order",
        "cn/sued",
        _any(
            "支付令",
        ),
    ),
    Topic(
        "court",
        "cn/sued",
        _any(
            "法院(?![路街巷])|法庭|传票|起诉|诉前|开庭|判决|强制执行|失信名单|限高|限制高消费",
            "仲裁(?:通知|裁决|庭|委)|summons|court (?:order|case|summons)|from the court",
            "pengadilan|surat panggilan",
        ),
    ),
    Topic(
        "contact",
        "cn/called-about-someone-else",
        _any(
            "[我你您]是.{0,8}联系人|[替帮代](?:[他她]|ta).{0,3}还|[填写留]了?我.{0,8}联系人",
            "(?:转告|督促|请通知)(?:他|她|本人|该客户|借款人)",
            "you(?:'re| are) .{0,30}emergency contact",
            "(?:listed|named|gave) (?:you|ur|your n).{0,20}(?:referee|guarantor|reference|kin)",
            "kontak darurat (?:dari|untuk)",
            "把我.{0,6}(?:号码|电话|手机|名字)?.{0,4}(?:写|填|留)(?:成|做|为|了)?.{0,4}联系人",
            "我.{0,2}(?:号码|电话|手机号).{0,8}(?:写|填|留|当).{0,6}联系人",
            "(?:jadi(?:kan|in)?|jd) kontak darurat",
            "(?:put|used|gave|listed) (?:me|my (?:name|number|phone)).{0,20}"
            "(?:emergency|reference|referee|guarantor|contact)",
        ),
    ),
    Topic(
        "not_mine",
        "cn/not-my-loan",
        _any(
            "(?:没有?|未)(?:借|贷)过|不是我(?:借|贷)|被网?贷款?(?:了|[。！!]|$)",
            "(?:gak|ga|tidak|nggak) (?:pernah )?(?:pinjam|minjam|mengajukan)",
            "i (?:did ?n[o']?t|never) (?:borrow|apply)",
            "[冒盗]用.{0,6}(?:身份|我)",
        ),
    ),
    Topic(
        "face",
        "cn/before-borrowing",
        _any(
            "ab贷|(?:刷脸|扫脸|人脸).{0,8}(?:加分|助力|担保|帮)",
            "(?:朋友|亲戚|同事|家人).{0,6}(?:刷脸|扫脸|加分)|帮我.{0,2}[刷扫].{0,2}脸|[刷扫].{0,2}脸.{0,10}加.{0,2}分",
        ),
    ),
    Topic(
        "screen",
        "cn/before-borrowing",
        _any(
            "校园贷.{0,8}(?:注销|影响征信)|(?:清算|对公|监管|保证金)账户",
            "(?:银保监|金融监管|公检法|征信中心).{0,6}(?:人|来电|打电话|工作人员)",
            "(?<![a-z])otp(?![a-z])|verification code|共享屏幕|屏幕共享|安全账户",
            "验证码.{0,6}(?:发|报|告诉)|(?:发|报|告诉).{0,6}验证码",
            "腾讯会议|会议号|视频会议.{0,10}(?:屏幕|共享|下载|加入)|(?:加入|下载|开).{0,6}视频会议",
            "注销.{0,6}(?:校园贷|学生贷|账户|账号|额度)|关闭.{0,6}(?:百万保障|学生账户)",
            "(?:看|共享|分享).{0,3}(?:我|你)?.{0,2}屏幕|(?:下载|装|用).{0,6}会议软件",
            "注销.{0,4}(?:借呗|花呗|白条|贷款)|(?:借呗|花呗|白条|微粒贷).{0,6}注销.{0,6}(?:影响|征信)",
        ),
    ),
    Topic(
        "fee",
        "cn/before-borrowing",
        _any(
            "解冻费|解冻金|保证金|工本费|会员费|包装费|认证金|验资|(?:刷|走|做).{0,2}流水",
            "包下款|内部渠道|强开|技术放款|黑户",
            "(?:卡号|账号|银行卡).{0,4}(?:填错|输错|错误)|放款前.{0,6}(?:交|付|转)",
            "先(?:交|付|转|打).{0,6}(?:费|元|块|钱)",
            "(?:processing|admin|registration|insurance|activation) fee",
            "手续费.{0,8}放款|先[入付交转打汇存].{0,10}(?:费|放款)",
            "存入.{0,10}(?:账户|验证|本金)|验证.{0,4}还款能力",
            "nitume .{0,20}(?:registration|kwanza|ada)",
            r"(?:insurance|deposit|charge|token|tax|\$\d+).{0,20}first(?![a-z])",
            "biaya (?:admin|pencairan|aktivasi)",
            "pay.{0,20}(?:file charge|gst|processing charge|token fee)",
            "(?:打|交|转|付|要).{0,8}解冻|冻.{0,6}(?:要|得|先)(?:打|交|转|付)",
            "先(?:交|付|转|打).{0,8}税",
            "流水?美化|(?:美化|做|刷).{0,4}(?:金流|流水)",
            "寄.{0,8}(?:提款卡|银行卡|存折)",
            "(?:gift card|voucher|steam|itunes).{0,40}(?:loan|before|pay(?:s|ing)? out)",
            "(?:loan|before).{0,40}(?:gift card|voucher)",
            "(?:file|processing|approval) charge",
            r"包过.{0,6}(?:贷|款|审|批|\d|点)|(?:贷|款|审核|审批).{0,6}包过|(?:收|只收)\d.{0,3}(?:点|个点|%).{0,4}(?:中介|手续|服务)费|中介费",
            "过数.{0,10}(?:保证|先)|先过数|免tu",
            "(?:pay|clear|send).{0,24}(?:insurance|via till|clearance|upi)"
            ".{0,40}(?:loan|today|unlock|sanction|cert)",
        ),
    ),
    Topic(
        "agent",
        "cn/cannot-pay",
        _any(
            "停息挂账|征信(?:修复|铲单)|修复征信|洗白|代理维权|反催收|债务(?:优化|重组)|退息",
            "(?:帮|可以|能).{0,8}[把将]?.{0,4}(?:征信|通讯录|逾期记录).{0,4}(?:删|消|洗)",
            "铲单|代办",
            "停催|停息|(?:法务|咨询|律师)公司.{0,12}(?:停|延期|分期|协商)",
            "征信.{0,4}(?:异常|受损|污点).{0,14}(?:处理|修复|消除|专员|加我|来电|打电话)",
        ),
        story=True,
    ),
    Topic(
        "threat",
        "cn/contacts-called",
        _any(
            "爆.{0,4}通讯录|法务部|逃废债|老赖|通缉|拘[留传捕]|坐牢(?![吗么嘛?])",
            "涉嫌.{0,8}诈骗|律师函|(?:公安|警|刑|诈骗).{0,10}立案|立案侦查|冻结|批捕|协查",
            "[要想]杀|[砍弄打]死[你我他]|杀了?(?:你|我全?家|他全?家)",
            "裸照|p图|ps图|p好的|遗照|花圈|泼漆|呼死你|经侦|移交.{0,2}(?:公安|司法)",
            "照片.{0,6}发.{0,6}(?:群|家|单位|学校|通讯录)|你.{0,4}学校我(?:都)?知道",
            "(?:今|明)[日天].{0,6}上门|上门(?:催收|走访|核查)|(?:村委|居委|派出所).{0,12}上门",
            "不(?:还|处理).{0,12}(?:家人|单位|通讯录|联系人)",
            "(?:通知|联系|告诉|打给).{0,6}(?:家人|单位|村委|父母|爸妈|领导|学校|紧急联系人|通讯录)",
            "(?:your|all) contacts|sebar(?:kan)?.{0,12}data|data.{0,20}sebar|contacts ko",
            "(?<![a-z])(?:arrest|warrant|police case|legal action)(?![a-z])|debt collector",
            "dc lapangan|(?:foto|ktp|data|wajah|kontak).{0,30}sebar",
            "sebar.{0,30}(?:data|kontak|foto|keluarga)",
            "call your (?:employer|boss|family|relatives)|fraudster|your bvn|name goes to crb",
            "ur contact|post (?:you|your|ur) .{0,30}(?:fb|facebook|whatsapp|online)",
            "(?:派出所|民警|警官|警察).{0,12}(?:笔录|抓|传唤)|watatuma polisi|tutatuma polisi",
            "फोटो.{0,12}(?:एडिट|वायरल)|my (?:picture|photo|pic).{0,20}(?:contact|people|everybody)",
            "通讯录.{0,10}群发|群发.{0,8}(?:通讯录|联系人|照片)",
            "(?:你|知道|小心|等着|接).{0,4}(?:孩子|女儿|儿子|闺女|小孩).{0,14}(?:小学|中学|幼儿园|放学|上学)",
            "派出所.{0,6}备案|外[访派].{0,3}(?:组|人员|团队|专员)|(?:点|今[日天晚]|明[日天]|马上|立即).{0,4}到你家",
            "去.{0,10}(?:店|家|单位|公司|学校)里?.{0,2}闹|贴大字报|红油|喷漆",
            "(?:splash|throw|pour).{0,12}paint|(?:hurt|kill|beat) (?:you|me|my|him|her)",
            "(?<![a-z])(?:i|you|she|he|am|are|is) (?:be |am |are |is )?(?:a )?thief",
            "obituary|photo edit",
            "(?<![a-z])all my contact",
            "watanipeleka|nitapelekwa|utapelekwa",
            "拘传|限制出境|contacts.{0,24}(?:message|sms|whatsapp) (?:pet|kar|bhej)",
        ),
    ),
    Topic(
        "payee",
        "cn/cannot-pay",
        _any(
            "(?:个人|私人)(?:账户|账号|银行卡|微信|支付宝)|户名|减免.{0,12}(?:转|打款)",
            "rekening pribadi|(?:personal|private) account",
        ),
        story=True,
    ),
    Topic(
        "employer",
        "cn/contacts-called",
        _any(
            "(?:单位|公司|厂里?|主管|领导|老板|人事|经理|上司|hr).{0,10}(?:发函|寄函|发催款函|开除|辞退|炒|丢工作)",
            "(?:发函|寄函|催款函|闹|捅).{0,6}(?:单位|公司|厂|主管|领导|老板|人事|经理)|(?:让|叫|会).{0,8}(?:开除|辞退)",
        ),
        story=True,
    ),
    Topic(
        "sold",
        "cn/contacts-called",
        _any(
            "债权.{0,6}(?:转|卖|受让)|(?:债|欠款|借款|贷款).{0,8}(?:卖给|卖了|转让|转给)|资产管理|资管公司",
        ),
        story=True,
    ),
    Topic(
        "harassed",
        "cn/contacts-called",
        _any(
            f"(?:打|联系|骚扰|轰炸|找).{{0,4}}(?:{_KIN})(?!.{{0,3}}借)",
            f"给.{{0,3}}(?:{_KIN}).{{0,4}}(?:打|发)",
            "催收.{0,8}(?:一直|天天|每天|不停|骚扰|轰炸|打电话)",
            "(?:一直|天天|每天|不停).{0,4}(?:催|骚扰|轰炸)|骚扰(?:电话|短信|我)|harass",
            "call(?:s|ing|ed)? my (?:family|contacts|mother|mum|boss|friends|employer)",
            "催[债收].{0,8}(?:孩子|学校|老师|公务员)|watapigia|wananipigia",
            "keeps? calling me|n[ey]e?ror|teror|diteror|penagih|tinatakot|nanghaharass",
            f"(?:{_KIN}).{{0,4}}接到.{{0,6}}(?:电话|短信)|不还.{{0,4}}上门",
            "收数佬|追数|(?:打|揾|搵)去?.{0,3}我?.{0,2}(?:公司|屋企|老板|老闆)",
            "wanapigia|wanapiga simu",
            "hinaharass|ipopost|pinopost|wanasumbua|wananisumbua",
            "dey (?:disturb|threaten|call) (?:me|my)",
            "ditagih|nagih|tagih terus",
            "रिकवरी|वसूली|recovery (?:agent|wal[ae]|team)",
            "(?:打|找|告诉|联系|通知).{0,4}(?:辅导员|导员|室友|导师|老师|孩子)",
            "(?:打给|打|找|联系|骚扰)我(?:妈|爸|家|单位|公司)",
            "(?:单位|公司)?领导找我|(?:同事|家人|朋友|亲戚|邻居).{0,8}(?:收到|接到).{0,8}(?:短信|电话|消息)",
        ),
        story=True,
    ),
    Topic(
        "jail",
        "cn/cannot-pay",
        _any(
            "(?:坐牢|被抓|判刑)[吗么嘛?]|会不会.{0,4}(?:坐牢|被抓|判刑)",
        ),
        story=True,
    ),
    Topic(
        "deducted",
        "cn/before-borrowing",
        _any(
            r"砍头息|到手(?:只有|才|就|只)?[\d一二两三四五六七八九]",
            r"(?:借|贷)[\d一二两三四五六七八九].{0,6}到手|先扣.{0,4}利息",
        ),
        story=True,
    ),
    Topic(
        "permission",
        "cn/before-borrowing",
        _any(
            "通讯录.{0,4}权限|权限.{0,8}(?:关|撤|删|通讯录|收回)|(?:授权|允许|读取|读了|上传).{0,6}(?:通讯录|相册|定位)",
            "(?:撤回|撤销|取消|关掉?).{0,6}(?:授权|权限)|删除?.{0,6}(?:我的|个人)(?:信息|资料|通讯录)",
        ),
        story=True,
    ),
    Topic(
        "minor",
        "cn/under-18",
        _any(
            "未成年|[未没]满(?:18|十八)|(?:我|才|只有|今年)(?:1[0-7]|十[一二三四五六七])岁",
        ),
        story=True,
    ),
    Topic(
        "app_gone",
        "cn/app-gone",
        _any(
            "(?:app|应用|软件|平台|公司).{0,6}(?:打不开|登不上|登录不了|没了|不见了|下架|跑路|找不到|倒闭)",
        ),
        story=True,
    ),
    Topic(
        "record",
        "cn/after-repaying",
        _any(
            "征信.{0,12}(?:还挂|挂着|没消|没更新|写错|有误|异议|还显示|还是逾期|几年|多久|怎么消|怎么恢复)",
            "(?:结清|还清|还完).{0,12}征信",
        ),
        story=True,
    ),
    Topic(
        "cannot_pay",
        "cn/cannot-pay",
        _any(
            "还不[上起了]|没钱还|逾期|还款困难|协商还款|(?:can'?t|cannot|can not) (?:re)?pay",
            "galbay|(?:tidak|gak|nggak) (?:bisa|sanggup|mampu) bayar",
        ),
        story=True,
    ),
    Topic(
        "rate",
        "cn/before-borrowing",
        _any(
            "年化|年利率|实际利率|[日月]息|利率.{0,6}(?:多少|多高|怎么算|合法|上限|超)|利息.{0,6}(?:怎么算|合不合法|合法|算高|高不高)",
            "(?<![a-z])(?:irr|apr|lpr)(?![a-z])|(?:24|36)%",
        ),
        story=True,
    ),
    Topic(
        "student",
        "cn/students",
        _any(
            "大[一二三四](?:学生|的|了|[ ,]|想|借|欠)|大学生|在校生|(?:我|还)是学生",
            "学生(?:能|可以|党|证)",
        ),
        story=True,
    ),
    Topic(
        "seeking",
        "cn/before-borrowing",
        _any(
            "口子|秒[下批](?!架)|不看征信",
            r"(?:急用|急需|急缺).{0,4}(?:钱|现金|\d|[一二三四五六七八九十两]|块)",
            "(?:哪里|哪儿|哪家|哪个|什么).{0,6}(?:能借|可以借|好借|能贷|好下款|能下款)",
            "征信[黑花烂]了?.{0,8}(?:借|贷|下款)",
            r"need .{0,16}(?:cash|money|loan|\dk) .{0,12}(?:today|tonight|now|urgent|asap)",
            r"need (?:cash|money|a loan|\d+k) (?:today|tonight|now|urgent|asap)",
            "urgent(?:ly)? need|which (?:app|moneylender|lender) can",
            "where (?:can i|to) (?:borrow|get a loan)|butuh (?:uang|dana|pinjaman)",
            "pwede.{0,4} (?:mangutang|umutang)",
            "(?:licensed|legal) money ?lender here",
            "no (?:paper|documents?|cpf|credit check)(?![a-z])",
            "(?:instant|fast|guaranteed|easy) (?:approval|loan)",
        ),
        story=True,
    ),
)
"""The first of these that a text speaks of is its kind."""
