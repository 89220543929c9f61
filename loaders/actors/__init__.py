"""Actor recognition and resolution: which words name whom, and why.

`actor_tables` holds who there is; `gazetteer` finds table names in a text; `offices`
resolves titles by date; `recognizer` decides what a noun phrase means;
`coreference` resolves pronouns within the document.
"""
