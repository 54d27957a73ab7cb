//! The signals that a definition may name.

use serde::{Deserialize, Serialize};

/// A signal over time. Angles in degrees with the signs of [`body::angles`], lengths in torso lengths.
///
/// What lies in the plane of the picture for the view at hand is read from the picture, turns about the vertical from the
/// landmarks in space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signal {
    /// Curve index of the back from the silhouette, unit-free; flexion positive.
    Curve,
    /// Inclination of the trunk: 0 upright, leaning forwards positive, 90 level.
    TrunkInclination,
    /// Tilt of the trunk to the side, positive to the person's right.
    LateralTilt,
    /// Turn of the line of the shoulders against the line of the hips, positive to the person's left.
    ThoracicRotation,
    /// Turn of the line of the shoulders about the vertical against the looker, positive to the person's left.
    ShoulderYaw,
    /// Turn of the line of the shoulders about the trunk against where the pelvis has been looking of late, positive to the
    /// person's left: steadier than [`Signal::ThoracicRotation`] where the pelvis stays.
    ChestTurn,
    /// Turn of the pelvis about the vertical against the looker, positive to the person's left.
    PelvisYaw,
    /// Tilt of the line of the hips in the picture, -90..=90: 0 level.
    PelvisTilt,
    /// Turn of the head against the thorax, positive to the person's left.
    HeadRotation,
    /// How far the head is dropped towards the chest, against the trunk.
    HeadPitch,
    /// How far the head is before the shoulders, across the trunk.
    HeadForward,
    /// Distance of head and shoulders along the trunk: small with the shoulders drawn up.
    NeckLength,
    /// Distance between the shoulders.
    ShoulderWidth,
    /// Elevation of the upper arm against the trunk: 0 hanging, 90 level, 180 overhead. Comes in pairs.
    ShoulderElevation,
    /// Flexion of the elbow: 0 straight. Comes in pairs.
    ElbowFlexion,
    /// Opening of the upper arm about the trunk's axis, against the pelvis' front: 0 forwards, 90 out to its side, 180 behind.
    /// Comes in pairs.
    ArmOpening,
    /// How far the wrist is above the hips in the picture. Comes in pairs.
    HandHeight,
    /// Distance between the wrists.
    HandSpread,
    /// Distance of the farther wrist from the base of the neck.
    HandReach,
    /// Flexion of the hip: 0 standing, 90 sitting. Comes in pairs.
    HipFlexion,
    /// Flexion of the knee: 0 straight. Comes in pairs.
    KneeFlexion,
    /// Inclination of the thigh against the vertical in side view: positive with the hips towards the heels.
    ThighInclination,
    /// Distance of hips and ankles in thigh lengths: about 2 standing, below 1 sitting on the heels.
    HipsToHeels,
}

impl Signal {
    /// Whether there is one of it on each side of the body.
    pub fn is_paired(self) -> bool {
        use Signal::{ArmOpening, ElbowFlexion, HandHeight, HipFlexion, KneeFlexion, ShoulderElevation};
        matches!(self, ArmOpening | ShoulderElevation | ElbowFlexion | HandHeight | HipFlexion | KneeFlexion)
    }

    /// Whether its sign tells the side: positive to one side of the person, negative to the other.
    pub fn has_side(self) -> bool {
        use Signal::{
            ChestTurn, HeadRotation, LateralTilt, PelvisTilt, PelvisYaw, ShoulderYaw, ThoracicRotation,
        };
        matches!(
            self,
            ChestTurn | LateralTilt | ThoracicRotation | ShoulderYaw | PelvisYaw | PelvisTilt | HeadRotation
        )
    }
}

/// Which of a pair a signal is read from; of no matter for signals that don't come in pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limb {
    /// Both, each as far as it is seen: in side view the far one is hidden.
    #[default]
    Seen,
    /// The person's left.
    Left,
    /// The person's right.
    Right,
    /// The larger of the two.
    Larger,
    /// The smaller of the two.
    Smaller,
    /// How much they differ, never negative: left-right symmetry.
    Difference,
    /// The one on the side of the repetition; as a primary signal, each for its own side.
    Own,
}

/// What a signal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The signal that is segmented into repetitions; [`crate::Range`] is in its unit.
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
    /// Of which limb, for signals that come in pairs.
    #[serde(default)]
    pub limb: Limb,
    /// What it is for.
    pub role: Role,
    /// For the primary signal its polarity: +1 or -1, which makes the exercise's own direction positive, or, where the
    /// signal's sign tells the side, the person's left. For another: units of the primary signal per unit of this one,
    /// signed, before the person's own relation is learnt; 0: the sign differs between people, only the learnt
    /// relation is used.
    pub gain: f64,
    /// How far a supporting signal must move for a repetition in which the primary one was not seen.
    #[serde(default)]
    pub alone: f64,
}
