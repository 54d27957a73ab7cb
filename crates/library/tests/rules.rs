//! What decisions rest on: the library as `care` sees it.

use std::collections::{BTreeMap, BTreeSet};

use care::{NO_FLOOR, Rules};
use library::Library;

fn rules() -> Rules {
    Library::load().expect("the content is valid").rules()
}

#[test]
fn every_exercise_can_be_prescribed_from_its_start() {
    let rules = rules();
    assert_eq!(rules.catalogue.exercises.len(), 21);
    for exercise in &rules.catalogue.exercises {
        let start = &exercise.levels[exercise.start];
        let entry = exercise.entry(&BTreeSet::new(), &rules.catalogue.equipment).expect("nothing forbids it");
        assert_eq!(entry.id, start.id, "{}", exercise.slug);
        for level in &exercise.levels {
            assert!(level.dose.within(level.most), "{} {}", exercise.slug, level.id);
            assert!(exercise.working_s(level.dose) > 0, "{} {}", exercise.slug, level.id);
            assert!(level.equipment.is_subset(&rules.catalogue.equipment), "{} {}", exercise.slug, level.id);
            assert!(
                level.forbidden.is_subset(&rules.catalogue.constraints),
                "{} {}",
                exercise.slug,
                level.id
            );
        }
    }
}

#[test]
fn whatever_one_has_there_is_something_to_do_and_never_what_is_forbidden() {
    let catalogue = rules().catalogue;
    let check = |constraints: &[&str], equipment: &[&str], at_least: usize| {
        let constraints: BTreeSet<String> = constraints.iter().map(|id| (*id).to_owned()).collect();
        let equipment: BTreeSet<String> = equipment.iter().map(|name| (*name).to_owned()).collect();
        let entries =
            catalogue.exercises.iter().filter_map(|exercise| exercise.entry(&constraints, &equipment));
        let entries: Vec<_> = entries.collect();
        assert!(entries.len() >= at_least, "{constraints:?} {equipment:?}: {}", entries.len());
        for level in entries {
            assert!(level.forbidden.is_disjoint(&constraints), "{} {constraints:?}", level.id);
            let floor = constraints.contains(NO_FLOOR) && level.position == care::Position::Floor;
            assert!(!floor && level.equipment.is_subset(&equipment), "{} {constraints:?}", level.id);
        }
    };
    check(&[], &[], 5);
    check(&[NO_FLOOR], &["chair"], 5);
    for id in &catalogue.constraints {
        check(&[id], &["chair"], 3);
        check(&[id, NO_FLOOR], &["chair", "wall"], 3);
    }
}

#[test]
fn questionnaires_are_scored_as_the_clinical_basis_says() {
    let rules = rules();
    let check = |id: &str, answers: &[(&str, f64)], score: Option<f64>, crisis: Option<bool>| {
        let questionnaire = rules.questionnaires.iter().find(|one| one.id == id).expect(id);
        let answers: BTreeMap<String, f64> = answers.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect();
        assert_eq!(questionnaire.validate(&answers), Ok(()), "{id} {answers:?}");
        let got = questionnaire.score(&answers);
        let close = got.zip(score).is_some_and(|(got, score)| (got - score).abs() < 1e-9);
        assert!(close || got == score, "{id} {answers:?}: {got:?}, not {score:?}");
        let advice = got.and_then(|score| questionnaire.advice(score));
        assert_eq!(advice.map(|advice| advice.crisis), crisis, "{id} {answers:?}");
    };
    let all = |id: &str, value: f64| {
        let items = &rules.questionnaires.iter().find(|one| one.id == id).expect(id).items;
        items.iter().map(|item| (item.id.as_str(), value)).collect::<Vec<_>>()
    };
    check("phq-8", &all("phq-8", 0.0), Some(0.0), None);
    check("phq-8", &all("phq-8", 1.0), Some(8.0), None);
    check("phq-8", &all("phq-8", 3.0), Some(24.0), Some(true));
    check("phq-8", &all("phq-8", 3.0)[1..], None, None);
    check("gad-7", &all("gad-7", 1.0), Some(7.0), None);
    check("gad-7", &all("gad-7", 2.0), Some(14.0), Some(true));
    // Of three activities, only those that were named count.
    check("activities", &[("activities-1", 4.0), ("activities-2", 7.0)], Some(5.5), None);
    // 8 of 40 hours missed, and half of the rest: 100 x (0.2 + 0.8 x 0.5).
    check("work", &[("missed", 8.0), ("worked", 32.0), ("at-work", 5.0), ("daily", 3.0)], Some(60.0), None);
}
