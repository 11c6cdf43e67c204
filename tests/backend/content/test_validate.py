"""A file as a model, or all that keeps it from being one."""

from doors import complaints


def test_what_is_right_is_the_model() -> None:
    assert complaints() == []


def test_a_misspelt_field_is_told_once_and_not_as_missing_too() -> None:
    ((what, instead),) = complaints(takes=None, taks={"zh_CN": "威胁"})
    assert (what, instead) == ("unknown field `taks`", "takes:")
