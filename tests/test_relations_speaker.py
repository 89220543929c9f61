"""Whose words a claim is: who says it, and who is meant by "he" and "we".

`example_sentences.py` says how a claim is written.
"""

from __future__ import annotations

import pytest
from example_sentences import Reader, examples, read_claims, shown


@pytest.fixture(scope="module")
def read() -> Reader:
    return read_claims()


@examples(
    {
        "Kenya said that Somalia had attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia had attacked Ethiopia, Kenya said.": "SOM ASSAULTS ETH by KEN",
        "Somalia, Kenya said, attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia attacked Ethiopia, said a Kenyan official.": "SOM ASSAULTS ETH by KEN",
        "According to Kenya, Somalia attacked Ethiopia.": "SOM ASSAULTS ETH by KEN",
        "Somalia attacked Ethiopia, according to Kenya.": "SOM ASSAULTS ETH by KEN",
        "Kenya: Somalia attacked Ethiopia": "SOM ASSAULTS ETH by KEN",
        "“Somalia attacked Ethiopia,” Kenya said.": "SOM ASSAULTS ETH by KEN",
        '"Somalia attacked Ethiopia," Kenya said.': "SOM ASSAULTS ETH by KEN",
        "Analyst Maria Lopez said that Brazil backs Chile.": (
            "BRA SUPPORTS CHL by person:maria-lopez"
        ),
        # Whoever says it in the end.
        "Kenya quoted Ugandan officials as saying that Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by UGA"
        ),
        "Kenya reported that Uganda had said that Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by UGA"
        ),
        # Not who speaks of something else.
        "Somalia attacked Ethiopia. Kenya said it was watching closely.": "SOM ASSAULTS ETH",
        # What one says of oneself, by saying it, is one's own act.
        "Kenya condemned Somalia.": "KEN ACCUSES SOM",
        "“We condemn Israel,” the Syrian foreign ministry said.": "SYR ACCUSES ISR",
    }
)
def test_whose_words_they_are(read: Reader, text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in read(text)] == expected


@examples(
    {
        "Kenyan President William Ruto spoke in Nairobi. He said Somalia had attacked Ethiopia.": (
            "SOM ASSAULTS ETH by person:william-ruto"
        ),
        "“Serbia remains our ally,” Sergei Lavrov said.": "RUS ALLY_OF SRB by person:sergei-lavrov",
        "“Israel bombed our embassy,” Sergei Lavrov said.": (
            "ISR ASSAULTS RUS by person:sergei-lavrov"
        ),
        "“Israel bombed us,” the Syrian foreign ministry said.": "ISR ASSAULTS SYR by SYR",
        "“We do not threaten Japan,” the Chinese foreign ministry said.": (
            "CHN THREATENS JPN denied by CHN"
        ),
        "“Israel bombed Syria,” Lavrov said. “Israel also bombed Lebanon, as everyone knows.”": [
            "ISR ASSAULTS LBN by person:sergei-lavrov",
            "ISR ASSAULTS SYR by person:sergei-lavrov",
        ],
    }
)
def test_who_is_meant_by_he_and_we(read: Reader, text: str, expected: list[str]) -> None:
    """ "He" is whoever spoke before; "we" and "our" are the speaker's side."""
    assert sorted(map(shown, read(text))) == expected
