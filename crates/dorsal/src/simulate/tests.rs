//! The rules as they are lead to nothing that must never be; rules that are broken on purpose are caught, by name of the check.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use care::{Event, Rules};
use library::{Language, Library};
use record::{MasterKey, Records, TenantId};
use store::{Location, Store};

use super::{Keeper, Plan, Progress, simulate};
use crate::system;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load().expect("the content is valid"))
}

/// Violations by check, of so many people with these rules; the checker knows the library as it is.
fn found(
    (seed, people): (u64, u64),
    rules: &Rules,
    tamper: Option<fn(&mut Event)>,
) -> BTreeMap<&'static str, u64> {
    let catalogue = library().rules().catalogue;
    let words = Language::ALL.map(|language| library().words(language));
    let plan = Plan { people, weeks: 12, seed, rules, catalogue: &catalogue, words, tamper };
    let tally = simulate::<Arc<dyn record::Source>>(plan, None, &Progress::silent(people))
        .expect("nothing is stored");
    for violation in &tally.first {
        eprintln!("{violation:?}");
    }
    tally.violations
}

/// True where a check finds something among some hundred people, who are asked a few at a time.
fn caught(name: &str, rules: &Rules, tamper: Option<fn(&mut Event)>) -> bool {
    (0..25).any(|seed| found((seed, 12), rules, tamper).contains_key(name))
}

#[test]
fn two_hundred_people_are_safe() {
    assert_eq!(found((7, 200), &library().rules(), None), BTreeMap::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_stored_reads_as_the_people_stand() {
    let folder = tempfile::tempdir().unwrap();
    let key = MasterKey::from_random([1; 32]);
    let store = Store::open(&Location::folder(folder.path()), &key).await.unwrap();
    let records = Records::new(store, key, TenantId::PERSONAL, system::source());
    let keeper = Keeper::new(&records);
    let rules = library().rules();
    let words = Language::ALL.map(|language| library().words(language));
    let plan = Plan {
        people: 12,
        weeks: 12,
        seed: 3,
        rules: &rules,
        catalogue: &rules.catalogue,
        words,
        tamper: None,
    };
    let tally = tokio::task::block_in_place(|| simulate(plan, Some(&keeper), &Progress::silent(12))).unwrap();
    assert_eq!((tally.read_back, tally.violations), (12, BTreeMap::new()));
    let listed = records.persons().await.unwrap();
    let events: u64 = listed.into_iter().map(|one| one.summary.unwrap().events).sum();
    assert_eq!(events, tally.events);
    assert!(events > 1000, "{events}");
}

#[test]
fn a_broken_rule_is_caught() {
    let check = |name: &str, change: fn(&mut Rules)| {
        let mut rules = library().rules();
        change(&mut rules);
        assert!(caught(name, &rules, None), "{name}");
    };
    check("step-after-bad-day", |rules| rules.programme.amber_peak = 10);
    check("step-after-bad-day", |rules| rules.programme.green_done_percent = 0);
    check("step-after-bad-day", |rules| rules.programme.green_row = 1);
    check("week-bound", |rules| rules.programme.week_percent = 1000);
    check("red-not-less", |rules| rules.programme.red_percent = 100);
    check("rest-not-less", |rules| rules.programme.flare_percent = 90);
    check("forbidden-exercise", |rules| {
        for level in rules.catalogue.exercises.iter_mut().flat_map(|exercise| &mut exercise.levels) {
            level.forbidden.clear();
        }
    });
    check("more-than-one-step", |rules| {
        for level in rules.catalogue.exercises.iter_mut().flat_map(|exercise| &mut exercise.levels) {
            level.dose = level.most;
        }
    });
    check("not-explained", |rules| {
        for provenance in rules.programme.rules.values_mut() {
            provenance.source.clear();
        }
    });
    check("not-explained", |rules| {
        for rule in &mut rules.screening.rules {
            rule.why = "no-such-words".to_owned();
        }
    });
    check("red-flag", |rules| rules.screening.rules.iter_mut().for_each(|rule| rule.clearance_days = None));
    check("opened-early", |rules| rules.screening.rules.iter_mut().for_each(|rule| rule.visit_since = false));
    check("easiest-set", |rules| rules.screening.rules.retain(|rule| rule.id != "pain-easiest"));
}

#[test]
fn a_screening_rule_that_is_missing_or_milder_is_caught() {
    let rules = library().rules();
    let ids = ["chest-pain", "fever", "cancer", "lump", "immune", "osteoporosis"];
    for id in ids {
        let mut without = rules.clone();
        without.screening.rules.retain(|rule| rule.id != id);
        assert!(caught("red-flag", &without, None), "without {id}");
        let mut milder = rules.clone();
        for rule in milder.screening.rules.iter_mut().filter(|rule| rule.id == id) {
            rule.disposition = Some(care::Disposition::Caution);
        }
        assert!(caught("red-flag", &milder, None), "{id} is only a caution");
    }
}

#[test]
fn an_event_that_was_spoilt_is_caught() {
    let check = |name: &str, tamper: fn(&mut Event)| {
        assert!(caught(name, &library().rules(), Some(tamper)), "{name}");
    };
    let shorter: fn(&mut Event) = |event| {
        if let Event::Locked { lock } = event {
            lock.until = lock.since;
            lock.attestation = false;
        }
    };
    check("lock-short", shorter);
    // Not only is the lock seen to be short: a session starts while it should stand.
    check("session-while-locked", shorter);
    check("not-explained", |event| {
        if let Event::Decided { decision, .. } = event {
            decision.provenance.source.clear();
        }
    });
    check("not-explained", |event| {
        if let Event::Decided { decision, .. } = event {
            decision.facts.clear();
        }
    });
    check("beyond-programme", |event| {
        if let Event::SessionStarted { ticket } = event {
            for part in &mut ticket.plan {
                part.amount.repetitions += 1;
            }
        }
    });
    check("without-clinician", |event| {
        if let Event::Decided { standing, .. } = event {
            *standing = care::Standing::Applied;
        }
    });
}
