"""Words of English that tell a name from other words with capitals, and a sentence of somebody's from others."""

from __future__ import annotations

import re

SAYING = (
    "said|says|saying|say|told|tells|added|adds|argued|argues|claimed|claims|warned|warns|wrote|writes|explained|explains|insisted|insists|"
    "announced|announces|called|calls|described|describes|noted|notes|stressed|stresses|stated|states|suggested|suggests|thinks|"
    "thought|believes|believed|commented|comments|replied|replies|asked|asks|urged|urges|admitted|admits|acknowledged|recalled|recalls|"
    "declared|declares|concluded|concludes|remarked|remarks|pointed out|points out|denied|denies|continued|continues|mentions|mentioned|"
    "found|finds|reckons|reckoned|confirmed|confirms|promised|promises|pledged|put it|puts it|welcomed|praised|criticised|accused|"
    "responded|responds|observed|observes|joked|quipped|vowed|vows|sees|saw|hailed|branded|labelled|dubbed|demanded|demands|"
    "hopes|hoped|wants|wanted|agreed|agrees|echoed|echoes|reports|reported|reiterated|emphasised|maintained|maintains|outlined|tweeted|"
    "set out|sets out|accepted|accepts|lamented|laments|complained|complains|recommended|recommends|defended|defends|used to say|"
    "thanked|challenged|spoke of|speaks of|quotes|quoted"
)

OFFICE_WORDS = frozenset(
    "secretary minister director general head chief executive officer chair chairman chairwoman chairperson president commissioner "
    "ambassador mayor adviser advisor spokesman spokeswoman spokesperson economist lecturer professor fellow researcher analyst "
    "manager leader champion inspector auditor solicitor judge sergeant deputy permanent prime foreign home chancellor treasurer "
    "convener organiser representative rep founder partner editor author journalist correspondent columnist peer senator clerk "
    "scientist engineer lawyer litigator barrister psychologist caseworker official bishop captain governor examiner tester "
    "architect designer developer planner consultant coach trainer teacher nurse doctor registrar statistician lead principal "
    "co-chair vice-chair under-secretary undersecretary counsel witness member first second third acting interim sro senior "
    "responsible owner conservative labour former mp streamer officers speaker baker librarian boss".split()
)

NO_NAMES = frozenset(
    "The A An In On At By For From To Of And But Or If As When While Where What Why How Who Which That This These Those There Here "
    "It Its He She They We You I My Our Your His Her Their Not No Yes So Then Now Also Although Because Since After Before During "
    "Under Over Between With Without Within Through Despite Among Against About Around Above Below Last Next First Second Third "
    "Each Every All Some Many Most More Few Both Other Another Such Only Just Even Still Yet Once Again Meanwhile However "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October "
    "November December Christmas Easter Spring Summer Autumn Winter London Whitehall Westminster Downing Parliament Commons Lords "
    "Britain British England English Scotland Scottish Wales Welsh Ireland Irish Northern Southern Eastern Western Europe European "
    "Brexit Covid Government Governments Department Departments Ministry Office Agency Authority Civil Service Services Public "
    "Private National International Royal Great United Kingdom States Labour Conservative Tory Liberal Democrat Green "
    "House Committee Commission Council Court Board Bill Act White Paper Report Review Strategy Plan Programme Project Code "
    "Minister Secretary Prime Cabinet Treasury Home Foreign Permanent Chief General Executive Director Head Senior Deputy Chair "
    "Freedom Information Data Digital Policy People Survey Diversity Inclusion Equality Equalities Work Pensions Education Health "
    "Social Care Transport Business Trade Energy Industrial Science Innovation Technology Defence Justice Environment Food Rural "
    "Affairs Culture Media Sport Local Communities Housing Levelling Up International Development Commonwealth Talent Action "
    "Fast Stream Best Top Women Men Inclusive Working Learning Skills University College School Institute Centre Center Group "
    "Team Network Union Association Society Federation Trust Foundation Fund Bank Company Magazine Newspaper Times Guardian "
    "Telegraph Post Herald Mail World News Daily Weekly Today Tomorrow Yesterday New Old North South East West Central Upper Lower "
    "Street Road Square Park House Hall Lane Avenue Campus Hub Tower Village Bridge Station Terminal Airport Port Wing Prison "
    "Jobcentre Jobcentres Universal Credit Module Hearing Transcript Inquiry Public Private Ladies Gentlemen Dear Colleagues Yours "
    "Question Questions Notes Note Key Points Summary Foreword Introduction Conclusion Recommendation Chapter Annex Table Figure "
    "Positive Statements Time Change Mental Day Week Month Year Thank Thanks Good Sorry Let Please Speaking Asked Although "
    "Members Member Ministers Officials Officers Staff Civilian Gold Command Silver Sir".split()
)

NO_SURNAMES = NO_NAMES | frozenset(
    "Academy Accord Award Awards Bureau Challenge Charity Charter Chamber Coalition Conference Congress Convention Convoy Corporation "
    "Degree Directorate Division Estate Exchange Exhibition Festival Fellowship Files Forum Framework Function Games Guidance Honours "
    "Hospital Index Initiative Inspectorate Job Jobs Lecture Library Limited List Live Ltd Manifesto Market Mission Model Monitor "
    "Movement Museum Observatory Offices Operations Order Palace Party Pathway Pledge Powers Press Principle Principles Prize "
    "Profession Registers Regulator Release Rights Roadmap Rules Scheme Schemes Section Sector Series Sessions Standard Standards "
    "Statement Studies Studio Support System Tax Toolkit Tornado Training Unit Units Valley View Vision Website Workplace "
    "Police Engineers Zero Park House Hall Lane Marble Arch Case Little Live Skilled Ambitious Innovative Brown May Mills Truss Green Speaker".split()
)
NO_SURNAMES = NO_SURNAMES - frozenset({"Case", "Little", "Brown", "May", "Mills", "Truss", "Green", "Sir"}) | frozenset(
    {"Sir"}
)

GIVEN_NAMES = frozenset(
    "Aaron Abdul Abigail Adam Adrian Ahmed Aidan Aisha Alan Alasdair Alastair Albert Alec Alex Alexander Alexandra Alfred Ali Alice "
    "Alison Alistair Allan Amanda Amber Amelia Amina Amir Amy Amyas Ana Andrea Andrew Andy Angela Angus Anita Ann Anna Anne Annette "
    "Anthony Antonia Archie Arthur Arun Asha Ashley Audrey Barbara Barnaby Barry Beatrice Becky Ben Benjamin Bernadette Bernard "
    "Beth Bethan Betty Beverley Bill Bob Boris Brandon Brenda Brendan Brian Bridget Bronwen Bruce Bryony Callum Cameron Carl Carla "
    "Carol Caroline Caron Carys Cat Catherine Cathy Catriona Charles Charlie Charlotte Cheryl Chloe Chris Christian Christina "
    "Christine Christopher Claire Clare Clive Colin Connor Conor Cornelius Craig Cressida Damian Dan Daniel Danny Darren Dave David "
    "Dawn Dean Deborah Delroy Denis Denise Dennis Derek Desmond Dilip Diana Diane Diarmuid Dilys Dominic Donald Donna Doreen Dorothy Doug "
    "Douglas Duncan Dunstan Dwayne Dylan Eamonn Ed Eddie Edmund Edward Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma "
    "Eric Erica Erik Esther Ethan Eva Eve Evelyn Ewan Faisal Farah Fatima Felicity Femi Fiona Fran Frances Francesca Francis Frank "
    "Fraser Fred Frederick Freya Gail Gareth Garry Gary Gavin Gemma Geoff Geoffrey George Georgina Gerald Gerard Gil Gill Gillian "
    "Glen Glenn Gloria Gordon Grace Graeme Graham Grant Greg Gregory Guy Gwen Hamish Hannah Harjit Harpreet Harriet Harry Hassan "
    "Hayley Hazel Heather Helen Helena Henry Hester Hilary Holly Howard Hugh Humphrey Ian Idris Imran Ingrid Iqbal Irene Iris Isaac "
    "Isabel Isabella Ivan Jack Jackie Jacob Jacqueline Jade Jaee James Jamie Jan Jane Janet Janice Jared Jasmine Jason Jay Jean "
    "Jeff Jennifer Jenny Jeremy Jess Jessica Jill Jim Jo Joan Joanna Joanne Jodie Joe Joel John Johnny Jon Jonathan Jordan Joseph "
    "Josephine Josh Joshua Joy Joyce Juan Judith Judy Julia Julian Julie Juliet June Justin Kamal Karen Kate Katherine Kathleen "
    "Kathryn Kathy Katie Kay Keir Keith Kelly Kemi Ken Kenneth Kerry Kevin Khalid Kieran Kim Kirsten Kirsty Kit Kru Kwame Kwasi "
    "Kyle Lara Laura Lauren Laurence Leah Lee Leo Leon Leonard Leslie Lesley Lewis Liam Lily Linda Lindsay Lisa Liz Lloyd Lorna "
    "Lorraine Louis Louise Lucas Lucy Luke Lydia Lyn Lynda Lynn Lynne Maeve Maggie Mahmoud Malcolm Manjit Marcia Marcus Margaret "
    "Maria Marian Marie Marina Marion Mark Martha Martin Martyn Mary Matt Matthew Maureen Maurice Max Meena Meg Megan Mehmet Meera "
    "Melanie Melissa Meredith Michael Michelle Mick Miguel Mike Miles Minouche Miranda Miriam Mo Mohamed Mohammad Mohammed Moira "
    "Molly Monica Morgan Muhammad Muriel Murray Nadia Nadine Naomi Natalie Natasha Nathan Neil Nerys Nia Niall Nicholas Nick Nicky "
    "Nicola Nicole Nigel Nina Noel Nora Norman Olga Oliver Olivia Olly Oona Oscar Owen Padraig Pam Pamela Parveen Pat Patricia "
    "Patrick Paul Paula Pauline Penelope Penny Perpetua Pete Peter Petr Phil Philip Philippa Phillip Phoebe Polly Poppy Priti Priya "
    "Rachel Rahul Rajesh Ralph Ravi Ravinder Ray Raymond Rebecca Rebekah Reg Rehana Rhian Rhiannon Rhys Richard Rick Rishi Rita Rob "
    "Robert Robin Rod Roger Roisin Roland Ron Ronald Rory Rosalind Rose Rosemary Rosie Ross Roy Rupert Russell Ruth Ryan Saasha "
    "Sajid Sal Sally Sam Samantha Samira Samuel Sandra Sanjay Saoirse Sara Sarah Satnam Saul Scott Sean Sebastian Seema Selina Shabana "
    "Shahid Shanice Shanti Sharon Sheila Shirley Shona Sian Simon Siobhan Sofia Sonia Sophia Sophie Stacey Stella Stephanie Stephen Steve "
    "Steven Stewart Stuart Sue Suella Sunita Surinder Susan Susannah Suzanne Suzannah Sylvia Tamara Tania Tanya Tara Tariq Ted "
    "Terence Teresa Terry Tessa Theo Theresa Therese Thomas Tim Timothy Tina Toby Tobias Tom Tony Tracey Tracy Trevor Trish Una "
    "Ursula Usha Valerie Vanessa Vaughan Vera Veronica Vicky Victor Victoria Vijay Vikram Vince Vincent Virginia Vivian Vivienne "
    "Walter Wayne Wendy Wes Will William Willie Winston Yasmin Yusuf Yvette Yvonne Zac Zara Zoe Aldous Anneliese Angela Baroness "
    "Bridget Jacqui Lindsay Lucian Rosena Ayesha Chi Darius Deepak Dev Femi Funmi Gurpreet Hana Hiroshi Ines Ioana Jamal Jaspreet "
    "Jin Kavita Lakshmi Layla Mei Mina Nadeem Naz Nikhil Nisha Ola Olu Omar Padma Pooja Raj Rana Rashid Rohan Sadia Salma Sana Shreya "
    "Simran Sunil Tunde Uche Wei Xin Yara Zain Zahra Zainab Zeinab Tamsin Imogen Jemima Ottilie Cordelia Giles Piers Quentin Tristan "
    "Gus Gyles Ottoline Penelope Ffion Elin Aled Gethin Hywel Ifan Iwan Owain Sion Ailsa Eilidh Fergus Iain Isla Kirstie Mairi "
    "Malachy Mhairi Morag Aoife Caoimhe Ciara Cormac Deirdre Donal Grainne Niamh Oisin Orla Sinead".split()
)

PLAIN_WORDS = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over per since than that then this to until up via was were is "
    "are am be been being has have had do does did will would can could may might must shall should he she it they we you i who which "
    "where when while if because not no also both all any each more most other some such only own same too very just about after again "
    "against before between during further here how its itself me my our their them there these those through under what why with your "
    "his her him us said says say one two three new made make many much whether what's it's they're like well get got go goes going "
    "work working works service services civil government governments department departments departmental people public staff official "
    "officials servant servants year years time take taken way ways thing things does chiefly others another what's them general "
    "including etc first last next still now even good best part number numbers place places put set use used using".split()
)

_FAMILY_WORDS = (
    "pay salary reward: pay salary wage wages earnings reward remuneration bonus pension pounds paid underpaid income allowance "
    "compensation inflation payrise lump-sum",
    "strike union industrial trade-union: strike strikes striking walkout ballot union unions picket dispute bargaining negotiate tuc "
    "unionised branch industrial-action members general-secretary steward",
    "recruitment recruit hire: recruitment recruit hire hiring hired candidate applicant application vacancy advert advertise interview "
    "shortlist sift outsider intake newcomer job-advert",
    "turnover churn attrition: turnover churn leaver quit resign resignation retention attrition retain institutional-memory moving-on "
    "stay-in-post exodus tenure",
    "learning training skill: learning training train course curriculum skill capability academy teach apprenticeship "
    "qualification learn teaching lesson skilled trained trainer",
    "gender woman women: gender woman women female maternity mother sexist sexism male men girl",
    "ethnicity race ethnic: ethnicity race racial ethnic minority black asian bame bme racism racist anti-racism windrush caribbean",
    "disability disabled: disability disabled impairment autism autistic neurodivergent dyslexic dyslexia wheelchair accessible "
    "adjustment mental-health-condition long-term-condition",
    "lgbt gay: lgbt lgbtq gay lesbian bisexual transgender trans pride stonewall homosexual sexuality lgb",
    "class mobility socio-economic: class working-class socio-economic parents fee-paying elite privilege eton "
    "oxbridge background disadvantaged disadvantage poorer underprivileged",
    "bullying harassment: bullying bully bullied harassment harass misconduct toxic intimidation grievance abuse misogyny",
    "wellbeing health stress: wellbeing health mental-health stress sickness sick anxiety depression burnout exhausted resilience "
    "absence first-aider counselling",
    "diversity inclusion representation: diversity diverse inclusion inclusive equality representation underrepresented representative "
    "edi d&i woke equalities discrimination",
    "leadership leader: leadership leader leading leaders leader's scs senior-civil-service",
    "innovation innovative experiment: innovation innovative innovate experiment pilot trial prototype inventive incubator start-up idea ideas "
    "experimentation prize tried-out test-and-learn",
    "digital data technology: digital data technology software online algorithm ai cyber website platform automation tech gov.uk it "
    "coding internet",
    "location relocation regional: location relocate relocation london campus region regional hub moved-out north outside-london city town "
    "headquarters cities moves darlington belfast cardiff edinburgh",
    "attendance hybrid flexible home: hybrid remote office-days attendance flexible working-from-home commute in-the-office job-share "
    "office-attendance home-working days-a-week part-time",
    "headcount workforce job-cut: cut cuts headcount redundancy redundancies workforce fte jobs posts posts-have-gone number-of-civil-servants "
    "new-posts additional-posts vacancies recruited staffing size job-losses axe roles roles-gone",
    "reform modernisation: reform reforming modernise modernisation transform transformation overhaul reforms reformer shake-up reshape white-paper",
    "impartiality neutrality partisan politicisation: impartiality impartial neutral neutrality politicised politicisation partisan activism bias "
    "political party",
    "ethics propriety integrity: ethics integrity conduct propriety breach standards inquiry lobbying appointments-watchdog "
    "code ethical unethical rules",
    "whistleblowing whistleblower candour: whistleblowing whistleblower candour speak-up speaking-up raise-concerns raising-concerns "
    "able-to-challenge safe-to-challenge fault complain complaints concerns",
    "minister ministerial: minister ministers ministerial adviser spad special-adviser politician politicians",
    "accountability transparency scrutiny: accountability accountable transparency transparent scrutiny audit auditor answerable openness "
    "answer-to freedom-of-information publish-their publication objectives published committee",
    "engagement morale survey: engagement survey morale engagement-score engagement-index questionnaire people-survey respondents surveyed",
    "performance appraisal productivity: performance appraisal productivity underperformance underperform rating objectives efficient efficiency "
    "performers objectives",
    "talent promotion progression: talent promotion promote promoted progression pipeline career careers high-potential talented mentor mentoring "
    "ladder",
    "graduate apprenticeship fast-stream: fast-stream fast-streamer graduate graduates apprentice apprenticeship intern internship trainee "
    "school-leaver young-people early-career eighteen students placement",
    "machinery reorganisation merger: machinery merger merge merged split abolish abolished restructure reorganisation renamed "
    "new-department created-department departments-closed break-up broken-up made-departments closed-department dismantled takeover",
    "award recognition honour: award awards honour honours prize winner winning medal mbe obe recognise thank tribute trophy",
    "network ally: network networks ally allies network's employee-network",
    "policy policy-making: policy policymaking policy-making policymaker evidence submission open-policy policy-profession",
    "partnership consultant secondment: partnership partner consultant consultancy supplier contractor firm firms secondment seconded "
    "private-sector kpmg sponsor charity charities outside-experts",
    "silo joined-up cross-government: cross-government joined-up silo siloed across-government across-departments cross-department work-together "
    "collaboration collaborate work-more-closely boundaries functions shared unified whole-of-government cross-departmental",
)


_ENDINGS = re.compile(
    r"(?:ational|isation|ization|ations?|ments?|nesses|ness|ities|ity|ings?|ives?|ies|ers?|ors?|ed|es|s|ly|al|e|y|ion|ions)$"
)


def stem(word: str) -> str:
    """A word without its ending, so that its forms are one: `recruiting`, `recruitment`, `recruited`."""
    word = word.lower().removesuffix("'s").replace("'", "")
    if len(word) < 5:
        return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
    for _ in range(2):
        shorter = _ENDINGS.sub("", word)
        if len(shorter) < 4:
            return word
        word = shorter
    return word


def stems(text: str) -> str:
    """The stems of the words of a text, plain words left out."""
    words = re.findall(r"[a-z][a-z0-9&.]*(?:['-][a-z]+)*", text.lower())
    return " ".join(stem(word.rstrip(".")) for word in words if word not in PLAIN_WORDS)


def _families() -> dict[str, tuple[str, ...]]:
    rows: dict[str, tuple[str, ...]] = {}
    for line in _FAMILY_WORDS:
        keys, _, words = line.partition(": ")
        # A hyphen joins a phrase here; phrases are also met with hyphens in texts.
        family = [stems(form) for word in words.split() for form in ({word, word.replace("-", " ")})]
        for key in keys.split():
            for form in {stems(key), stems(key.replace("-", " "))}:
                rows[form] = tuple(dict.fromkeys(f for f in family if f))
    return rows


FAMILIES = _families()
"""Stem of a word -> stems of words that are used of the same things."""
