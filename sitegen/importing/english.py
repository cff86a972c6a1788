"""Words of English that tell a name from other words with capitals, and a sentence of somebody's from others."""

from __future__ import annotations

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
NO_SURNAMES = NO_SURNAMES - frozenset({"Case", "Little", "Brown", "May", "Mills", "Truss", "Green", "Sir"}) | frozenset({"Sir"})

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
