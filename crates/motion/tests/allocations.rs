//! The live path takes no memory per frame: only the kept series (five samples a second at most) and the list of
//! repetitions grow, and both grow by doubling. Alone in this program, because the counter counts for all threads.

use body::Observation;
use body::angles::Side;
use body::mannequin::Build;
use body::mannequin::{Camera, Choreography, Mannequin, Noise, Performance, Sensor};
use motion::{Definition, Engine};

#[global_allocator]
static COUNTED: dhat::Alloc = dhat::Alloc;

const FPS: f64 = 30.0;
const MINUTES: u64 = 30;

const CAT_COW: &str = r#"
slug = "cat-cow"
base = "hands-and-knees"
views = [{ view = "side", yaw-deg = 90.0 }]
[[steps]]
move-s = 1.5
to = { pitch = 44.0, hip-flexion = 44.0, lumbar-flexion = 38.0, thorax-flexion = 26.0, neck-flexion = 18.0, head-flexion = 18.0 }

[[steps]]
move-s = 1.5
"#;

/// A minute of cat-cow, frame by frame, as the camera sees it.
fn minute() -> Vec<Observation> {
    let choreography: Choreography = toml::from_str(CAT_COW).expect("a choreography");
    let mut performance = Performance::new(&choreography, Side::Left);
    while performance.duration_s() < 60.0 {
        performance.rest(1.0).repeat(None, 1.0, None);
    }
    let start = choreography.start(Side::Left);
    let mannequin = Mannequin::new(Build::default(), &start, choreography.anchor());
    let camera = Camera::around(&[mannequin.figure(&start)], 90.0);
    let mut sensor = Sensor::new(Noise { sd: 0.005, depth: 2.0, memory_s: 0.1, dropout: 0.02 }, 4);
    let mut seen = |frame: i32| {
        let time_s = f64::from(frame) / FPS;
        sensor.observe(&camera, Some(&mannequin.figure(&performance.at(time_s))), time_s, true)
    };
    (0..(60.0 * FPS) as i32).filter_map(&mut seen).collect()
}

#[test]
fn the_live_path_takes_no_memory_per_frame() {
    let text = include_str!("../../library/content/exercises/cat-cow/movement.toml");
    let definition: Definition = toml::from_str(text).expect("a definition");
    let frames = minute();
    let mut engine = Engine::new(&definition);
    let play = |engine: &mut Engine, minute: u64, frame: &mut Observation| {
        let own_s = frame.time_s;
        frame.time_s += 60.0 * minute as f64;
        let update = engine.observe(frame);
        frame.time_s = own_s;
        update.repetitions
    };
    let mut frames = frames;
    for frame in &mut frames {
        play(&mut engine, 0, frame);
    }
    engine.start(60.0);

    let profiler = dhat::Profiler::builder().testing().build();
    let mut counted = 0;
    for minute in 1..=MINUTES {
        for frame in &mut frames {
            counted = play(&mut engine, minute, frame);
        }
    }
    let (taken, seen) = (dhat::HeapStats::get().total_blocks, frames.len() as u64 * MINUTES);
    drop(profiler);
    assert!(u64::from(counted) > 10 * MINUTES, "the movement is followed: {counted} repetitions");
    // Two growing lists that double, from nothing to a few thousand entries.
    assert!(taken <= 40, "{taken} pieces of memory in {seen} frames");
}
