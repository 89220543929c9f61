"""Write tests/probes/known_failures.txt anew: the probes that fail today.

Run `python tests/update_known_failures.py` after a change of rules, tables or model. It
prints how many probes of each group pass; `--why` prints what is wrong with the others.
A probe that is new in the list has got worse: mend it rather than list it.
"""

from __future__ import annotations

import sys
from collections import Counter

from probe_matching import KNOWN_FAILURES, known_failures, read_probes, run_probes

from diplograph.loaders import Extractor

HEADER = """\
# Probes that fail today, one id a line, written by tests/update_known_failures.py.
# tests/test_probes.py fails when one of these passes, and when any other fails.
"""


def main() -> None:
    """Write the file, and say what changed."""
    probes = read_probes()
    faults = run_probes(Extractor(), probes)
    before = set(known_failures()) if KNOWN_FAILURES.exists() else set()
    failing = [probe.id for probe in probes if faults[probe.id]]
    KNOWN_FAILURES.write_text(HEADER + "".join(f"{name}\n" for name in failing), "utf-8")

    sizes = Counter(probe.group for probe in probes)
    passed = Counter(probe.group for probe in probes if not faults[probe.id])
    for group, size in sizes.items():
        print(f"{group:<14}{passed[group]:>4} of {size:>3} pass")
    print(f"{'all':<14}{passed.total():>4} of {sizes.total():>3} pass")
    for title, names in (
        ("new failures", set(failing) - before),
        ("pass now", before - set(failing)),
    ):
        if names:
            print(f"{title}: {', '.join(sorted(names))}")
    if "--why" in sys.argv[1:]:
        for probe in probes:
            if faults[probe.id]:
                print("", f"{probe.id}: {probe.text}", *faults[probe.id], sep="\n  ")


if __name__ == "__main__":
    main()
