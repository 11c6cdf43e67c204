"""The evidence in an edition is what the models say, and nothing more."""

import json
import sqlite3

from pydantic import TypeAdapter

from xiancha.edition import DATABASE
from xiancha.edition.evidence import Evidence, dumped
from xiancha.lookup import Edition


def test_every_piece_of_evidence_is_read_by_the_models_and_written_the_same(
    edition: Edition,
) -> None:
    database = sqlite3.connect(edition.whole.path(DATABASE))
    held = [json.loads(text) for (text,) in database.execute("SELECT evidence FROM answers")]
    found = [
        *(one for evidence in held for one in evidence),
        *(json.loads(text) for (text,) in database.execute("SELECT evidence FROM names")),
        *(json.loads(text) for (text,) in database.execute("SELECT evidence FROM warned_names")),
    ]
    database.close()
    read = TypeAdapter(Evidence)
    assert {one["type"] for one in found} == {"listing", "claim", "name"}
    assert [one for one in found if dumped(read.validate_python(one)) != one] == []
