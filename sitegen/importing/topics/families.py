"""Words that are used of the same things, and words without their endings, so that a topic is met in any of its words.

General English about people at work; what a topic of a digest is called comes from its register.
"""

from __future__ import annotations

import re

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
    "dispute bargaining negotiation negotiate "
    "unionised branch industrial-action members general-secretary steward our-members union-members",
    "recruitment recruit hire: recruit recruitment hire hiring hired candidate applicant application "
    "apply vacancy advert advertise advertised "
    "interview shortlist sift outsider intake newcomer job-advert job-offer assessment-centre "
    "open-to-outsiders jobs-to apply-for external-hire",
    "turnover churn attrition: turnover churn leaver quit resign resigned resignation retention "
    "attrition retain institutional-memory moving-on "
    "exodus tenure move-jobs moved-jobs staff-leave lost-staff "
    "changed-post change-posts "
    "turnover-rate stay-longer staying vacant",
    "learning training skill: learn learning training train course curriculum skill capability "
    "academy teach apprenticeship upskill "
    "qualification teaching lesson skilled trained trainer expertise knowledge experts specialist "
    "workshop learnt mentor class-room",
    "gender woman women: gender woman women female maternity mother sexist sexism misogyny girl wife "
    "men-and-women all-male paternity",
    "ethnicity race ethnic: ethnicity race racial ethnic minority black asian racism racist "
    "anti-racism caribbean muslim "
    "ethnic-minority people-of-colour",
    "disability disabled: disability disabled impairment autism autistic neurodivergent dyslexic "
    "dyslexia wheelchair accessible "
    "adjustment long-term-condition mental-health-condition health-condition disabled-people mental-health",
    "lgbt gay: lgbt lgbtq gay lesbian bisexual transgender trans pride homosexual sexuality lgb transition homophobic",
    "class mobility socio-economic: working-class middle-class class socio-economic parents "
    "fee-paying elite privilege state-school "
    "background disadvantaged disadvantage poorer underprivileged private-school "
    "social-class ",
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
    "leadership leader: leadership leader senior-leader top-official "
    "executive-team board "
    "director-general "
    "chief-executive top-job boss lead-by-example "
    "exemplar senior-manager visible",
    "innovation innovative experiment: innovation innovative innovate experiment pilot trial "
    "prototype inventive incubator start-up idea "
    "experimentation prize test-and-learn new-ways new-idea creative creativity lab hackathon agile trying",
    "digital data technology: digital data technology software online algorithm ai cyber website "
    "platform automation tech coding "
    "internet it-system app digital-service data-driven legacy-system statistics tester design-system blog blogging",
    "location relocation regional: location relocate relocation campus region regional hub "
    ""
    "headquarters cities "
    "second-site outside-the-capital "
    "moved-out move-out moving-out",
    "hybrid attendance flexible: hybrid remote remotely office-days attendance flexible "
    "work-from-home home-working commute in-the-office "
    "job-share office-attendance part-time flexi-time office-three-days sixty-per-cent-rule",
    "headcount workforce job-cut: headcount redundancy redundancies workforce fte job-cuts cut cuts "
    "new-posts "
    "additional-posts vacancies staffing job-losses axe full-time-equivalent thousands-of-staff "
    "staff-numbers roles "
    "size-of-the recruited growth grown shrink more-posts new-staff posts",
    "reform modernisation: reform reformed reforming modernise modernisation transform "
    "transformation overhaul reformer shake-up reshape "
    "white-paper efficiency reform-plan change-programme efficiency-savings savings rewire "
    "what-needs-changing change-agenda",
    "impartiality neutrality partisan politicisation: impartiality impartial impartially neutral "
    "neutrality politicised politicisation partisan activism "
    "bias biased political party apolitical election job-talks general-election",
    "ethics propriety integrity: ethics ethical unethical integrity propriety breach breached "
    "standards lobbying appointments-watchdog "
    "code honesty sleaze conflict-of-interest watchdog rules-broken broke-rules",
    "whistleblowing whistleblower candour: whistleblow whistleblowing whistleblower candour speak-up "
    "speaking-up raise-concerns raising-concerns "
    "able-to-challenge safe-to-challenge fault complain complaint concern challenge-the "
    "concerns-raised afraid-to retaliation silence "
    "reported-it voice",
    "minister ministerial: minister ministers ministerial adviser special-adviser politician "
    "prime-minister secretary-of-state "
    "new-minister ministers-and cabinet-minister minister's ",
    "accountability transparency scrutiny: accountability accountable transparency transparent "
    "scrutiny audit auditor answerable openness "
    "answer-to freedom-of-information publish-their published committee objectives select-committee "
    "recommendation inquiry "
    "in-the-open open-working working-in-the-open value-for-money taxpayers taxpayer hold-to-account evidence-to",
    "engagement morale survey: engagement survey morale engagement-score engagement-index "
    "questionnaire respondents surveyed "
    "staff-survey demoralised motivation unhappy scores confidence feel-valued",
    "performance appraisal productivity: performance appraisal productivity underperformance "
    "underperform underperformer rating objectives efficient "
    "performer marked-down bottom-10 poor-performance box-markings lose-their-post managed-out performance-related",
    "talent promotion progression: talent promotion promote promoted progression pipeline career "
    "careers high-potential talented mentoring "
    "ladder progress succession get-on senior-ranks senior-posts senior-roles "
    "private-office fast-track potential-leaders",
    "graduate apprenticeship: graduate apprentice "
    "apprenticeship intern internship trainee "
    "school-leaver young-people early-career eighteen student placement school graduate-scheme graduate-programme",
    "machinery reorganisation merger: machinery merger merge merged split abolish abolished "
    "restructure restructuring reorganisation renamed "
    "new-department created-department departments-closed break-up broken-up closed "
    "dismantled takeover new-departments "
    "become-part absorbed ",
    "award recognition honour: award honour prize winner winning medal recognise recognised "
    "thank tribute trophy celebrate winners",
    "network ally: staff-network network networks ally allies network-chair employee-network co-chair race-network",
    "policy policy-making: policymaking policy-making policymaker evidence submission open-policy "
    "policy-profession policy-advice policy "
    "policy-work advice",
    "partnership consultant secondment: partnership partner consultant consultancy supplier "
    "contractor firm secondment seconded "
    "private-sector sponsor charity charities outside-experts public-private business companies "
    "university volunteers",
    "silo joined-up cross-government: cross-government joined-up silo siloed across-government "
    "across-departments cross-department work-together "
    "collaboration collaborate work-more-closely boundaries shared unified whole-of-government "
    "cross-departmental "
    "functions together common team-of",
)

_SUFFIXES = re.compile(r"(?:ations?|ation|ments?|ness|ity|ings?|ives?|ors?|ers?|ed|ally|ly|al|ion|ions|e)$")


def stem(word: str) -> str:
    """A word without its ending, so that its forms are one: `recruiting`, `recruitment`, `recruited`."""
    word = word.lower().removesuffix("'s").replace("'", "")
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    shorter = _SUFFIXES.sub("", word)
    word = shorter if len(shorter) > 4 else word
    word = word.removesuffix("e") if len(word) > 5 else word
    # `apply` as in `applied`; but `policy` is not `police`.
    return word[:-1] + "i" if word.endswith("y") and len(word) > 4 else word


def stems(text: str) -> str:
    """The stems of the words of a text, plain words left out."""
    words = re.findall(r"[a-z][a-z0-9&.]*(?:['-][a-z]+)*", text.lower())
    return " ".join(stem(word.rstrip(".")) for word in words if word not in PLAIN_WORDS)


def phrase(text: str) -> str:
    """The stems of all words of a phrase, plain ones too, behind `=`."""
    words = re.findall(r"[a-z0-9][a-z0-9&.]*(?:'[a-z]+)*", text.lower())
    return "=" + " ".join(stem(word.rstrip(".")) for word in words)


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
    forms = [stems(word), stems(word.replace("-", " "))]
    return list(dict.fromkeys(forms + ([phrase(word.replace("-", " "))] if "-" in word else [])))


FAMILIES = _families()
"""Stem of a word -> stems of words that are used of the same things."""
