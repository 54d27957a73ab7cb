//! A programme that grows with a person: made, eased, raised, and always explained.

use std::collections::BTreeSet;

use crate::common::{Person, answers, check, full, intake, rules_of};
use care::*;
use jiff::ToSpan;

fn enrolled(intake: Intake) -> Person {
    let mut person = Person::agreed();
    person.send(check(&[], 2)).expect("a full check");
    person.send(Action::AnswerIntake { intake }).expect("an intake");
    person
}

/// One session: pain before, at its peak and the next morning; all of what is prescribed is done. Then the next day but one.
fn session(person: &mut Person, before: u8, peak: u8, morning: Option<u8>) -> Ticket {
    if !matches!(person.gate(), Gate::Open { .. }) {
        person.send(Action::SubmitCheck { answers: answers(&[], before), check: None }).expect("a check");
    }
    let ticket = match person.send(Action::StartProgramme {}) {
        Ok(Outcome::Started { ticket }) => ticket,
        other => panic!("no session: {other:?} {:?} {:?}", person.gate(), rules_of(person)),
    };
    for part in &ticket.plan {
        let repetitions = part.amount.sets * part.amount.repetitions;
        let result = ExerciseResult { exercise: part.exercise.clone(), ..crate::common::result(repetitions) };
        person.send(Action::ExerciseDone { ticket: ticket.ticket, result: Box::new(result) }).expect("done");
    }
    let (pain, peak) = (Some(before), Some(peak));
    let end =
        Action::SessionEnded { ticket: ticket.ticket, pain, peak, effort: None, repetitions_said: None };
    person.send(end).expect("ended");
    person.wait(20.hours());
    if let Some(pain) = morning {
        let action = Action::PainAfter { ticket: ticket.ticket, moment: After::Morning, pain };
        person.send(action).expect("the next morning");
    }
    person.wait(36.hours());
    person.send(Action::LookIn {}).expect("looked in");
    ticket
}

#[test]
fn a_first_programme_has_a_reason_for_each_exercise_and_fits_the_time() {
    let person = enrolled(intake());
    let state = person.state();
    let programme = state.programme().expect("a programme");
    assert!(!programme.items.is_empty());
    assert!(programme.items.iter().all(|item| !item.because.is_empty()));
    assert!(programme.takes_s(&person.rules.catalogue, &person.rules.programme) <= 15 * 60);
    let [made] = state.decisions() else { panic!("one decision") };
    assert_eq!((made.decision.rule.as_str(), made.standing), ("first-programme", Standing::Applied));
    assert_eq!(made.decision.facts, [3, 5], "the screening and the intake");
}

#[test]
fn what_a_constraint_forbids_is_never_there() {
    let mut person = enrolled(Intake { constraints: ["pregnancy".to_owned()].into(), ..intake() });
    let constraints = person.state().constraints();
    let check = |person: &Person| {
        let state = person.state();
        let programme = state.programme().expect("a programme");
        assert_eq!(programme.forbidden(&person.rules.catalogue, &constraints).count(), 0);
        assert!(programme.items.iter().all(|item| item.level == "easy"), "{programme:?}");
    };
    check(&person);
    // Found later, by the screening: what is there becomes easier or goes.
    person = enrolled(intake());
    person.send(full(&["pregnant"], 1)).expect("a check");
    check(&person);
    assert!(rules_of(&person).contains(&"constraint".to_owned()));
    let ticket = session(&mut person, 1, 1, Some(1));
    assert!(ticket.plan.iter().all(|part| part.level == "easy"));
    person.send(full(&["pregnant"], 1)).expect("a check");
    let alone = person.send(Action::StartSession { exercise: "cat-cow".to_owned() });
    assert_eq!(alone, Err(Refused::Forbidden));
}

#[test]
fn three_green_sessions_lead_one_step_up_once_a_week_allows_it() {
    let mut person = enrolled(intake());
    let before = person.state().programme().cloned().expect("a programme");
    for _ in 0..3 {
        session(&mut person, 2, 3, Some(2));
    }
    let state = person.state();
    let after = state.programme().expect("a programme");
    let changed: Vec<_> = before
        .items
        .iter()
        .zip(&after.items)
        .filter(|(before, after)| before.amount != after.amount)
        .collect();
    let [(old, new)] = changed.as_slice() else { panic!("one exercise: {:?}", rules_of(&person)) };
    assert_eq!(new.amount.repetitions, old.amount.repetitions + 1);
    let made = state.decisions().last().expect("a decision");
    assert_eq!(made.decision.rule, "step-repetition");
    assert_eq!(made.decision.why.args.get("pain"), Some(&Arg::Number(3.0)));
    assert!(made.decision.facts.len() >= 9, "the facts of three sessions");
    // The count begins anew.
    session(&mut person, 2, 3, Some(2));
    assert_eq!(person.state().programme().map(|programme| &programme.items), Some(&after.items));
}

#[test]
fn without_the_next_morning_nothing_grows() {
    let mut person = enrolled(intake());
    let items = |person: &Person| person.state().programme().map(|programme| programme.items.clone());
    let before = items(&person);
    for _ in 0..4 {
        session(&mut person, 2, 3, None);
    }
    assert_eq!(items(&person), before);
}

#[test]
fn amber_stays_and_red_eases() {
    let mut person = enrolled(intake());
    let catalogue = person.rules.catalogue.clone();
    let before = person.state().programme().cloned().expect("a programme");
    session(&mut person, 2, 4, Some(2));
    assert_eq!(person.state().programme(), Some(&before));
    assert_eq!(rules_of(&person).last().map(String::as_str), Some("amber"));
    session(&mut person, 2, 5, Some(2));
    let state = person.state();
    let after = state.programme().expect("a programme");
    let share = f64::from(after.session_s(&catalogue)) / f64::from(before.session_s(&catalogue));
    assert!((0.5..=0.7).contains(&share), "{share}");
    assert!(
        after
            .items
            .iter()
            .zip(&before.items)
            .all(|(after, before)| after.level == "easy" || before.level == "easy")
    );
    // A second one within a week: somebody should look.
    session(&mut person, 2, 8, Some(4));
    assert_eq!(rules_of(&person).last().map(String::as_str), Some("red-twice"));
    assert!(
        matches!(person.gate(), Gate::Locked { lock } if lock.cause == LockCause::Progress && lock.attestation)
    );
}

#[test]
fn a_red_session_whose_morning_is_unknown_makes_the_next_one_easy() {
    let mut person = enrolled(intake());
    let usual = session(&mut person, 2, 2, Some(2));
    session(&mut person, 2, 6, None);
    assert_eq!(rules_of(&person).last().map(String::as_str), Some("red-unknown"));
    let next = session(&mut person, 2, 2, Some(2));
    let volume = |ticket: &Ticket| ticket.plan.iter().map(|part| part.working_s).sum::<u32>();
    assert!(volume(&next) < volume(&usual));
}

#[test]
fn a_flare_up_halves_and_comes_back_in_steps() {
    let mut person = enrolled(intake());
    let catalogue = person.rules.catalogue.clone();
    for _ in 0..3 {
        session(&mut person, 2, 2, Some(2));
    }
    let before = person.state().programme().cloned().expect("a programme");
    let volume = |person: &Person| person.state().programme().expect("a programme").session_s(&catalogue);
    let usual = volume(&person);
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
    let began = person.now.timestamp();
    assert_eq!(person.state().flare_up(), Some((FlareUp::Began, began)));
    let mut volumes = vec![volume(&person)];
    assert!((0.4..=0.6).contains(&(f64::from(volumes[0]) / f64::from(usual))));
    person.wait(72.hours());
    person.send(Action::FlareUp { state: FlareUp::Over }).expect("told");
    assert_eq!(person.state().flare_up(), Some((FlareUp::Over, person.now.timestamp())));
    for _ in 0..3 {
        person.wait(48.hours());
        person.send(Action::LookIn {}).expect("looked in");
        volumes.push(volume(&person));
    }
    assert_eq!(person.state().flare_up(), None);
    assert!(volumes.is_sorted() && volumes[3] == usual, "{volumes:?} {:?}", rules_of(&person));
    assert_eq!(person.state().programme(), Some(&before));
    // One that does not end is for somebody to look at.
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
    person.wait(8.days());
    person.send(Action::LookIn {}).expect("looked in");
    assert!(rules_of(&person).contains(&"flare-long".to_owned()));
    assert!(matches!(person.gate(), Gate::Locked { .. }));
}

#[test]
fn in_a_clinic_nothing_applies_before_a_clinician_says_so() {
    let mut person = Person::agreed();
    person.send(Action::Enrol { enrolment: Enrolment::Clinic }).expect("enrolled");
    person.send(check(&[], 2)).expect("a full check");
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    assert_eq!(person.state().programme(), None);
    assert_eq!(person.send(Action::StartProgramme {}), Err(Refused::NoProgramme));
    let state = person.state();
    let (proposal, decision) = state.proposals().first_key_value().expect("a proposal");
    let answer = |verdict| Action::AnswerDecision {
        proposal: *proposal,
        verdict,
        by: "Dr. Costa".to_owned(),
        note: String::new(),
    };
    let Change::Programme { programme } = decision.change.clone() else { panic!("a programme") };
    let mut edited = programme.clone();
    edited.items.truncate(2);
    let mut unknown = programme;
    unknown.items[0].exercise = "headstand".to_owned();
    assert_eq!(person.send(answer(Verdict::Edited { programme: unknown })), Err(Refused::UnknownExercise));
    person.send(answer(Verdict::Edited { programme: edited.clone() })).expect("answered");
    assert_eq!(person.state().programme(), Some(&edited));
    assert_eq!(person.send(answer(Verdict::Accepted)), Err(Refused::UnknownProposal));
    for _ in 0..3 {
        session(&mut person, 2, 3, Some(2));
    }
    assert_eq!(person.state().programme(), Some(&edited), "a step waits, too");
    let step = |person: &Person| {
        let proposed =
            |(fact, decision): (&u64, &Decision)| (decision.rule == "step-repetition").then_some(*fact);
        person.state().proposals().iter().find_map(proposed)
    };
    let proposal = step(&person).expect("a proposal");
    let rejected = Action::AnswerDecision {
        proposal,
        verdict: Verdict::Rejected,
        by: "Dr. Costa".to_owned(),
        note: String::new(),
    };
    person.send(rejected).expect("answered");
    assert_eq!((person.state().programme(), step(&person)), (Some(&edited), None));
}

#[test]
fn six_weeks_without_improvement_and_twelve_weeks_of_doing() {
    let mut person = enrolled(intake());
    for _ in 0..22 {
        if matches!(person.gate(), Gate::Locked { .. }) {
            break;
        }
        session(&mut person, 4, 4, Some(4));
    }
    assert!(rules_of(&person).contains(&"no-better".to_owned()), "{:?}", rules_of(&person));
    let mut person = enrolled(intake());
    for round in 0..45_u8 {
        let pain = 3_u8.saturating_sub(round / 6);
        session(&mut person, pain, pain, Some(pain));
    }
    let rules = rules_of(&person);
    for rule in ["next-phase", "new-exercise", "maintenance", "step-repetition"] {
        assert!(rules.contains(&rule.to_owned()), "{rule}: {rules:?}");
    }
}

#[test]
fn a_bad_session_holds_a_step_back_before_its_next_morning() {
    let mut person = enrolled(intake());
    session(&mut person, 2, 3, Some(2));
    session(&mut person, 2, 3, Some(2));
    let third = session(&mut person, 2, 3, None);
    // The fourth hurts; only then comes the answer that would have made three green ones in a row.
    session(&mut person, 2, 9, None);
    let before = person.state().programme().cloned();
    let action = Action::PainAfter { ticket: third.ticket, moment: After::Morning, pain: 2 };
    person.send(action).expect("an answer");
    assert_eq!(person.state().programme(), before.as_ref());
    assert!(!rules_of(&person).iter().any(|rule| rule.starts_with("step-")), "{:?}", rules_of(&person));
}

#[test]
fn a_proposal_of_better_days_is_not_accepted_after_worse_ones() {
    let mut person = Person::agreed();
    person.send(Action::Enrol { enrolment: Enrolment::Clinic }).expect("enrolled");
    person.send(check(&[], 2)).expect("a full check");
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    let accept = |person: &mut Person, rule: &str| {
        let proposals = person.state().proposals().clone();
        let proposal = proposals.iter().find(|(_, one)| one.rule == rule).map(|(fact, _)| *fact);
        person.send(Action::AnswerDecision {
            proposal: proposal.unwrap_or_default(),
            verdict: Verdict::Accepted,
            by: "Dr. Costa".to_owned(),
            note: String::new(),
        })
    };
    accept(&mut person, "first-programme").expect("accepted");
    for _ in 0..3 {
        session(&mut person, 2, 3, Some(2));
    }
    assert!(person.state().proposals().values().any(|one| one.rule == "step-repetition"));
    session(&mut person, 2, 3, Some(3));
    assert_eq!(accept(&mut person, "step-repetition"), Err(Refused::UnknownProposal), "amber since");
    // Of two that wait, the second was made for a programme that is no longer the one.
    session(&mut person, 2, 9, Some(2));
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
    accept(&mut person, "flare-up").expect("accepted");
    assert_eq!(accept(&mut person, "red"), Err(Refused::OldProposal));
}

#[test]
fn what_was_found_stays_until_all_is_asked_again() {
    let mut person = Person::agreed();
    person.send(check(&["pregnant"], 2)).expect("a full check");
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    let fever = [("fever".to_owned(), true.into())].into();
    let answers = Answers { answers: fever, pain: None };
    person.send(Action::SubmitCheck { answers, check: Some(CheckKind::Full) }).expect("a yes that locks");
    assert!(person.state().constraints().contains("pregnancy"));
}

#[test]
fn a_look_at_how_the_weeks_went_clears_no_answer_of_the_screening() {
    let mut person = enrolled(intake());
    session(&mut person, 2, 9, Some(2));
    session(&mut person, 2, 9, Some(2));
    assert!(rules_of(&person).contains(&"red-twice".to_owned()), "{:?}", rules_of(&person));
    let attestation = Attestation {
        seen_by_clinician: true,
        seen_on: Some(person.now.date()),
        provider: "Dr. Costa".to_owned(),
    };
    person.send(Action::Attest { attestation }).expect("seen");
    let attested = person.facts.iter().find_map(|fact| match &fact.what {
        What::Event(Event::Attested { rules, .. }) => Some(rules.clone()),
        _ => None,
    });
    assert_eq!(attested, Some(BTreeSet::new()));
}

#[test]
fn a_new_beginning_is_no_more_than_what_was_there() {
    let mut person = enrolled(intake());
    let before = person.state().programme().map(|programme| programme.week_s(&person.rules.catalogue));
    // Nothing of the programme is for them any more, and what is left is bigger.
    for exercise in &mut person.rules.catalogue.exercises {
        let gone = exercise.slug != "breathing";
        for level in &mut exercise.levels {
            if gone {
                level.equipment = ["band".to_owned()].into();
            } else {
                level.id = format!("other-{}", level.id);
                level.dose.repetitions = 500;
            }
        }
    }
    person.send(Action::AnswerIntake { intake: Intake { sessions: 5, ..intake() } }).expect("an intake");
    let state = person.state();
    let programme = state.programme().expect("a programme");
    assert!(Some(programme.week_s(&person.rules.catalogue)) <= before && programme.sessions == 3);
}

#[test]
fn the_way_back_keeps_what_there_is_where_nothing_of_before_is_left() {
    let mut person = enrolled(intake());
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
    person.wait(2.days());
    person.send(Action::FlareUp { state: FlareUp::Over }).expect("told");
    // All that was there before needs what the person no longer has; something else does not.
    for exercise in &mut person.rules.catalogue.exercises {
        if exercise.slug == "breathing" {
            for level in &mut exercise.levels {
                level.id = format!("other-{}", level.id);
            }
        } else {
            for level in &mut exercise.levels {
                level.equipment = ["band".to_owned()].into();
            }
        }
    }
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    for _ in 0..4 {
        person.wait(3.days());
        person.send(Action::LookIn {}).expect("looked in");
        assert!(!person.state().programme().expect("a programme").items.is_empty());
    }
    assert!(rules_of(&person).contains(&"flare-rebuilt".to_owned()), "{:?}", rules_of(&person));
}

#[test]
fn today_there_is_one_thing_to_do() {
    let mut person = Person::new();
    let now = |person: &Person| today(&person.state(), &person.rules, &person.now);
    assert_eq!(now(&person), Today::Agree);
    person.send(crate::common::consent(Some("PT"))).expect("agreed");
    assert_eq!(now(&person), Today::Check);
    person.send(check(&[], 2)).expect("a full check");
    assert_eq!(now(&person), Today::Intake);
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    assert!(matches!(now(&person), Today::Session { check: None, easiest: false, .. }), "{:?}", now(&person));
    let ticket = match person.send(Action::StartProgramme {}) {
        Ok(Outcome::Started { ticket }) => ticket,
        other => panic!("no session: {other:?}"),
    };
    assert!(matches!(now(&person), Today::GoOn { .. }));
    let id = ticket.ticket;
    let end =
        Action::SessionEnded { ticket: id, pain: Some(2), peak: None, effort: None, repetitions_said: None };
    person.send(end).expect("ended");
    assert_eq!(now(&person), Today::Rest { done_today: true });
    person.wait(40.minutes());
    assert_eq!(now(&person), Today::Pain { ticket: id, moment: After::HalfHour });
    person.wait(20.hours());
    assert_eq!(now(&person), Today::Pain { ticket: id, moment: After::Morning });
    person.send(Action::PainAfter { ticket: id, moment: After::Morning, pain: 2 }).expect("the next morning");
    let session =
        |check| matches!(check, Today::Session { check: Some(CheckKind::Session), takes_s: 1.., .. });
    assert!(session(now(&person)), "{:?}", now(&person));
    person.send(Action::SubmitCheck { answers: answers(&["fever"], 2), check: None }).expect("answered");
    assert_eq!(now(&person), Today::Closed);
}

#[test]
fn the_week_is_done_once_its_sessions_are() {
    let mut person = enrolled(intake());
    for _ in 0..3 {
        assert!(matches!(today(&person.state(), &person.rules, &person.now), Today::Session { .. }));
        session(&mut person, 2, 2, Some(2));
    }
    // The first was a week ago; the day before it was six days ago.
    assert!(matches!(today(&person.state(), &person.rules, &person.now), Today::Session { .. }));
    let before = person.now.checked_sub(24.hours()).expect("a time");
    assert_eq!(today(&person.state(), &person.rules, &before), Today::Rest { done_today: false });
}

#[test]
fn where_nothing_fits_a_provider_is_asked_once_until_something_new_is_known() {
    let mut person = enrolled(intake());
    // From now on no exercise is for somebody who is pregnant.
    for level in person.rules.catalogue.exercises.iter_mut().flat_map(|exercise| &mut exercise.levels) {
        level.forbidden.insert("pregnancy".to_owned());
    }
    person.send(full(&["pregnant"], 1)).expect("a check");
    let told = |person: &Person| rules_of(person).iter().filter(|rule| *rule == "nothing-fits").count();
    let now = |person: &Person| today(&person.state(), &person.rules, &person.now);
    assert_eq!((told(&person), now(&person)), (1, Today::Closed));
    person.wait(25.hours());
    let attestation = Attestation {
        seen_by_clinician: true,
        seen_on: Some(person.now.date()),
        provider: "Dr. Costa".to_owned(),
    };
    person.send(Action::Attest { attestation }).expect("seen");
    person.send(Action::LookIn {}).expect("looked in");
    assert_eq!((told(&person), now(&person)), (1, Today::NothingFits));
    person.send(Action::StartProgramme {}).expect_err("there is nothing to start");
    person.wait(15.days());
    person.send(Action::LookIn {}).expect("looked in");
    assert!(!rules_of(&person).contains(&"break".to_owned()), "no less of what is forbidden");
    // All questions anew, and still nothing fits: that is new.
    person.send(full(&["pregnant"], 1)).expect("a check");
    assert_eq!((told(&person), now(&person)), (2, Today::Closed));
}
