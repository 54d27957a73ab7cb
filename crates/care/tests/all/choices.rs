//! What a person may choose within a session, and what becomes of it in the record.

use std::collections::BTreeSet;

use crate::common::{Person, check, full, intake};
use care::*;
use jiff::ToSpan;

/// More mobility exercises of phase 1 than a short session has room for.
fn person(enrolment: Enrolment, pain: u8) -> Person {
    let mut person = Person::agreed();
    let more = person.rules.catalogue.exercise("open-book").expect("an exercise").clone();
    for number in 0..6 {
        person.rules.catalogue.exercises.push(Exercise { slug: format!("turn-{number}"), ..more.clone() });
    }
    for exercise in &mut person.rules.catalogue.exercises {
        let mut harder = exercise.levels[1].clone();
        harder.id = "harder".to_owned();
        exercise.levels.push(harder);
    }
    person.send(check(&[], pain)).expect("a full check");
    let intake = Intake { minutes: 12, ..intake() };
    person.send(Action::AnswerIntake { intake }).expect("an intake");
    person.send(Action::Enrol { enrolment }).expect("enrolled");
    person
}

fn started(person: &mut Person) -> (Ticket, Vec<Choices>) {
    match person.send(Action::StartProgramme {}) {
        Ok(Outcome::Started { ticket }) => {
            let choices = choices(&person.state(), &person.rules.catalogue, &ticket, person.now.timestamp());
            assert_eq!(choices.len(), ticket.plan.len());
            (ticket, choices)
        }
        other => panic!("no session: {other:?}"),
    }
}

#[test]
fn one_step_easier_or_harder_and_another_exercise_never_take_longer_than_the_plan() {
    let (ticket, choices) = started(&mut person(Enrolment::SelfGuided, 2));
    for (part, choice) in ticket.plan.iter().zip(&choices) {
        assert_eq!(choice.easier.as_ref().map(|easier| easier.level.as_str()), Some("easy"), "{part:?}");
        assert_eq!(choice.harder.as_ref().map(|harder| harder.level.as_str()), Some("harder"), "{part:?}");
        for chosen in [&choice.easier, &choice.harder, &choice.instead].into_iter().flatten() {
            assert!(chosen.working_s <= part.working_s && chosen.working_s > 0, "{chosen:?}");
        }
    }
    let planned: BTreeSet<_> = ticket.plan.iter().map(|part| part.exercise.clone()).collect();
    let instead: Vec<_> = choices.iter().filter_map(|choice| choice.instead.as_ref()).collect();
    assert!(!instead.is_empty(), "{planned:?}");
    assert!(instead.iter().all(|other| !planned.contains(&other.exercise) && other.level == "easy"));
    let different: BTreeSet<_> = instead.iter().map(|other| &other.exercise).collect();
    assert_eq!(different.len(), instead.len(), "no two become the same");
}

#[test]
fn nothing_is_harder_on_an_easy_day_with_a_clinician_or_against_a_constraint() {
    let check = |mut person: Person, easier: bool| {
        let (_, choices) = started(&mut person);
        assert!(choices.iter().all(|choice| choice.harder.is_none()));
        assert_eq!(choices.iter().any(|choice| choice.easier.is_some()), easier);
    };
    check(person(Enrolment::SelfGuided, 6), false);
    check(person(Enrolment::Clinic, 2), true);
    let mut pregnant = person(Enrolment::SelfGuided, 2);
    pregnant.send(full(&["pregnant"], 2)).expect("a check");
    check(pregnant, false);
}

fn hand_in(person: &mut Person, ticket: &Ticket, result: ExerciseResult) -> Result<Outcome, Refused> {
    person.send(Action::ExerciseDone { ticket: ticket.ticket, result: Box::new(result) })
}

fn working_s(person: &Person) -> (f64, f64) {
    person.state().session(care::sessions(&person.state())[0].ticket.ticket).expect("one").working_s()
}

#[test]
fn another_exercise_counts_in_the_place_of_the_planned_one_with_its_own_seconds() {
    let mut person = person(Enrolment::SelfGuided, 2);
    let (ticket, choices) = started(&mut person);
    let at = choices.iter().position(|choice| choice.instead.is_some()).expect("another exercise");
    let (planned, other) = (&ticket.plan[at], choices[at].instead.as_ref().expect("another exercise"));
    let result = ExerciseResult {
        prescribed: other.amount.repetitions,
        chosen: Some(Chosen::Instead),
        chosen_s: Some(other.working_s),
        instead_of: Some(planned.exercise.clone()),
        exchanged: Some(Left::NoRoom),
        level: Some(other.level.clone()),
        ..ExerciseResult::new(other.exercise.clone(), Tier::Timed)
    };
    let unknown = ExerciseResult { exercise: "somersault".to_owned(), ..result.clone() };
    assert_eq!(hand_in(&mut person, &ticket, unknown), Err(Refused::UnknownExercise));
    let unplanned = ExerciseResult { instead_of: Some("twist".to_owned()), ..result.clone() };
    assert_eq!(hand_in(&mut person, &ticket, unplanned), Err(Refused::OtherExercise));
    let kept = hand_in(&mut person, &ticket, result.clone());
    assert_eq!(kept, Ok(Outcome::Kept { late: None }));
    assert_eq!(working_s(&person).0, f64::from(other.working_s));
    let again = hand_in(&mut person, &ticket, result);
    assert_eq!(again, Ok(Outcome::Kept { late: Some(Late::AfterEnd) }), "its place is taken");
}

#[test]
fn what_was_left_out_is_over_and_counts_for_what_was_done_of_it() {
    let mut person = person(Enrolment::SelfGuided, 2);
    let (ticket, _) = started(&mut person);
    for part in &ticket.plan {
        let result = ExerciseResult {
            left: Some(Left::Pain),
            prescribed: part.amount.repetitions,
            duration_s: f64::from(part.working_s) / 2.0,
            ..ExerciseResult::new(part.exercise.clone(), Tier::Timed)
        };
        assert_eq!(hand_in(&mut person, &ticket, result), Ok(Outcome::Kept { late: None }));
    }
    let (done_s, prescribed_s) = working_s(&person);
    assert!((done_s - prescribed_s / 2.0).abs() < 1e-9, "{done_s} of {prescribed_s}");
}

#[test]
fn sessions_that_were_too_much_in_a_part_lead_no_step_up() {
    let steps = |chosen: Option<Chosen>| {
        let mut person = person(Enrolment::SelfGuided, 2);
        for _ in 0..3 {
            if !matches!(person.gate(), Gate::Open { .. }) {
                person.send(check(&[], 2)).expect("a check");
            }
            let (ticket, _) = started(&mut person);
            for part in &ticket.plan {
                let result = ExerciseResult {
                    repetitions: part.amount.repetitions,
                    prescribed: part.amount.repetitions,
                    chosen,
                    chosen_s: chosen.map(|_| part.working_s),
                    ..ExerciseResult::new(part.exercise.clone(), Tier::Counted)
                };
                hand_in(&mut person, &ticket, result).expect("kept");
            }
            let (pain, peak, effort) = (Some(2), Some(3), Some(4));
            let ticket = ticket.ticket;
            person
                .send(Action::SessionEnded { ticket, pain, peak, effort, repetitions_said: None })
                .expect("ended");
            person.wait(20.hours());
            person.send(Action::PainAfter { ticket, moment: After::Morning, pain: 2 }).expect("the morning");
            person.wait(36.hours());
            person.send(Action::LookIn {}).expect("looked in");
        }
        let state = person.state();
        let mut rules = state.decisions().iter().map(|made| made.decision.rule.as_str());
        rules.any(|rule| rule.starts_with("step-") || rule == "new-exercise")
    };
    assert!(steps(None), "good sessions lead on");
    assert!(!steps(Some(Chosen::Easier)));
}

/// One repetition that went so far.
fn part(side: Option<Side>, mean: f64) -> Part {
    Part {
        set: 1,
        side,
        tier: Tier::Counted,
        repetitions: 1,
        correct: 1,
        prescribed: 1,
        hold_s: 0.0,
        hold_prescribed_s: 0,
        duration_s: 6.0,
        unseen_s: 0.0,
        tempo_s: Some(6.0),
        reach: Some(Reach { mean, furthest: mean, error: 5.0, own: None, limit: None, beyond: 0 }),
    }
}

#[test]
fn the_own_range_is_that_of_the_last_set_that_showed_it() {
    let mut person = person(Enrolment::SelfGuided, 2);
    let (ticket, _) = started(&mut person);
    let exercise = &ticket.plan[0].exercise;
    let parts =
        vec![part(Some(Side::Left), 40.0), part(Some(Side::Right), 4.0), part(Some(Side::Left), 50.0)];
    let result = ExerciseResult { parts, ..ExerciseResult::new(exercise.clone(), Tier::Counted) };
    let far = Part { set: 0, ..part(None, 1.0) };
    let impossible = ExerciseResult { parts: vec![far], ..result.clone() };
    assert!(matches!(hand_in(&mut person, &ticket, impossible), Err(Refused::Impossible(_))));
    hand_in(&mut person, &ticket, result).expect("kept");
    assert_eq!(own_ranges(&person.state(), exercise), [(Some(Side::Left), 50.0)].into());
}

#[test]
fn an_exercise_on_its_own_is_one_part_that_may_be_easier() {
    let mut person = Person::agreed();
    let ticket = person.started();
    let catalogue = &person.rules.catalogue;
    let [part] = prescribed(&person.state(), &ticket, catalogue).try_into().expect("one part");
    assert_eq!(
        (part.exercise.as_str(), part.level.as_str(), part.amount.repetitions),
        ("cat-cow", "usual", 8)
    );
    let [choice] =
        choices(&person.state(), catalogue, &ticket, person.now.timestamp()).try_into().expect("one");
    assert!(choice.easier.is_some() && choice.harder.is_none() && choice.instead.is_none());
}

#[test]
fn sides_are_compared_within_one_session_and_only_where_both_were_seen() {
    let mut person = person(Enrolment::SelfGuided, 2);
    let (ticket, _) = started(&mut person);
    let exercise = ticket.plan[0].exercise.clone();
    let with = |parts| {
        let one = ExerciseResult::new(exercise.clone(), Tier::Counted);
        ExerciseResult { parts, ended: Ended::PageClosed, ..one }
    };
    let known = |side, mean, own| {
        let one = part(side, mean);
        Part { reach: one.reach.map(|reach| Reach { own, ..reach }), ..one }
    };
    hand_in(&mut person, &ticket, with(vec![part(Some(Side::Left), 40.0), part(None, 90.0)])).expect("kept");
    assert_eq!(sides(&person.state(), &exercise), None, "one side was seen");
    let three = Part { repetitions: 3, ..known(Some(Side::Left), 40.0, Some(38.0)) };
    let both = vec![three, part(Some(Side::Left), 60.0), part(Some(Side::Right), 50.0)];
    hand_in(&mut person, &ticket, with(both)).expect("kept");
    let seen = sides(&person.state(), &exercise);
    let ranges = seen.map(|seen| (seen.left, seen.right, seen.error));
    let range = |mean, own| SideRange { mean, own };
    // Of the two results of one session all repetitions count: 40 once and three times, 60 once.
    assert_eq!(ranges, Some((range(44.0, Some(38.0)), range(50.0, None), 5.0)));
    assert_eq!(sides(&person.state(), "headstand"), None);
}
