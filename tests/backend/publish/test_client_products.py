"""What of products readers come to by themselves, and is left out."""

from xiancha.publish import client_products

SOUNDS = {"zhao": "招", "lian": "联"}


def short(asks: dict[str, list[str]], *names: str) -> dict[str, object]:
    """What browsers fetch beside lenders of these names, each called 招联 for short."""
    spoken = [("招联", name) for name in names]
    return client_products._unspelt({"asks": asks, "sounds": SOUNDS}, spoken)


def test_what_is_spelt_as_it_sounds_is_left_out() -> None:
    assert short({"zhaolian": ["甲", "乙"]}, "甲", "乙") == {"asks": {}, "spelt": {}}


def test_names_to_ask_back_for_are_kept_whole_where_readers_would_come_to_more() -> None:
    """Two lenders of one legal name: what is asked back for names one of them."""
    assert short({"zhaolian": ["甲"]}, "甲", "乙") == {}
