"""Files, pages and lines read for tests, and what to write into them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diplograph.graph import Document, ReadError
from diplograph.loaders.readers import read_documents

PROSE = "Oman relayed a letter from Washington to Tehran on Tuesday.\nIran thanked Oman."

ARTICLE_MD = """\
---
title: "Oman Carries Letter"
date: 2025-04-09T10:00:00Z
url: https://gulfwire.example/letter
---
# Oman Carries Letter

Oman **relayed** a _letter_ from [Washington](https://example.org) to
`Tehran` on ~~Monday~~ Tuesday[^1]. ![A photo](x.png)

- Iran thanked Oman.
- Qatar &amp; Oman met.

> “We are ready,” the Omani minister said.

| state | votes |
|-------|-------|
| Iran  | 1     |

```
code
```

<!-- a note --><div>Iran <b>declined</b> to comment.</div>

[^1]: The letter is dated Monday.
"""
ARTICLE_HTML = """\
<!doctype html><html><head><title>Oman carries letter - Gulf Wire</title>
<meta property="article:published_time" content="2025-04-09T10:00:00Z">
<link rel="canonical" href="https://gulfwire.example/letter"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Oman carries letter</h1><p>By Jane Doe</p>
<figure><img src="x.jpg"><figcaption>Ministers in Muscat. Photo: Gulf Wire</figcaption></figure>
<p>Oman <b>relayed</b> a letter from <a href="/x">Washington</a> to Tehran, officials said.</p>
<ul><li>Iran thanked Oman.</li></ul>
<p>Qatar&nbsp;offered to host the talks, but Iran refused.</p>
<p>Subscribe to our newsletter</p></article>
<footer>&copy; 2025 Gulf Wire. All rights reserved. Contact our editors.</footer></body></html>
"""
ARTICLE_TEXT = """\
Oman carries letter

Oman relayed a letter from Washington to Tehran, officials said.
Iran thanked Oman.
Qatar offered to host the talks, but Iran refused."""


def write_file(name: str, content: str | bytes) -> str:
    """Write a file below the current folder and give its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def read(*sources: str | Path) -> list[Document]:
    return list(read_documents(sources))


def read_one(*sources: str | Path) -> Document:
    (document,) = read(*sources)
    return document


def refusal(*sources: str | Path) -> str:
    """Why the sources are refused: one line, and no traceback of something else."""
    with pytest.raises(ReadError) as caught:
        read(*sources)
    message = str(caught.value)
    assert "\n" not in message
    return message


def lines(*objects: object) -> str:
    return "".join(json.dumps(value) + "\n" for value in objects)
