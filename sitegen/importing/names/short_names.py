"""Given names and what they are shortened to: of `Oliver NAME` and `Ollie NAME` in one text both are one person."""

from __future__ import annotations

_FORMS = """
Abigail Abby Abbie; Alan Al; Albert Bert Bertie; Alexander Alex Alec Sandy; Alexandra Alex Sandra; Alfred Alf Alfie;
Amanda Mandy; Andrew Andy Drew; Angela Angie; Anthony Antony Tony; Antoinette Toni; Archibald Archie; Barbara Barb
Babs; Benjamin Ben Benny; Bernard Bernie; Bernadette Bernie; Bridget Bridie; Cameron Cam; Caroline Caro Carrie;
Catherine Catharine Cathy Cath Cat Kate Katie Katy Kit; Charles Charlie Chas; Charlotte Charlie Lottie; Christine
Christina Chris Chrissie Tina; Christopher Chris Kit; Clifford Cliff; Daniel Dan Danny; David Dave Davy; Deborah Debra
Debbie Deb; Dominic Dom; Donald Don; Dorothy Dot Dottie; Douglas Doug; Edward Ed Eddie Ted Ned; Edwin Ed; Eleanor
Ellie Nell Nora; Elizabeth Elisabeth Liz Lizzie Beth Betty Eliza Libby; Emily Em; Frances Fran Frankie; Francesca
Fran; Francis Frank; Frederick Fred Freddie; Gabrielle Gabby Gaby; Geoffrey Geoff Jeff; Gerald Gerry; Gerard Gerry;
Gillian Gill Gilly; Gregory Greg; Gregor Greg; Harold Harry Hal; Helen Nell; Henry Harry Hal; Hugh Hughie; Isabel
Isabelle Isabella Izzy Bel Bella; Jacob Jake; Jacqueline Jackie Jacqui; James Jim Jimmy Jamie; Janet Jan; Jeffrey
Jeff; Jennifer Jen Jenny Jenni; Jeremy Jez; Jessica Jess Jessie; Joanna Jo; Joanne Jo; Johanna Jo; John Jack Johnny;
Jonathan Jon Jonny; Joseph Joe Joey; Josephine Jo Josie; Joshua Josh; Judith Judy Judi; Katherine Katharine Kathryn
Kate Katie Katy Kathy Kath Kit; Kathleen Kath Kathy; Kenneth Ken Kenny; Laurence Lawrence Larry Laurie; Leonard Len
Lenny; Lesley Les; Leslie Les; Louis Lou; Louisa Lou Lulu; Louise Lou Lulu; Lucinda Lucy Cindy; Lynette Lyn Lynn;
Madeleine Maddy Maddie; Malcolm Mal; Margaret Maggie Meg Peggy Madge; Martin Marty; Matthew Matt; Maxwell Max;
Maximilian Max; Michael Mike Mick Mickey; Michelle Shelly; Mohammed Mo; Muhammad Mo; Nathaniel Nat; Nathan Nat;
Natalie Nat; Natasha Tasha Nat; Nicholas Nick Nicky; Nicola Nicky Nic Nikki; Olivia Liv Livvy; Oliver Ollie Olly;
Pamela Pam; Patricia Pat Trish Tricia Patsy; Patrick Pat Paddy; Penelope Penny; Peter Pete; Philip Phillip Phil;
Philippa Pippa; Raymond Ray; Rebecca Becky Becca; Reginald Reg Reggie; Richard Rick Dick Rich Ricky; Robert Rob Bob
Bobby Robbie Bert; Roderick Rod Roddy; Ronald Ron Ronnie; Rosemary Rose Rosie; Samantha Sam; Samuel Sam Sammy; Sarah
Sara Sally; Sebastian Seb; Sidney Sid; Simon Si; Stephanie Steph; Stephen Steven Steve; Stuart Stu; Susan Sue Suzie
Susie; Sylvia Sylvie; Terence Terry; Theodore Theo Ted; Theresa Teresa Terri Tess; Thomas Tom Tommy; Timothy Tim;
Tobias Toby; Valerie Val; Victor Vic; Victoria Vicky Vicki Tori; Vincent Vince Vinnie; Virginia Ginny; Walter Wally;
William Will Bill Billy Liam; Winifred Winnie; Zachary Zac Zack
"""
_SHORT = {form: set(shorter) for form, *shorter in (row.split() for row in _FORMS.split(";"))}


def is_short_for(short: str, name: str) -> bool:
    """Whether a given name is a short form of another, or another spelling of it."""
    return short in _SHORT.get(name, ())
