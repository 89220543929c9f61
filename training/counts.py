"""Count what the corpus holds: the figures of its data sheet.

python training/counts.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import quantiles

from corpus import STANDING, SYMMETRIC, read_corpus


def main() -> None:
    """Print the counts."""
    examples = read_corpus()
    held = set((Path(__file__).parent / "held_out.txt").read_text().split())
    claims = [(example, claim) for example in examples for claim in example.claims]
    directed = [
        (example, claim)
        for example, claim in claims
        if claim.relation not in (*SYMMETRIC, *STANDING)
    ]
    words = [len(example.text.split()) for example in examples]
    quarters = quantiles(words, n=4)
    pairs = sum(len(e.mentions) * (len(e.mentions) - 1) // 2 for e in examples)
    print(f"sentences            {len(examples)}")
    print(f"  held out           {sum(example.batch in held for example in examples)}")
    print(f"  without a claim    {sum(not example.claims for example in examples)}")
    print(f"marked mentions      {sum(len(example.mentions) for example in examples)}")
    print(f"pairs of mentions    {pairs}")
    print(f"claims               {len(claims)}")
    print(
        f"  target first       {sum(c.target < c.source for _, c in directed) / len(directed):.0%}"
    )
    print(f"  with a speaker     {sum(claim.speaker is not None for _, claim in claims)}")
    print(f"words, quartiles     {', '.join(f'{q:.0f}' for q in quarters)}")
    for title, counts in (
        ("relation", Counter(claim.relation for _, claim in claims)),
        ("factuality", Counter(claim.factuality for _, claim in claims)),
        ("writer", Counter(example.batch.split("-")[0] for example in examples)),
    ):
        print(f"\nby {title}")
        for name, count in counts.most_common():
            print(f"  {name:18s} {count}")


if __name__ == "__main__":
    main()
