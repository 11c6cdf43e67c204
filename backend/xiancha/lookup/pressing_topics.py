"""The topics whose texts are messages and tricks, and the words by which each is known. Pure.

The extension holds the same table in `extension/core/lookup/pressing-topics.js`.
"""

from __future__ import annotations

from xiancha.lookup.topic import Topic, any_of

PRESSING = (
    Topic(
        "crisis",
        "cn/cannot-pay",
        any_of(
            "不想活|想死|自杀|轻生|活不下去|撑不下去|撑不住了|跳楼|活着没意思|结束生命",
            "一死了之|want to die|wanna die|kill(?:ing)? myself|suicid|end my life|bunuh diri",
            "mau mati|magpakamatay|kujiua",
            "一了百了|站在.{0,4}(?:阳台|天台|楼顶|窗台|桥)|活够了|不如死|死了算|想不开|遗书|农药|安眠药|割腕|走绝路|没(?:有)?活路",
        ),
    ),
    Topic(
        "pay_order",
        "cn/sued",
        any_of(
            "支付令",
        ),
    ),
    Topic(
        "court",
        "cn/sued",
        any_of(
            "法院(?![路街巷])|法庭|传票|起诉|诉前|开庭|判决|强制执行|失信名单|限高|限制高消费",
            "仲裁(?:通知|裁决|庭|委)|summons|court (?:order|case|summons)|from the court",
            "pengadilan|surat panggilan",
        ),
    ),
    Topic(
        "contact",
        "cn/called-about-someone-else",
        any_of(
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
            "never sign|did ?n[o']?t sign|(?:he|she|they|i) must pay (?:for|his|her)",
            "(?:you are|as) guarantor",
        ),
    ),
    Topic(
        "not_mine",
        "cn/not-my-loan",
        any_of(
            "(?:没有?|未)(?:借|贷)过|不是我(?:借|贷)|被网?贷款?(?:了|[。！!]|$)",
            "(?:gak|ga|tidak|nggak) (?:pernah )?(?:pinjam|minjam|mengajukan)",
            "i (?:did ?n[o']?t|never) (?:borrow|apply)",
            "[冒盗]用.{0,6}(?:身份|我)",
            "(?:i )?never (?:took|take|applied|borrowed)",
            "(?:somebody|someone).{0,12} (?:use[ds]?|misused) my "
            "(?:pan|id|nin|bvn|aadhaa?r|name|nric|number)",
            "不是我(?:办|开通|申请)",
            "(?:趁|偷|拿|用)我.{0,12}(?:手机|身份|刷脸|证).{0,8}[借贷]",
        ),
    ),
    Topic(
        "face",
        "cn/before-borrowing",
        any_of(
            "ab贷|(?:刷脸|扫脸|人脸).{0,8}(?:加分|助力|担保|帮)",
            "(?:朋友|亲戚|同事|家人).{0,6}(?:刷脸|扫脸|加分)|帮我.{0,2}[刷扫].{0,2}脸|[刷扫].{0,2}脸.{0,10}加.{0,2}分",
        ),
    ),
    Topic(
        "screen",
        "cn/before-borrowing",
        any_of(
            "校园贷.{0,8}(?:注销|影响征信)|(?:清算|对公|监管|保证金)账户",
            "(?:银保监|金融监管|公检法|征信中心).{0,6}(?:人|来电|打电话|工作人员)",
            "(?<![a-z])otp(?![a-z])|verification code|共享屏幕|屏幕共享|安全账户",
            "验证码.{0,6}(?:发|报|告诉)|(?:发|报|告诉).{0,6}验证码",
            "腾讯会议|会议号|视频会议.{0,10}(?:屏幕|共享|下载|加入)|(?:加入|下载|开).{0,6}视频会议",
            "注销.{0,6}(?:校园贷|学生贷)|(?<!怎么|怎样|如何)(?<![咋想要能])注销.{0,6}(?:账户|账号|额度)",
            "关闭.{0,6}(?:百万保障|学生账户)",
            "(?:看|共享|分享).{0,3}(?:我|你)?.{0,2}屏幕|(?:下载|装|用).{0,6}会议软件",
            "注销.{0,4}(?:借呗|花呗|白条|贷款)|(?:借呗|花呗|白条|微粒贷).{0,6}注销.{0,6}(?:影响|征信)",
            "ask(?:s|ed|ing)?.{0,16} (?:atm |card |bank )?pin(?![a-z])",
            "(?<![a-z])(?:atm|card|bank) pin(?![a-z])",
        ),
    ),
    Topic(
        "fee",
        "cn/before-borrowing",
        any_of(
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
            r"包过.{0,6}(?:贷|款|审|批|\d|点)|(?:贷|款|审核|审批).{0,6}包过",
            r"(?:收|只收)\d.{0,3}(?:点|个点|%).{0,4}(?:中介|手续|服务)费|中介费",
            "过数.{0,10}(?:保证|先)|先过数|免tu",
            "(?:pay|clear|send).{0,24}(?:insurance|via till|clearance|upi).{0,40}"
            "(?:loan|today|unlock|sanction|cert)",
            "(?:pay|send|transfer|paynow).{0,16} "
            "(?:gst|insurance|[a-z]+ fee|fees?|charges|tax)(?![a-z])",
            "(?:form|slot|release|facilitation|service) fee",
            "(?:first|muna) (?:pay|transfer)",
            "(?:pay|paynow|transfer|bayar)[^.!?]{0,24}(?:first|before|dulu|muna)(?![a-z])",
            "(?:pay|send|transfer).{0,24}(?:deposit|activation)|to activate",
        ),
    ),
    Topic(
        "threat",
        "cn/contacts-called",
        any_of(
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
            "फोटो.{0,12}(?:एडिट|वायरल)",
            "my (?:picture|photo|pic).{0,20}(?:contact|people|everybody)",
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
            "(?:photo|picture|pic|selfie|aadhaa?r|id card)[^.!?]{0,40}"
            "(?:to (?:all|every|your|ur)|all contact|everyone|everybody)",
            "(?:call|tell|inform|message|send|text|visit)[^.!?]{0,30}"
            "(?:employer|pastor|everyone|everybody|phone ?book|lahat ng contacts|your neighbou?rs)",
            "(?:final|last) (?:warning|notice|chance)|avoid (?:shame|disgrace|embarrass)",
            "on the run with|may kaso ka|estafa",
            "(?<![a-z])(?:as|be|are|na) (?:a )?(?:fraud|scammer|criminal|thief)(?![a-z])",
            "(?:barangay|pulis).{0,24}(?:bahay|office)",
            "(?:来|要|就|会)[拘抓]我|派出所.{0,12}(?:[还欠]|贷款)",
        ),
    ),
    Topic(
        "refund",
        "cn/before-borrowing",
        any_of(
            "退费|清退|退还.{0,8}(?:利息|服务费|费用)|[可能]退(?:息|利息|服务费|还?[0-9])|(?:退款|回款).{0,10}(?:群|登记|专员)",
            "理赔|[三双]倍赔|赔付|企鹅号",
        ),
    ),
)
"""The most pressing first: no name in a text of these is looked up."""
