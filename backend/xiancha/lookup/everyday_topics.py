"""The topics of what most people tell: calls, no money, a rate. Pure.

The extension holds the same table in `extension/core/lookup/everyday-topics.js`.
"""

from __future__ import annotations

from xiancha.lookup.topic import Topic, any_of

_KIN = (
    "爸|妈|父母|爷|奶|姨|舅|叔|姑|哥|姐|弟|妹|家人|家里|老公|老婆|对象|男友|女友|老家|朋友|同事|单位|领导"
    "|亲戚|同学|辅导员|导师|老师|室友|邻居|房东|主管|经理|老板|孩子|通讯录|联系人"
)
"""Whom a collector may call besides who owes."""

EVERYDAY = (
    Topic(
        "harassed",
        "cn/contacts-called",
        any_of(
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
            "(?:单位|公司)?领导找我",
            "(?:同事|家人|朋友|亲戚|邻居).{0,8}(?:收到|接到).{0,8}(?:短信|电话|消息)",
            "recovery (?:people|men|guys|boys|dept)",
            "(?:send|sent|post|posted|share|shared) my (?:picture|photo|pic|id)(?![a-z])",
            "call(?:s|ing|ed)? my [a-z]",
            "c(?:ame|ome|oming) to my .{0,20}(?:house|home|office|shop|stall|work)",
            "keeps? (?:on )?calling|tinext|tinawagan|pinahiya",
            "(?:phone ?book|contacts) ko(?![a-z])",
            "(?:电话|短信).{0,6}(?:轰炸|打爆|不停|一天.{0,4}个)",
            "一天.{0,4}[0-9几十百]+个.{0,4}电话|换(?:着)?号.{0,4}(?:打|骂|催)",
            "骂(?:我|人|得).{0,6}(?:难听|脏)?|爆了?.{0,4}通讯录",
            r"(?:calls?|calling|called|text(?:s|ed|ing)?|messag\w+|contact\w*) (?:all )?(?:my"
            "|our) ",
            "non-?stop call|abus(?:e|ing|ive)|insult(?:s|ed|ing)? (?:me|my|us)",
            "(?:tumatawag|tinatawagan|tinakot|minumura|nang-?aabuso|namamahiya)",
            "(?:nelpon|neleponin|nelponin|ngancam|dimaki)|wana(?:piga|nitusi|tusi|nitishia)",
            "gaali|pareshan|dhamki",
        ),
        story=True,
    ),
    Topic(
        "jail",
        "cn/cannot-pay",
        any_of(
            "(?:坐牢|被抓|判刑)[吗么嘛?]|会不会.{0,4}(?:坐牢|被抓|判刑)",
            "(?:犯法|犯罪|刑事责任|被判|判几年|抓进去|抓人|坐几年)[吗么嘛?]?",
            "can (?:they|i|he|she).{0,12}(?:jail|arrest|prison)",
            "(?:makulong|nakukulong|kulong ba)",
            "(?:masuk|bisa di) ?penjara|dipidana|nita(?:fungwa|shikwa)|jail ho",
            "(?<![a-z])jela(?![a-z])",
        ),
        story=True,
    ),
    Topic(
        "deducted",
        "cn/before-borrowing",
        any_of(
            r"砍头息|到手(?:只有|才|就|只)?[\d一二两三四五六七八九]",
            r"(?:借|贷)[\d一二两三四五六七八九].{0,6}到手|先扣.{0,4}利息",
            "(?:received|got|gave me|disbursed)[^.!?]{0,16} only|only (?:received|got)",
            "[0-9] lang (?:ang |yung )?(?:pumasok|natanggap|nakuha)",
            "(?:先|直接|还)?扣.{0,6}(?:服务费|会员费|手续费|担保费|管理费|中介费|保险费)",
            "(?:实际|实)到账|到账(?:只|才|就)|借.{1,8}(?:只|才|就)(?:给|到)",
            "(?:they|app) (?:cut|deduct|remove)|deducted (?:from|before)",
            "disburse[ds]? (?:only|less)|dipotong|cair(?:nya)? (?:cuma|hanya|cm)|kinaltas",
            "binawas|walikata|kaat (?:liya|ke)",
        ),
        story=True,
    ),
    Topic(
        "tied",
        "cn/before-borrowing",
        any_of(
            "(?:培训|课程|报班|学费|医美|整形|美容|植发|健身|租房|房租|中介|驾校|兼职|招聘|入职"
            "|保健品|婚介|祛痘|减肥).{0,16}(?:贷|分期)",
            "(?:贷款|分期).{0,14}(?:培训|学费|报课|退课|医美|美容院?|租房|房租|健身房?)",
            "租(?:赁)?(?:手机|机)|手机租赁|(?:退课|退费).{0,16}(?:分期|贷|还款)",
            "(?<![a-z])(?:(?<!of )course|tuition|clinic|gym"
            "|training)(?![a-z]).{0,24}(?:instalment|installment|loan)",
        ),
        story=True,
    ),
    Topic(
        "permission",
        "cn/before-borrowing",
        any_of(
            "通讯录.{0,4}权限|权限.{0,8}(?:关|撤|删|通讯录|收回)",
            "(?:授权|允许|读取|读了|上传).{0,6}(?:通讯录|相册|定位)",
            "(?:撤回|撤销|取消|关掉?).{0,6}(?:授权|权限)",
            "删除?.{0,6}(?:我的|个人)(?:信息|资料|通讯录)",
            "(?:contacts?|phone ?book|gallery|sms).{0,24}(?:permission|access)",
            "(?:permission|access).{0,24}contacts?|izin.{0,12}kontak",
            "通讯录.{0,8}(?:被(?:偷|读|拿|泄|上传)|泄露)|revoke(?!d)",
            "(?:access|read|took|take|copied) (?:to )?(?:my |all )?(?:contacts|photos|gallery)",
            "akses kontak",
        ),
        story=True,
    ),
    Topic(
        "minor",
        "cn/under-18",
        any_of(
            "未成年|[未没]满(?:18|十八)|(?:我|才|只有|今年)(?:1[0-7]|十[一二三四五六七])岁",
            "(?:孩子|儿子|女儿|弟弟|妹妹|闺女|娃).{0,6}(?:1[0-7]"
            "|十[一二三四五六七])(?![0-9个万千百块元天号期.])",
            "(?:小孩|外甥|侄子|侄女|崽).{0,6}(?:1[0-7]"
            "|十[一二三四五六七])(?![0-9个万千百块元天号期.])",
            "(?:我|才|只有|今年|刚)(?:1[0-7]|十[一二三四五六七])(?:岁|周岁|[,，。 !?]|了|$)",
            "(?:初[一二三]|(?:读|上|念|才|我)高[一二三](?!点|些)|初中生?|高中生?|中学生).{0,12}"
            "(?:借|贷|花|欠)",
            "(?:i'?m|i am|aged?) 1[0-7](?![0-9%.,]| ?(?:k|min|day|hour|month|week))",
            "(?:under|below) (?:18|age)|underage|minor(?:s)? (?:loan|borrow)|di bawah umur",
        ),
        story=True,
    ),
    Topic(
        "app_gone",
        "cn/app-gone",
        any_of(
            "(?:app|应用|软件|平台|公司).{0,6}(?:打不开|登不上|登录不了|没了|不见了|下架|跑路|"
            "找不到|倒闭)",
            "(?:app|软件|平台|公司|官网|应用).{0,8}(?:进不去|登不进|关门|关停|停运|停业|消失"
            "|联系不上|空号)",
            "(?:app|application|lender).{0,16}(?:gone|closed down|disappear|not opening"
            "|shut ?down|removed)",
            r"(?:no longer|not|vanish\w*|gone|missing).{0,10}(?:play ?store|app store)",
            "(?:ngilang|hilang|dihapus) (?:dari|di) |nawala|wala na (?:sa|ang|yung)",
            "ime(?:fungwa|potea)|band ho ga?ya",
        ),
        story=True,
    ),
    Topic(
        "record",
        "cn/after-repaying",
        any_of(
            "征信.{0,12}(?:还挂|挂着|没消|没更新|写错|有误|异议|还显示|还是逾期|几年|多久"
            "|怎么消|怎么恢复)",
            "(?:结清|还清|还完).{0,12}征信",
            "(?:crb|cibil|credit bureau|slik).{0,60}(?:paid|clear|still|bado|lunas|closed)",
            "(?:paid|cleared|kulipa|nimelipa|lunas).{0,40}(?:crb|cibil|credit (?:score|report"
            "|record|bureau)|slik)",
            "(?:crb|cibil|slik).{0,60}lipa",
            "信用报告|征信.{0,6}(?:污点|更新|恢复|修|错|消除)|credit (?:report|score|history)",
            "bi checking",
            "(?:crb|cibil|slik).{0,40}(?:remove|clear|status|list|score|masuk|hapus|nitatoka|toka)",
        ),
        story=True,
    ),
    Topic(
        "credit",
        "cn/cannot-pay",
        any_of(
            "上(?:不上)?征信|影响(?:我?的?)?征信|征信.{0,6}(?:受影响|会黑|会花)|政审",
            "上了?征信没|上不上?征信|(?:列入|进|上).{0,4}黑名单",
            "影响.{0,6}(?:房贷|买房|信用|坐高铁|坐飞机)|blacklist",
        ),
        story=True,
    ),
    Topic(
        "children",
        "cn/cannot-pay",
        any_of(
            "(?:孩子|娃|子女|儿子|女儿|后代|三代|下一代).{0,16}(?:考公|公务员|当兵|参军|入伍"
            "|政审|考编|前途|影响|受限|牵连)",
            "(?:影响|连累|耽误).{0,10}(?:孩子|娃|子女|儿子|女儿|后代)|考公",
            "(?:不能|能不能|没法).{0,4}(?:当兵|参军|考编)",
        ),
        story=True,
    ),
    Topic(
        "cannot_pay",
        "cn/cannot-pay",
        any_of(
            "还不[上起了]|没钱还|逾期|还款困难|协商还款|(?:can'?t|cannot|can not) (?:re)?pay",
            "galbay|(?:tidak|gak|nggak) (?:bisa|sanggup|mampu) bayar",
            "gagal bayar|unable to pay|can no longer pay|lost my job|keringanan",
            "以贷养贷|拆东墙|欠了?.{0,4}[0-9一二三四五六七八九十]+多?万",
            "没(?:有)?钱了|还不[完动]|拿不出|负债|断供|(?:延期|宽限|少还|分期还)|失业",
            "没(?:了)?工作.{0,8}还|丢了工作|被裁|先还(?:哪|谁)|周转不(?:开|过来)",
            "overdue|behind (?:on|with)|no money to (?:re)?pay|can'?t afford",
            r"struggl\w+ (?:to|with)|(?<![a-z])late (?:on|with|payment)",
            "miss(?:ed)? (?:a |my )?payment",
            "(?:belum|ga|gak|nggak|tidak) (?:ada uang|punya uang|sanggup|mampu|bisa bayar)",
            "telat bayar|nunggak",
            "walang pambayad",
            "(?:hindi|di) (?:ko |po |na |pa )*(?:kaya|makabayad|nakabayad|mabayaran)",
            "siwezi (?:ku)?lipa|sina pesa|nimeshindwa (?:ku)?lipa",
            "paise nahi|nahi (?:de|bhar|chuka|pay kar) (?:pa|sak|sakt)|no (?:fit|get money) pay",
            "never fit pay",
        ),
        story=True,
    ),
    Topic(
        "rate",
        "cn/before-borrowing",
        any_of(
            "年化|年利率|实际利率|[日月]息|利率.{0,6}(?:多少|多高|怎么算|合法|上限|超)",
            "利息.{0,6}(?:怎么算|合不合法|合法|算高|高不高)",
            "(?<![a-z])(?:irr|apr|lpr)(?![a-z])|(?:24|36)%",
            "利(?:息|率).{0,8}(?:高|多|离谱|吓人|划算|贵|便宜)|高利贷|费率",
            "(?:手续费|担保费|服务费).{0,6}(?:高|合理|合法|多少|该不该)|划不划算|哪个便宜",
            "(?:interest|charges?).{0,12}(?:rate|too (?:high|much)|how much|per month)",
            "how much interest|bunga.{0,10}(?:tinggi|besar|berapa|persen)|byaj",
            "malaki (?:ang )?(?:interes|tubo)|(?<![a-z])riba(?![a-z])",
        ),
        story=True,
    ),
    Topic(
        "must_pay",
        "cn/cannot-pay",
        any_of(
            "(?:还用|要不要|用不用|需不需要|还要|不用|可以不|唔使|使唔使)还(?:[吗么嘛了?款钱]|$)",
            "不还(?:会怎|行[吗不]|可以吗|怎么样)|还用不用还",
            "不(?:用|想|管)还了?|不还了?(?:行|会|可|能)|(?:赖掉|赖账)",
            "还(?:用|需|要)不(?:用|需|要)还|该不该还|要不要(?:给|继续|接着)?还",
            "(?:do|must|should) i (?:still )?(?:have to |need to )?(?:re)?pay",
            "still (?:need|have) to pay|refuse to pay|what if i (?:do ?n[o']?t|never|no) pay",
            "(?:kailangan|dapat) (?:ko )?(?:pa )?(?:ba )?(?:bayaran|magbayad)",
            "(?:wajib|harus|perlu) (?:di)?bayar|lazima (?:ni|tu)lipe|dena (?:padega|zaroori)",
            "make i (?:still )?pay",
        ),
        story=True,
    ),
    Topic(
        "hiding",
        "cn/cannot-pay",
        any_of(
            "换.{0,3}(?:号|手机|卡|电话).{0,12}(?:催|找|还|行|躲|联系|没事)|(?:催|找)不到我",
            "(?:玩|故意)?失联|躲(?:债|催收|起来|着)|跑路.{0,8}(?:催|找到我)",
            "(?:不接|拉黑).{0,6}(?:电话|催收).{0,12}(?:会|行|怎|吗)|注销手机号",
            "(?:change|changed|changing|new|block) (?:my )?(?:number|sim|phone"
            "|line).{0,30}(?:find|call|loan|stop|pay)",
            "(?:if|can) i (?:block|ignore|hide from|switch off)|ganti nomor",
            "magpalit ng (?:number|sim)|nibadilishe? (?:number|line|simu)",
            "change my (?:sim|line|number)",
        ),
        story=True,
    ),
    Topic(
        "student",
        "cn/students",
        any_of(
            "大[一二三四](?:学生|的|了|[ ,]|想|借|欠)|大学生|在校生|(?:我|还)是学生",
            "学生(?:能|可以|党|证)",
            "(?<![a-z])dxs(?![a-z])|大专|职校|研究生|(?:上|读|念)大[一二三四学]",
            "(?:uni|university|college) (?:student|kid)|mahasiswa|estudyante|mwanafunzi",
        ),
        story=True,
    ),
    Topic(
        "seeking",
        "cn/before-borrowing",
        any_of(
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
            "(?:急|想|要|需)(?:着)?(?:借|贷)(?:点|个|笔)?(?:钱|款|[0-9一二三四五六七八九十两几])",
            "(?:推荐|(?<!去)哪).{0,8}(?:网贷|贷款|借款|借钱).{0,4}(?:平台|软件|app|正规)?",
            "容易(?:过|下款|批)",
            "(?:recommend|best|good|legit).{0,8}(?:loan|lending) app",
            "(?:want|looking) (?:to borrow|for (?:a )?loan)",
            "need (?:a )?(?:quick |small |urgent )?loan",
            "pinjol (?:apa|yang|mana)|rekomendasi|natafuta (?:loan|mkopo|pesa)",
            "nahitaji (?:loan|mkopo|pesa)|(?:loan|paise|paisa) chahiye",
            "where i (?:go|fit) (?:borrow|get)",
        ),
        story=True,
    ),
)
"""The first of these that a text speaks of is said."""
