//! Pain around a session, and what follows.

use crate::common::{catalogue, numbers};
use care::*;

/// The rule as the clinical basis writes it, worst first; written again here, independent of the code.
fn as_written(p0: Option<u8>, p1: Option<u8>, p2: Option<u8>, p3: Option<u8>) -> Colour {
    let [p0, p1, p2, p3] = [p0, p1, p2, p3].map(|pain| pain.map(i32::from));
    let known = |a: Option<i32>, b: Option<i32>, test: fn(i32, i32) -> bool| match (a, b) {
        (Some(a), Some(b)) => test(a, b),
        _ => false,
    };
    if p1.is_some_and(|p1| p1 >= 8)
        || known(p1, p0, |p1, p0| p1 - p0 >= 3)
        || known(p3, p0, |p3, p0| p3 - p0 >= 2)
    {
        return Colour::Red;
    }
    if p1.is_some_and(|p1| p1 > 3.max(p0.unwrap_or(0)))
        || known(p1, p0, |p1, p0| p1 - p0 == 2)
        || known(p2, p0, |p2, p0| p2 > p0)
        || known(p3, p0, |p3, p0| p3 - p0 == 1)
    {
        return Colour::Amber;
    }
    Colour::Green
}

#[test]
fn every_pain_and_every_missing_answer_has_the_outcome_that_is_written() {
    let values: Vec<Option<u8>> = (0..=10).map(Some).chain([None]).collect();
    let rules = numbers();
    for &before in &values {
        for &peak in &values {
            for &later in &values {
                for &morning in &values {
                    let pain = Pain { before, peak, later, morning };
                    let found = judge(pain, false, &rules);
                    assert_eq!(found.colour, as_written(before, peak, later, morning), "{pain:?}");
                    if morning.is_none() {
                        assert!(!found.may_step_up && !found.steps_down, "{pain:?}");
                    } else {
                        assert_eq!(found.steps_down, found.colour == Colour::Red, "{pain:?}");
                    }
                    if found.may_step_up {
                        assert!(
                            found.colour == Colour::Green && peak.is_some_and(|peak| peak <= 5),
                            "{pain:?}"
                        );
                    }
                    assert_eq!(judge(pain, true, &rules).colour, Colour::Stop);
                    assert!(!judge(pain, true, &rules).may_step_up);
                }
            }
        }
    }
}

#[test]
fn one_step_is_one_unit() {
    let catalogue = catalogue();
    let exercise = catalogue.exercise("cat-cow").expect("it is there");
    let check = |level: &str, (sets, repetitions): (u32, u32), expected: Option<(&str, u32, u32)>| {
        let amount = Amount { sets, repetitions, hold_s: 0 };
        let item = Item { exercise: "cat-cow".to_owned(), level: level.to_owned(), amount, because: vec![] };
        let found = step_up(exercise, &item, |_| true);
        let found = found.map(|(level, amount)| (level, amount.sets, amount.repetitions));
        assert_eq!(found, expected.map(|(level, sets, repetitions)| (level.to_owned(), sets, repetitions)));
    };
    check("usual", (1, 8), Some(("usual", 1, 9)));
    check("usual", (1, 12), Some(("usual", 2, 7)));
    check("usual", (2, 12), None);
    check("easy", (2, 9), Some(("usual", 1, 8)));
    check("unknown", (1, 1), None);
}
