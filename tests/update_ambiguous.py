"""Adds to `ambiguous.csv` every alias that means two actors at one time and has no row yet.

    python tests/update_ambiguous.py

A region or people and the group that holds or speaks for it: the group is taken,
but for `DECIDED`. What neither decides is refused (an empty default), to be
settled by hand. People of one surname need no row: the office decides by date.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable

from diplograph.loaders.actors.table_checks import TABLES, read_folder, undecided

AMBIGUOUS = TABLES / "ambiguous.csv"
DECIDED = {
    "ADF": "group:adf",
    "ARF": "igo:asean-regional-forum",
    "AUC": "group:auc",
    "Biafran": "NGA",
    "Biafrans": "NGA",
    "Brussels": "igo:eu",
    "CPP": "group:cpp",
    "Colorado Party": "group:colorado-party-paraguay",
    "Democrat Party": "group:democrat-party-thailand",
    "Democratic Party": "group:democratic-party",
    "Democratic Progressive Party": "group:dpp",
    "Democratic Unionist Party": "group:dup",
    "Enugu": "NGA",
    "FSB": "RUS",
    "Freedom Party": "group:fpoe",
    "Gagauz": "MDA",
    "Justice and Development Party": "group:akp",
    "KSC": "igo:kosovo-specialist-chambers",
    "Katangan": "COD",
    "Katangese": "COD",
    "Kismayo": "SOM",
    "Labor Party": "group:israeli-labor",
    "Labour": "group:labour-uk",
    "Labour Party": "group:labour-uk",
    "Muqata": "PSE",
    "National Front": "group:national-rally",
    "National Liberation Army": "group:eln",
    "People's Democratic Party": "group:pdp",
    "People's Party": "group:pp-spain",
    "Podemos": "group:podemos",
    "RSF": "group:rapid-support-forces",
    "Rada": "UKR",
    "Republican Party": "group:republican-party",
    "Sahrawi": "ESH",
    "Sahrawis": "ESH",
    "Turkmenbashi": "TKM",
    "Visegrad": "bloc:visegrad",
}


def default_of(text: str, ids: Iterable[str]) -> str:
    """The actor to take without evidence, or an empty string to refuse the name."""
    if text in DECIDED:
        return DECIDED[text]
    groups = [actor for actor in ids if actor.startswith("group:")]
    others = [actor for actor in ids if ":" in actor and actor not in groups]
    return groups[0] if len(groups) == 1 and not others else ""


def main() -> None:
    """Write the missing rows."""
    with AMBIGUOUS.open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    missing = undecided(read_folder())
    for text, bearers in missing.items():
        ids = sorted(bearers)
        default = default_of(text, ids)
        rows.append([text, " ".join(ids), default, "context" if default else "refuse"])
    with AMBIGUOUS.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *sorted(rows)])
    print(f"{len(missing)} rows added to {AMBIGUOUS.name}")


if __name__ == "__main__":
    main()
