//! The screening as data: each row of the clinical basis leads where it says, alone and together.

use std::collections::BTreeSet;

use care::{
    Answer, Answers, Assessment, CheckKind, Disposition, Incomplete, QuestionKind, ScreeningRules, assess,
};
use library::Library;
use proptest::prelude::*;

fn rules() -> ScreeningRules {
    Library::load().expect("the content is valid").screening
}

/// A healthy adult of 40 with little pain, with these changes: `id` for yes, `id=no`, `id=65`, `id=a,b` for choices.
fn answers(rules: &ScreeningRules, changes: &[&str], pain: u8) -> Answers {
    let mut answers = Answers { pain: Some(pain), ..Answers::default() };
    for question in rules.questions.iter().filter(|question| question.after.is_empty()) {
        let usual = match question.kind {
            QuestionKind::YesNo {} => Answer::Bool(false),
            QuestionKind::Number { .. } => Answer::Number(40),
            QuestionKind::Several { .. } => Answer::Several(BTreeSet::new()),
        };
        answers.answers.insert(question.id.clone(), usual);
    }
    for change in changes {
        let (id, value) = change.split_once('=').unwrap_or((change, "yes"));
        let question = rules.question(id).unwrap_or_else(|| panic!("{id} is not asked"));
        let answer = match question.kind {
            QuestionKind::YesNo {} => Answer::Bool(value == "yes"),
            QuestionKind::Number { .. } => Answer::Number(value.parse().expect("a number")),
            QuestionKind::Several { .. } => Answer::Several(value.split(',').map(str::to_owned).collect()),
        };
        assert!(question.takes(&answer), "{change}");
        answers.answers.insert(id.to_owned(), answer);
    }
    answers
}

fn full(rules: &ScreeningRules, changes: &[&str], pain: u8) -> Result<Assessment, Incomplete> {
    assess(rules, CheckKind::Full, &answers(rules, changes, pain), |_| false)
}

#[test]
fn each_row_leads_where_the_clinical_basis_says() {
    use Disposition::{Advice, Caution, Emergency, Provider, Urgent};
    let rules = rules();
    let check = |row: u8, changes: &[&str], expected: Disposition, rule: &str| {
        let found = full(&rules, changes, 2).expect("a full check");
        let finding = found.findings.iter().find(|finding| finding.rule == rule);
        let finding = finding.unwrap_or_else(|| panic!("row {row}: {rule} does not apply to {changes:?}"));
        assert_eq!((finding.clinical_row, finding.disposition), (row, Some(expected)), "{changes:?}");
        assert_eq!(found.disposition, Some(expected).filter(|one| one.locks()), "row {row}: {changes:?}");
    };
    check(1, &["chest-pain"], Emergency, "chest-pain");
    check(2, &["tearing-pain"], Emergency, "tearing-pain");
    check(3, &["breathless"], Emergency, "breathless");
    check(4, &["leg-weakness", "leg-weakness-rapid"], Emergency, "leg-weakness");
    check(4, &["leg-weakness"], Emergency, "leg-weakness");
    check(4, &["leg-weakness", "leg-weakness-rapid=no"], Urgent, "leg-weakness-slow");
    check(5, &["saddle-numbness"], Emergency, "saddle-numbness");
    check(6, &["major-trauma"], Emergency, "major-trauma");
    check(7, &["electric-shocks"], Urgent, "electric-shocks");
    check(8, &["band-like"], Provider, "band-like");
    check(9, &["fever"], Urgent, "fever");
    check(10, &["infection-risk"], Provider, "infection-risk");
    check(11, &["immune"], Provider, "immune");
    check(12, &["cancer"], Urgent, "cancer");
    check(13, &["weight-loss"], Urgent, "weight-loss");
    check(14, &["constant-pain"], Urgent, "constant-pain");
    check(15, &["night-pain"], Provider, "night-pain");
    check(16, &["lump"], Urgent, "lump");
    check(17, &["osteoporosis", "osteoporosis-sudden=no"], Provider, "osteoporosis");
    check(17, &["osteoporosis", "osteoporosis-sudden"], Urgent, "osteoporosis-sudden");
    check(17, &["osteoporosis"], Urgent, "osteoporosis-sudden");
    check(18, &["age=17"], Provider, "under-18");
    check(18, &["age=61", "first-episode"], Provider, "first-after-60");
    check(19, &["spine-surgery", "spine-surgery-recent=no"], Provider, "spine-surgery");
    check(19, &["spine-surgery", "spine-surgery-recent"], Provider, "spine-surgery-recent");
    check(19, &["spine-surgery"], Provider, "spine-surgery-recent");
    let four = "inflammatory=wakes,better-moving,psoriasis,relative";
    check(20, &["long-and-early", four], Advice, "inflammatory");
    check(20, &["long-and-early", "inflammatory=wakes,better-moving,psoriasis"], Advice, "inflammatory-3");
    check(21, &["rash"], Provider, "rash");
    check(22, &["belly", "belly-severe=no"], Provider, "belly");
    check(22, &["belly", "belly-severe"], Urgent, "belly-severe");
    check(22, &["belly"], Urgent, "belly-severe");
    check(23, &["heart-lung"], Provider, "heart-lung");
    check(24, &["pregnant", "pregnant-complications=no"], Caution, "pregnant");
    check(24, &["pregnant", "pregnant-complications"], Provider, "pregnant-complications");
    check(25, &["neurological", "steady-agreed=no"], Provider, "neurological");
    check(25, &["neurological", "steady-agreed"], Caution, "neurological-agreed");
    check(25, &["fall"], Caution, "fall");
    check(25, &["floor"], Caution, "floor");
    check(26, &["worse-weekly"], Provider, "worse-weekly");
    check(27, &["chest-or-shoulder-surgery"], Provider, "chest-or-shoulder-surgery");
    check(27, &["bleeding"], Caution, "bleeding");
    check(28, &["no-better"], Provider, "no-better");
    let rows: BTreeSet<u8> = rules.rules.iter().map(|rule| rule.clinical_row).collect();
    assert_eq!(rows, (0..=28).collect(), "all rows of the table");
}

#[test]
fn together_they_weigh_more() {
    use Disposition::{Emergency, Urgent};
    let rules = rules();
    let check = |changes: &[&str], expected: Disposition| {
        assert_eq!(
            full(&rules, changes, 2).expect("a full check").disposition,
            Some(expected),
            "{changes:?}"
        );
    };
    for with in ["infection-risk", "immune", "constant-pain"] {
        check(&["fever", with], Emergency);
    }
    check(&["cancer", "leg-weakness", "leg-weakness-rapid=no"], Emergency);
    check(&["cancer", "saddle-numbness"], Emergency);
    check(&["cancer", "band-like"], Emergency);
    check(&["band-like", "leg-weakness", "leg-weakness-rapid=no"], Urgent);
    check(&["band-like", "electric-shocks"], Urgent);
    check(&["night-pain", "weight-loss"], Urgent);
    let serious = ["cancer", "weight-loss", "constant-pain", "night-pain", "lump"];
    for (at, one) in serious.iter().enumerate() {
        for other in &serious[at + 1..] {
            check(&[one, other], Urgent);
        }
    }
    check(&["age=65", "first-episode=no", "osteoporosis", "osteoporosis-sudden=no"], Urgent);
    check(&["age=65", "first-episode=no", "fall"], Urgent);
    assert_eq!(
        full(&rules, &["age=64", "first-episode=no", "fall"], 2).expect("a full check").disposition,
        None
    );
}

#[test]
fn pain_has_its_own_rows() {
    let rules = rules();
    for pain in 0..=10 {
        let found = full(&rules, &[], pain).expect("a full check");
        assert_eq!(found.disposition, (pain >= 8).then_some(Disposition::Provider), "{pain}");
        assert_eq!(found.easiest, pain >= 6, "{pain}");
    }
}

#[test]
fn what_is_found_limits_the_choice_of_exercises() {
    let rules = rules();
    let check = |changes: &[&str], expected: &[&str]| {
        let found = full(&rules, changes, 2).expect("a full check").constraints;
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), expected, "{changes:?}");
    };
    check(&[], &[]);
    check(&["pregnant", "pregnant-complications=no"], &["pregnancy"]);
    check(&["fall"], &["balance", "no-floor"]);
    check(&["bleeding"], &["bleeding"]);
    check(&["osteoporosis", "osteoporosis-sudden=no"], &["osteoporosis"]);
}

#[test]
fn what_a_provider_has_cleared_prolongs_nothing() {
    let rules = rules();
    let told = answers(&rules, &["spine-surgery", "spine-surgery-recent", "rash"], 2);
    let days = |seen: &str| {
        assess(&rules, CheckKind::Full, &told, |rule| rule.id == seen).expect("a full check").days
    };
    assert_eq!(days("none"), 84);
    assert_eq!(days("spine-surgery-recent"), 0);
}

#[test]
fn a_question_that_follows_is_missing_until_it_is_answered() {
    let rules = rules();
    let check = |changes: &[&str], expected: &[&str]| {
        let missing = full(&rules, changes, 2).expect_err("not complete").missing;
        assert_eq!(missing, expected, "{changes:?}");
    };
    check(&["pregnant"], &["pregnant-complications"]);
    check(&["long-and-early"], &["inflammatory"]);
    check(&["age=60"], &["first-episode"]);
}

#[test]
fn the_short_checks_ask_the_danger_signs() {
    let rules = rules();
    let asked = |kind: CheckKind| {
        let nothing = Answers::default();
        rules.asked(kind, &nothing).map(|question| question.id.clone()).collect::<Vec<_>>()
    };
    let danger = ["chest-pain", "tearing-pain", "breathless", "leg-weakness", "saddle-numbness"];
    assert_eq!(asked(CheckKind::Session), [&danger[..], &["fever", "sharp-or-new"]].concat());
    assert!(danger.iter().chain(&["fever"]).all(|id| asked(CheckKind::Recheck).contains(&(*id).to_owned())));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// One more yes never opens what was closed; only the follow-up questions that say so may ease their own row.
    #[test]
    fn one_more_yes_is_never_milder(mask in any::<u64>(), more in any::<prop::sample::Index>(), pain in 0_u8..=10) {
        let rules = rules();
        let questions: Vec<_> = rules
            .questions
            .iter()
            .filter(|question| question.kind == QuestionKind::YesNo {} && question.id != "steady-agreed")
            .collect();
        let mut answers = answers(&rules, &[], pain);
        for (bit, question) in questions.iter().enumerate() {
            answers.answers.insert(question.id.clone(), Answer::Bool(mask >> bit & 1 == 1));
        }
        let outcome = |answers: &Answers| assess(&rules, CheckKind::Full, answers, |_| false).ok()?.disposition;
        let before = outcome(&answers);
        answers.answers.insert(more.get(&questions).id.clone(), Answer::Bool(true));
        prop_assert!(outcome(&answers) >= before);
    }
}
