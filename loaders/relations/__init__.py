"""Relation extraction: how the actors of a sentence relate.

`classifier` is the learned part; `standing`, `mediation`, `factuality`,
`attribution` and `dates` read one thing each off syntax; `relate` puts them
together.
"""
