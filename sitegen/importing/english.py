"""Words of English that tell a name from other words with capitals, and a sentence of somebody's from others."""

from __future__ import annotations

import re

SAYING = (
    "said|says|saying|say|told|tells|added|adds|argued|argues|claimed|claims|warned|warns|wrote|"
    "writes|explained|explains|insisted|insists|"
    "announced|announces|called|calls|described|describes|noted|notes|stressed|stresses|stated|"
    "states|suggested|suggests|thinks|"
    "thought|believes|believed|commented|comments|replied|replies|asked|asks|urged|urges|admitted|"
    "admits|acknowledged|recalled|recalls|"
    "declared|declares|concluded|concludes|remarked|remarks|pointed out|points out|denied|denies|"
    "continued|continues|mentions|mentioned|"
    "found|finds|reckons|reckoned|confirmed|confirms|promised|promises|pledged|put it|puts it|"
    "welcomed|praised|criticised|accused|"
    "responded|responds|observed|observes|joked|quipped|vowed|vows|sees|saw|hailed|branded|labelled|"
    "dubbed|demanded|demands|"
    "hopes|hoped|wants|wanted|agreed|agrees|echoed|echoes|reports|reported|reiterated|emphasised|"
    "maintained|maintains|outlined|tweeted|"
    "set out|sets out|accepted|accepts|lamented|laments|complained|complains|recommended|recommends|"
    "defended|defends|used to say|"
    "thanked|challenged|spoke of|speaks of|quotes|quoted"
)

OFFICE_WORDS = frozenset(
    "secretary minister director general head chief executive officer chair chairman chairwoman "
    "chairperson president commissioner "
    "ambassador mayor adviser advisor spokesman spokeswoman spokesperson economist lecturer "
    "professor fellow researcher analyst "
    "manager leader champion inspector auditor solicitor judge sergeant deputy permanent prime "
    "foreign home chancellor treasurer "
    "convener organiser representative rep founder partner editor author journalist correspondent "
    "columnist peer senator clerk "
    "scientist engineer lawyer litigator barrister psychologist caseworker official bishop captain "
    "governor examiner tester "
    "architect designer developer planner consultant coach trainer teacher nurse doctor registrar "
    "statistician lead principal "
    "co-chair vice-chair under-secretary undersecretary counsel witness member first second third "
    "acting interim sro senior "
    "responsible owner conservative labour former mp streamer officers speaker baker librarian boss".split()
)

NO_NAMES = frozenset(
    "The A An In On At By For From To Of And But Or If As When While Where What Why How Who Which "
    "That This These Those There Here "
    "It Its He She They We You I My Our Your His Her Their Not No Yes So Then Now Also Although "
    "Because Since After Before During "
    "Under Over Between With Without Within Through Despite Among Against About Around Above Below "
    "Last Next First Second Third "
    "Each Every All Some Many Most More Few Both Other Another Such Only Just Even Still Yet Once "
    "Again Meanwhile However "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July "
    "August September October "
    "November December Christmas Easter Spring Summer Autumn Winter London Whitehall Westminster "
    "Downing Parliament Commons Lords "
    "Britain British England English Scotland Scottish Wales Welsh Ireland Irish Northern Southern "
    "Eastern Western Europe European "
    "Brexit Covid Government Governments Department Departments Ministry Office Agency Authority "
    "Civil Service Services Public "
    "Private National International Royal Great United Kingdom States Labour Conservative Tory Liberal Democrat Green "
    "House Committee Commission Council Court Board Bill Act White Paper Report Review Strategy Plan "
    "Programme Project Code "
    "Minister Secretary Prime Cabinet Treasury Home Foreign Permanent Chief General Executive "
    "Director Head Senior Deputy Chair "
    "Freedom Information Data Digital Policy People Survey Diversity Inclusion Equality Equalities "
    "Work Pensions Education Health "
    "Social Care Transport Business Trade Energy Industrial Science Innovation Technology Defence "
    "Justice Environment Food Rural "
    "Affairs Culture Media Sport Local Communities Housing Levelling Up International Development "
    "Commonwealth Talent Action "
    "Fast Stream Best Top Women Men Inclusive Working Learning Skills University College School "
    "Institute Centre Center Group "
    "Team Network Union Association Society Federation Trust Foundation Fund Bank Company Magazine "
    "Newspaper Times Guardian "
    "Telegraph Post Herald Mail World News Daily Weekly Today Tomorrow Yesterday New Old North South "
    "East West Central Upper Lower "
    "Street Road Square Park House Hall Lane Avenue Campus Hub Tower Village Bridge Station Terminal "
    "Airport Port Wing Prison "
    "Jobcentre Jobcentres Universal Credit Module Hearing Transcript Inquiry Public Private Ladies "
    "Gentlemen Dear Colleagues Yours "
    "Question Questions Notes Note Key Points Summary Foreword Introduction Conclusion "
    "Recommendation Chapter Annex Table Figure "
    "Positive Statements Time Change Mental Day Week Month Year Thank Thanks Good Sorry Let Please "
    "Speaking Asked Although "
    "Members Member Ministers Officials Officers Staff Civilian Gold Command Silver Sir".split()
)

NO_SURNAMES = NO_NAMES | frozenset(
    "Academy Accord Award Awards Bureau Challenge Charity Charter Chamber Coalition Conference "
    "Congress Convention Convoy Corporation "
    "Degree Directorate Division Estate Exchange Exhibition Festival Fellowship Files Forum "
    "Framework Function Games Guidance Honours "
    "Hospital Index Initiative Inspectorate Job Jobs Lecture Library Limited List Live Ltd Manifesto "
    "Market Mission Model Monitor "
    "Movement Museum Observatory Offices Operations Order Palace Party Pathway Pledge Powers Press "
    "Principle Principles Prize "
    "Profession Registers Regulator Release Rights Roadmap Rules Scheme Schemes Section Sector "
    "Series Sessions Standard Standards "
    "Statement Studies Studio Support System Tax Toolkit Tornado Training Unit Units Valley View "
    "Vision Website Workplace "
    "Police Engineers Zero Park House Hall Lane Worker Marble Arch Case Little Live Skilled Ambitious "
    "Innovative Brown May Mills Truss Green Speaker".split()
)
NO_SURNAMES = NO_SURNAMES - frozenset({"Case", "Little", "Brown", "May", "Mills", "Truss", "Green", "Sir"}) | frozenset(
    {"Sir"}
)

GIVEN_NAMES = frozenset(
    "Aaron Abbas Abdul Abigail Adam Adebayo Adil Aditya Adrian Agnieszka Ahmed Aidan Ailsa Aisha Ajay Akash Akbar "
    "Alan Alasdair Alastair Albert Aldous Alec Aled Alex Alexander Alexandra Alfred Ali Alice Alison Alistair "
    "Allan Amanda Amara Amber Amelia Amina Amir Amit Amy Amyas Ana Anand Andrea Andrew Andrzej Andy Angela Angus "
    "Anil Anita Anjali Ann Anna Anne Anneliese Annette Anthony Anton Antonia Aoife Archie Arjun Arthur Arun Asha "
    "Ashley Asif Audrey Ayesha Ayo Babatunde Barbara Barnaby Barry Beatrice Becky Ben Benjamin Bernadette Bernard "
    "Beth Bethan Betty Beverley Bilal Bill Bob Bogdan Boris Brandon Brenda Brendan Brian Bridget Bronwen Bruce "
    "Bruno Bryony Callum Cameron Caoimhe Carl Carla Carlos Carol Caroline Caron Carys Cat Catherine Cathy "
    "Catriona Charles Charlie Charlotte Chen Cheryl Chi Chidi Chinedu Chioma Chloe Chris Christian Christina "
    "Christine Christopher Ciara Claire Clare Claudia Clive Colin Connor Conor Cordelia Cormac Cornelius Craig "
    "Cressida Daljit Damian Dan Daniel Danny Darius Darren Dave David Dawn Dean Deborah Deepak Deirdre Delia "
    "Della Delroy Denis Denise Dennis Derek Desmond Dev Diana Diane Diarmuid Dilip Dilys Dinesh Dmitri Dominic "
    "Donal Donald Donna Doreen Dorothy Doug Douglas Duncan Dunstan Dwayne Dylan Eamonn Ed Eddie Edmund Edna "
    "Edward Edwin Efua Eileen Eilidh Elaine Eleanor Elena Elin Elizabeth Ella Ellen Ellie Elsie Emeka Emily Emma "
    "Enid Enrique Eric Erica Erik Ernest Esme Esther Ethan Eunice Eva Eve Evelyn Ewan Faisal Farah Farooq Farrukh "
    "Fatima Fay Felicity Femi Fergus Ffion Fiona Fleur Florence Fran Frances Francesca Francesco Francis Frank "
    "Fraser Fred Freda Frederick Freya Funmi Gabriel Gail Gareth Garry Gary Gavin Gaynor Gemma Geoff Geoffrey "
    "George Georgina Gerald Gerard Gerry Gethin Gil Giles Gill Gillian Gita Giulia Gladys Glen Glenn Gloria "
    "Godfrey Gordon Grace Graeme Graham Grainne Grant Greg Gregory Greta Gurdeep Gurpreet Gus Guy Gwen Gwyneth "
    "Gyles Habib Hal Hamish Hana Hannah Hans Harjit Haroon Harpreet Harriet Harry Hassan Hayley Hazel Heather "
    "Hector Heidi Helen Helena Henrik Henry Herbert Hester Hilary Hilda Hina Hiroshi Holly Horace Howard Hugh "
    "Humphrey Hussein Hywel Iain Ian Ibrahim Ida Idris Ifan Ifeoma Igor Ikram Imogen Imran Ines Inga Ingrid Ioana "
    "Iqbal Irene Iris Isaac Isabel Isabella Isabelle Isla Ismail Ivan Ivor Iwan Jack Jackie Jacob Jacqueline "
    "Jacqui Jade Jaee Jamal James Jamie Jan Jane Janet Janice Jared Jasmine Jason Jaspreet Jaswinder Javed Jay "
    "Jean Jeff Jemima Jenna Jennifer Jenny Jeremy Jerome Jess Jessica Jill Jim Jin Jo Joan Joanna Joanne Jocelyn "
    "Jodie Joe Joel John Johnny Jon Jonathan Jordan Jorge Jose Joseph Josephine Josh Joshua Joy Joyce Juan Jude "
    "Judi Judith Judy Julia Julian Julie Juliet June Justin Kamal Kara Karen Karim Katarzyna Kate Katherine "
    "Kathleen Kathryn Kathy Katie Kavita Kay Keir Keith Kelly Kemi Ken Kenneth Kerry Kevin Khalid Kieran Kieron "
    "Kim Kiran Kirsten Kirstie Kirsty Kit Klaus Kofi Kru Kwabena Kwame Kwasi Kyle Laila Lakshmi Lara Lars Laura "
    "Lauren Laurence Laurie Layla Leah Lee Len Lena Lenny Leo Leon Leonard Leroy Lesley Leslie Lewis Liam Lily "
    "Linda Lindsay Lionel Lisa Liz Lloyd Lorna Lorraine Lottie Louis Louise Luca Lucas Lucian Lucinda Lucy Luis "
    "Luke Lydia Lyn Lynda Lynn Lynne Mabel Madeleine Maeve Magda Maggie Mahesh Mahmoud Mairi Maisie Malachy "
    "Malcolm Mandy Manish Manjit Mansoor Marcel Marcia Marco Marcus Marek Margaret Maria Marian Marie Marilyn "
    "Marina Marion Marjorie Mark Marlon Marsha Martha Martin Martyn Mary Mateusz Matt Matthew Maud Maureen "
    "Maurice Mavis Max Meena Meera Meg Megan Mehdi Mehmet Mei Melanie Melissa Meredith Mervyn Mhairi Michael "
    "Michelle Mick Miguel Mike Mikhail Milan Miles Millie Mina Minnie Minouche Miranda Miriam Mo Mohamed Mohammad "
    "Mohammed Moira Molly Monica Morag Morgan Muhammad Muriel Murray Mustafa Myra Nadeem Nadia Nadine Nana Nancy "
    "Naomi Natalia Natalie Natasha Nathan Nathaniel Naveed Naz Nazir Ned Neil Nell Nerissa Nerys Ngozi Nia Niall "
    "Niamh Nicholas Nick Nicky Nicola Nicole Nigel Nikhil Nikolai Nina Nisha Noel Nora Norma Norman Obinna Odette "
    "Oisin Ola Olga Oliver Olivia Ollie Olly Olu Oluwaseun Omar Oona Oriel Orla Oscar Osman Otis Ottilie Ottoline "
    "Owain Owen Pablo Padma Padraig Pam Pamela Paolo Parminder Parveen Pat Patricia Patrick Paul Paula Pauline "
    "Pavel Pearl Penelope Penny Percy Perpetua Pete Peter Petr Petra Phil Philip Philippa Phillip Philomena "
    "Phoebe Piers Piotr Polly Pooja Poppy Pradeep Prakash Preeti Priti Priya Quentin Rachel Rafiq Rahim Rahul Raj "
    "Rajesh Ralph Rana Rashid Rashida Ravi Ravinder Ray Raymond Rebecca Rebekah Reece Reg Rehana Reuben Reza "
    "Rhian Rhiannon Rhys Richard Rick Ricky Rishi Rita Rob Robert Robin Rod Roderick Rodney Roger Rohan Roisin "
    "Roland Ron Ronald Rory Rosalind Rose Rosemary Rosena Rosie Ross Rowan Roxanne Roy Ruby Rufus Rukhsana Rupert "
    "Russell Ruth Ryan Saasha Sadia Sadie Saira Sajid Sal Sally Salma Sam Samantha Samina Samira Samuel Sana "
    "Sandeep Sandra Sanjay Sanjeev Saoirse Sara Sarah Satnam Saul Scott Sean Sebastian Seema Selina Selma Sergei "
    "Shabana Shahid Shanice Shanti Sharon Shaun Shazia Sheila Shirley Shona Shreya Sian Sidney Simon Simran "
    "Sinead Siobhan Sion Sofia Sonia Sophia Sophie Spencer Stacey Stan Stanley Stefan Stella Stephanie Stephen "
    "Steve Steven Stewart Stuart Sue Suella Sunil Sunita Suresh Surinder Susan Susannah Suzannah Suzanne Sven "
    "Sylvia Tabitha Tahir Tamara Tammy Tamsin Tania Tanya Tara Tariq Tayo Ted Temi Terence Teresa Terry Tessa "
    "Thandiwe Thelma Theo Theresa Therese Thomas Tilly Tim Timothy Tina Tobias Toby Tom Tomasz Tony Tracey Tracy "
    "Trevor Trish Tristan Tunde Tyrone Uche Uma Una Ursula Usha Valentina Valerie Vandana Vanessa Vaughan Vera "
    "Vernon Veronica Vicky Victor Victoria Vijay Vikram Vince Vincent Virginia Vivian Vivienne Vladimir Walter "
    "Wasim Wayne Wei Wendy Wes Wilfred Will William Willie Winifred Winston Xin Yara Yasmin Yaw Yolanda Yuki "
    "Yusuf Yvette Yvonne Zac Zachary Zahid Zahra Zain Zainab Zara Zeinab Zoe Zofia Zubair".split()
)

PLAIN_WORDS = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over per since than "
    "that then this to until up via was were is "
    "are am be been being has have had do does did will would can could may might must shall should "
    "he she it they we you i who which "
    "where when while if because not no also both all any each more most other some such only own "
    "same too very just about after again "
    "against before between during further here how its itself me my our their them there these "
    "those through under what why with your "
    "his her him us said says say one two three new made make many much whether what's it's they're "
    "like well get got go goes going "
    "work working works service services civil government governments department departments "
    "departmental people public staff official "
    "officials servant servants year years time take taken way ways thing things does chiefly others "
    "another what's them general "
    "including etc first last next still now even good best part number numbers place places put set use used using "
    "across outside around within early big able full line lines meet meets need needs want wants "
    "come comes came run runs "
    "day second common system answer mean means body bodies cost costs group groups state states "
    "change changes changed help give given gives every "
    "right become becomes level levels success scheme schemes start started starts team teams result "
    "results employ employer employers "
    "ever done lost interview create creates created creating everyone everything everybody people's "
    "much anyone".split()
)

_FAMILY_WORDS = (
    "pay salary reward: pay salary wage earnings remuneration bonus pension paid unpaid underpaid "
    "income allowance compensation inflation "
    "lump-sum pay-rise pay-gap cost-of-living pay-award pay-cap pay-freeze pay-scale pay-offer money",
    "union strike trade-union: strike striking walkout walk-out ballot balloted union unions picket "
    "dispute bargaining negotiation negotiate tuc "
    "unionised branch industrial-action members general-secretary steward unison our-members union-members",
    "recruitment recruit hire: recruit recruitment hire hiring hired candidate applicant application "
    "apply vacancy advert advertise advertised "
    "interview shortlist sift outsider intake newcomer job-advert job-offer assessment-centre "
    "open-to-outsiders jobs-to apply-for external-hire",
    "turnover churn attrition: turnover churn leaver quit resign resigned resignation retention "
    "attrition retain institutional-memory moving-on "
    "exodus tenure move-jobs moved-jobs people-leave staff-leave leave-the leaving-the lost-staff "
    "every-18-months changed-post change-posts "
    "new-managers turnover-rate empty lanyards stay-longer staying vacant",
    "learning training skill: learn learning training train course curriculum skill capability "
    "academy teach apprenticeship upskill "
    "qualification teaching lesson skilled trained trainer expertise knowledge experts specialist "
    "workshop learnt mentor class-room",
    "gender woman women: gender woman women female maternity mother sexist sexism misogyny girl wife "
    "men-and-women all-male paternity",
    "ethnicity race ethnic: ethnicity race racial ethnic minority black asian bame bme racism racist "
    "anti-racism windrush caribbean muslim "
    "ethnic-minority people-of-colour",
    "disability disabled: disability disabled impairment autism autistic neurodivergent dyslexic "
    "dyslexia wheelchair accessible "
    "adjustment long-term-condition mental-health-condition health-condition disabled-people mental-health",
    "lgbt gay: lgbt lgbtq gay lesbian bisexual transgender trans pride stonewall homosexual "
    "sexuality lgb transition homophobic",
    "class mobility socio-economic: working-class middle-class class socio-economic parents "
    "fee-paying elite privilege eton state-school "
    "oxbridge background disadvantaged disadvantage poorer underprivileged private-school "
    "first-of-my-family social-class council-estate",
    "bullying harassment: bullying bully bullied harassment harass misconduct toxic intimidation "
    "grievance abuse abusive misogyny "
    "bad-behaviour inappropriate-behaviour unacceptable-conduct shouting mistreatment victim",
    "wellbeing health stress: wellbeing well-being health mental-health stress sickness sick anxiety "
    "depression burnout exhausted resilience "
    "absence first-aider counselling counsellor yoga occupational-health sick-leave long-hours "
    "welfare leave-scheme workload",
    "diversity inclusion representation: diversity diverse inclusion inclusive equality "
    "representation underrepresented underrepresentation "
    "edi d&i dei woke equalities discrimination discriminate belonging under-represented "
    "protected-characteristics",
    "leadership leader: leadership leader senior-civil-service scs senior-leader top-official "
    "mandarin executive-team board "
    "cabinet-secretary permanent-secretary head-of-the-civil-service director-general "
    "chief-executive top-job boss lead-by-example "
    "permanent-secretaries perm-secs director-generals exemplar senior-manager visible",
    "innovation innovative experiment: innovation innovative innovate experiment pilot trial "
    "prototype inventive incubator start-up idea "
    "experimentation prize tried-out test-and-learn new-ways new-idea creative creativity lab hackathon agile trying",
    "digital data technology: digital data technology software online algorithm ai cyber website "
    "platform automation tech gov.uk coding "
    "internet it-system app digital-service data-driven legacy-system statistics tester design-system blog blogging",
    "location relocation regional: location relocate relocation london campus region regional hub "
    "out-of-london outside-london "
    "headquarters cities darlington belfast cardiff edinburgh north-east leeds glasgow york "
    "wolverhampton second-site outside-the-capital "
    "moved-out move-out moving-out",
    "hybrid attendance flexible: hybrid remote remotely office-days attendance flexible "
    "work-from-home home-working commute in-the-office "
    "job-share office-attendance part-time flexi-time office-three-days sixty-per-cent-rule",
    "headcount workforce job-cut: headcount redundancy redundancies workforce fte job-cuts cut cuts "
    "posts-have-gone number-of-civil-servants new-posts "
    "additional-posts vacancies staffing job-losses axe full-time-equivalent thousands-of-staff "
    "jobs-to-go fewer-staff staff-numbers roles "
    "size-of-the recruited growth grown shrink cut-jobs civil-service-jobs more-posts thousand-posts new-staff posts",
    "reform modernisation: reform reformed reforming modernise modernisation transform "
    "transformation overhaul reformer shake-up reshape "
    "white-paper efficiency reform-plan change-programme efficiency-savings savings rewire "
    "whitehall-reform what-needs-changing change-agenda",
    "impartiality neutrality partisan politicisation: impartiality impartial impartially neutral "
    "neutrality politicised politicisation partisan activism "
    "bias biased political party apolitical labour-party election job-talks general-election",
    "ethics propriety integrity: ethics ethical unethical integrity propriety breach breached "
    "standards lobbying appointments-watchdog "
    "code honesty sleaze ministerial-code civil-service-code conflict-of-interest watchdog rules-broken broke-rules",
    "whistleblowing whistleblower candour: whistleblow whistleblowing whistleblower candour speak-up "
    "speaking-up raise-concerns raising-concerns "
    "able-to-challenge safe-to-challenge report-it fault complain complaint concern challenge-the "
    "concerns-raised afraid-to retaliation silence "
    "reported-it voice",
    "minister ministerial: minister ministers ministerial adviser spad special-adviser politician "
    "prime-minister secretary-of-state home-secretary "
    "downing-street new-minister ministers-and mps cabinet-minister minister's told-ministers",
    "accountability transparency scrutiny: accountability accountable transparency transparent "
    "scrutiny audit auditor answerable openness "
    "answer-to freedom-of-information publish-their published committee objectives select-committee "
    "mps recommendation national-audit-office inquiry "
    "in-the-open open-working working-in-the-open value-for-money taxpayers taxpayer hold-to-account evidence-to",
    "engagement morale survey: engagement survey morale engagement-score engagement-index "
    "questionnaire people-survey respondents surveyed "
    "staff-survey demoralised motivation unhappy scores confidence feel-valued",
    "performance appraisal productivity: performance appraisal productivity underperformance "
    "underperform underperformer rating objectives efficient "
    "performer marked-down bottom-10 poor-performance box-markings lose-their-post managed-out performance-related",
    "talent promotion progression: talent promotion promote promoted progression pipeline career "
    "careers high-potential talented mentoring "
    "ladder progress succession get-on senior-ranks senior-posts senior-roles "
    "private-office fast-track potential-leaders",
    "graduate apprenticeship fast-stream: fast-stream fast-streamer graduate apprentice "
    "apprenticeship intern internship trainee "
    "school-leaver young-people early-career eighteen student placement school graduate-scheme graduate-programme",
    "machinery reorganisation merger: machinery merger merge merged split abolish abolished "
    "restructure restructuring reorganisation renamed mog "
    "new-department created-department departments-closed break-up broken-up made-departments closed "
    "dismantled takeover new-departments "
    "departments-and department-for has-become become-part wound-up absorbed joins-what",
    "award recognition honour: award honour prize winner winning medal mbe obe recognise recognised "
    "thank tribute trophy celebrate winners",
    "network ally: staff-network network networks ally allies network-chair employee-network co-chair race-network",
    "policy policy-making: policymaking policy-making policymaker evidence submission open-policy "
    "policy-profession policy-advice policy "
    "policy-work advice",
    "partnership consultant secondment: partnership partner consultant consultancy supplier "
    "contractor firm secondment seconded "
    "private-sector kpmg sponsor charity charities outside-experts public-private business companies "
    "university volunteers",
    "silo joined-up cross-government: cross-government joined-up silo siloed across-government "
    "across-departments cross-department work-together "
    "collaboration collaborate work-more-closely boundaries shared unified whole-of-government "
    "cross-departmental civil-service-wide "
    "functions together common across-the-civil-service across-whitehall across-organisational team-of",
)

_SUFFIXES = re.compile(r"(?:ations?|ation|ments?|ness|ity|ings?|ives?|ors?|ers?|ed|ally|ly|al|ion|ions|e|y)$")


def stem(word: str) -> str:
    """A word without its ending, so that its forms are one: `recruiting`, `recruitment`, `recruited`."""
    word = word.lower().removesuffix("'s").replace("'", "")
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    shorter = _SUFFIXES.sub("", word)
    return shorter if len(shorter) > 4 else word


def stems(text: str) -> str:
    """The stems of the words of a text, plain words left out."""
    words = re.findall(r"[a-z][a-z0-9&.]*(?:['-][a-z]+)*", text.lower())
    return " ".join(stem(word.rstrip(".")) for word in words if word not in PLAIN_WORDS)


def _families() -> dict[str, tuple[str, ...]]:
    rows: dict[str, tuple[str, ...]] = {}
    for line in _FAMILY_WORDS:
        keys, _, words = line.partition(": ")
        # A hyphen joins a phrase here; phrases are also met with hyphens in texts.
        family = [form for word in words.split() for form in _forms(word)]
        for key in keys.split():
            for form in {stems(key), stems(key.replace("-", " "))}:
                rows[form] = tuple(dict.fromkeys(f for f in family if f))
    return rows


def _forms(word: str) -> list[str]:
    """The stems of a word, and of a phrase with hyphens those of the phrase: texts have both."""
    return list(dict.fromkeys((stems(word), stems(word.replace("-", " ")))))


FAMILIES = _families()
"""Stem of a word -> stems of words that are used of the same things."""
