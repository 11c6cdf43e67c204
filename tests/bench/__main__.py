"""`make bench`: the server beside a bare route and Datasette, publication, documents,
imitations, questions as people type them, what readers fetch, the extension, pages that offer
loans. One run.

Every figure is the median of several rounds in which the servers take turns, so that a
noisy machine disturbs them alike.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import asked  # noqa: E402
import bytes_fetched  # noqa: E402
import edition  # noqa: E402
import lookalikes  # noqa: E402
import publication  # noqa: E402
import servers  # noqa: E402

import documents  # noqa: E402


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        editions = edition.build(Path(folder) / "server", lenders=100_000)
        thousand = edition.build(Path(folder) / "thousand", lenders=1_000)
        print(servers.table(thousand, editions), flush=True)
        print(publication.table(), flush=True)
        print(documents.table(Path(folder)), flush=True)
        print(lookalikes.table(), flush=True)
        shipped = edition.starter(Path(folder) / "starter")
        print(asked.table(asked.score(shipped, asked.cases())), flush=True)
        bytes_fetched.main()
        few = edition.extension(Path(folder) / "few", shipped)
        subprocess.run(["node", str(HERE / "lookup.js"), str(few)], check=True)
        small = edition.build(Path(folder) / "small", lenders=50_000)
        extension = edition.extension(Path(folder), small)
        subprocess.run(["node", str(HERE / "extension.js"), str(extension)], check=True)
        subprocess.run(["node", str(HERE / "cost.js")], check=True)
        subprocess.run(["node", str(HERE / "pages.js"), "--aside"], check=True)


main()
