"""Whether somebody can be meant by `he` or by `she`, as far as a title or a given name tells it.

Where neither does, both may be. Names that men and women have are in neither list.
"""

from __future__ import annotations

import re

from sitegen.importing.names.naming import straight

_HIS_TITLES = r"(?:Sir|Mr|Lord|Baron|Viscount)"
_HER_TITLES = r"(?:Dame|Mrs|Ms|Miss|Lady|Baroness)"
_HERS = frozenset(
    "Abigail Agnes Aisha Alexandra Alice Alison Amanda Amelia Amina Angela Anita Ann Anna Annabel Anne Anneliese "
    "Annette Antonia Aoife Audrey Ayesha Barbara Beatrice Becky Bernadette Beth Bethan Betty Brenda Bridget "
    "Bronwen Bronwyn Bryony Camilla Carol Carole Caroline Catherine Cathy Charlotte Chloe Christina Christine "
    "Ciara Claire Clare Claudia Cressida Cynthia Daisy Dawn Deborah Debbie Deirdre Denise Diana Diane Donna "
    "Dorothy Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Erica Esther Eva Eve Fatima Felicity "
    "Fiona Florence Frances Francesca Gail Gaynor Gemma Georgina Gill Gillian Gisela Gloria Grace Hannah Harriet "
    "Hayley Hazel Heather Heidi Helen Helena Henrietta Ingrid Irene Isabel Isabella Isobel Jackie Jacqueline "
    "Jacqui Jane Janet Janice Jasmine Jayne Jean Jennifer Jenny Jessica Jill Joan Joanna Joanne Josephine Josie "
    "Joyce Judith Judy Julia Julie Juliet June Karen Kate Katharine Katherine Kathleen Kathryn Kathy Katie Katy "
    "Kemi Kirsten Kirsty Laura Lauren Leah Lena Linda Lisa Liz Lorna Lorraine Louise Lucinda Lucille Lucy Lydia "
    "Lynn Lynne Madeleine Maggie Margaret Maria Marian Marie Marilyn Marion Marjorie Martha Mary Maureen Meera "
    "Megan Meg Melanie Michelle Miranda Miriam Moira Molly Monica Morag Nadia Nadine Naomi Natalie Natasha Nicola "
    "Nina Nora Olivia Pamela Patricia Paula Pauline Penelope Penny Philippa Phoebe Pippa Polly Priti Priya Rachel "
    "Rebecca Rhiannon Rosalind Rose Rosemary Rosie Roisin Ruth Saasha Sally Samantha Sandra Sara Sarah Seema "
    "Shabana Sharon Sheila Shirley Shona Sian Sinead Siobhan Sonia Sophia Sophie Stella Stephanie Sue Suella "
    "Susan Susannah Suzanne Sylvia Tamara Tamsin Tara Teresa Tessa Theresa Tina Tracey Tracy Una Ursula Valerie "
    "Vanessa Vera Veronica Victoria Virginia Vivienne Wendy Yasmin Yvette Yvonne Zainab Zoe".split()
)
_HIS = frozenset(
    "Adam Adrian Ahmed Aidan Alan Alasdair Alastair Albert Alexander Alfred Alistair Amir Amyas Andrew Angus Anil "
    "Anthony Antony Archie Arthur Barry Ben Benjamin Bernard Bill Bob Boris Brandon Brendan Brian Bruce Callum "
    "Carl Charles Christopher Clive Colin Conor Craig Damian Daniel Danny Darren Dave David Dean Derek Desmond "
    "Dominic Donald Doug Douglas Duncan Eamonn Ed Edmund Edward Edwin Eric Ernest Ewan Fergus Francis Frank "
    "Fraser Fred Frederick Gareth Gary Gavin Geoff Geoffrey George Gerald Gerard Gerry Giles Glen Gordon Graeme "
    "Graham Greg Gregory Guy Gus Hamish Harold Harry Harvey Henry Howard Hugh Hugo Humphrey Iain Ian Ivan Ivor "
    "Jack Jacob James Jason Jeff Jeffrey Jeremy Jim Joe John Jonathan Joseph Joshua Julian Justin Keir Keith "
    "Kenneth Kevin Kieran Laurence Lawrence Len Leo Leonard Liam Lionel Luke Malcolm Marcus Mark Martin Matt "
    "Matthew Maurice Max Michael Mike Mohammed Nadhim Nathan Neil Nicholas Nigel Norman Oliver Ollie Oscar Owen "
    "Patrick Paul Pete Peter Phil Philip Piers Quentin Ralph Raymond Richard Rishi Robert Rod Roderick Roger "
    "Roland Ronald Rory Roy Rupert Russell Ryan Sajid Samuel Sandeep Scott Sean Sebastian Simon Stephen Steve "
    "Steven Stewart Stuart Suresh Ted Terence Theodore Thomas Tim Timothy Toby Tom Tony Trevor Victor Vijay "
    "Vikram Vincent Walter William".split()
)


def may_be(word: str, name: str, text: str) -> bool:
    """Whether `he` or `she` can mean somebody, by the titles that a text gives to the name, or else the given name."""
    pronoun = word.lower()
    if pronoun not in {"he", "she"}:
        return True
    name = straight(name)
    mine, other = (_HIS_TITLES, _HER_TITLES) if pronoun == "he" else (_HER_TITLES, _HIS_TITLES)
    if _has_title(mine, name, text):
        return True
    given = name.split()[0] if name else ""
    return not _has_title(other, name, text) and given not in (_HERS if pronoun == "he" else _HIS)


def _has_title(titles: str, name: str, text: str) -> bool:
    words = name.split()
    forms = {name, words[-1], words[0]} if words else set()
    return any(re.search(rf"\b{titles}\.? {re.escape(form)}\b", text) for form in forms) or (
        re.match(rf"{titles}\b", name) is not None
    )
