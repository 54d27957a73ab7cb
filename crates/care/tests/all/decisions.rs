//! What a session leads to, whenever it becomes known what it was like.

use crate::common::{Person, check, intake, rules_of};
use care::*;
use jiff::ToSpan;
use uuid::Uuid;

fn enrolled(enrolment: Enrolment) -> Person {
    let mut person = Person::agreed();
    person.send(Action::Enrol { enrolment }).expect("enrolled");
    person.send(check(&[], 2)).expect("a full check");
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    person
}

fn count(person: &Person, rule: &str) -> usize {
    rules_of(person).iter().filter(|one| *one == rule).count()
}

fn week_s(person: &Person) -> u32 {
    person.state().programme().map_or(0, |programme| programme.week_s(&person.rules.catalogue))
}

/// A session with pain 2 before it, and its ticket.
fn begun(person: &mut Person) -> Uuid {
    ticket(person).ticket
}

fn ticket(person: &mut Person) -> Ticket {
    if !matches!(person.gate(), Gate::Open { .. }) {
        person.send(check(&[], 2)).expect("a check");
    }
    match person.send(Action::StartProgramme {}) {
        Ok(Outcome::Started { ticket }) => ticket,
        other => panic!("no session: {other:?} {:?}", rules_of(person)),
    }
}

fn end(person: &mut Person, ticket: Uuid, peak: u8) {
    let (pain, peak) = (Some(2), Some(peak));
    let end = Action::SessionEnded { ticket, pain, peak, effort: None, repetitions_said: None };
    person.send(end).expect("ended");
}

fn told(person: &mut Person, ticket: Uuid, moment: After, pain: u8) -> u64 {
    person.send(Action::PainAfter { ticket, moment, pain }).expect("told");
    person
        .facts
        .iter()
        .rposition(|fact| matches!(fact.what, What::Event(Event::PainAfter { .. })))
        .map_or(0, |at| at as u64 + 1)
}

#[test]
fn whoever_stopped_because_they_were_tired_is_judged_by_the_next_morning() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let before = week_s(&person);
    let ticket = begun(&mut person);
    person.send(Action::Stopped { ticket, reason: StopReason::Tired }).expect("stopped");
    end(&mut person, ticket, 9);
    person.wait(1.hours());
    told(&mut person, ticket, After::HalfHour, 3);
    assert_eq!(rules_of(&person), ["first-programme"], "the morning is still to come");
    person.wait(20.hours());
    told(&mut person, ticket, After::Morning, 6);
    assert_eq!(rules_of(&person), ["first-programme", "red"]);
    assert!(week_s(&person) < before);
}

#[test]
fn a_session_that_hurt_is_enough_for_its_day() {
    // Pain 2 before each; what the day says by its worst.
    for (peak, hurts, easiest) in [(3, false, false), (4, false, false), (5, true, true), (6, true, true)] {
        let mut person = enrolled(Enrolment::SelfGuided);
        let said = |person: &Person| lately(&person.state(), &person.rules, &person.now);
        assert_eq!(said(&person), Lately::default(), "nothing was done yet");
        let ticket = begun(&mut person);
        assert!(!said(&person).moved_today, "it is not over");
        end(&mut person, ticket, peak);
        let hurt = hurts.then_some(Hurt { peak, asked: true, easiest });
        assert_eq!(said(&person), Lately { moved_today: true, enough: hurts, hurt }, "{peak}");
        person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
        assert!(said(&person).enough, "a flare-up lasts");
        person.wait(20.hours());
        assert_eq!(said(&person), Lately::default(), "another day");
    }
    // A lot of pain before, and no more of it: nothing is decided, and nothing leads on.
    let mut person = Person::agreed();
    person.send(check(&[], 7)).expect("a full check");
    person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
    let ticket = begun(&mut person);
    end(&mut person, ticket, 7);
    let hurt = lately(&person.state(), &person.rules, &person.now).hurt;
    assert_eq!(hurt, Some(Hurt { peak: 7, asked: true, easiest: false }));
}

#[test]
fn a_morning_that_is_told_late_still_eases_a_red_session() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let before = week_s(&person);
    let ticket = begun(&mut person);
    end(&mut person, ticket, 9);
    person.wait(40.hours());
    person.send(Action::LookIn {}).expect("looked in");
    assert_eq!(rules_of(&person), ["first-programme", "red-unknown"]);
    let fact = told(&mut person, ticket, After::Morning, 2);
    assert_eq!(rules_of(&person), ["first-programme", "red-unknown", "red"]);
    assert!(week_s(&person) < before);
    // Said otherwise, it is still the same session, and eased once.
    let correction = Correction::PainAfter { pain: 7 };
    person.send(Action::Correct { fact, correction }).expect("corrected");
    assert_eq!(count(&person, "red"), 1);
}

#[test]
fn a_correction_to_red_eases() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let mut fact = 0;
    for _ in 0..3 {
        let ticket = begun_and_done(&mut person);
        end(&mut person, ticket, 3);
        person.wait(20.hours());
        fact = told(&mut person, ticket, After::Morning, 2);
        person.wait(36.hours());
    }
    // A decision on the last one there is already.
    assert_eq!(rules_of(&person).len(), 2, "{:?}", rules_of(&person));
    let before = week_s(&person);
    let correction = Correction::PainAfter { pain: 7 };
    person.send(Action::Correct { fact, correction }).expect("corrected");
    assert_eq!(count(&person, "red"), 1, "{:?}", rules_of(&person));
    assert!(week_s(&person) < before);
}

fn begun_and_done(person: &mut Person) -> Uuid {
    let Ticket { ticket, plan, .. } = ticket(person);
    for part in plan {
        let repetitions = part.amount.sets * part.amount.repetitions;
        let result = ExerciseResult { exercise: part.exercise, ..crate::common::result(repetitions) };
        person.send(Action::ExerciseDone { ticket, result: Box::new(result) }).expect("done");
    }
    ticket
}

fn answer(person: &mut Person, rule: &str, verdict: Verdict) {
    let proposals = person.state().proposals().clone();
    let proposal =
        proposals.iter().find(|(_, one)| one.rule == rule).map(|(fact, _)| *fact).expect("it waits");
    let (by, note) = ("Dr. Costa".to_owned(), String::new());
    person.send(Action::AnswerDecision { proposal, verdict, by, note }).expect("answered");
}

fn red(person: &mut Person) {
    let ticket = begun(person);
    end(person, ticket, 9);
    person.wait(20.hours());
    told(person, ticket, After::Morning, 2);
}

#[test]
fn who_leaves_the_clinic_waits_for_nobody() {
    let mut person = enrolled(Enrolment::Clinic);
    assert_eq!((person.state().programme(), person.state().proposals().len()), (None, 1));
    person.send(Action::Enrol { enrolment: Enrolment::Clinic }).expect("enrolled once more");
    assert_eq!(person.state().proposals().len(), 1, "nothing has changed");
    person.send(Action::Enrol { enrolment: Enrolment::SelfGuided }).expect("left");
    assert!(person.state().programme().is_some() && person.state().proposals().is_empty());
    // A step down that waited is taken, too.
    person.send(Action::Enrol { enrolment: Enrolment::Clinic }).expect("enrolled");
    let before = week_s(&person);
    red(&mut person);
    assert_eq!((week_s(&person), count(&person, "red")), (before, 1));
    person.send(Action::Enrol { enrolment: Enrolment::SelfGuided }).expect("left");
    assert!(week_s(&person) < before, "{:?}", rules_of(&person));
}

#[test]
fn who_leaves_the_clinic_leaves_out_no_step_of_the_way_back() {
    let way_back = |enrolment| {
        let mut person = enrolled(enrolment);
        let accept = |person: &mut Person, rule: &str| {
            if enrolment == Enrolment::Clinic {
                answer(person, rule, Verdict::Accepted);
            }
        };
        accept(&mut person, "first-programme");
        person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
        accept(&mut person, "flare-up");
        person.send(Action::FlareUp { state: FlareUp::Over }).expect("told");
        person.wait(3.days());
        person.send(Action::LookIn {}).expect("looked in");
        // The first step waits for a clinician, or is taken.
        person.send(Action::Enrol { enrolment: Enrolment::SelfGuided }).expect("left");
        let mut weeks = vec![week_s(&person)];
        for _ in 0..2 {
            person.wait(3.days());
            person.send(Action::LookIn {}).expect("looked in");
            weeks.push(week_s(&person));
        }
        assert_eq!(person.state().flare_up(), None, "{:?}", rules_of(&person));
        weeks
    };
    let weeks = way_back(Enrolment::SelfGuided);
    assert!(weeks[0] < weeks[1] && weeks[1] <= weeks[2], "{weeks:?}");
    assert_eq!(way_back(Enrolment::Clinic), weeks);
}

#[test]
fn two_red_sessions_close_also_while_a_proposal_waits() {
    let mut person = enrolled(Enrolment::Clinic);
    answer(&mut person, "first-programme", Verdict::Accepted);
    red(&mut person);
    person.wait(171.hours());
    red(&mut person);
    assert_eq!((count(&person, "red"), count(&person, "red-twice")), (1, 0), "more than a week between them");
    person.wait(28.hours());
    red(&mut person);
    assert_eq!(count(&person, "red-twice"), 1, "{:?}", rules_of(&person));
    assert!(matches!(person.gate(), Gate::Locked { .. }));
}

#[test]
fn a_flare_up_before_there_is_a_programme_halves_it_and_ends() {
    for over_before in [true, false] {
        let mut person = Person::agreed();
        person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
        if over_before {
            person.send(Action::FlareUp { state: FlareUp::Over }).expect("told");
            assert_eq!(person.state().flare_up(), None, "nothing was made smaller");
        }
        person.send(check(&[], 2)).expect("a full check");
        person.send(Action::AnswerIntake { intake: intake() }).expect("an intake");
        assert_eq!(count(&person, "flare-up"), usize::from(!over_before));
        person.send(Action::FlareUp { state: FlareUp::Over }).expect("told");
        for _ in 0..4 {
            person.wait(3.days());
            person.send(Action::LookIn {}).expect("looked in");
        }
        assert_eq!(person.state().flare_up(), None, "{:?}", rules_of(&person));
    }
}

#[test]
fn a_flare_up_that_is_told_twice_is_one() {
    let mut person = enrolled(Enrolment::SelfGuided);
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told");
    let half = week_s(&person);
    let began = person.state().flare_up();
    person.wait(1.minutes());
    person.send(Action::FlareUp { state: FlareUp::Began }).expect("told in another tab");
    assert_eq!((week_s(&person), count(&person, "flare-up"), person.state().flare_up()), (half, 1, began));
}

#[test]
fn a_session_that_runs_has_nothing_that_is_forbidden_by_now() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let ticket = ticket(&mut person);
    let parts = |person: &Person| prescribed(&person.state(), &ticket, &person.rules.catalogue);
    let now = |person: &Person| today(&person.state(), &person.rules, &person.now);
    assert_eq!(parts(&person), ticket.plan);
    for exercise in person.rules.catalogue.exercises.iter_mut().skip(1) {
        for level in &mut exercise.levels {
            level.forbidden.clear();
        }
    }
    let gone: Vec<String> = vec![person.rules.catalogue.exercises[0].slug.clone()];
    person
        .send(Action::AnswerIntake {
            intake: Intake { constraints: ["pregnancy".to_owned()].into(), ..intake() },
        })
        .expect("an intake");
    let left: Vec<String> = parts(&person).into_iter().map(|part| part.exercise).collect();
    let planned = ticket.plan.iter().map(|part| part.exercise.clone());
    assert_eq!(left, planned.filter(|slug| !gone.contains(slug)).collect::<Vec<_>>());
    assert!(left.len() < ticket.plan.len() && matches!(now(&person), Today::GoOn { .. }));
    let offered = choices(&person.state(), &person.rules.catalogue, &ticket, person.now.timestamp());
    assert_eq!(offered.len(), left.len());
    // Nothing of it is left: no session goes on.
    for level in person.rules.catalogue.exercises.iter_mut().flat_map(|exercise| &mut exercise.levels) {
        level.forbidden.insert("pregnancy".to_owned());
    }
    assert_eq!((parts(&person), now(&person)), (vec![], Today::NothingFits));
}

#[test]
fn a_device_whose_clock_is_wrong_ends_no_session_in_another_year() {
    for away in [400.days(), -400.days()] {
        let mut person = enrolled(Enrolment::SelfGuided);
        let ticket = begun(&mut person);
        let started = person.now.clone();
        person.wait(20.minutes());
        let action = Action::SessionEnded {
            ticket,
            pain: Some(2),
            peak: Some(2),
            effort: None,
            repetitions_said: None,
        };
        let occurred_at = person.now.checked_add(away).expect("a time");
        let id = person.fresh();
        person.send_command(&Command { id, occurred_at, action }).expect("ended");
        let state = person.state();
        let ended = state.session(ticket).and_then(|session| session.ended_at.clone()).expect("it has ended");
        assert!((&started..=&person.now).contains(&&ended), "{ended}");
        assert_eq!(ended.time_zone(), person.now.time_zone());
        person.wait(2.days());
        assert!(matches!(today(&state, &person.rules, &person.now), Today::Session { .. }));
    }
}

#[test]
fn a_lock_begins_no_earlier_than_what_the_record_has_seen() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let seen = person.now.timestamp();
    person.now = person.now.checked_sub(20.hours()).expect("a time");
    person.send(check(&["fever"], 2)).expect("a yes that locks");
    let Gate::Locked { lock } = person.gate() else { panic!("{:?}", person.gate()) };
    assert_eq!(lock.since, seen);
}

#[test]
fn a_clock_that_was_set_back_hides_no_session_that_went_less_well() {
    let mut person = enrolled(Enrolment::SelfGuided);
    let session = |person: &mut Person, peak: u8| {
        let ticket = begun_and_done(person);
        end(person, ticket, peak);
        ticket
    };
    for _ in 0..2 {
        let ticket = session(&mut person, 3);
        person.wait(20.hours());
        told(&mut person, ticket, After::Morning, 2);
        person.wait(28.hours());
    }
    // Amber, and nobody tells its next morning.
    session(&mut person, 4);
    person.wait(48.hours());
    let ticket = session(&mut person, 3);
    person.wait((-36).hours());
    told(&mut person, ticket, After::Morning, 2);
    assert_eq!(rules_of(&person), ["first-programme", "amber"]);
}

#[test]
fn less_for_a_flare_up_that_is_over_waits_for_nobody() {
    let mut person = enrolled(Enrolment::Clinic);
    answer(&mut person, "first-programme", Verdict::Accepted);
    let before = week_s(&person);
    let flare = |person: &mut Person, state| {
        person.send(Action::FlareUp { state }).expect("told");
        person.state().proposals().values().filter(|one| one.rule == "flare-up").count()
    };
    assert_eq!(flare(&mut person, FlareUp::Began), 1);
    assert_eq!(flare(&mut person, FlareUp::Over), 0);
    assert_eq!(flare(&mut person, FlareUp::Began), 1, "the next one has its own");
    answer(&mut person, "flare-up", Verdict::Accepted);
    let halved = week_s(&person);
    assert!(halved < before);
    person.send(Action::LookIn {}).expect("looked in");
    assert!(person.state().proposals().is_empty() && week_s(&person) == halved, "{:?}", rules_of(&person));
}
