"""The words of answers, whatever was asked."""

from asking import ask, shown

from xiancha.lookup import Edition


def test_every_answer_says_what_is_covered_how_old_it_is_and_what_is_not(edition: Edition) -> None:
    for text in (
        "1-cash.sg",
        "msxf.com",
        "globalfxm.example",
        "wikipedia.org",
        "某某小额贷款有限公司",
    ):
        answer = ask(edition, text)
        assert answer["covered"]
        assert answer["not_covered"]
        assert all(entry["as_of"] for entry in answer["covered"])
        assert answer["edition"] == edition.number
    missing = {one["category"] for one in edition.coverage.of("CN")["not_covered"]}
    assert {"small-loan", "village-bank", "rural-bank"} <= missing
    assert {"country": "CN"} in ask(edition, "msxf.com")["not_covered"]


def test_the_sentence_comes_in_the_language_asked_for(edition: Edition) -> None:
    assert "持牌不等于便宜" in shown(ask(edition, "1-cash.sg"))
    assert "Licensed does not mean cheap" in shown(ask(edition, "1-cash.sg", language="en"))


def test_no_sentence_keeps_an_unfilled_placeholder(edition: Edition) -> None:
    for language in ("zh_CN", "en"):
        rows = edition.database.connection.execute(f"SELECT DISTINCT {language} FROM answers")
        assert not [says for (says,) in rows if "{" in says or "}" in says]
    for text in ("某某村镇银行", "不存在的消费金融有限公司", "某某科技有限公司", "无此名"):
        assert "{" not in shown(ask(edition, text))


def test_not_found_is_never_called_unlawful(edition: Edition) -> None:
    for text in ("不存在的消费金融有限公司", "某某村镇银行", "wikipedia.org", "无此名"):
        assert "违法" not in shown(ask(edition, text)).replace("不等于违法", "")


def test_india_says_that_its_central_bank_validates_nothing(edition: Edition) -> None:
    for question in ("rupee112.com", "com.gemsahay.perfios", "4FIN FINANCE PRIVATE LIMITED"):
        assert "印度储备银行没有核实" in shown(ask(edition, question))
        assert "approv" in shown(ask(edition, question, language="en"))


def test_a_question_is_never_read_as_a_placeholder(edition: Edition) -> None:
    assert "{category}消费金融公司" in shown(ask(edition, "{category}消费金融公司"))
