//! What somebody's look opens, for how long, and what it does not open.

use crate::common::{Person, check, danger, full, yes};
use care::*;
use jiff::{Span, ToSpan};

fn attest(person: &mut Person, days_ago: i64) -> Result<Outcome, Refused> {
    let seen_on = person.now.date().checked_sub(days_ago.days()).ok();
    let attestation = Attestation { seen_by_clinician: true, seen_on, provider: "Dr. Silva".to_owned() };
    person.send(Action::Attest { attestation })
}

/// Somebody with rules of the library's kind: thin bones are a fact that stays and limits the exercises, urgent for the old.
fn person() -> Person {
    let mut person = Person::agreed();
    let rules = &mut person.rules.screening.rules;
    let of = |rules: &[Rule], id: &str| rules.iter().position(|rule| rule.id == id).expect("a rule");
    let (bones, pain, fever) = (of(rules, "bones"), of(rules, "pain-high"), of(rules, "fever"));
    rules[bones].constraints = ["bones".to_owned()].into();
    rules[pain].clearance_days = Some(3);
    rules[pain].visit_since = true;
    rules[fever].clearance_days = Some(3);
    let standing = Rule {
        id: "bones-and-pregnant".to_owned(),
        disposition: Some(Disposition::Urgent),
        all: vec![yes("bones"), yes("pregnant")],
        stays: true,
        ..rules[bones].clone()
    };
    rules.push(standing);
    person
}

fn locked(person: &Person) -> Option<Lock> {
    match person.gate() {
        Gate::Locked { lock } => Some(lock),
        _ => None,
    }
}

#[test]
fn an_answer_that_locked_and_is_told_otherwise_opens_nothing_for_its_day() {
    let mut person = person();
    person.send(check(&["bones"], 3)).expect("a check");
    let since = locked(&person).expect("it locks").since;
    person.wait(5.minutes());
    attest(&mut person, 3).expect("a visit shortly before counts");
    person.send(check(&[], 3)).expect("told otherwise");
    let lock = locked(&person).expect("it opens nothing");
    assert_eq!((lock.since, lock.attestation), (since, true));
    assert_eq!(lock.until, since.checked_add(24.hours()).expect("a time"));
    assert!(lock.reasons().any(|finding| finding.rule == "bones"));
    assert_eq!(attest(&mut person, 3), Err(Refused::TooEarly));
    person.wait(24.hours());
    attest(&mut person, 3).expect("seen");
    person.send(check(&[], 3)).expect("still told otherwise");
    assert!(matches!(person.gate(), Gate::Open { .. }));
    assert!(person.state().constraints().contains("bones"), "what was looked at limits the exercises still");
}

#[test]
fn what_limits_the_exercises_does_not_go_with_another_answer() {
    let mut person = person();
    person.send(check(&["bones"], 3)).expect("a check");
    attest(&mut person, 3).expect("a visit shortly before counts");
    person.send(check(&["bones"], 3)).expect("the same, which somebody has looked at");
    assert!(matches!(person.gate(), Gate::Open { .. }));
    person.wait(2.days());
    person.send(full(&[], 3)).expect("told otherwise");
    assert!(person.state().constraints().contains("bones"));
    person.wait(182.days());
    person.send(full(&[], 3)).expect("told otherwise");
    assert!(person.state().constraints().is_empty());
}

#[test]
fn a_true_answer_about_what_stays_does_not_close_for_ever() {
    let mut person = person();
    let told = ["bones", "pregnant"];
    person.send(check(&told, 3)).expect("a check");
    assert_eq!(locked(&person).map(|lock| lock.disposition), Some(Disposition::Urgent));
    assert_eq!(attest(&mut person, 0), Err(Refused::TooEarly));
    person.wait(25.hours());
    attest(&mut person, 0).expect("seen");
    person.send(check(&told, 3)).expect("the same true answers");
    assert!(matches!(person.gate(), Gate::Open { .. }), "{:?}", person.gate());
    person.wait(183.days());
    person.send(check(&told, 3)).expect("half a year later");
    assert!(locked(&person).is_some());
    // What comes and goes is urgent each time.
    let mut person = self::person();
    person.send(check(&["fever"], 3)).expect("a check");
    person.wait(25.hours());
    attest(&mut person, 0).expect("seen");
    person.send(check(&["fever"], 3)).expect("still there");
    assert!(locked(&person).is_some());
}

#[test]
fn a_look_at_what_comes_and_goes_counts_for_a_few_days() {
    for (days, opens) in [(2, true), (3, false)] {
        let mut person = person();
        person.send(check(&[], 8)).expect("much pain");
        assert_eq!(
            attest(&mut person, 1),
            Err(Refused::VisitDate),
            "a visit before it is about another pain"
        );
        attest(&mut person, 0).expect("seen");
        person.send(check(&[], 8)).expect("the same");
        assert!(matches!(person.gate(), Gate::Open { .. }));
        person.wait(Span::new().days(days));
        person.send(check(&[], 8)).expect("a new one");
        assert_eq!(locked(&person).is_none(), opens, "{days}");
    }
}

#[test]
fn a_look_counts_for_an_answer_until_it_is_given_again() {
    let mut person = person();
    let rules = &mut person.rules.screening.rules;
    rules.iter_mut().filter(|rule| rule.id == "bones").for_each(|rule| rule.clearance_days = Some(3));
    person.send(check(&["bones"], 3)).expect("a check");
    attest(&mut person, 3).expect("seen");
    person.send(check(&["bones"], 3)).expect("the same");
    person.wait(10.days());
    person.send(Action::SubmitCheck { answers: danger(&[]), check: None }).expect_err("without pain");
    person.send(check(&["bones"], 3)).expect("the short check");
    assert!(matches!(person.gate(), Gate::Open { .. }), "it was not asked again");
    person.send(full(&["bones"], 3)).expect("all questions");
    assert!(locked(&person).is_some());
}

#[test]
fn each_kind_of_lock_leads_to_all_questions() {
    let mut person = person();
    person.send(check(&[], 3)).expect("a full check");
    person.wait(1.days());
    person.send(check(&["sharp-or-new"], 3)).expect("a short check");
    assert!(locked(&person).is_some());
    person.wait(25.hours());
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
}

#[test]
fn a_session_that_runs_goes_on_only_after_all_questions() {
    let mut person = person();
    let ticket = person.started();
    person.send(full(&["bones"], 3)).expect("it locks");
    attest(&mut person, 3).expect("seen");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    person.send(full(&[], 3)).expect("told otherwise");
    assert!(locked(&person).is_some());
    // Told truly it goes on.
    let mut person = self::person();
    assert_eq!(person.started(), ticket);
    person.send(full(&["bones"], 3)).expect("it locks");
    attest(&mut person, 3).expect("seen");
    person.send(full(&["bones"], 3)).expect("the same");
    assert_eq!(person.gate(), Gate::InSession { ticket });
}

#[test]
fn one_visit_has_to_count_for_each_lock_that_stands() {
    let mut person = person();
    person.send(check(&["fever"], 3)).expect("urgent");
    person.wait(10.days());
    person.send(full(&["bones"], 3)).expect("for a provider");
    person.wait(1.days());
    assert_eq!(attest(&mut person, 12), Err(Refused::VisitDate));
    // The other way round the strictest is the newer one.
    let mut person = self::person();
    person.send(check(&["bones"], 3)).expect("for a provider");
    person.wait(10.days());
    person.send(full(&["fever"], 3)).expect("urgent");
    person.wait(2.days());
    assert_eq!(attest(&mut person, 3), Err(Refused::VisitDate));
    // Of two urgent ones the later counts, whichever is the stricter.
    let mut person = self::person();
    person.send(check(&["chest-pain"], 3)).expect("an emergency");
    person.wait(5.days());
    person.send(full(&["fever"], 3)).expect("urgent");
    person.wait(2.days());
    assert_eq!(attest(&mut person, 4), Err(Refused::VisitDate), "before the newer one");
    attest(&mut person, 1).expect("after both");
}

#[test]
fn without_agreement_nothing_is_told() {
    let mut person = person();
    let ticket = person.started().ticket;
    let end = Action::SessionEnded { ticket, pain: None, peak: None, effort: None, repetitions_said: None };
    person.send(end).expect("ended");
    let told = Action::PainAfter { ticket, moment: After::HalfHour, pain: 2 };
    person.send(told).expect("told");
    let fact = person.facts.len() as u64;
    person.send(full(&["fever"], 3)).expect("it locks");
    person.send(Action::WithdrawConsent {}).expect("withdrawn");
    let kept = person.facts.len();
    for action in [
        full(&[], 3),
        Action::PainAfter { ticket, moment: After::Morning, pain: 2 },
        Action::Correct { fact, correction: Correction::PainAfter { pain: 3 } },
        Action::ReadLesson { lesson: "pacing".to_owned() },
    ] {
        assert_eq!(person.send(action), Err(Refused::Closed));
    }
    assert_eq!(person.facts.len(), kept);
}
