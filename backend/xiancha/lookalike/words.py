"""The words and endings that many hosts share, and what is left of a label without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LOAN = """
bank banking banks borrow capital card cards cash cf cfc credit credits creditz debt finance
financial fin fintech fund funding funds interest invest lend lender lenders lending loan loans
money moneylender moneylenders mortgage pay payday payment wallet
caifu dai daichao daikuan fangkuan fenqi huankuan jie jiedai jiekuan jieqian jietiao jinfu
jinrong licai qianbao tixian wangdai xiaodai xiaofei xiaofeijin xiaojin xfjr xinyong xinyongka
yinhang zijin
dana kredit mkopo pautang pinjam pinjaman pinjol rupee rupiah tunai uang utang
"""
_HELPING = """
account alert api app apply application apps asia auth center centre check china client club cn
co com contact customer desk direct download e global group guanfang guanwang h5 help hk home
hotline i id in india info ke kefu kenya kyc login m mobile my net news now official online org
pc ph phone platform plus portal pro refund register safe secure security service services sg
shenqing shop signin signup site sms store support svip team tech uk update user verify vip wap
web website wechat weixin www xiazai yanzheng zaixian
"""
_ORDINARY = """
advance asset auto best bright business care city classic culture diamond dragon early east easy
excel express ez fast first fortune friday friend friendly galaxy gold golden good great happy
hong hub instant kong legal licensed life link low lucky mart market master matters max monthly
moto motor motorway national need new nice north one orange orient pacific perfect personal
pitstop platinum power premier prime quick royal simple sincere sing singa singapore smart south
speedy star sumo sun super swift the top tradition trillion true trust trusted union uniq unique
united unlimited value vision way west wise work works world xpress xtra you your
"""
_USUAL = "biz cn co com com.cn info io me mobi net net.cn org tv"
_CHEAP = """
app art asia bank bar beauty bet bid bond buzz cam capital cards care cash cc cf cfd click cloud
club credit creditcard cyou date digital email exchange fans finance financial fit fun fund
fyi ga games global gold gq group help host icu ink link live loan loans lol love ltd market men
ml mom money monster network news ninja one online page party pics plus press pro pub pw quest ren
rest review rocks run sale sbs services shop show site skin social software solutions space store
stream studio style support surf systems team tech tel tk today tokyo tools top trade vip wang
website wiki win work works world wtf xin xyz zone
xn--55qx5d xn--fiqs8s xn--io0a7i xn--ses554g
"""

LOAN_WORDS = frozenset(_LOAN.split())
HELPING_WORDS = frozenset(_HELPING.split())
ORDINARY_WORDS = frozenset(_ORDINARY.split())
CHEAP_ENDINGS = frozenset(_CHEAP.split())
"""Those that imitations are sold under most."""
OPEN_ENDINGS = CHEAP_ENDINGS | frozenset(_USUAL.split())
"""Those that anyone anywhere may buy, unlike another country's own."""

COMMON_WORDS = LOAN_WORDS | HELPING_WORDS | ORDINARY_WORDS
_GLUE = LOAN_WORDS | HELPING_WORDS
_LONGEST = max(map(len, COMMON_WORDS))
_DIGITS = frozenset("0123456789")
_MOST_GLUED = 3


def parts(
    plain: str, short: frozenset[str] = LOAN_WORDS
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What no common word covers, and the common words, so that the least is left uncovered.

    "bugiscredit" → ("bugis",), ("credit",). Words of three letters and fewer are found only
    at either end, and only those of `short`: elsewhere they are accidents.
    """
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(plain) + 1):
        own, pieces = best[end - 1]
        choice = (own + 1, (*pieces, plain[end - 1]))
        for start in range(max(0, end - _LONGEST), end - 1):
            word = plain[start:end]
            at_an_end = start == 0 or end == len(plain)
            fits = word in COMMON_WORDS if len(word) > 3 else at_an_end and word in short
            if fits and best[start][0] < choice[0]:
                choice = (best[start][0], (*best[start][1], word))
        best.append(choice)
    pieces = best[-1][1]
    rest = "".join(piece if len(piece) == 1 else " " for piece in pieces).split()
    return tuple(rest), tuple(piece for piece in pieces if len(piece) > 1)


def speaks_of_loans(label: str) -> bool:
    """True for a label with a loan word: "apply-loan", "kuaisudaikuan"."""
    return any(
        piece in LOAN_WORDS or any(len(word) > 3 and word in piece for word in LOAN_WORDS)
        for piece in label.split("-")
    )


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a label without common words at its ends, and those words.

    `hyphened`: the last of them was parted from it by a hyphen; `of_loans`: one is a loan word.
    """

    text: str
    words: tuple[str, ...]
    hyphened: bool

    @property
    def of_loans(self) -> bool:
        return not LOAN_WORDS.isdisjoint(self.words)


def cores(label: str) -> Iterator[Core]:
    """Every core of a label with hyphens: "my-webank2" → "webank2", "my-webank", "webank".

    A run of digits counts as a word; single letters and digits only where a hyphen parts them.
    """
    waiting = [Core(label, (), False)]
    for core in waiting:
        if core.words:
            yield Core(core.text.replace("-", ""), core.words, core.hyphened)
        if len(core.words) < _MOST_GLUED:
            waiting += _shortened(core)


def _shortened(core: Core) -> Iterator[Core]:
    text = core.text
    for size in range(1, min(_LONGEST, len(text) - 2) + 1):
        ends = (text[:size], text[size:], text[size]), (text[-size:], text[:-size], text[-size - 1])
        for word, left, beside in ends:
            whole = word in _GLUE or (_DIGITS.issuperset(word) and beside not in _DIGITS)
            cut = left.strip("-")
            if whole and cut and (size > 1 or beside == "-"):
                yield Core(cut, (*core.words, word), beside == "-")
