"""Site furniture: lines that are no part of an article go, and its prose stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_documents import read

from diplograph.loaders.readers.boilerplate import load_rules, strip_boilerplate

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.name)
def test_each_rule_drops_its_furniture_and_keeps_its_prose(rule):
    prose = "Chad warned Sudan on Friday."
    for line in rule.drops:
        if rule.where == "end":
            stripped = strip_boilerplate(line)
            assert stripped.rstrip(".") == "Two ministers shook hands in Muscat", line
        else:
            assert strip_boilerplate(f"{prose}\n\n{line}").strip() == prose, line
    for line in rule.keeps:
        for text in (line, f"{prose}\n{line}", f"{prose}\n{line}\nShare this article"):
            assert line in strip_boilerplate(text)


def test_a_line_of_furniture_goes_from_within_a_text_with_its_blank_line():
    text = "Chad warned Sudan.\n\nRead more: Chad and its lakes\n\nSudan answered.\n"
    assert strip_boilerplate(text) == "Chad warned Sudan.\n\nSudan answered.\n"


def test_headlines_of_other_articles_go_with_the_furniture_around_them():
    text = """\
Chad warned Sudan.

Author: Gulf-Wire.example

Five lakes to see

Post a Comment

Related articles
Niger expels envoy
Will Mali leave?"""
    assert strip_boilerplate(text).strip() == "Chad warned Sudan."


def test_the_last_line_of_an_article_stays_whatever_stands_above_it():
    text = "Chad warned Sudan.\n\nAdvertisement\n\nWill Sudan answer?"
    assert strip_boilerplate(text) == "Chad warned Sudan.\n\nWill Sudan answer?"


def test_a_list_of_headlines_below_a_byline_stays():
    text = "By Jane Doe\nNiger expels envoy\nMali leaves bloc\nShare this article"
    assert strip_boilerplate(text) == "Niger expels envoy\nMali leaves bloc"


def test_rules_take_no_long_time_on_hostile_lines():
    for line in ("By " + "A a " * 140, "x " * 290, "(" * 590, "photo: " * 80, "©" + "a, b " * 110):
        strip_boilerplate(f"{line}\n" * 20)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not here")
def test_the_shared_articles_lose_their_footer_and_nothing_else():
    first, second = read(SEEDS)
    assert first.id == "000_b0168f4eceec8c3f.txt"
    assert first.text == (SEEDS / first.id).read_text("utf-8").strip()
    whole = (SEEDS / second.id).read_text("utf-8")
    assert second.text == whole[: whole.index("Author: ")].strip()
    assert second.title == second.text.partition("\n")[0]
