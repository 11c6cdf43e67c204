"""What the extension computes of a loan, beside pyxirr, numpy-financial and icalendar.

What is long to import, one process imports: that which asks it.
"""

from __future__ import annotations

import json
import random
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import pyxirr
from effort import tries

pytestmark = [pytest.mark.slow, pytest.mark.soak]

ANSWER = Path(__file__).parents[2] / "extension" / "core" / "cost" / "answer.js"
LOANS = tries(200, 10_000)
SEED = 20261125
#: A difference in the rate that no printed figure could show.
NEAR = 1e-8


def answers(calls: list[tuple[str, list[Any]]]) -> list[Any]:
    """The module's answers to the calls (function, inputs), from one run of node."""
    done = subprocess.run(
        ["node", str(ANSWER)], input=json.dumps(calls).encode(), capture_output=True, timeout=240
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def values(calls: list[tuple[str, list[Any]]]) -> list[Any]:
    found = answers(calls)
    assert [one for one in found if not one["ok"]] == []
    return [one["value"] for one in found]


@pytest.fixture(scope="module")
def chance() -> random.Random:
    return random.Random(SEED)


def irregular(chance: random.Random) -> tuple[int, list[int]]:
    """A sum received and up to 60 uneven payments, in fen; some loans cost less than nothing."""
    received = chance.randint(50_000, 50_000_000)
    count = chance.randint(1, 60)
    total = received * chance.uniform(0.9, 2.5)
    weights = [chance.uniform(0.2, 1) for _ in range(count)]
    return received, [round(total * weight / sum(weights)) for weight in weights]


def test_irr_of_random_loans(chance: random.Random) -> None:
    import numpy_financial

    loans = [irregular(chance) for _ in range(LOANS)]
    flows = [[received, *(-paid for paid in payments)] for received, payments in loans]
    calls = [
        ("ratePerPeriod", [[{"at": at, "amount": one} for at, one in enumerate(loan)]])
        for loan in flows
    ]
    ours = values(calls)
    pyxirrs = [abs(mine - pyxirr.irr(loan)) for mine, loan in zip(ours, flows, strict=True)]
    numpys = [abs(mine - numpy_financial.irr(loan)) for mine, loan in zip(ours, flows, strict=True)]
    print(f"\nirr, {LOANS} loans: pyxirr {max(pyxirrs):.1e}, numpy-financial {max(numpys):.1e}")
    assert max(pyxirrs) < NEAR
    assert max(numpys) < NEAR


def left(flows: list[tuple[date, int]], rate: float) -> float:
    """What the flows, discounted at the rate, leave of the sum received."""
    start, received = flows[0]
    return sum(paid / (1 + rate) ** ((day - start).days / 365) for day, paid in flows) / received


def test_effective_rate_of_random_dated_loans(chance: random.Random) -> None:
    loans = []
    for _ in range(LOANS):
        received, payments = irregular(chance)
        day = date(2020, 1, 1) + timedelta(chance.randint(0, 3650))
        flows = [(day, received)]
        for paid in payments:
            day += timedelta(chance.randint(7, 62))
            flows.append((day, -paid))
        loans.append(flows)
    calls = [
        (
            "effectiveByDate",
            [[{"date": day.isoformat(), "amount": one} for day, one in loan]],
        )
        for loan in loans
    ]
    ours = values(calls)
    theirs = [pyxirr.xirr([d for d, _ in loan], [a for _, a in loan]) for loan in loans]
    both = [(mine, other) for mine, other in zip(ours, theirs, strict=True) if other is not None]
    gaps = [abs(mine - other) / (1 + abs(mine)) for mine, other in both]
    unbalanced = [abs(left(loan, rate)) for loan, rate in zip(loans, ours, strict=True)]
    print(f"\nxirr, {LOANS} dated loans: pyxirr {max(gaps):.1e} of (1 + rate), ", end="")
    print(f"{LOANS - len(both)} without its answer; our largest imbalance {max(unbalanced):.1e}")
    assert len(both) > 0.999 * LOANS
    assert max(gaps) < NEAR
    assert max(unbalanced) < NEAR


def test_instalments_and_rates_of_random_annuities(chance: random.Random) -> None:
    import numpy_financial

    loans = [
        (chance.randint(50_000, 50_000_000), chance.uniform(0.0005, 0.1), chance.randint(1, 360))
        for _ in range(LOANS)
    ]
    ours = answers([("annuity", [p, r, n]) for p, r, n in loans])
    theirs = [-float(numpy_financial.pmt(r, n, p)) for p, r, n in loans]
    gaps = [abs(mine / other - 1) for mine, other in zip(ours, theirs, strict=True)]
    print(f"\npmt, {LOANS} annuities: numpy-financial {max(gaps):.1e} of the instalment")
    assert max(gaps) < NEAR


def test_a_plan_is_a_calendar_that_keeps_month_ends() -> None:
    import icalendar

    loan = {
        "method": "equal-payment",
        "principal": 1_000_000,
        "rate": 0.01,
        "periods": 12,
        "first": "2026-01-31",
    }
    (plan,) = values([("schedule", [loan])])
    title = "还款 888.49 元；第 {n} 期, 共 12 期 — 提前一天把钱存好，请只还到合同写明的账户"
    events = [
        {"date": row["due"], "title": title.format(n=row["n"]), "note": "一\n二;三,四\\五"}
        for row in plan["rows"]
    ]
    (text,) = values([("calendar", [{"stamp": "2026-01-01T00:00:00Z", "events": events}])])
    calendar = icalendar.Calendar.from_ical(text)
    found = calendar.walk("VEVENT")
    assert [one.decoded("DTSTART") for one in found[:4]] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    assert [str(one["SUMMARY"]) for one in found] == [event["title"] for event in events]
    assert {str(one["DESCRIPTION"]) for one in found} == {"一\n二;三,四\\五"}
    assert len({str(one["UID"]) for one in found}) == 12
    assert [alarm.decoded("TRIGGER") for alarm in found[0].walk("VALARM")] == [
        timedelta(days=-3, hours=9),
        timedelta(hours=9),
    ]
    assert [error for one in calendar.walk() for error in one.errors] == []
