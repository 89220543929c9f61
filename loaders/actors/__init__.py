"""Actor recognition and resolution: which words name whom, and why.

`actor_tables` holds who there is; `gazetteer` and `unknown_names` find names in a
text, `other_meanings` refuses some, `names` brings them together; `offices` resolves
titles by date; `phrases` and `roles` say what the words around a name make of it;
`unnamed` reads "the government" and "rebels" from the context; `settings` leaves out
mere places; `scenes` decides whose Congress is meant; `recognizer` runs all of these;
`coreference` resolves references to what they found.
"""
