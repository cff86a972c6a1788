"""From the text of an original to the draft of an entry: what it says of dates, bodies, people, words and numbers.

Pure but for `reading`, which opens the file that it is given. Everything found is a proposal with a word on how sure it
is; nothing here knows more about any country or government than the registers of the site say.
"""
