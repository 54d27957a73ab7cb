//! Rounding: an observation as whole numbers of steps.
//!
//! Every step is a power of two, so that a whole number of steps is a float without error and rounding it again changes
//! nothing. Not-a-number stays not-a-number; what is larger than the grid (infinity too) becomes its edge.

use body::{BackProfile, Landmark, Observation, Outline, POINTS, Pose};
use glam::{DVec2, DVec3};

/// Step of the time, seconds: 61 microseconds, far below an exposure.
const TIME: f64 = exp2(-14);
/// Step of the picture's sides, pixels.
const SIZE: f64 = exp2(-10);
/// Step of landmarks in space across the line of sight, metres: 2 mm, where the network errs by centimetres.
const WORLD: f64 = exp2(-9);
/// A metre in these steps.
pub(super) const METRE: f64 = 1.0 / WORLD;
/// Step of the heights of the back, torso lengths: a third of a pixel of a torso of 150, where the mask has cells of 2.
const HEIGHT: f64 = exp2(-9);
/// Step of visibility and score: their own noise is larger.
const SHARE: f64 = exp2(-6);
/// Step of the brightness.
const BRIGHTNESS: f64 = exp2(-8);
/// A landmark's step in the picture is the power of two that parts the longer side into this many at most, and into more
/// than half of it: half a pixel of 640 x 480. Landmarks err by several pixels there.
const IMAGE_LOG2: i32 = 11;
/// Depths are guessed by the network and err several times as much: so many times the step.
pub(super) const DEPTH: f64 = 2.0;

/// Stands for not-a-number.
const NOT_A_NUMBER: i64 = i64::MIN;
/// The grid's edge: every whole number up to here is a float, and in a picture or a room nothing is near it.
const EDGE: f64 = exp2(50);

/// Two to a whole power.
const fn exp2(power: i32) -> f64 {
    f64::from_bits(((1023 + power) as u64) << 52)
}

/// What a landmark is rounded to: image x y z, world x y z, visibility.
pub(super) const PER_POINT: usize = 7;
/// Numbers of an observation besides its bodies.
pub(super) const HEAD: usize = 4;
/// Numbers of a pose: its score, then its landmarks.
pub(super) const PER_POSE: usize = 1 + POINTS * PER_POINT;

/// A pose in steps.
pub(super) type PoseSteps = [i64; PER_POSE];

/// An observation in steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Frame {
    /// Time, width, height, brightness.
    pub(super) head: [i64; HEAD],
    pub(super) pose: Option<PoseSteps>,
    pub(super) smooth: Option<PoseSteps>,
    /// The heights of the back, all that is kept of the outline.
    pub(super) profile: Option<Profile>,
}

/// The heights of the back in steps.
pub(super) type Profile = [i64; BackProfile::RAYS];

/// What is kept of an outline, seen with a rounded pose: the profile of the back, where it has one.
fn profile(outline: Option<&Outline>, pose: Option<&Pose>) -> Option<Profile> {
    let BackProfile { heights } = BackProfile::of(outline?, pose?)?;
    Some(heights.map(|height| steps(height, HEIGHT)))
}

/// The outline with this profile, into a list whose memory is used again.
fn outline(profile: &Profile, pose: &Pose, points: &mut Vec<DVec2>) {
    BackProfile { heights: profile.map(|height| value(height, HEIGHT)) }.outline(pose, points);
}

impl Frame {
    /// An observation, rounded.
    pub(super) fn take(&mut self, seen: &Observation) {
        let size = [steps(seen.size.x, SIZE), steps(seen.size.y, SIZE)];
        let image = image_step(size);
        self.head = [time_steps(seen.time_s), size[0], size[1], steps(seen.brightness, BRIGHTNESS)];
        self.pose = seen.pose.as_ref().map(|pose| pose_steps(pose, image));
        self.smooth = seen.smooth.as_ref().map(|pose| pose_steps(pose, image));
        let rounded = self.pose.as_ref().map(|all| pose(all, image));
        self.profile = profile(seen.outline.as_ref(), rounded.as_ref());
    }

    /// The rounded observation.
    pub(super) fn give(&self) -> Observation {
        let [time, width, height, brightness] = self.head;
        let image = image_step([width, height]);
        let rounded = self.pose.as_ref().map(|all| pose(all, image));
        let corners = |(profile, pose): (&Profile, &Pose)| {
            let mut points = Vec::with_capacity(BackProfile::RAYS + 4);
            outline(profile, pose, &mut points);
            Outline { points }
        };
        let outline = self.profile.as_ref().zip(rounded.as_ref()).map(corners);
        Observation {
            time_s: time_of(time),
            size: DVec2::new(value(width, SIZE), value(height, SIZE)),
            brightness: value(brightness, BRIGHTNESS),
            smooth: self.smooth.as_ref().map(|all| pose(all, image)),
            pose: rounded,
            outline,
        }
    }
}

/// A time in steps.
pub(super) fn time_steps(time_s: f64) -> i64 {
    steps(time_s, TIME)
}

/// The time of a number of steps, seconds.
pub(super) fn time_of(steps: i64) -> f64 {
    value(steps, TIME)
}

/// A number in steps.
fn steps(value: f64, step: f64) -> i64 {
    if value.is_nan() { NOT_A_NUMBER } else { (value / step).round_ties_even().clamp(-EDGE, EDGE) as i64 }
}

/// A number of steps as a number.
fn value(steps: i64, step: f64) -> f64 {
    if steps == NOT_A_NUMBER { f64::NAN } else { steps as f64 * step }
}

/// A whole number of steps, NaN where it stands for one.
pub(super) fn value_of(steps: i64) -> f64 {
    value(steps, 1.0)
}

/// The step of places in a picture of this size, pixels.
fn image_step(size: [i64; 2]) -> f64 {
    let longer = size[0].max(size[1]);
    // Without a picture there is nothing to part: as for a common one.
    let side = if longer <= 0 { 1 << 20 } else { longer.min(1 << 30) };
    let log2 = i64::BITS - (side - 1).leading_zeros();
    SIZE * exp2(log2 as i32 - IMAGE_LOG2)
}

/// The steps of a landmark's numbers.
fn point_steps(image: f64) -> [f64; PER_POINT] {
    [image, image, DEPTH * image, WORLD, WORLD, DEPTH * WORLD, SHARE]
}

fn pose_steps(pose: &Pose, image: f64) -> PoseSteps {
    let mut all = [0; PER_POSE];
    all[0] = steps(pose.score, SHARE);
    let grid = point_steps(image);
    for (landmark, out) in pose.landmarks.iter().zip(all[1..].chunks_exact_mut(PER_POINT)) {
        let Landmark { image: i, world: w, visibility, .. } = *landmark;
        for (out, (value, step)) in
            out.iter_mut().zip([i.x, i.y, i.z, w.x, w.y, w.z, visibility].into_iter().zip(grid))
        {
            *out = steps(value, step);
        }
    }
    all
}

fn pose(all: &PoseSteps, image: f64) -> Pose {
    let grid = point_steps(image);
    Pose {
        score: value(all[0], SHARE),
        landmarks: std::array::from_fn(|point| {
            let at = 1 + point * PER_POINT;
            let [ix, iy, iz, wx, wy, wz, visibility] = std::array::from_fn(|k| value(all[at + k], grid[k]));
            // How likely a point is in the picture is not kept: nothing reads it, and hidden points are the rarer case.
            Landmark {
                image: DVec3::new(ix, iy, iz),
                world: DVec3::new(wx, wy, wz),
                visibility,
                presence: visibility,
            }
        }),
    }
}

/// An observation as a recording keeps it: rounded to steps well below the error of what was seen. Rounding again
/// changes nothing.
pub fn quantise(seen: &Observation) -> Observation {
    let mut rounded = EMPTY;
    quantise_into(seen, &mut rounded);
    rounded
}

/// A time as a recording keeps it, seconds.
pub fn quantise_time(time_s: f64) -> f64 {
    time_of(time_steps(time_s))
}

/// [`quantise`], into an observation whose memory is used again.
pub fn quantise_into(seen: &Observation, rounded: &mut Observation) {
    let round = |x: f64, step: f64| value(steps(x, step), step);
    let size = [steps(seen.size.x, SIZE), steps(seen.size.y, SIZE)];
    let image = image_step(size);
    rounded.time_s = round(seen.time_s, TIME);
    rounded.size = DVec2::from_array(size.map(|side| value(side, SIZE)));
    rounded.brightness = round(seen.brightness, BRIGHTNESS);
    let round_pose = |seen: &Pose| pose(&pose_steps(seen, image), image);
    rounded.pose = seen.pose.as_ref().map(round_pose);
    rounded.smooth = seen.smooth.as_ref().map(round_pose);
    match (profile(seen.outline.as_ref(), rounded.pose.as_ref()), &rounded.pose) {
        (Some(profile), Some(pose)) => {
            outline(&profile, pose, &mut rounded.outline.get_or_insert_default().points);
        }
        _ => rounded.outline = None,
    }
}

/// Nobody in no picture.
const EMPTY: Observation =
    Observation { time_s: 0.0, size: DVec2::ZERO, pose: None, smooth: None, outline: None, brightness: 0.0 };
