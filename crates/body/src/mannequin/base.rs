//! The postures in which exercises start.

use serde::{Deserialize, Serialize};

use super::posture::Posture;

/// What of the body stays where it is while the rest moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The middle of the hips: sitting and lying.
    Pelvis,
    /// The middle of the knees: on hands and knees, kneeling.
    Knees,
    /// The middle of the ankles: standing.
    Feet,
    /// Nothing: the lowest point of the body is on the floor at every moment, as in walking.
    Floor,
}

/// A posture in which exercises start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Upright, arms hanging.
    Standing,
    /// On a chair, thighs level, hands on the thighs, feet on the floor.
    Seated,
    /// Hands under the shoulders, knees under the hips.
    HandsAndKnees,
    /// Kneeling, sitting on the heels, hands on the thighs.
    Kneeling,
    /// On the stomach, face down, arms beside the trunk.
    Prone,
    /// On the back, knees bent, arms beside the trunk.
    Supine,
    /// On the right side, hips and knees bent, both arms together in front.
    SideLying,
}

impl Base {
    /// All of them.
    pub const ALL: [Base; 7] = [
        Base::Standing,
        Base::Seated,
        Base::HandsAndKnees,
        Base::Kneeling,
        Base::Prone,
        Base::Supine,
        Base::SideLying,
    ];

    /// What stays where it is.
    pub fn anchor(self) -> Anchor {
        match self {
            Base::Standing => Anchor::Feet,
            Base::HandsAndKnees | Base::Kneeling => Anchor::Knees,
            Base::Seated | Base::Prone | Base::Supine | Base::SideLying => Anchor::Pelvis,
        }
    }

    /// Its joint angles.
    pub fn posture(self) -> Posture {
        let angles: &[(&str, f64)] = match self {
            Base::Standing => &[
                ("arm-elevation", 7.0),
                ("arm-plane", 40.0),
                ("elbow", 12.0),
                ("hip-abduction", 3.0),
                ("foot-fixed", 1.0),
            ],
            Base::Seated => &[
                ("hip-flexion", 87.0),
                ("knee", 87.0),
                ("hip-abduction", 8.0),
                ("arm-elevation", 32.0),
                ("arm-plane", 75.0),
                ("elbow", 48.0),
                ("pronation", 70.0),
                ("foot-fixed", 1.0),
            ],
            Base::HandsAndKnees => &[
                ("pitch", 82.0),
                ("hip-flexion", 82.0),
                ("knee", 88.0),
                ("ankle", -75.0),
                ("arm-plane", 90.0),
                ("arm-elevation", 85.0),
                ("elbow", 10.0),
                ("arm-rotation", -10.0),
                ("pronation", 90.0),
                ("wrist", -85.0),
                ("neck-flexion", -8.0),
                ("hand-fixed", 1.0),
            ],
            Base::Kneeling => &[
                ("pitch", 8.0),
                ("hip-flexion", 66.0),
                ("hip-abduction", 10.0),
                ("knee", 148.0),
                ("ankle", -72.0),
                ("arm-elevation", 12.0),
                ("arm-plane", 75.0),
                ("elbow", 35.0),
                ("pronation", 70.0),
            ],
            Base::Prone => &[
                ("pitch", 90.0),
                ("ankle", -60.0),
                ("arm-elevation", 14.0),
                ("arm-plane", 0.0),
                ("pronation", 60.0),
                ("hip-abduction", 5.0),
            ],
            Base::Supine => &[
                ("pitch", -90.0),
                ("hip-flexion", 50.0),
                ("knee", 95.0),
                ("ankle", -42.0),
                ("arm-elevation", 22.0),
                ("arm-plane", 0.0),
                ("pronation", -20.0),
                ("foot-fixed", 1.0),
            ],
            Base::SideLying => &[
                ("roll", 90.0),
                ("hip-flexion", 85.0),
                ("knee", 90.0),
                ("arm-plane", 90.0),
                ("arm-elevation", 88.0),
                ("neck-bend", -12.0),
            ],
        };
        let mut posture = Posture::default();
        for (name, value) in angles {
            let known = posture.set(name, *value);
            debug_assert!(known, "{name}");
        }
        posture
    }
}
