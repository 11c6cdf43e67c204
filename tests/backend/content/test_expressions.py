import pytest

from xiancha.content.expressions import mistake, unfolded

READ = (
    "想死|suicid",
    "借.{1,8}(?:只|才|就)(?:给|到)",
    r"\blate (?:on|with)(?![a-z0-9])",
    "(?:^|[^不])会",
    "(?:还用|不用)还(?:[吗么?]|$)",
    "u盾|[$][0-9]+|m-?pesa|a[.]?n",
    "(?:hindi|di) (?:ko |po ){0,4}kaya",
    "[^.!?]{0,24}first",
)


@pytest.mark.parametrize("pattern", READ)
def test_what_python_and_browsers_read_alike_is_taken(pattern: str) -> None:
    assert mistake(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "what", "instead"),
    [
        (r"到手\d", "not read alike", "[0-9]"),
        (r"a\.n", "not read alike", "[.]"),
        ("借.*到手", "not read alike", ".{0,8}"),
        ("auto.?debit", "not read alike", ".{0,8}"),
        ("(借|贷)款", "not read alike", "(?:"),
        ("(?P<x>借)款", "not read alike", "(?:"),
        ("(?i:call)", "not read alike", "(?:"),
        ("(?:借|贷款", "not read alike", "(?:"),
        ("借|贷)款", "not read alike", "in a set"),
        ("借款]", "not read alike", "in a set"),
        ("[借", "not read alike", "in a set"),
        ("[a--z]", "not read alike", "in a set"),
        (r"\B借", "not read alike", "[0-9]"),
        ("(?<!不)会", "not read alike", "look behind"),
        ("(?<=不)会", "not read alike", "look behind"),
        ("{king}借", "not read alike", "the name of one of the lists"),
        ("a+?b", "not read alike", "in a set"),
        ("a++b", "not read alike", "in a set"),
        ("(?!借)?贷", "not read alike", "in a set"),
        ("*借", "not read alike", "in a set"),
        ("(?:a+)+b", "may take very long", "behind a group to 4"),
        ("(?:ab){0,40}", "may take very long", "behind a group to 4"),
        ("(?:ab){2,}", "may take very long", "behind a group to 4"),
        ("借.{0,400}贷", "may take very long", "60 at most"),
        ("借.{8,2}贷", "cannot be read", ""),
        ("[z-a]", "cannot be read", ""),
        ("想死|", "finds every text", "empty choice"),
        ("想死?|a?", "finds every text", "empty choice"),
        ("Loan Shark", "small letters", "loan shark"),
        ("貸款", "small letters", "贷款"),
        ("被骗！", "small letters", "被骗!"),
    ],
)
def test_what_one_of_both_reads_another_way_is_refused(
    pattern: str, what: str, instead: str
) -> None:
    wrong = mistake(pattern) or unfolded(pattern)
    assert wrong
    assert what in str(wrong[0])
    assert instead in str(wrong[1])
