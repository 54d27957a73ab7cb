//! What a recording keeps of an observation.

use body::{Landmark, Observation, Outline, POINTS, Pose, back_curve};
use glam::{DVec2, DVec3};
use motion::Engine;
use motion::recording::{Decoder, Encoder, Entry, Mark, RecordingError, quantise, quantise_time};
use proptest::prelude::*;

use crate::figure::{Camera, Dice, Figure, Movement, Take, definition};

/// Numbers as they come, and as they should not.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -2000.0..2000.0,
        4 => -1.0..1.0,
        1 => Just(f64::NAN),
        1 => Just(f64::NEG_INFINITY),
        1 => Just(-0.0),
        1 => any::<f64>(),
    ]
}

fn pose() -> impl Strategy<Value = Option<Pose>> {
    let landmark = (prop::array::uniform3(number()), prop::array::uniform3(number()), number(), number())
        .prop_map(|(image, world, visibility, presence)| Landmark {
            image: DVec3::from_array(image),
            world: DVec3::from_array(world),
            visibility,
            presence,
        });
    prop::option::of((prop::collection::vec(landmark, POINTS), number()).prop_map(|(all, score)| Pose {
        landmarks: all.try_into().expect("as many as there are points"),
        score,
    }))
}

/// Any observation at all.
pub fn observation() -> impl Strategy<Value = Observation> {
    let points = prop::collection::vec((number(), number()), 0..40);
    let outline = prop::option::of(
        points.prop_map(|points| Outline { points: points.into_iter().map(DVec2::from).collect() }),
    );
    (number(), (number(), number()), pose(), pose(), outline, number()).prop_map(
        |(time_s, size, pose, smooth, outline, brightness)| Observation {
            time_s,
            size: size.into(),
            pose,
            smooth,
            outline,
            brightness,
        },
    )
}

/// Every bit of an observation, so that not-a-number can be compared too.
pub fn bits(seen: &Observation) -> Vec<u64> {
    let mut all = vec![seen.time_s, seen.size.x, seen.size.y, seen.brightness];
    for pose in [&seen.pose, &seen.smooth] {
        all.push(if pose.is_some() { 1.0 } else { 0.0 });
        if let Some(pose) = pose {
            all.push(pose.score);
            for l in &pose.landmarks {
                all.extend(l.image.to_array().into_iter().chain(l.world.to_array()));
                all.extend([l.visibility, l.presence]);
            }
        }
    }
    all.push(seen.outline.as_ref().map_or(-1.0, |outline| outline.points.len() as f64));
    all.extend(seen.outline.iter().flat_map(|outline| &outline.points).flat_map(|p| [p.x, p.y]));
    all.into_iter().map(f64::to_bits).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rounding_again_changes_nothing(seen in observation()) {
        let once = quantise(&seen);
        prop_assert_eq!(bits(&quantise(&once)), bits(&once));
    }

    #[test]
    fn what_comes_back_is_the_rounded_observation(seen in prop::collection::vec(observation(), 0..12)) {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes);
        for (number, one) in seen.iter().enumerate() {
            encoder.observe(one, &mut bytes);
            if number % 5 == 3 {
                encoder.mark(Mark::Pause, one.time_s, &mut bytes);
            }
        }
        encoder.finish(&mut bytes);
        let mut entries = Decoder::new(&bytes).expect("a recording").map(|entry| entry.expect("intact"));
        for (number, one) in seen.iter().enumerate() {
            let Some(Entry::Seen(back)) = entries.next() else { panic!("a frame") };
            prop_assert_eq!(bits(&back), bits(&quantise(one)));
            if number % 5 == 3 {
                let Some(Entry::Mark(Mark::Pause, time_s)) = entries.next() else { panic!("a mark") };
                prop_assert_eq!(time_s.to_bits(), quantise_time(one.time_s).to_bits());
            }
        }
        prop_assert!(entries.next().is_none());
    }

    #[test]
    fn damage_is_found_and_what_came_before_is_kept(at in 0.0..1.0, bit in 0_u8..8, cut: bool) {
        let (frames, bytes) = filmed();
        let at = (at * bytes.len() as f64) as usize;
        let mut broken = bytes.clone();
        if cut { broken.truncate(at) } else { broken[at] ^= 1 << bit }
        let mut entries: Vec<_> = match Decoder::new(&broken) {
            Ok(decoder) => decoder.collect(),
            Err(error) => vec![Err(error)],
        };
        let error = entries.pop().expect("at least an error").expect_err("the last one");
        for (entry, frame) in entries.iter().zip(&frames) {
            prop_assert_eq!(entry, &Ok(Entry::Seen(quantise(frame))));
        }
        match error {
            RecordingError::Foreign => prop_assert!(at < 8),
            RecordingError::Version(_) => prop_assert!(!cut && (8..10).contains(&at)),
            RecordingError::Truncated { intact } | RecordingError::Damaged { intact } => {
                prop_assert_eq!(intact, entries.len());
                // Whole blocks before the damage are there.
                let share = at as f64 / bytes.len() as f64;
                prop_assert!(intact as f64 >= share * frames.len() as f64 - 600.0);
            }
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), dressed: bool) {
        let mut whole = Vec::new();
        if dressed {
            Encoder::new(&mut whole);
        }
        whole.extend(bytes);
        if let Ok(decoder) = Decoder::new(&whole) {
            prop_assert!(decoder.count() <= 1);
        }
    }

    #[test]
    fn the_curve_of_the_back_is_kept(curve in -0.2..0.3, scale in 60.0..250.0, left: bool, stands: bool, seed: u64) {
        let camera = Camera { scale, left, origin: DVec2::splat(300.0), ..Camera::default() };
        let figure = if stands { Figure::standing(curve) } else { Figure::hands_and_knees(curve) };
        let seen = camera.shoot(0.0, &figure, &mut Dice(seed));
        let kept = quantise(&seen);
        prop_assert_eq!(bits(&quantise(&kept)), bits(&kept));
        let of = |o: &Observation| back_curve(o.outline.as_ref()?, o.pose.as_ref()?);
        match (of(&seen), of(&kept)) {
            (Some(seen), Some(kept)) => {
                prop_assert!((seen.index - kept.index).abs() < 0.01, "{} {}", seen.index, kept.index);
                prop_assert!((seen.confidence - kept.confidence).abs() < 0.15);
                prop_assert_eq!(seen.facing, kept.facing);
            }
            (seen, kept) => prop_assert!(seen.or(kept).is_none_or(|c| c.confidence < 0.2)),
        }
    }

    #[test]
    fn rounding_stays_below_the_landmark_error(scale in 40.0..400.0, width in 160.0..4000.0, seed: u64) {
        let camera = Camera { size: DVec2::new(width, 0.75 * width), scale, ..Camera::default() };
        let seen = camera.shoot(1.234_567, &Figure::hands_and_knees(0.1), &mut Dice(seed));
        let kept = quantise(&seen);
        prop_assert!((kept.time_s - seen.time_s).abs() < 1e-4);
        prop_assert_eq!(kept.size, DVec2::new((width * 1024.0).round(), (width * 768.0).round()) / 1024.0);
        let (seen, kept) = (seen.pose.expect("a figure"), kept.pose.expect("a figure"));
        for (a, b) in seen.landmarks.iter().zip(&kept.landmarks) {
            prop_assert!(a.image.truncate().distance(b.image.truncate()) < width / 1400.0);
            prop_assert!((a.image.z - b.image.z).abs() <= width / 1000.0);
            prop_assert!(a.world.distance(b.world) < 0.003);
            prop_assert!((a.visibility - b.visibility).abs() < 0.01);
        }
    }
}

/// A set of cat-cow as filmed, and its recording.
fn filmed() -> (Vec<Observation>, Vec<u8>) {
    let movement = Movement::default();
    let frames = Take { seconds: movement.end_s() + 2.0, ..Take::default() }.film(|t| movement.figure(t));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    frames.iter().for_each(|frame| encoder.observe(frame, &mut bytes));
    encoder.finish(&mut bytes);
    (frames, bytes)
}

#[test]
fn a_recording_replays_to_the_same_result() {
    // The live side sees what the camera gave, unrounded, and the person's own moments.
    let (frames, _) = filmed();
    let marks = [(3.012_345_6, Mark::Start), (9.987_654_3, Mark::Pause), (11.111_111_1, Mark::Resume)];
    let end_s = frames.last().expect("frames").time_s + 0.123_456_7;
    let act = |engine: &mut Engine, mark, time_s| match mark {
        Mark::Start => engine.start(time_s),
        Mark::Pause => engine.pause(time_s),
        Mark::Resume => engine.resume(time_s),
        Mark::Finish => {}
    };

    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    let (mut engine, mut live) = (Engine::new(&definition("cat-cow")), Vec::new());
    let mut due = marks.into_iter().peekable();
    for frame in &frames {
        while let Some((time_s, mark)) = due.next_if(|(time_s, _)| *time_s <= frame.time_s) {
            act(&mut engine, mark, time_s);
            encoder.mark(mark, time_s, &mut bytes);
        }
        live.push(engine.observe(frame));
        encoder.observe(frame, &mut bytes);
    }
    encoder.mark(Mark::Finish, end_s, &mut bytes);
    encoder.finish(&mut bytes);
    let live_set = engine.finish(end_s);

    let (mut engine, mut replay, mut replay_set) = (Engine::new(&definition("cat-cow")), Vec::new(), None);
    for entry in Decoder::new(&bytes).expect("a recording") {
        match entry.expect("intact") {
            Entry::Seen(seen) => replay.push(engine.observe(&seen)),
            Entry::Mark(Mark::Finish, time_s) => replay_set = Some(engine.finish(time_s)),
            Entry::Mark(mark, time_s) => act(&mut engine, mark, time_s),
        }
    }
    assert_eq!(live, replay);
    assert!(live_set.repetitions >= 4, "{live_set:?}");
    assert_eq!(Some(live_set), replay_set);
}

/// A recording with one block of so many frames without anybody, told by so many numbers each.
fn empty_frames(entries: usize, numbers: usize) -> Vec<u8> {
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut deflate, &vec![0; entries * numbers]).expect("memory");
    let packed = deflate.finish().expect("memory");
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes);
    let mut block = vec![1];
    for number in [entries, entries * numbers, packed.len()] {
        block.extend((number as u32).to_le_bytes());
    }
    let mut sum = flate2::Crc::new();
    sum.update(&block);
    sum.update(&packed);
    block.extend(sum.sum().to_le_bytes());
    bytes.extend(block.into_iter().chain(packed));
    bytes
}

#[test]
fn a_block_of_more_entries_than_a_block_has_is_not_believed() {
    // A kilobyte of zeros would ask for gigabytes.
    let read = |entries: usize| {
        let decoded = |numbers| {
            let bytes = empty_frames(entries, numbers);
            Decoder::new(&bytes).expect("a recording").filter(Result::is_ok).count()
        };
        (1..12).map(decoded).max()
    };
    assert_eq!((read(256), read(257)), (Some(256), Some(0)));
}

#[test]
fn a_later_version_says_what_to_do() {
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes).finish(&mut bytes);
    bytes[8] = 7;
    let error = Decoder::new(&bytes).expect_err("too new");
    assert_eq!(error, RecordingError::Version(7));
    assert!(error.to_string().contains("newer"));
    assert_eq!(Decoder::new(b"solid cube").expect_err("foreign"), RecordingError::Foreign);
}
