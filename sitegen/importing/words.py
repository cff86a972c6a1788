"""General English words that the import goes by: verbs of saying, offices, given names. No subject's own words."""

from __future__ import annotations

SAYING = tuple(
    """said says saying told tells added adds adding warned warns argued argues called calls described describes put
    puts wrote writes asked asks stressed stresses believes believed claimed claims explained explains insisted
    insists noted notes echoes echoed mentioned mentions commented comments concluded concludes declared promised
    pledged urged urges admitted admits recalled recalls suggested suggests praised criticised welcomed thinks
    thought observed remarked announced replied answered responded continued revealed reported predicted quipped
    joked complained spoke speaks highlighted acknowledged vowed hailed condemned accused thanked maintains
    maintained emphasised emphasises reflected reflects hoped hopes sees sums reminded reminds assured agreed agrees
    states stated tweeted concedes conceded""".split()
)
OFFICES = tuple(
    r"""secretar(?:y|ies) minister director chief head chair chairman chairwoman chairperson president officer leader
    champion advis[eo]r commissioner executive general\ secretary permanent\ spokesperson spokesman spokeswoman
    chancellor ambassador professor MP peer manager partner founder author editor analyst fellow lead deputy judge
    governor inspector auditor comptroller whip lecturer economist representative convener organiser apprentice
    caseworker coach consultant engineer scientist clerk student graduate principal trustee owner SRO permanent
    under-secretary superintendent correspondent columnist researcher lawyer solicitor barrister nurse doctor
    teacher historian academic expert official member winner premier mayor senator councillor speaker programme\
    assistant supervisor planner statistician worker steward""".replace("\\ ", "~").split()
)
OFFICES = tuple(word.replace("~", " ") for word in OFFICES)

# Capitalised words that are no part of a person's name: kinds of bodies, days, months, places, openings of sentences.
NOT_NAMES = frozenset(
    """Office Department Ministry Agency Authority Commission Committee Council Group Board Service Services Team Union
    Unit Centre Center Institute Institution Foundation Trust Society Association Federation Network Networks Forum
    Alliance Campaign Company Bank University College School Academy Hospital Parliament Government House Senate
    Court Courts Tribunal Inquiry Review Report Plan Strategy Programme Program Project Scheme Initiative Challenge
    Award Awards Prize Code Act Bill Order Charter Framework Fund Index Survey Monitor Bulletin Blog Magazine Times
    Post Mail Telegraph Guardian Mirror Express Independent Herald World News Press Journal Today Live Summit
    Conference Week Month Year Day Days Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Spring Summer Autumn Winter Christmas
    Easter North South East West Northern Southern Eastern Western Central London England Scotland Wales Ireland
    Britain British English Scottish Welsh Irish European Europe UK US EU UN HR IT Civil Public Private National
    International Global Royal Crown Senior Junior Deputy Assistant Permanent Acting Shadow Prime First Second Third
    Foreign Home Health Education Defence Justice Transport Environment Work Pensions Business Energy Trade Digital
    Data Culture Media Sport Housing Communities Local Revenue Customs Border Passport Immigration Prison Probation
    Police Fire Rescue Care Social Mobility Diversity Inclusion Equality Race Gender Disability Leadership Learning
    Skills People Talent Fast Stream Street Road Avenue Square Park Place Building Tower Hall The This That These
    Those There Their They Then Than When Where Which While What Who Why How He She It His Her Its We Our You Your
    My In On At By For From To Of And But Or Nor So As If An A After Before Since Until Although Though Because
    However Meanwhile Moreover Furthermore Also Under Over Between During Through With Without Speaking Asked
    According Despite Like Unlike Both Each Every Some Many Most More Few All Any No Not Only Just Even Still Yet
    Last Next New Old Former Current Photo Picture Image Credit Read Share Part Chapter Section Table Figure Annex
    Appendix Volume Issue Grade Level Band Phase Stage Recommendation Finding Objective Principle Conservative
    Conservatives Labour Liberal Democrat Democrats Green Party Freedom Information Human Resources Chief Executive
    Officer Director General Secretary Minister President Chair Head Manchester Birmingham Leeds Glasgow Edinburgh
    Cardiff Belfast Liverpool Bristol Newcastle Sheffield Nottingham York Oxford Cambridge America American France
    French Germany German Australia Canada India China Russia One Two Three Four Five Six Seven Eight Nine Ten Hub
    Campus Division Directorate Branch Profession Function Standards Ethics Integrity Propriety Honours List Staff
    Employee Employees Officials Ministers Members Unions Welcome Thank Thanks Dear Yours Here Now Once Let Being
    Having Inclusive Innovative Skilled Ambitious Better Best Good Great Working Making Taking Getting Leading Black
    Asian Minority Ethnic White LGBT Women Men Disabled Pride Big Thing Time Talk Smart Places Growth Up Statement
    Spending Budget Efficiency Reform Modernisation Transformation Twitter Facebook YouTube LinkedIn Instagram Sky
    Channel Radio""".split()
)

GIVEN_NAMES = frozenset(
    """Aaron Abdul Abigail Adam Adrian Aisha Alan Alastair Albert Alex Alexander Alexandra Alfred Ali Alice Alison
    Alistair Amanda Amber Amina Amy Andrea Andrew Andy Angela Angus Ann Anna Anne Annette Anthony Antonia Arthur
    Ashley Audrey Barbara Barry Beatrice Becky Ben Benjamin Bernadette Bernard Beth Bethany Beverley Bill Bob Boris
    Brenda Brian Bridget Bronwen Bruce Caroline Carl Carol Carole Carolyn Carys Cat Catherine Cathy Celia Charles
    Charlie Charlotte Cheryl Chloe Chris Christian Christina Christine Christopher Clare Claire Claudia Clive Colin
    Connor Craig Daisy Damian Dan Daniel Daniela Darren Dave David Dawn Dean Debbie Deborah Declan Denis Dennis
    Derek Desmond Diana Diane Dominic Don Donald Donna Doreen Dorothy Doug Douglas Duncan Dylan Ed Eddie Edward
    Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Elliot Emily Emma Eric Erin Esther Ethan Eve Evelyn Faith Farah
    Fatima Felicity Felix Fiona Florence Fran Frances Francesca Francis Frank Fred Frederick Freya Gareth Gary Gavin
    Gemma Geoff Geoffrey George Georgia Georgina Gerald Gerard Gillian Gina Glen Glenn Gloria Gordon Grace Graham
    Grant Greg Gregory Guy Gus Gwen Hannah Harold Harriet Harry Harvey Hazel Heather Helen Henry Hilary Howard Hugh
    Hugo Ian Imran Iain Irene Iris Isaac Isabel Isabella Isla Ivan Jack Jackie Jacob Jacqueline Jade James Jamie Jan
    Jane Janet Janice Jason Jasmine Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jess Jessica Jill Jim Jo Joan Joanna
    Joanne Joe Joel John Jon Jonathan Joseph Josephine Josh Joshua Joy Joyce Judith Judy Julia Julian Julie Juliet
    June Justin Karen Karl Kate Katharine Katherine Kathleen Kathryn Kathy Katie Katy Kay Keir Keith Kelly Kemi Ken
    Kenneth Kerry Kevin Kieran Kim Kirsten Kirsty Kru Kwasi Kyle Lara Laura Lauren Lawrence Leah Lee Len Leo Leon
    Leonard Lesley Leslie Lewis Liam Lily Linda Lindsay Lisa Liz Lloyd Lorna Lorraine Louis Louise Lucy Luke Lydia
    Lynn Lynne Madeleine Malcolm Mandy Marc Marcus Margaret Maria Marian Marie Marilyn Marion Mark Martha Martin
    Martyn Mary Matt Matthew Maureen Maurice Max Megan Meg Mel Melanie Melissa Melvyn Michael Michelle Mick Mike
    Miles Mohammed Mohamed Moira Molly Monica Morgan Muhammad Nadia Nancy Naomi Natalie Natasha Nathan Neil Nelson
    Niamh Nicholas Nick Nicky Nicola Nicole Nigel Nina Noel Nora Norman Olive Oliver Olivia Omar Oscar Owen Pam
    Pamela Pat Patricia Patrick Paul Paula Pauline Penny Percy Pete Peter Phil Philip Philippa Phillip Phoebe Polly
    Priti Priya Rachel Ralph Ravi Ravinder Ray Raymond Rebecca Reg Rhiannon Rhys Richard Rishi Rob Robert Roberta
    Robin Rod Roger Roland Ron Ronald Rory Rosa Rose Rosemary Rosie Ross Roy Ruby Rupert Russell Ruth Ryan Sajid
    Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Shabana Sharon Sheila Shirley Sian Siân Simon
    Siobhan Sonia Sophia Sophie Stacey Stan Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Suella Sunita
    Susan Susanna Susannah Suzanne Suzannah Sylvia Tamara Tamsin Tanya Tara Ted Teresa Terence Terry Tess Tessa Theo
    Theresa Thomas Tim Timothy Tina Toby Tom Tommy Tony Tracey Tracy Trevor Una Ursula Vanessa Vera Vernon Veronica
    Vicki Vicky Victor Victoria Vijay Vincent Virginia Vivien Walter Wanda Warren Wayne Wendy Wilfred Will William
    Winifred Yasmin Yvette Yvonne Zac Zara Zoe""".split()
)
