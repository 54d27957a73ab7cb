//! How an exercise is done, as data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::base::{Anchor, Base};
use super::posture::Posture;
use super::reel::Show;
use crate::angles::Side;

/// Angles that differ from another posture, by name (see [`super::Trunk`] and [`super::Limb`]); degrees, except where the
/// angle says otherwise.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Changes(pub BTreeMap<String, f64>);

impl Changes {
    /// The posture with these angles; names that mean nothing are left out (see [`Choreography::validate`]). Names of
    /// both sides are read before names of one.
    pub fn apply(&self, posture: &Posture) -> Posture {
        let mut changed = *posture;
        let sided = |name: &str| name.starts_with("left-") || name.starts_with("right-");
        for wanted in [false, true] {
            for (name, value) in self.0.iter().filter(|(name, _)| sided(name) == wanted) {
                changed.set(name, *value);
            }
        }
        changed
    }

    /// The first name that is no angle's, or whose value is no number.
    fn fault(&self) -> Option<&str> {
        let wrong =
            |(name, value): &(&String, &f64)| !value.is_finite() || !Posture::default().set(name, **value);
        self.0.iter().find(wrong).map(|(name, _)| name.as_str())
    }
}

/// One piece of a repetition: a movement and a stay.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// Seconds that the movement takes; 0 only for somebody who appears.
    pub move_s: f64,
    /// Seconds of staying there.
    #[serde(default)]
    pub hold_s: f64,
    /// Where it goes: the angles that differ from the start posture. None is the start posture itself.
    #[serde(default)]
    pub to: Changes,
}

/// From where the exercise is well seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Viewpoint {
    /// The name of the view: `front` or `side`.
    pub view: String,
    /// Where the camera stands round the person, degrees: 0 in front of somebody with yaw 0, 90 at their left; for the
    /// right side's version it is mirrored.
    pub yaw_deg: f64,
}

/// How an exercise is done: a `choreography.toml` in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Choreography {
    /// The exercise's name in addresses and records, such as `cat-cow`.
    pub slug: String,
    /// The posture in which it starts.
    pub base: Base,
    /// What stays where it is, where that differs from the base's.
    #[serde(default)]
    pub anchor: Option<Anchor>,
    /// Whether each side is done by itself; the data then show the left one.
    #[serde(default)]
    pub per_side: bool,
    /// From where it is well seen.
    pub views: Vec<Viewpoint>,
    /// How it is shown to people, where that differs from the first view.
    #[serde(default)]
    pub show: Option<Show>,
    /// What the start posture has different from the base.
    #[serde(default)]
    pub start: Changes,
    /// One repetition, from the start posture back to it.
    pub steps: Vec<Step>,
}

/// Why a choreography can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoreographyError {
    /// A name that is no angle's, or a value that is no number.
    Angle(String),
    /// Seconds that make no sense, by the number of the step, from 0.
    Seconds(usize),
    /// It does not come back to its start.
    Open,
    /// Nobody is told from where to look at it, or by an angle that is no number.
    Views,
}

impl std::fmt::Display for ChoreographyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Angle(name) => {
                write!(f, "{name:?} is no angle of the mannequin, or its value is no number")
            }
            Self::Seconds(step) => {
                write!(f, "the seconds of step {step} must be numbers of at least 0, not all 0")
            }
            Self::Open => f.write_str("the last step must go back to the start posture"),
            Self::Views => f.write_str("at least one view with a finite angle is needed"),
        }
    }
}

impl std::error::Error for ChoreographyError {}

impl Choreography {
    /// Checks that it makes sense as a whole.
    ///
    /// # Errors
    /// The first fault.
    pub fn validate(&self) -> Result<(), ChoreographyError> {
        let mut changes = std::iter::once(&self.start).chain(self.steps.iter().map(|step| &step.to));
        if let Some(name) = changes.find_map(Changes::fault) {
            return Err(ChoreographyError::Angle(name.to_owned()));
        }
        let sensible = |seconds: f64| seconds.is_finite() && seconds >= 0.0;
        let wrong = |step: &Step| !sensible(step.move_s) || !sensible(step.hold_s);
        if let Some(step) = self.steps.iter().position(wrong) {
            return Err(ChoreographyError::Seconds(step));
        }
        if self.move_s() <= 0.0 {
            return Err(ChoreographyError::Seconds(0));
        }
        if self.steps.last().is_none_or(|step| !step.to.0.is_empty()) {
            return Err(ChoreographyError::Open);
        }
        if self.views.is_empty() || self.views.iter().any(|view| !view.yaw_deg.is_finite()) {
            return Err(ChoreographyError::Views);
        }
        Ok(())
    }

    /// Seconds of movement in one repetition, holds not counted.
    pub fn move_s(&self) -> f64 {
        self.steps.iter().map(|step| step.move_s).sum()
    }

    /// What stays where it is.
    pub fn anchor(&self) -> Anchor {
        self.anchor.unwrap_or_else(|| self.base.anchor())
    }

    /// The posture in which one side's version starts.
    pub fn start(&self, side: Side) -> Posture {
        self.on(side, self.start.apply(&self.base.posture()))
    }

    /// The posture in which a step of one side's version ends.
    pub fn end_of(&self, step: &Step, side: Side) -> Posture {
        self.on(side, step.to.apply(&self.start.apply(&self.base.posture())))
    }

    /// The sides that are done by themselves; only the left where there is nothing to tell them apart.
    pub fn sides(&self) -> &'static [Side] {
        if self.per_side { &[Side::Left, Side::Right] } else { &[Side::Left] }
    }

    /// Where a view's camera stands for one side's version, degrees round the person.
    pub fn yaw_deg(&self, view: &Viewpoint, side: Side) -> f64 {
        if self.per_side && side == Side::Right { -view.yaw_deg } else { view.yaw_deg }
    }

    fn on(&self, side: Side, posture: Posture) -> Posture {
        if self.per_side && side == Side::Right { posture.mirrored() } else { posture }
    }
}
