//! What crosses the border to JavaScript has the shapes that `web/src` reads.

use browser::{Pipeline, Portraits, next_size};
use care::{ExerciseResult, Tier};
use motion::recording::{Decoder, Entry, Mark};

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

/// A set with a pause, filmed for `before_s` seconds before it begins: what is kept of it.
fn kept(keep: &str, before_s: u32) -> Vec<u8> {
    let mut pipeline = Pipeline::new(RESTING, 8).expect("a pipeline");
    let show = |pipeline: &mut Pipeline, from_s: u32, until_s: u32| {
        (10 * from_s..10 * until_s).for_each(|tenth| show_nobody(pipeline, f64::from(tenth) / 10.0));
    };
    pipeline.next(&format!(r#"{{"definition": {RESTING}, "prescribed": 8{keep}}}"#)).expect("a set");
    show(&mut pipeline, 0, before_s);
    let start_s = f64::from(before_s);
    pipeline.start(start_s);
    show(&mut pipeline, before_s, before_s + 4);
    pipeline.pause(start_s + 4.0);
    show(&mut pipeline, before_s + 4, before_s + 9);
    pipeline.resume(start_s + 9.0);
    show(&mut pipeline, before_s + 9, before_s + 12);
    let bytes = pipeline.recording(start_s + 12.0);
    assert!(pipeline.recording(start_s + 12.0).is_empty(), "there is one of a set");
    bytes
}

#[test]
fn without_the_wish_nothing_is_recorded() {
    for keep in ["", r#", "keep": false"#] {
        assert!(kept(keep, 2).is_empty());
    }
    let mut never_begun = Pipeline::new(RESTING, 8).unwrap();
    never_begun.next(&format!(r#"{{"definition": {RESTING}, "prescribed": 8, "keep": true}}"#)).unwrap();
    show_nobody(&mut never_begun, 0.1);
    assert!(never_begun.recording(1.0).is_empty());
}

#[test]
fn a_recording_has_the_set_without_its_pauses_and_little_of_what_was_before() {
    for (before_s, before) in [(2, 20), (25, 50)] {
        let bytes = kept(r#", "keep": true"#, before_s);
        let entries: Vec<Entry> = Decoder::new(&bytes).unwrap().map(Result::unwrap).collect();
        let marks: Vec<(Mark, f64)> = entries
            .iter()
            .filter_map(|entry| match entry {
                Entry::Mark(mark, time_s) => Some((*mark, time_s - f64::from(before_s))),
                Entry::Seen(_) => None,
            })
            .collect();
        let expected = [(Mark::Start, 0.0), (Mark::Pause, 4.0), (Mark::Resume, 9.0), (Mark::Finish, 12.0)];
        assert_eq!(marks, expected);
        let start = entries.iter().position(|entry| matches!(entry, Entry::Mark(Mark::Start, _)));
        assert_eq!(start, Some(before), "frames before the set, of {before_s} s");
        assert_eq!(entries.len() - marks.len() - before, 70, "seven seconds without the pause");
    }
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
