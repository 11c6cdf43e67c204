"""Cases of trust.json: editions taken, and files that are damaged."""

from __future__ import annotations

from cases.trust_desk import envelope, file_path, manifest_path, named, packed, sha256, text_of
from cases.trust_editions import (
    E2,
    FIRST,
    LIST_1,
    LIST_2,
    MORNING,
    NEW,
    NOTHING,
    OLD,
    SECOND,
    STRANGER,
    T1,
    T2,
    YESTERDAY,
    Edition,
    case,
    held,
    keys,
    stamp,
)


def taking() -> None:
    whole = NEW.tree()
    case("first take", whole, NOTHING, taken=SECOND)
    texts = {file_path(text): text for text in (NEW.coverage, NEW.doors, NEW.index)}
    plain = whole | texts | {manifest_path(SECOND): NEW.manifest}
    case("a server that decompresses by itself", plain, NOTHING, taken=SECOND)
    case("the next edition", whole, taken=SECOND)
    case("an interrupted take goes on", whole, held(timestamp=NEW.stamp()), taken=SECOND)
    only = {"v2/timestamp.json": whole["v2/timestamp.json"]}
    case("nothing changed, a new timestamp", only, held(NEW), timestamp=MORNING)
    case("nothing changed at all", only, held(NEW, timestamp=NEW.stamp()))
    case("nothing there", {}, refused="unreachable")
    case("fields that a later publisher adds", NEW.tree(new={"a": 1}), taken=SECOND)
    print_of = sha256(LIST_1["signed"])
    typed = {"trust": {"fingerprint": print_of}, "before": NOTHING}
    case("by a fingerprint", whole, taken=SECOND, **typed)
    later = Edition(signer=E2).tree(T2, keys=2)
    later["v2/keys.json"] = text_of([LIST_1, LIST_2])
    case("by the fingerprint of an earlier list", later, taken=SECOND, keys=2, **typed)
    case(
        "by the fingerprint of another list",
        whole,
        NOTHING,
        keys=None,
        refused="unknown_key",
        trust={"fingerprint": sha256("another")},
    )
    forged = whole | {"v2/keys.json": text_of([envelope(keys(), STRANGER)])}
    case(
        "a fingerprint of what nobody of it signed",
        forged,
        keys=None,
        refused="unknown_key",
        **typed,
    )


def damaged_files() -> None:
    whole, place = NEW.tree(), file_path(NEW.coverage)
    manifest = manifest_path(SECOND)
    spoilt = {
        "a tampered file": {place: packed(NEW.coverage.replace("[]", "{}"))},
        "a file of another edition": {place: packed(OLD.coverage)},
        "a file that is longer than it says": {place: packed(NEW.coverage + " ")},
        "a file that is much longer than it says": {place: packed(NEW.coverage + " " * 2000)},
        "a plain file that is longer than it says": {place: NEW.coverage + " " * 2000},
        "a file that ends too early": {place: packed(NEW.coverage[:-1])},
        "a tampered index": {file_path(NEW.index): packed(NEW.index.replace("help", "yelp"))},
        "gzip that is cut off": {place: packed(NEW.coverage, damage="cut")},
        "gzip without its end": {place: packed(NEW.coverage, damage="without its end")},
        "gzip with a wrong bit": {place: packed(NEW.coverage, damage="flipped")},
        "gzip with more after its end": {place: packed(NEW.coverage, damage="more")},
        "another compression": {place: {"base64": "KLUv/QRYaQAAW10="}},
        "an empty file": {place: ""},
    }
    for name, change in spoilt.items():
        case(name, whole | change, refused="tampered", timestamp=MORNING)
    missing = {path: text for path, text in whole.items() if path != place}
    case("a missing file", missing, refused="unreachable", timestamp=MORNING)
    changed = {manifest: packed(NEW.manifest.replace(YESTERDAY, MORNING))}
    case("a tampered manifest", whole | changed, refused="tampered")
    other = whole | {manifest: packed(OLD.manifest)}
    case("the manifest of another edition", other, refused="tampered")
    wrong = text_of(envelope(stamp(NEW.pointer | {"size": len(NEW.manifest) + 1}), T1))
    case("a manifest of another size", whole | {"v2/timestamp.json": wrong}, refused="tampered")
    longer = whole | {manifest: packed(NEW.manifest + " " * 2000)}
    case("a manifest that is longer than it says", longer, refused="tampered")
    missing = {path: text for path, text in whole.items() if path != manifest}
    case("a missing manifest", missing, refused="unreachable")
    misnamed = text_of({"coverage.json": named(NEW.coverage) | {"size": len(NEW.coverage) + 1}})
    tree = Edition(files={"zh-CN/": named(misnamed)}).tree()
    tree[file_path(misnamed)] = packed(misnamed)
    case("a file of another size", tree, refused="tampered", timestamp=MORNING)
    huge = {"coverage.json": {"sha256": sha256("huge"), "size": 2**26 + 1}}
    case("a file of more than 64 MB", Edition(files=huge).tree(), refused="malformed")
    nested = text_of({"more/": named("{}")})
    files = {"zh-CN/": named(nested)}
    tree = Edition(files=files).tree() | {file_path(nested): packed(nested)}
    case("an index that names an index", tree, refused="malformed", timestamp=MORNING)


def malformed() -> None:
    whole = NEW.tree()
    good = whole["v2/timestamp.json"]
    bad = {
        "no JSON": "<html>",
        "nothing": "",
        "no UTF-8": {"base64": "/w=="},
        "no envelope": text_of(NEW.stamp()),
        "a text that is no JSON": text_of(envelope("hello", T1)),
        "another type": text_of(envelope(NEW.stamp() | {"type": "timestamp2"}, T1)),
        "the type of an edition": text_of(envelope(NEW.stamp() | {"type": "edition"}, T1)),
        "no moment": text_of(envelope(NEW.stamp("yesterday"), T1)),
        "a number below 1": text_of(envelope(stamp(NEW.pointer | {"number": 0}), T1)),
        "a number that is text": text_of(envelope(stamp(NEW.pointer | {"number": "1"}), T1)),
        "a manifest of more than 256 kB": text_of(
            envelope(stamp(NEW.pointer | {"size": 2**18 + 1}), T1)
        ),
        "more than 4 kB": good + " " * 4096,
    }
    for name, text in bad.items():
        case(f"timestamp: {name}", whole | {"v2/timestamp.json": text}, refused="malformed")
    case("edition: another type", Edition(type="retractions").tree(), refused="malformed")
    case("edition: a later format", Edition(format=3).tree(), refused="malformed")
    other = Edition(edition=FIRST + 1)
    case("edition: another number inside", other.tree(), refused="malformed")
