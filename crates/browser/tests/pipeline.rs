//! What crosses the border to JavaScript has the shapes that `web/src` reads.

use browser::{Pipeline, Portraits, next_size};
use care::{ExerciseResult, Tier};

const RESTING: &str = r#"{"slug": "resting", "posture": "kneeling", "views": ["side"], "tier": "timed", "seen": ["hips"],
    "pacing": {"there-s": 3.0, "back-s": 3.0}}"#;

/// Shows one black picture in which the detector finds nobody.
fn show_nobody(pipeline: &mut Pipeline, time_s: f64) {
    assert_ne!(pipeline.picture(64, 48), 0);
    assert_eq!(pipeline.frame(time_s), 1, "the detector is asked for");
    assert_eq!(pipeline.input_length(), 224 * 224 * 3);
    assert_eq!(pipeline.detected(&vec![0.0; 2254 * 12], &vec![-10.0; 2254]), 0);
}

#[test]
fn a_fault_in_the_definition_is_said() {
    let fault = Pipeline::new(r#"{"slug": "resting"}"#, 8).err().unwrap_or_default();
    assert!(fault.contains("posture"), "{fault}");
}

#[test]
fn darkness_is_reported_as_such() {
    let mut pipeline = Pipeline::new(RESTING, 8).unwrap();
    pipeline.start(0.0);
    show_nobody(&mut pipeline, 0.1);
    assert_eq!(pipeline.report(), [64.0, 48.0, 0.0, 0.0, 0.0, 0.0]);
    let progress: serde_json::Value = serde_json::from_str(&pipeline.progress()).unwrap();
    assert_eq!(progress["framing"], "framing-too-dark");
    // An exercise that is only timed has nothing to miss.
    assert_eq!(progress["unseen"], serde_json::Value::Null);
    assert_eq!(progress["repetitions"], 0);
    assert_eq!(progress["curve"], serde_json::Value::Null);
}

#[test]
fn a_result_is_one_that_care_takes_and_the_set_goes_on_after_it() {
    let mut pipeline = Pipeline::new(RESTING, 8).unwrap();
    pipeline.start(100.0);
    let results: Vec<ExerciseResult> = [103.0, 106.0]
        .map(|time_s| {
            for frame in 0..30 {
                show_nobody(&mut pipeline, time_s - 3.0 + f64::from(frame) * 0.1);
            }
            serde_json::from_str(&pipeline.result(time_s, 40.0)).unwrap()
        })
        .into();
    for result in &results {
        assert_eq!(result.validate(), Ok(()));
        assert_eq!((result.exercise.as_str(), result.tier, result.prescribed), ("resting", Tier::Timed, 8));
    }
    assert_eq!(results[0].duration_s, 3.0);
    assert_eq!(results[1].duration_s, 6.0);
    assert!(results[1].frames > results[0].frames);
}

#[test]
fn nobody_is_one_of_the_three_states() {
    let mut pipeline = Pipeline::new(RESTING, 8).unwrap();
    show_nobody(&mut pipeline, 0.1);
    let progress: serde_json::Value = serde_json::from_str(&pipeline.progress()).unwrap();
    assert_eq!(progress["sight"], serde_json::json!({ "state": "not-seen", "missing": [] }));
}

#[test]
fn a_photograph_without_people_has_none() {
    let mut portraits = Portraits::new(vec![128; 64 * 48 * 4], 64, 48);
    let mut ask = portraits.ask();
    let mut searches = 0;
    while ask != 0 {
        assert_eq!((ask, portraits.input_length()), (1, 224 * 224 * 3));
        ask = portraits.detected(&vec![0.0; 2254 * 12], &vec![-10.0; 2254]);
        searches += 1;
    }
    assert_eq!(searches, 4, "in each direction");
    assert_eq!(portraits.people(), "[]");
    assert_eq!(Portraits::new(Vec::new(), 64, 48).ask(), 0, "no pixels, nothing to run");
}

#[test]
fn the_size_is_chosen_by_name() {
    assert_eq!(next_size("full", 200.0), "lite");
    assert_eq!(next_size("full", 5.0), "heavy");
    assert_eq!(next_size("unknown", 5.0), "unknown");
}
