//! What a recording shows: from where, in which posture, and every signal over time.

use body::angles::{self, Quantity, Side};
use body::torso;
use body::{Joint, Observation, Skeleton};

use super::excursion::median;
use super::refusal::Refusal;
use crate::definition::{Group, Limb, Posture, Signal, View};
use crate::features::Features;
use crate::reading::{Front, Reading};

/// Three repetitions take longer than this, seconds.
const SHORTEST_S: f64 = 3.0;
/// A body must be seen for this share of the frames.
const SEEN_MIN: f64 = 0.6;
/// A view, and a part of the body, is what was seen for this share of the time.
const MOSTLY: f64 = 0.9;
/// A posture must be kept all through the movement, but for a few ghosts: one that the movement itself leaves (a squat's
/// upright trunk) would later stop the count of whoever moves farther.
const THROUGHOUT: f64 = 0.98;
/// A part is seen from this visibility on, as in framing.
const VISIBLE: f64 = 0.5;

/// The signals that come alone.
const SINGLE: [Signal; 13] = [
    Signal::Curve,
    Signal::TrunkInclination,
    Signal::LateralTilt,
    Signal::ThoracicRotation,
    Signal::ShoulderYaw,
    Signal::HeadRotation,
    Signal::HeadPitch,
    Signal::HeadForward,
    Signal::NeckLength,
    Signal::HandSpread,
    Signal::HandReach,
    Signal::ThighInclination,
    Signal::HipsToHeels,
];
/// The signals that come in pairs.
pub(super) const PAIRED: [Signal; 5] = [
    Signal::ShoulderElevation,
    Signal::ElbowFlexion,
    Signal::HandHeight,
    Signal::HipFlexion,
    Signal::KneeFlexion,
];

/// The smallest movement that is a movement, in the signal's unit: about what the library's definitions ask for.
pub(super) fn least(signal: Signal) -> f64 {
    match signal {
        Signal::Curve => 0.025,
        Signal::TrunkInclination | Signal::LateralTilt => 5.0,
        Signal::HeadForward | Signal::NeckLength => 0.05,
        Signal::ShoulderWidth | Signal::HandHeight | Signal::HandSpread | Signal::HandReach => 0.15,
        Signal::HipsToHeels => 0.15,
        _ => 10.0,
    }
}

/// How well a signal suits as the primary one, all else alike: an angle belongs to one joint, a distance to several, and
/// each person may come by it in another way.
pub(super) fn suits(signal: Signal) -> f64 {
    match signal {
        Signal::HandHeight | Signal::HandSpread | Signal::HandReach | Signal::HipsToHeels => 0.8,
        _ => 1.0,
    }
}

/// The parts of the body that a signal is read from, besides shoulders and hips.
pub(super) fn read_from(signal: Signal) -> &'static [Group] {
    match signal {
        Signal::HeadRotation | Signal::HeadPitch | Signal::HeadForward | Signal::NeckLength => &[Group::Head],
        Signal::ElbowFlexion | Signal::HandHeight | Signal::HandSpread | Signal::HandReach => &[Group::Hands],
        Signal::HipFlexion | Signal::ThighInclination => &[Group::Knees],
        Signal::KneeFlexion | Signal::HipsToHeels => &[Group::Knees, Group::Feet],
        _ => &[],
    }
}

/// One signal over time.
#[derive(Debug, Clone)]
pub(super) struct Track {
    pub(super) signal: Signal,
    pub(super) limb: Limb,
    /// As many as there are times; NaN where it was not seen.
    pub(super) values: Vec<f64>,
}

impl Track {
    /// The share of the frames in which it is known.
    pub(super) fn known_share(&self) -> f64 {
        self.values.iter().filter(|v| v.is_finite()).count() as f64 / self.values.len().max(1) as f64
    }
}

/// A recording as it is learnt from.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) time_s: Vec<f64>,
    pub(super) view: View,
    pub(super) posture: Posture,
    /// The parts that were seen throughout.
    pub(super) groups: Vec<Group>,
    pub(super) tracks: Vec<Track>,
}

impl Shown {
    /// Reads a recording; frames whose time does not ascend are passed over.
    pub(super) fn read(observations: &[Observation]) -> Result<Self, Refusal> {
        let mut frames: Vec<&Observation> = Vec::with_capacity(observations.len());
        for observation in observations.iter().filter(|o| o.time_s.is_finite()) {
            if frames.last().is_none_or(|last| observation.time_s > last.time_s) {
                frames.push(observation);
            }
        }
        let seconds = match (frames.first(), frames.last()) {
            (Some(first), Some(last)) => last.time_s - first.time_s,
            _ => 0.0,
        };
        if seconds < SHORTEST_S {
            return Err(Refusal::TooShort { seconds });
        }
        let bodies: Vec<&Observation> =
            frames.iter().copied().filter(|o| Features::read(o, Posture::Any).is_some()).collect();
        let share = bodies.len() as f64 / frames.len() as f64;
        if share < SEEN_MIN {
            return Err(Refusal::Unseen { share });
        }
        let view = view(&bodies);
        let posture = posture(&bodies, view);
        let groups = [Group::Head, Group::Shoulders, Group::Hands, Group::Hips, Group::Knees, Group::Feet];
        let groups = groups
            .into_iter()
            .filter(|group| {
                mostly(&bodies, MOSTLY, |o| {
                    o.pose.as_ref().is_some_and(|p| torso::visibility(p, group.part()) >= VISIBLE)
                })
            })
            .collect();
        let tracks = tracks(&frames, posture, view);
        Ok(Self { time_s: frames.iter().map(|o| o.time_s).collect(), view, posture, groups, tracks })
    }
}

/// Whether something is so for a share of the frames.
fn mostly(bodies: &[&Observation], share: f64, is: impl Fn(&Observation) -> bool) -> bool {
    bodies.iter().filter(|o| is(o)).count() as f64 >= share * bodies.len() as f64
}

/// Where the chest looks: upwards, and towards the camera, -1..=1; the median over the recording.
fn chest(bodies: &[&Observation]) -> (f64, f64) {
    let normals: Vec<glam::DVec3> = bodies
        .iter()
        .filter_map(|o| {
            let s = Skeleton::from_pose(o.pose.as_ref()?);
            let across = s.at(Joint::RightShoulder)? - s.at(Joint::LeftShoulder)? + s.at(Joint::RightHip)?
                - s.at(Joint::LeftHip)?;
            (s.at(Joint::Neck)? - s.at(Joint::Pelvis)?).cross(across).try_normalize()
        })
        .collect();
    (median(normals.iter().map(|n| n.y).collect()), median(normals.iter().map(|n| n.z).collect()))
}

/// From where the camera looks: the nearest view that holds for nearly all of the time.
fn view(bodies: &[&Observation]) -> View {
    let (_, towards) = chest(bodies);
    // Within 60 degrees of the line of sight is frontal.
    let views = match towards {
        z if z >= 0.5 => [View::Front, View::Side],
        z if z <= -0.5 => [View::Back, View::Side],
        z if z >= 0.0 => [View::Side, View::Front],
        _ => [View::Side, View::Back],
    };
    let holds = |view: View| {
        mostly(bodies, MOSTLY, |o| {
            Features::read(o, Posture::Any).is_some_and(|f| f.view(&[view], true).is_some())
        })
    };
    views.into_iter().find(|view| holds(*view)).unwrap_or(View::Any)
}

/// The most particular posture that is kept throughout.
fn posture(bodies: &[&Observation], view: View) -> Posture {
    use Posture::{Any, HandsAndKnees, Kneeling, Prone, Seated, SideLying, Standing, Supine, Upright};
    let (up, _) = chest(bodies);
    let flexion = |read: fn(&Skeleton, Side) -> Quantity| {
        let flexions = bodies.iter().filter_map(|o| {
            let skeleton = Skeleton::from_pose(o.pose.as_ref()?);
            read(&skeleton, Side::Left).known().or(read(&skeleton, Side::Right).known())
        });
        median(flexions.collect())
    };
    // On the heels thighs are level as on a chair: the knees tell. From the front thighs hardly show: upright is all that
    // can be asked for without turning others away.
    let side = matches!(view, View::Side | View::Any);
    let on_heels = flexion(angles::knee_flexion) > 115.0;
    let sits = flexion(angles::hip_flexion) > 45.0;
    let holds = |posture: &Posture| {
        let may_be = match posture {
            Seated => side && sits && !on_heels,
            Standing => side && !sits,
            Kneeling => on_heels,
            Prone => up < -0.5,
            Supine => up > 0.5,
            // Seen from the front, a body that stands would pass for one on hands and knees.
            HandsAndKnees => up < -0.3,
            _ => true,
        };
        may_be
            && mostly(bodies, THROUGHOUT, |o| {
                Features::read(o, *posture).is_some_and(|f| f.in_posture(*posture, view, false))
            })
    };
    [HandsAndKnees, Seated, Standing, Kneeling, Prone, Supine, SideLying, Upright]
        .into_iter()
        .find(holds)
        .unwrap_or(Any)
}

fn tracks(frames: &[&Observation], posture: Posture, view: View) -> Vec<Track> {
    // The thigh's inclination is only to be seen from the side.
    let side = matches!(view, View::Side | View::Any);
    let single = SINGLE.into_iter().filter(|s| side || *s != Signal::ThighInclination);
    let single = single.map(|signal| (signal, Limb::Seen));
    let paired = PAIRED
        .into_iter()
        .flat_map(|signal| [Limb::Seen, Limb::Left, Limb::Right].map(|limb| (signal, limb)));
    let mut tracks: Vec<Track> = single
        .chain(paired)
        .map(|(signal, limb)| Track { signal, limb, values: Vec::with_capacity(frames.len()) })
        .collect();
    let mut front = Front::default();
    for observation in frames {
        let features = Features::read(observation, posture);
        let reading =
            features.as_ref().and_then(|features| Reading::of(observation, features, view, &mut front));
        for track in &mut tracks {
            let value = reading.as_ref().and_then(|r| r.read(track.signal, track.limb, None));
            track.values.push(value.map_or(f64::NAN, |(value, _)| value));
        }
    }
    tracks
}
