"""From the text of an original to the draft of an entry: what it says of dates, bodies, people, words and numbers.

Pure but for `reading`, which opens the file that it is given. Everything found is a proposal with a word on how sure it
is; nothing here knows more about any country or government than the registers of the site say.
"""

TOPIC_WORDS = "topic-words.csv"
"""The file beside the registers that `learned` reads; here, so that who only needs its name loads nothing else."""
