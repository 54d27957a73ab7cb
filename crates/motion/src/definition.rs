//! What the camera looks for in one exercise, as data.

use serde::{Deserialize, Serialize};

/// The movement definition of one exercise: a `movement.toml` in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Definition {
    /// The exercise's name in addresses and records, such as `cat-cow`.
    pub slug: String,
    /// The position in which the exercise happens; outside of it nothing is counted.
    pub posture: Posture,
    /// From where the camera must look.
    pub view: View,
    /// The best that the camera can do for this exercise.
    pub tier: Tier,
    /// The parts of the body that must be seen.
    pub seen: Vec<Group>,
    /// The signals that carry the repetition; empty for an exercise that is only timed.
    #[serde(default)]
    pub signals: Vec<SignalUse>,
    /// How long a repetition may take; needed wherever repetitions are counted.
    #[serde(default)]
    pub tempo: Option<Tempo>,
    /// The smallest movement that counts; needed wherever repetitions are counted.
    #[serde(default)]
    pub range: Option<Range>,
    /// The position that is held, where seconds held are measured.
    #[serde(default)]
    pub hold: Option<Hold>,
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
    /// Lying on one side.
    SideLying,
    /// Kneeling, sitting on the heels or on the way there.
    Kneeling,
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

/// A signal over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Curve index of the back from the silhouette, unit-free; flexion positive.
    Curve,
    /// How far the head is dropped towards the chest, relative to the trunk, degrees.
    HeadPitch,
    /// Inclination of the trunk, degrees: hands and knees, shoulders above hips positive; seated, leaning back positive.
    TrunkInclination,
}

/// What a signal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The signal that is segmented into repetitions; [`Range`] is in its unit.
    Primary,
    /// Steadies the primary signal and stands in for it where it is not seen.
    Supporting,
}

/// One signal and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignalUse {
    /// Which signal.
    pub signal: Signal,
    /// What it is for.
    pub role: Role,
    /// Units of the primary signal per unit of this one, signed, before the person's own relation is learnt;
    /// 0: the sign differs between people, only the learnt relation is used. For the primary signal: +1 or -1, the
    /// polarity that makes the exercise's own direction positive.
    pub gain: f64,
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

/// The smallest movement that can count.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Range {
    /// Absolute floor, units of the primary signal.
    pub floor: f64,
    /// Multiple of the filtered signal's own noise (standard deviation).
    pub noise_multiple: f64,
}

/// A position that is held: hips close to the heels, trunk leaning forward.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Hold {
    /// Largest distance of hip and ankle, as a multiple of the thigh's length in the picture.
    pub hips_to_heels_max: f64,
    /// Largest inclination of the trunk, degrees: 0 is level, 90 upright, negative with the shoulders below the hips.
    pub trunk_max_deg: f64,
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

/// Why a definition can't be used.
#[derive(Debug, Clone, PartialEq)]
pub enum DefinitionError {
    /// The slug is not lower-case words joined by hyphens.
    Slug(String),
    /// Repetitions can't be counted without this part.
    Missing {
        /// Which exercise.
        slug: String,
        /// Which part of the definition.
        part: &'static str,
    },
    /// A number lies outside of its meaning.
    Number {
        /// Which exercise.
        slug: String,
        /// Which field.
        field: &'static str,
        /// What it must be.
        must: &'static str,
    },
    /// There must be exactly one primary signal.
    Primary {
        /// Which exercise.
        slug: String,
        /// How many there are.
        found: usize,
    },
    /// A signal is listed twice.
    Twice {
        /// Which exercise.
        slug: String,
        /// Which signal.
        signal: Signal,
    },
}

impl std::fmt::Display for DefinitionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Slug(slug) => write!(f, "slug {slug:?} must be lower-case words joined by hyphens"),
            Self::Missing { slug, part } => write!(f, "{slug}: `{part}` is needed to see repetitions"),
            Self::Number { slug, field, must } => write!(f, "{slug}: `{field}` must be {must}"),
            Self::Primary { slug, found } => {
                write!(f, "{slug}: exactly one signal must have the role `primary`, found {found}")
            }
            Self::Twice { slug, signal } => write!(f, "{slug}: the signal {signal:?} is listed twice"),
        }
    }
}

impl std::error::Error for DefinitionError {}

impl Definition {
    /// Somebody, whatever they do and wherever the camera stands: for a look without an exercise.
    pub fn anything() -> Self {
        use Group::{Feet, Hands, Head, Hips, Knees, Shoulders};
        Self {
            slug: "anything".to_owned(),
            posture: Posture::Any,
            view: View::Any,
            tier: Tier::Timed,
            seen: vec![Head, Shoulders, Hands, Hips, Knees, Feet],
            signals: Vec::new(),
            tempo: None,
            range: None,
            hold: None,
            pacing: Pacing { there_s: 1.0, back_s: 1.0 },
        }
    }

    /// The signal that is segmented, if repetitions are seen at all.
    pub fn primary(&self) -> Option<&SignalUse> {
        self.signals.iter().find(|s| s.role == Role::Primary)
    }

    /// Checks that the definition makes sense as a whole.
    pub fn validate(&self) -> Result<(), DefinitionError> {
        let slug = || self.slug.clone();
        let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !self.slug.split('-').all(word) {
            return Err(DefinitionError::Slug(slug()));
        }
        let number = |ok: bool, field, must| {
            if ok { Ok(()) } else { Err(DefinitionError::Number { slug: slug(), field, must }) }
        };
        let positive = |value: f64| value.is_finite() && value > 0.0;
        number(positive(self.pacing.there_s), "pacing.there-s", "more than 0")?;
        number(positive(self.pacing.back_s), "pacing.back-s", "more than 0")?;
        if let Some(tempo) = self.tempo {
            number(positive(tempo.min_s), "tempo.min-s", "more than 0")?;
            number(tempo.max_s.is_finite() && tempo.max_s > tempo.min_s, "tempo.max-s", "more than min-s")?;
        }
        if let Some(range) = self.range {
            number(positive(range.floor), "range.floor", "more than 0")?;
            number(positive(range.noise_multiple), "range.noise-multiple", "more than 0")?;
        }
        if let Some(hold) = self.hold {
            number(positive(hold.hips_to_heels_max), "hold.hips-to-heels-max", "more than 0")?;
            let inside = (-90.0..=90.0).contains(&hold.trunk_max_deg);
            number(inside, "hold.trunk-max-deg", "between -90 and 90")?;
        }
        for (i, s) in self.signals.iter().enumerate() {
            if self.signals[..i].iter().any(|other| other.signal == s.signal) {
                return Err(DefinitionError::Twice { slug: slug(), signal: s.signal });
            }
            match s.role {
                Role::Primary => {
                    number(s.gain.abs() == 1.0, "signals.gain", "1 or -1 for the primary signal")?
                }
                Role::Supporting => number(s.gain.is_finite(), "signals.gain", "finite")?,
            }
        }
        let missing = |part| Err(DefinitionError::Missing { slug: slug(), part });
        let primaries = self.signals.iter().filter(|s| s.role == Role::Primary).count();
        match (self.signals.is_empty(), primaries) {
            (true, _) if self.tier == Tier::Timed || self.hold.is_some() => Ok(()),
            (true, _) => missing("signals"),
            (false, 1) if self.tempo.is_none() => missing("tempo"),
            (false, 1) if self.range.is_none() => missing("range"),
            (false, 1) if self.seen.is_empty() => missing("seen"),
            (false, 1) => Ok(()),
            (false, found) => Err(DefinitionError::Primary { slug: slug(), found }),
        }
    }
}
