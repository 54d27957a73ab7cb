//! What the camera looks for in one exercise, as data.

mod check;
mod fault;
mod signal;

use serde::{Deserialize, Serialize};

use crate::message::Caption;

pub use check::DefinitionError;
pub use fault::{Does, Fault, Makes};
pub use signal::{Limb, Role, Signal, SignalUse};

/// The movement definition of one exercise: a `movement.toml` in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Definition {
    /// The exercise's name in addresses and records, such as `cat-cow`.
    pub slug: String,
    /// The position in which the exercise happens; outside of it nothing is counted.
    pub posture: Posture,
    /// From where the camera may look, the best place first.
    pub views: Vec<View>,
    /// The best that the camera can do for this exercise.
    pub tier: Tier,
    /// The parts of the body that must be seen.
    pub seen: Vec<Group>,
    /// Whether repetitions belong to a side of the body.
    #[serde(default)]
    pub sides: Sides,
    /// Whether only one direction is the exercise's own, or either may come first.
    #[serde(default)]
    pub way: Way,
    /// The signals that carry the repetition; empty for an exercise that is only timed or held.
    #[serde(default)]
    pub signals: Vec<SignalUse>,
    /// What the parts of the movement are called on the screen.
    #[serde(default)]
    pub phases: Phases,
    /// How long a repetition may take; needed wherever repetitions are counted.
    #[serde(default)]
    pub tempo: Option<Tempo>,
    /// The smallest and the largest movement that counts; needed wherever repetitions are counted.
    #[serde(default)]
    pub range: Option<Range>,
    /// The hold within a repetition, where one belongs to the exercise.
    #[serde(default)]
    pub pause: Option<Pause>,
    /// The position that is held, where seconds held are measured instead of repetitions.
    #[serde(default)]
    pub hold: Option<Hold>,
    /// What may go wrong, and what is said then.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// The guide's pace when there is no camera.
    pub pacing: Pacing,
}

/// A starting position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Posture {
    /// Hands under the shoulders, knees under the hips, trunk about level.
    HandsAndKnees,
    /// On a chair, thighs about level, trunk about upright.
    Seated,
    /// On straight legs, trunk about upright.
    Standing,
    /// Lying on one side.
    SideLying,
    /// Kneeling, sitting on the heels or on the way there.
    Kneeling,
    /// Lying on the belly.
    Prone,
    /// Lying on the back.
    Supine,
    /// Sitting or standing, trunk about upright.
    Upright,
    /// Whatever the person does.
    Any,
}

/// Where the camera stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// The person's side is turned to the camera.
    Side,
    /// The person faces the camera.
    Front,
    /// The person's back is turned to the camera.
    Back,
    /// From wherever it stands.
    Any,
}

/// What the camera can do for an exercise, or did in a set: from best to least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// The quantity of interest itself is measured (the curve of the back).
    Measured,
    /// Repetitions or seconds in position are seen through landmarks, without that quantity.
    Counted,
    /// Only the time is known.
    Timed,
}

/// A part of the body that the camera must see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Nose and ears.
    Head,
    /// Either shoulder.
    Shoulders,
    /// Either wrist.
    Hands,
    /// Either hip.
    Hips,
    /// Either knee.
    Knees,
    /// Either ankle.
    Feet,
}

/// Which side of the body a repetition belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sides {
    /// None: both sides move alike.
    #[default]
    None,
    /// Each repetition is to one side; both may come in one set, in any order.
    Alternating,
    /// Each repetition is to one side, and a set has one side only: the one that moves first.
    OneASet,
}

/// The direction in which a repetition leaves rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Only the exercise's own: where the primary signal, with its polarity, rises.
    #[default]
    Own,
    /// The same, but what lies below rest does not belong to it: the arm that slides under before it opens.
    BeyondRest,
    /// Either: rounding first or hollowing first.
    Either,
}

/// What the parts of the movement are called on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Phases {
    /// At rest, before and between repetitions.
    pub rest: Option<Caption>,
    /// On the exercise's own way.
    pub there: Option<Caption>,
    /// Held at the far end.
    pub hold: Option<Caption>,
    /// On the way back.
    pub back: Option<Caption>,
    /// On the other side of rest, where there is one.
    pub opposite: Option<Caption>,
}

/// How long a repetition, there and back, may take.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Tempo {
    /// Faster than this is counted but not correct, seconds; below half of it it is not a repetition at all.
    pub min_s: f64,
    /// Slower than this is not counted, seconds.
    pub max_s: f64,
}

/// The movement that counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Range {
    /// Absolute floor, units of the primary signal.
    pub floor: f64,
    /// Multiple of the filtered signal's own noise (standard deviation).
    pub noise_multiple: f64,
    /// Share of the person's own comfortable range at which a repetition counts, 0..=1, from the third of a set on; of a range that is
    /// known from before, two thirds of this.
    #[serde(default = "Range::own_share")]
    pub share: f64,
    /// The largest distance from rest that is safe for this person, units of the primary signal: a repetition that
    /// goes further counts but is not correct.
    #[serde(default)]
    pub limit: Option<f64>,
}

impl Range {
    /// The share of one's own range that counts unless an exercise says otherwise: people rarely vary more within a
    /// set, and a scratch or a sip is usually less.
    pub const fn own_share() -> f64 {
        0.3
    }
}

/// A hold within a repetition. It counts only at the far end and while the person is almost still there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pause {
    /// Shorter than this and the person is asked to stay a little, seconds; 0: any.
    pub least_s: f64,
}

/// A position that is held: the seconds in which all conditions hold and nothing moves fast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Hold {
    /// What makes the position.
    pub within: Vec<Within>,
}

/// One condition of a position.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Within {
    /// Which signal.
    pub signal: Signal,
    /// Of which limb, for signals that come in pairs.
    #[serde(default)]
    pub limb: Limb,
    /// Not less than this, if given.
    #[serde(default)]
    pub min: Option<f64>,
    /// Not more than this, if given.
    #[serde(default)]
    pub max: Option<f64>,
    /// How far beyond the bounds somebody who holds may waver.
    #[serde(default)]
    pub slack: f64,
    /// Faster than this, in the signal's unit per second, is moving, not holding; not judged if not given.
    #[serde(default)]
    pub slow: Option<f64>,
}

/// The guide's pace without a camera.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Pacing {
    /// Seconds from the start into the movement.
    pub there_s: f64,
    /// Seconds back.
    pub back_s: f64,
}

impl Definition {
    /// Somebody, whatever they do and wherever the camera stands: for a look without an exercise.
    pub fn anything() -> Self {
        use Group::{Feet, Hands, Head, Hips, Knees, Shoulders};
        Self {
            slug: "anything".to_owned(),
            posture: Posture::Any,
            views: vec![View::Any],
            tier: Tier::Timed,
            seen: vec![Head, Shoulders, Hands, Hips, Knees, Feet],
            sides: Sides::None,
            way: Way::Own,
            signals: Vec::new(),
            phases: Phases::default(),
            tempo: None,
            range: None,
            pause: None,
            hold: None,
            faults: Vec::new(),
            pacing: Pacing { there_s: 1.0, back_s: 1.0 },
        }
    }

    /// The signal that is segmented, if repetitions are seen at all.
    pub fn primary(&self) -> Option<&SignalUse> {
        self.signals.iter().find(|s| s.role == Role::Primary)
    }

    /// Everything that is read from a body while this exercise is followed.
    pub fn used(&self) -> impl Iterator<Item = (Signal, Limb)> + '_ {
        let signals = self.signals.iter().map(|s| (s.signal, s.limb));
        let faults = self.faults.iter().map(|f| (f.signal, f.limb));
        let within = self.hold.iter().flat_map(|h| &h.within).map(|w| (w.signal, w.limb));
        signals.chain(faults).chain(within)
    }
}
