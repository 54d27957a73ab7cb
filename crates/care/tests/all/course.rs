//! How things went over time: what counts as a change, what is due, and that nothing is left out.

use crate::common::{Person, check, intake, result};
use care::*;
use jiff::ToSpan;

fn questionnaire(id: &str, items: &[&str], every_days: u32, first_after_days: u32) -> Questionnaire {
    let item = |id: &&str| MeasureItem { id: (*id).to_owned(), min: 0.0, max: 10.0 };
    Questionnaire {
        id: id.to_owned(),
        items: items.iter().map(item).collect(),
        scoring: Scoring::Sum,
        advice: vec![],
        every_days,
        first_after_days,
        higher_is_better: false,
        least_change: Some(2.0),
        follows: None,
    }
}

fn person() -> Person {
    let mut person = Person::agreed();
    let long = Questionnaire {
        follows: Some(Follows { questionnaire: "short".to_owned(), at_least: 3.0 }),
        ..questionnaire("long", &["one"], 28, 0)
    };
    person.rules.questionnaires = vec![
        questionnaire("pain", &["average"], 7, 7),
        questionnaire("activities", &["activities-1", "activities-2"], 28, 28),
        questionnaire("short", &["one"], 28, 0),
        long,
    ];
    person.send(check(&[], 2)).expect("a full check");
    person
}

fn begin(person: &mut Person, activities: &[(&str, u8)]) {
    let named = |(name, level): &(&str, u8)| Activity { name: (*name).to_owned(), level: *level };
    let intake = Intake {
        pain_average: 5,
        pain_worst: 7,
        activities: activities.iter().map(named).collect(),
        goals: [].into(),
        confidence: 4,
        ..intake()
    };
    person.send(Action::AnswerIntake { intake }).expect("an intake");
}

fn answer(person: &mut Person, measure: &str, answers: &[(&str, f64)]) {
    let answers = answers.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
    person.send(Action::AnswerMeasure { measure: measure.to_owned(), answers }).expect("an answer");
}

fn due(person: &Person) -> Vec<&str> {
    due_measures(&person.state(), &person.rules.questionnaires, person.now.timestamp())
}

fn values(course: &Course) -> Vec<f64> {
    course.points.iter().map(|point| point.value).collect()
}

#[test]
fn a_change_counts_from_the_least_that_is_more_than_chance() {
    for (first, last, higher_is_better, expected) in [
        (5.0, 3.0, false, Shift::Better),
        (5.0, 3.01, false, Shift::Same),
        (5.0, 7.0, false, Shift::Worse),
        (5.0, 6.99, false, Shift::Same),
        (5.0, 7.0, true, Shift::Better),
        (0.1 + 0.2, 2.3, true, Shift::Better),
        (5.0, f64::NAN, true, Shift::Same),
    ] {
        assert_eq!(shift(first, last, 2.0, higher_is_better), expected, "{first} {last}");
    }
    assert_eq!(Course::default().shift(2.0, true), None, "nothing to compare");
}

#[test]
fn what_is_due_waits_for_its_time_and_a_closer_look_follows_once() {
    let mut person = person();
    assert_eq!(due(&person), [""; 0], "nothing before there is a programme");
    begin(&mut person, &[]);
    assert_eq!(due(&person), ["short"]);
    answer(&mut person, "short", &[("one", 2.0)]);
    assert_eq!(due(&person), [""; 0], "a low score leads nowhere");
    person.wait(24.hours() * 28);
    assert_eq!(due(&person), ["pain", "short"], "without a named activity nothing is asked of it");
    answer(&mut person, "short", &[("one", 3.0)]);
    assert_eq!(due(&person), ["pain", "long"]);
    answer(&mut person, "long", &[("one", 9.0)]);
    assert_eq!(due(&person), ["pain"]);
    person.send(Action::WithdrawConsent {}).expect("withdrawn");
    assert_eq!(due(&person), [""; 0]);
}

#[test]
fn what_was_told_at_the_beginning_is_the_first_measure_and_a_correction_replaces_it() {
    let mut person = person();
    begin(&mut person, &[("lifting my child", 3)]);
    person.wait(24.hours() * 7);
    answer(&mut person, "pain", &[("average", 4.0)]);
    answer(&mut person, "activities", &[("activities-1", 6.0)]);
    // Named anew: the second activity is another one, the first goes on.
    begin(&mut person, &[("lifting my child", 6), ("an hour at the desk", 2)]);
    person.wait(1.hour());
    answer(&mut person, "activities", &[("activities-1", 7.0), ("activities-2", 5.0)]);
    let state = person.state();
    assert_eq!(values(&pain(&state)), [5.0, 4.0, 5.0]);
    let named = activities(&state);
    let told: Vec<_> = named.iter().map(|course| (course.name.as_str(), values(course))).collect();
    let expected = [("lifting my child", vec![3.0, 6.0, 6.0, 7.0]), ("an hour at the desk", vec![2.0, 5.0])];
    assert_eq!(told, expected);
    assert_eq!(named[0].shift(3.0, true), Some(Shift::Better));

    let fact = state.measures().iter().find(|measured| measured.measure == "pain").expect("answered").fact;
    let answers = [("average".to_owned(), 8.0)].into();
    let correction = Correction::MeasureAnswered { answers, score: None };
    person.send(Action::Correct { fact, correction }).expect("corrected");
    assert_eq!(values(&pain(&person.state())), [5.0, 8.0, 5.0]);
}

#[test]
fn a_week_without_a_session_is_a_week() {
    let mut person = Person::agreed();
    let zone = person.now.time_zone().clone();
    assert_eq!(weeks(&person.state(), person.now.timestamp(), &zone), []);
    let ticket = person.started().ticket;
    person.send(Action::ExerciseDone { ticket, result: Box::new(result(8)) }).expect("done");
    person.wait(24.hours() * 15);
    let weeks = weeks(&person.state(), person.now.timestamp(), &zone);
    let seen: Vec<_> =
        weeks.iter().map(|week| (week.monday.to_string(), week.sessions, week.minutes)).collect();
    let expected = [("2026-11-23", 1, 1.0), ("2026-11-30", 0, 0.0), ("2026-12-07", 0, 0.0)];
    assert_eq!(seen, expected.map(|(monday, sessions, minutes)| (monday.to_owned(), sessions, minutes)));
}

#[test]
fn after_years_the_last_two_are_shown_by_the_week() {
    let mut person = Person::agreed();
    for later in [0, 150] {
        person.wait(24.hours() * 7 * later);
        let ticket = person.started().ticket;
        person.send(Action::ExerciseDone { ticket, result: Box::new(result(8)) }).expect("done");
    }
    let weeks = weeks(&person.state(), person.now.timestamp(), person.now.time_zone());
    let last = weeks.last().map(|week| (week.monday.to_string(), week.sessions));
    assert_eq!((weeks.len(), last), (104, Some(("2029-10-08".to_owned(), 1))));
    assert_eq!(weeks.iter().map(|week| week.sessions).sum::<u32>(), 1, "the first lies further back");
}

#[test]
fn a_month_counts_what_was_recorded_by_its_end() {
    let mut person = person();
    let began = person.now.timestamp();
    let sponsor = uuid::Uuid::from_u128(7);
    let all = |person: &Person, weeks: &[i64]| -> Vec<_> {
        let after = |weeks: i64| began + (24 * 7 * weeks).hours();
        let months: Vec<Month> =
            weeks.iter().map(|week| Month { from: after(week - 4), until: after(*week) }).collect();
        let told = |share: Share| (share.active, share.completed, share.change);
        shares(&person.facts, &months, &person.rules.programme)
            .into_iter()
            .map(|share| {
                assert!(share.is_none_or(|share| share.sponsor == sponsor));
                share.map(told)
            })
            .collect()
    };
    assert_eq!(all(&person, &[4]), [None], "nobody pays");
    person.send(Action::CountFor { sponsor: Some(sponsor) }).expect("counted");
    let facts = person.facts.len();
    person.send(Action::CountFor { sponsor: Some(sponsor) }).expect("counted");
    assert_eq!(person.facts.len(), facts, "nothing is said twice");
    begin(&mut person, &[]);
    for week in 0..8 {
        // It eases: else somebody would have to look after six weeks.
        person.send(check(&[], if week < 3 { 5 } else { 2 })).expect("a check");
        let started = person.send(Action::StartSession { exercise: "cat-cow".to_owned() });
        let Ok(Outcome::Started { ticket: Ticket { ticket, .. } }) = started else { panic!("{started:?}") };
        person.send(Action::ExerciseDone { ticket, result: Box::new(result(8)) }).expect("done");
        person.wait(24.hours() * 7);
        if week == 2 || week == 7 {
            answer(&mut person, "pain", &[("average", 3.0)]);
        }
    }
    person.wait(24.hours() * 7 * 5);
    let expected = [
        Some((true, false, None)),
        Some((true, false, None)),
        Some((false, true, Some(-2.0))),
        Some((false, true, Some(-2.0))),
    ];
    assert_eq!(all(&person, &[4, 8, 12, 13]), expected);
    // What comes later changes nothing of a month that is over.
    answer(&mut person, "pain", &[("average", 9.0)]);
    person.send(Action::WithdrawConsent {}).expect("taken back");
    assert_eq!(all(&person, &[4, 8, 12, 13]), expected);
    person.wait(24.hours() * 7 * 4);
    assert_eq!(all(&person, &[12, 17]), [expected[2], None], "they have left");
}
