"""What changes from edition to edition, and what a reader fetches of it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import brotli
import pytest
from effort import tries
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from registry import LITHUANIA
from warned_sites import AS_OF

from xiancha.edition import files, on_disk
from xiancha.edition.hashed_ids import mark
from xiancha.edition.manifest import RegisterNow, for_browsers
from xiancha.keys import keyring
from xiancha.merge.join import gather
from xiancha.messages import LANGUAGES, tag
from xiancha.model import Channel, ChannelType, Listing, Proof, Reading, Role, Row, Source, Status
from xiancha.publish import content_store, file_contents, new_edition
from xiancha.publish.client_rows import Warned, by_country
from xiancha.publish.coverage import collector_lists, measure
from xiancha.publish.known_hosts import known_hosts
from xiancha.publish.namesakes import NearNames
from xiancha.publish.new_edition import Published
from xiancha.publish.review_changes import NeedsSignOff, digest
from xiancha.refresh import starter
from xiancha.refresh.starter import load_starter
from xiancha.registers import catalogue
from xiancha.store import Store

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
PARTNERS = "cn-partner-lists"
BANKS = catalogue.register(PARTNERS).parts[:5]


class Desk:
    """A store that a test may change, published again and again."""

    def __init__(self, tiny: Store, place: Path) -> None:
        file = Path(shutil.copy(str(tiny._engine.url.database), place / "store.sqlite"))
        self.store, self.editions = Store(f"sqlite:///{file}"), place / "editions"
        self.ring, self.at = keyring.new(place / "keys", TODAY), TODAY
        self.content = {
            "checklists": [{"id": "cn/a", "title": "借钱之前"}],
            "laws": [],
            "doors": [],
        }

    def publish(self, confirmed: str = "") -> Published:
        self.at += timedelta(hours=1)
        return new_edition.publish(
            self.store,
            self.content,
            self.ring,
            self.editions,
            now=self.at,
            only_changed=True,
            confirmed=confirmed,
        )

    def renew(self, later: timedelta) -> None:
        """As a refresh does, so much later, that finds every document as it was."""
        self.at += later
        for register in catalogue.registers():
            for held in self.store.newest_documents(register):
                renew(self.store, register, held.part, later)


def renew(store: Store, register: str, part: str, later: timedelta) -> None:
    (held,) = (one for one in store.newest_documents(register) if one.part == part)
    source = replace(
        held.source,
        as_of=held.source.as_of + later,
        retrieved_at=held.source.retrieved_at + later,
    )
    rows = tuple(store.rows(held).values())
    reading = Reading(as_of=source.as_of, rows=rows, whole=held.whole)
    store.accept(held.origin, source, reading, part)


def warn(store: Store, *more: Row) -> None:
    """A new Lithuanian list: the one that is held, and these rows."""
    (held,) = store.newest_documents(LITHUANIA)
    day = held.source.as_of + timedelta(days=30)
    source = replace(held.source, as_of=day, sha256="f" * 64, retrieved_at=TODAY)
    rows = (*store.rows(held).values(), *more)
    store.accept("document:new", source, Reading(as_of=day, rows=rows, whole=held.whole))


def site(n: int) -> Row:
    """A row that warns of a host and names a firm beside it."""
    host = Channel(type=ChannelType.host, value=f"new-{n}.example")
    return Row(
        key=host.value,
        name="",
        status=Status.warned,
        channels=(host,),
        fields={"firm": f"Firm {n}"},
    )


@pytest.fixture
def desk(tiny: Store, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tiny, tmp_path)
    yield made
    made.store.close()


def lying(desk: Desk) -> set[str]:
    return {file.name for file in (desk.editions / files.FILES).iterdir()}


def names(desk: Desk, fresh: set[str]) -> set[str]:
    """What the newest edition calls these files."""
    whole = on_disk.newest(desk.editions)
    return {name for name in whole.files if whole.path(name).name in fresh}


def in_every_language(*names: str) -> set[str]:
    return {f"{tag(language)}/{name}" for language in LANGUAGES for name in names}


def packed(desk: Desk, fresh: set[str]) -> int:
    """The bytes that a browser fetches of these files, with the manifest and the timestamp."""
    whole = on_disk.newest(desk.editions)
    own = {f"{whole.path(name).name}.gz" for name in for_browsers(whole.files, "zh_CN")}
    paths = [f"{files.FILES}/{name}" for name in fresh & own]
    found = [*paths, f"{files.manifest_path(whole.number)}.gz", files.TIMESTAMP]
    return sum((desk.editions / path).stat().st_size for path in found)


@pytest.mark.slow
def test_a_refresh_that_changed_nothing_changes_the_manifest_alone(desk: Desk) -> None:
    desk.publish()
    before = lying(desk)
    desk.renew(timedelta(days=3))
    made = desk.publish()
    fresh = lying(desk) - before
    assert not made.kept
    assert {name.partition(".")[2] for name in fresh} == {"sqlite", "sqlite.gz"}
    assert packed(desk, fresh) <= 2_500
    held = on_disk.newest(desk.editions).manifest.registers[LITHUANIA]
    assert held.documents == ((held.as_of, held.retrieved_at),)
    assert held.as_of == AS_OF + timedelta(days=3)


@pytest.mark.slow
def test_a_new_warning_changes_its_shards_and_what_names_them(desk: Desk) -> None:
    desk.publish()
    before = lying(desk)
    warn(desk.store, site(1))
    desk.publish()
    fresh = lying(desk) - before
    changed = names(desk, fresh)
    shards = {name for name in changed if "LT/warned/" in name}
    assert changed - shards == {"lookup.sqlite"} | in_every_language("", "documents.json")
    assert len({name.rpartition("/")[2] for name in shards}) in (1, 2)
    assert packed(desk, fresh) <= 8_000


@pytest.mark.slow
def test_a_word_in_a_checklist_changes_that_checklist(desk: Desk) -> None:
    desk.publish()
    before = lying(desk)
    desk.content = {**desk.content, "checklists": [{"id": "cn/a", "title": "借钱以前"}]}
    desk.publish()
    changed = names(desk, lying(desk) - before)
    fetched = in_every_language("", "checklists.json")
    assert changed == {"content/", "content/checklists/cn/a.json"} | fetched


@pytest.mark.slow
def test_every_file_is_what_its_name_says_and_lies_there_compressed(desk: Desk) -> None:
    whole = desk.publish() and on_disk.newest(desk.editions)
    for name in whole.files:
        place = whole.path(name)
        body = place.read_bytes()
        assert hashlib.sha256(body).hexdigest() == place.name.partition(".")[0]
        assert gzip.decompress(place.with_name(f"{place.name}.gz").read_bytes()) == body
        if place.suffix == ".json":
            assert brotli.decompress(place.with_name(f"{place.name}.br").read_bytes()) == body
            assert b"retrieved_at" not in body


@pytest.mark.slow
def test_a_damaged_file_or_sibling_is_healed_by_publishing(desk: Desk) -> None:
    desk.publish()
    place = on_disk.newest(desk.editions).path("zh-CN/known.json")
    for suffix in ("", ".gz", ".br"):
        file = place.with_name(f"{place.name}{suffix}")
        whole = file.read_bytes()
        file.write_bytes(b"cut off")
        desk.publish()
        assert file.read_bytes() == whole


@pytest.mark.slow
def test_what_lies_there_packed_is_not_packed_again(desk: Desk) -> None:
    desk.publish()
    place = on_disk.newest(desk.editions).path("zh-CN/known.json")
    other = gzip.compress(place.read_bytes(), 0)
    place.with_name(f"{place.name}.gz").write_bytes(other)
    desk.publish()
    assert place.with_name(f"{place.name}.gz").read_bytes() == other


def made_of(store: Store) -> tuple[dict[str, bytes], dict[str, RegisterNow]]:
    with store.snapshot() as held:
        gathered = gather(held, date(2026, 11, 24))
        made, registers = file_contents.files_and_registers(
            held,
            gathered,
            by_country(gathered),
            measure(held),
            collector_lists(held),
            known_hosts(gathered),
            NearNames(),
            {},
        )
        return {name: content_store.written(part) for name, part in made.items()}, registers


def partner_list(store: Store, bank: int, at: datetime) -> None:
    """The list of a bank's partners: one that only it names, and one that all do."""
    firms = (f"外包{bank}有限公司", "同一有限公司")
    rows = tuple(
        Row(
            key=f"{bank}-{n}",
            name=firm,
            status=Status.named,
            named_by=f"银行{bank}有限公司",
            role=Role.collector,
            channels=(Channel(type=ChannelType.phone, value=f"400800000{bank}"),),
            proof=Proof.reviewed,
        )
        for n, firm in enumerate(firms)
    )
    source = Source(PARTNERS, at.date(), at, f"{bank:064}", f"https://bank-{bank}.example/")
    reading = Reading(as_of=at.date(), rows=rows)
    store.accept(f"document:{bank}", source, reading, BANKS[bank])


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A register of five parts, each of its own day."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('parts') / 'store.sqlite'}")
    for bank in range(len(BANKS)):
        partner_list(store, bank, TODAY - timedelta(days=100 + bank))
    yield store
    store.close()


@pytest.mark.slow
@settings(max_examples=tries(6, 100), deadline=None, phases=[Phase.explicit, Phase.generate])
@given(turns=st.lists(st.tuples(st.sampled_from(BANKS), st.integers(1, 40)), min_size=1))
def test_whatever_was_renewed_in_whatever_turn_no_file_changes(
    parts: Store, turns: list[tuple[str, int]]
) -> None:
    before, registers = made_of(parts)
    assert len(registers[PARTNERS].documents) == len(BANKS)
    for bank, days in turns:
        renew(parts, PARTNERS, bank, timedelta(days=days))
    after, later = made_of(parts)
    assert after == before
    assert later != registers


@pytest.mark.parametrize(
    ("count", "bits"), [(1, 0), (3, 0), (4, 1), (195, 3), (10_000, 6), (16_384, 7)]
)
def test_a_shard_is_named_by_the_first_bits_of_the_mark(count: int, bits: int) -> None:
    source = Source(LITHUANIA, date(2026, 1, 1), TODAY, "0" * 64, "https://lt.example/")
    listing = Listing(source=source, status=Status.warned, lends=False)
    warned = [Warned(mark("host", f"{n}.example"), listing) for n in range(count)]
    found = file_contents.shards(warned)
    assert sum(map(len, found.values())) == count
    assert set(found) <= {f"{n:02x}" for n in range(1 << bits)}
    for shard, held in found.items():
        for one in held:
            first = base64.urlsafe_b64decode(f"{one.mark}==")[0]
            assert first >> (8 - bits) == int(shard, 16)


def every_fifth(read: Callable[..., tuple[Row, ...]], *given: object) -> tuple[Row, ...]:
    """A fifth of a starter's rows, and those that a test asks about."""
    asked = {"com.dompet.kelapa", "danaking.co"}
    return tuple(
        row
        for n, row in enumerate(read(*given))
        if n % 5 == 0 or asked & {channel.value for channel in row.channels}
    )


@pytest.mark.slow
def test_what_only_an_old_list_warns_of_costs_six_bytes_a_channel(desk: Desk) -> None:
    """Names stay with servers; a list that is fetched anew warns again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(starter, "_starter_rows", partial(every_fifth, starter._starter_rows))
        load_starter(catalogue.register("id-satgas-illegal"), desk.store)
    desk.publish()
    whole = on_disk.newest(desk.editions)
    old = json.loads(whole.path("zh-CN/ID/old-warned.json").read_bytes())
    marks = {text[n : n + 8] for _, _, text in old["warned"] for n in range(0, len(text), 8)}
    assert {mark("app", "com.dompet.kelapa")[:8], mark("host", "danaking.co")[:8]} & marks
    assert len(marks) > 150
    assert len(gzip.compress(whole.path("zh-CN/ID/old-warned.json").read_bytes())) < 12 * len(marks)
    assert not [name for name in whole.files if name.startswith("zh-CN/ID/warned/")]
    renew(desk.store, "id-satgas-illegal", "", timedelta(days=720))
    with pytest.raises(NeedsSignOff) as stopped:
        desk.publish()
    desk.publish(confirmed=digest(stopped.value.changes))
    again = on_disk.newest(desk.editions)
    assert "zh-CN/ID/old-warned.json" not in again.files
    assert [name for name in again.files if name.startswith("zh-CN/ID/warned/")]


@pytest.mark.parametrize("carried", ["all", "served"])
def test_browsers_get_no_warning_of_a_register_that_is_only_served(
    carried: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = catalogue.register(LITHUANIA).model_copy(update={"carried": carried})
    monkeypatch.setitem(catalogue.registers(), LITHUANIA, one)
    gathered = gather(desk.store, today=AS_OF)
    assert gathered.warnings
    assert ("LT" in by_country(gathered)) == (carried == "all")
