//! The short safety check.

use crate::common::{Person, ROWS, answers, check, rules};
use care::Disposition::{Emergency, Provider, Stop, Urgent};
use care::{Answers, CheckKind, Disposition, PAIN, assess, next_question};
use proptest::prelude::*;

#[test]
fn each_answer_leads_where_its_row_says() {
    let check = |yes: &[&str], pain: u8, expected: Option<Disposition>, found: &[&str]| {
        let assessment = assess(&rules().screening, CheckKind::Full, &answers(yes, pain), |_| false)
            .expect("a full check");
        let rules: Vec<_> = assessment.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!((assessment.disposition, rules.as_slice()), (expected, found), "{yes:?} {pain}");
    };
    check(&[], 5, None, &[]);
    check(&[], 6, None, &["pain-easiest"]);
    check(&[], 8, Some(Provider), &["pain-high"]);
    check(&["chest-pain"], 0, Some(Emergency), &["chest-pain"]);
    check(&["fever"], 0, Some(Urgent), &["fever"]);
    check(&["sharp-or-new"], 0, Some(Stop), &["sharp-or-new"]);
    check(&["bones"], 7, Some(Provider), &["bones", "pain-easiest"]);
    check(&["bones", "sharp-or-new"], 9, Some(Stop), &["sharp-or-new", "bones", "pain-high"]);
    check(&["pregnant"], 0, None, &["pregnant"]);
    check(&["bones", "fever"], 0, Some(Emergency), &["bones-with-fever", "fever", "bones"]);
}

#[test]
fn an_unanswered_question_is_not_a_no() {
    for (id, _) in ROWS {
        let mut answers = answers(&[], 7);
        answers.answers.remove(id);
        let missing = assess(&rules().screening, CheckKind::Full, &answers, |_| false)
            .expect_err("a question is missing")
            .missing;
        assert_eq!(missing, [id]);
    }
    let nothing = assess(&rules().screening, CheckKind::Full, &Answers::default(), |_| false)
        .expect_err("nothing is answered");
    assert_eq!(nothing.missing.len(), ROWS.len() + 1);
    assert_eq!(nothing.missing.last().map(String::as_str), Some(care::PAIN));
}

#[test]
fn a_yes_that_locks_counts_without_the_rest() {
    let check = |kind: CheckKind, yes: &[&str], pain: Option<u8>, expected: Option<Disposition>| {
        let answers =
            Answers { answers: yes.iter().map(|id| ((*id).to_owned(), true.into())).collect(), pain };
        let found =
            assess(&rules().screening, kind, &answers, |_| false).ok().and_then(|found| found.disposition);
        assert_eq!(found, expected, "{kind:?} {yes:?} {pain:?}");
    };
    for (id, disposition) in ROWS {
        let locks = Some(disposition).filter(|found| found.locks());
        check(CheckKind::Full, &[id], None, locks);
        check(CheckKind::Recheck, &[id], None, locks);
    }
    check(CheckKind::Full, &[], Some(8), Some(Provider));
    check(CheckKind::Full, &[], Some(7), None);
    check(CheckKind::Full, &["bones", "fever"], None, Some(Emergency));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One more yes, or more pain, never opens what was closed.
    #[test]
    fn worse_answers_never_lead_to_a_milder_outcome(mask in 0u32..64, more in 0usize..6, pain in 0u8..10) {
        let yes: Vec<&str> = (0..6).filter(|bit| mask >> bit & 1 == 1).map(|bit| ROWS[bit].0).collect();
        let mut worse = yes.clone();
        worse.push(ROWS[more].0);
        let outcome = |yes: &[&str], pain| {
            assess(&rules().screening, CheckKind::Full, &answers(yes, pain), |_| false).expect("a full check").disposition
        };
        prop_assert!(outcome(&worse, pain) >= outcome(&yes, pain));
        prop_assert!(outcome(&yes, pain + 1) >= outcome(&yes, pain));
    }
}

#[test]
fn question_by_question_a_yes_counts_at_once_once_it_is_known_how_strictly() {
    let check = |given: &[(&str, bool)], next: Option<&str>| {
        let answers = Answers {
            answers: given.iter().map(|(id, yes)| ((*id).to_owned(), (*yes).into())).collect(),
            pain: None,
        };
        let person = Person::agreed();
        let asked = next_question(&person.state(), &person.rules, CheckKind::Full, &answers, &person.now);
        assert_eq!(asked.as_deref(), next, "{given:?}");
    };
    check(&[], Some("chest-pain"));
    check(&[("chest-pain", false)], Some("leg-weakness"));
    check(&[("chest-pain", true)], None);
    // With thin bones a fever is an emergency, so that is asked before it closes the sessions as urgent.
    check(&[("fever", true)], Some("bones"));
    check(&[("fever", true), ("bones", false)], None);
    check(&[("fever", true), ("bones", true)], None);
    // What closes nothing leads on.
    check(&[("pregnant", true)], Some("chest-pain"));
    let all = ROWS.map(|(id, _)| (id, false));
    check(&all, Some(PAIN));
}

#[test]
fn what_a_screening_found_that_closes_nothing_is_kept_until_the_next() {
    let mut person = Person::agreed();
    person.send(check(&["pregnant"], 3)).expect("taken");
    let remarks =
        |person: &Person| person.state().remarks().map(|finding| finding.rule.clone()).collect::<Vec<_>>();
    assert_eq!(remarks(&person), ["pregnant"]);
    person.wait(jiff::Span::new().days(29));
    person.send(check(&[], 3)).expect("taken");
    assert_eq!(remarks(&person), [""; 0]);
}
