//! Landmarks are kept only while the person wishes it.

use crate::common::{Person, consent};
use care::*;

#[test]
fn nothing_is_kept_before_the_person_has_wished_it_nor_after_they_have_not() {
    let mut person = Person::new();
    assert_eq!(person.send(Action::WishKeeping { days: Some(30) }), Err(Refused::Closed), "no agreement yet");
    person.send(consent(Some("PT"))).expect("agreed");
    assert_eq!(person.state().keeping(), Keeping::Unasked);
    for days in [0, MAX_KEEPING_DAYS + 1] {
        let refused = person.send(Action::WishKeeping { days: Some(days) });
        assert!(matches!(refused, Err(Refused::Impossible(Impossible { field, .. })) if field == "days"));
    }
    for (wish, expected) in
        [(Some(30), Keeping::Days(30)), (None, Keeping::No), (Some(365), Keeping::Days(365))]
    {
        person.send(Action::WishKeeping { days: wish }).expect("kept");
        assert_eq!((person.state().keeping(), person.state().keeping().days()), (expected, wish));
    }
    // The wider agreement carries this one: it does not come back by itself.
    person.send(Action::WithdrawConsent {}).expect("withdrawn");
    assert_eq!(person.state().keeping(), Keeping::No);
    person.send(consent(Some("PT"))).expect("agreed again");
    assert_eq!(person.state().keeping(), Keeping::No);
}

#[test]
fn what_a_recording_shows_is_possible() {
    let shows = Shows { exercise: "open-book".to_owned(), set: 2, side: Some(Side::Left), from_s: 61.5 };
    let check = |shows: Shows, field: Option<&str>| {
        assert_eq!(shows.validate().err().map(|wrong| wrong.field).as_deref(), field, "{shows:?}");
    };
    check(shows.clone(), None);
    check(Shows { exercise: "Open book".to_owned(), ..shows.clone() }, Some("exercise"));
    check(Shows { set: 0, ..shows.clone() }, Some("set"));
    for from_s in [-1.0, 1e9, f64::NAN] {
        check(Shows { from_s, ..shows.clone() }, Some("from_s"));
    }
}
