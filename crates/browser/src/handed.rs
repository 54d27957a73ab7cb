//! The shapes in which values leave Rust.

use body::torso::Group;
use body::{BackCurve, Facing, Observation, Sight, back_curve};
use glam::DVec2;
use motion::{Phase, Tracking, Update};
use serde::Serialize;
use vision::Person;

use crate::set::{Set, side};

/// Numbers before the landmarks.
const HEADER: usize = 6;

/// What to draw: `[width, height, seen, outline corners, back corners, 0]`, then if `seen` is 1 the 33 landmarks as
/// (x, y, visibility), then the outline and the contour of the back as (x, y); pixels of the picture.
pub fn report(observation: &Observation, back: Option<&BackCurve>) -> Vec<f32> {
    let outline = observation.outline.as_ref().map_or(&[][..], |outline| &outline.points);
    let back = back.map_or(&[][..], |back| &back.contour);
    let landmarks = observation.smooth.iter().flat_map(|pose| &pose.landmarks);
    let mut values = Vec::with_capacity(HEADER + 3 * body::POINTS + 2 * (outline.len() + back.len()));
    values.extend([
        observation.size.x as f32,
        observation.size.y as f32,
        f32::from(u8::from(observation.smooth.is_some())),
        outline.len() as f32,
        back.len() as f32,
        0.0,
    ]);
    values.extend(
        landmarks.flat_map(|landmark| {
            [landmark.image.x as f32, landmark.image.y as f32, landmark.visibility as f32]
        }),
    );
    values.extend(outline.iter().chain(back).flat_map(|corner| [corner.x as f32, corner.y as f32]));
    values
}

/// What of the person is seen, by names.
#[derive(Debug, Serialize)]
pub struct Seen {
    state: &'static str,
    missing: Vec<&'static str>,
}

impl Seen {
    fn of(sight: &Sight) -> Self {
        match sight {
            Sight::Seen => Self { state: "seen", missing: Vec::new() },
            Sight::Partly(missing) => {
                Self { state: "partly", missing: missing.iter().map(|&group| part(group)).collect() }
            }
            Sight::NotSeen => Self { state: "not-seen", missing: Vec::new() },
        }
    }
}

impl Default for Seen {
    fn default() -> Self {
        Self::of(&Sight::NotSeen)
    }
}

/// A group's name as people use it: they look for hands, not for wrists.
fn part(group: Group) -> &'static str {
    match group {
        Group::Head => "head",
        Group::Shoulders => "shoulders",
        Group::Elbows => "elbows",
        Group::Wrists => "hands",
        Group::Hips => "hips",
        Group::Knees => "knees",
        Group::Ankles => "feet",
    }
}

/// The curve of the back in one frame.
#[derive(Debug, Serialize)]
struct BackIndex {
    index: f64,
    confidence: f64,
}

/// The numbers of the set at this moment; messages by their ids.
#[derive(Debug, Default, Serialize)]
pub struct Progress {
    sight: Seen,
    framing: &'static str,
    ready_for_s: f64,
    repetitions: u32,
    correct: u32,
    hold_s: f64,
    holds: u32,
    holding: bool,
    side: Option<care::Side>,
    caption: Option<&'static str>,
    share: f64,
    curve: Option<f64>,
    back: Option<BackIndex>,
    unseen: Option<&'static str>,
    cue: Option<&'static str>,
}

impl Progress {
    /// Read off an observation, the back seen in it, and the engine's update on it in this set.
    pub fn of(observation: &Observation, back: Option<&BackCurve>, update: &Update, set: &Set) -> Self {
        Self {
            sight: Seen::of(&observation.sight()),
            framing: update.framing.id(),
            ready_for_s: update.ready_for_s,
            repetitions: update.repetitions,
            correct: update.correct,
            hold_s: update.hold_s,
            holds: set.holds(update.hold_s),
            holding: update.phase == Phase::Holding,
            side: update.side.map(side),
            caption: update.caption.map(|caption| caption.id()),
            share: update.progress,
            curve: update.curve.filter(|_| set.curved()),
            back: back.map(|back| BackIndex { index: back.index, confidence: back.confidence }),
            unseen: match update.tracking {
                Tracking::Unseen(reason) => Some(reason.id()),
                _ => None,
            },
            cue: update.cue.map(|cue| cue.id()),
        }
    }
}

/// Somebody in a photograph.
#[derive(Debug, Serialize)]
pub struct Portrait {
    score: f64,
    landmarks: Vec<[f64; 8]>,
    outline: Vec<[f64; 2]>,
    silhouette: Vec<u32>,
    back: Option<Back>,
}

/// The curve of a back with what it was read from.
#[derive(Debug, Serialize)]
struct Back {
    index: f64,
    confidence: f64,
    facing: &'static str,
    contour: Vec<[f64; 2]>,
    chord: Vec<[f64; 2]>,
}

impl Portrait {
    /// Of somebody.
    pub fn of(person: &Person) -> Self {
        let pairs = |points: &[DVec2]| points.iter().map(DVec2::to_array).collect::<Vec<_>>();
        let outline = person.outline.as_ref();
        let back = outline.and_then(|outline| back_curve(outline, &person.pose)).map(|curve| Back {
            index: curve.index,
            confidence: curve.confidence,
            facing: match curve.facing {
                Facing::Left => "left",
                Facing::Right => "right",
            },
            contour: pairs(&curve.contour),
            chord: pairs(&curve.chord),
        });
        Self {
            score: person.pose.score,
            landmarks: person
                .pose
                .landmarks
                .iter()
                .map(|one| {
                    let ([x, y, z], [u, v, w]) = (one.image.to_array(), one.world.to_array());
                    [x, y, z, one.visibility, one.presence, u, v, w]
                })
                .collect(),
            outline: outline.map_or_else(Vec::new, |outline| pairs(&outline.points)),
            silhouette: runs(&person.silhouette),
            back,
        }
    }
}

/// Lengths of runs outside, inside, outside ... of a silhouette; one half is inside.
fn runs(silhouette: &[u8]) -> Vec<u32> {
    let mut runs = vec![0];
    let mut inside = false;
    for &pixel in silhouette {
        if (pixel >= 128) != inside {
            inside = !inside;
            runs.push(0);
        }
        if let Some(run) = runs.last_mut() {
            *run += 1;
        }
    }
    runs
}
