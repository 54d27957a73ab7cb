//! For whom no level of an exercise may be given: the warnings of the clinical basis, row by row.

use std::collections::BTreeSet;

use library::{Exercise, Library};

fn library() -> Library {
    Library::load().expect("the content is valid")
}

/// The levels that may be given to somebody with these constraints.
fn given<'a>(exercise: &'a Exercise, constraints: &[&str]) -> Vec<&'a str> {
    let may = exercise.levels.iter().filter(|level| !level.forbidding().any(|id| constraints.contains(&id)));
    may.map(|level| level.id.as_str()).collect()
}

#[test]
fn what_the_clinical_notes_warn_of_is_forbidden() {
    let library = library();
    let check = |slug: &str, constraints: &[&str], allowed: &[&str]| {
        let exercise = library.exercise(slug).expect(slug);
        for constraint in constraints {
            assert_eq!(given(exercise, &[constraint]), allowed, "{slug}: {constraint}");
        }
    };
    // The notes on each exercise, in their order.
    check("seated-trunk-extension", &["osteoporosis", "fracture", "dizziness"], &[]);
    check("seated-trunk-extension", &["neck"], &["half"]);
    check("open-book", &["osteoporosis", "fracture", "shoulder"], &["half"]);
    check("cat-cow", &["wrist", "knee"], &["seated"]);
    check("cat-cow", &["osteoporosis"], &["hollow"]);
    check("cat-cow", &["fracture"], &[]);
    check("childs-pose", &["osteoporosis", "fracture", "pregnancy", "hip"], &[]);
    check("childs-pose", &["knee", "reflux", "head-low"], &["desk"]);
    check("seated-rotation", &["osteoporosis"], &["small"]);
    check("thread-the-needle", &["wrist", "knee", "head-low"], &["wall"]);
    check("thread-the-needle", &["shoulder", "dizziness", "osteoporosis", "fracture"], &[]);
    check("seated-side-bend", &["ribs", "osteoporosis", "fracture"], &[]);
    check("supine-opener", &["osteoporosis", "fracture", "acute"], &[]);
    check("supine-opener", &["bleeding"], &["towel"]);
    check("scapular-retraction", &["neck"], &["lying", "light"]);
    check("wall-slide", &["shoulder"], &["forearms"]);
    check("prone-y-t-w", &["pregnancy", "osteoporosis"], &["wall"]);
    check("prone-y-t-w", &["shoulder"], &[]);
    check("back-extensor-endurance", &["osteoporosis", "fracture"], &["supine-press"]);
    check("wall-push-up", &["wrist"], &[]);
    check("doorway-pec-stretch", &["shoulder"], &[]);
    check("chin-tuck", &["arm-symptoms"], &[]);
    check("four-point-arm-lift", &["wrist", "knee"], &[]);
    check("breathing", &["dizziness"], &["own-pace"]);
    check("band-lateral-raise", &["shoulder"], &[]);
    // Lying on the front or flat on the back, in pregnancy.
    check("supine-opener", &["pregnancy"], &[]);
    check("back-extensor-endurance", &["pregnancy"], &[]);
    check("scapular-retraction", &["pregnancy"], &["light", "tall", "long", "band"]);
    check("chin-tuck", &["pregnancy"], &["seated", "band"]);
}

#[test]
fn a_position_rules_out_who_cannot_be_in_it() {
    for exercise in &library().exercises {
        for level in &exercise.levels {
            let forbidding: BTreeSet<_> = level.forbidding().collect();
            let name = format!("{}: {}", exercise.slug, level.id);
            let seated = level.position == care::Position::Seated;
            assert_eq!(forbidding.contains("no-floor"), level.position == care::Position::Floor, "{name}");
            // A fall in the last year, or an illness of the nerves: the seated set.
            assert!(seated || forbidding.contains("balance"), "{name}");
            // Strength is not for the first days of strong pain, nor for a rib that heals.
            let load = exercise.first_phase == 3;
            assert!(!load || (forbidding.contains("acute") && forbidding.contains("ribs")), "{name}");
        }
    }
}

#[test]
fn harder_levels_are_forbidden_to_no_fewer_people() {
    // Beyond the start nobody is given what the start itself is forbidden for.
    for exercise in &library().exercises {
        let start = exercise.start_level();
        let harder = exercise.levels.iter().skip_while(|level| level.id != start.id);
        for level in harder {
            let freed: Vec<_> = start.forbidden.difference(&level.forbidden).collect();
            assert!(freed.is_empty(), "{}: {} frees {freed:?}", exercise.slug, level.id);
        }
    }
}

#[test]
fn something_is_left_for_everybody() {
    let library = library();
    let left = |constraints: &[&str]| {
        let exercises = library.exercises.iter().filter(|exercise| !given(exercise, constraints).is_empty());
        exercises.map(|exercise| exercise.slug.as_str()).collect::<Vec<_>>()
    };
    let all: Vec<_> = library.constraints.iter().map(|constraint| constraint.id.as_str()).collect();
    assert_eq!(all.len(), 17);
    assert_eq!(left(&[]).len(), 21);
    for constraint in &all {
        let left = left(&[constraint]);
        assert!(left.len() >= 4, "{constraint}: {left:?}");
    }
    assert_eq!(left(&all), ["breathing", "walking", "scapular-retraction"]);
}
