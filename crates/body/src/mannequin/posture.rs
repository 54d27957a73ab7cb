//! A posture: all joint angles of the mannequin, by name.

/// An enum of angles, their names in data, and the list of all of them.
macro_rules! angles {
    ($(#[$about:meta])* $name:ident, $count:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(usize)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in choreographies.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }

        /// How many there are.
        pub(crate) const $count: usize = $name::ALL.len();
    };
}

angles! {
    /// What the trunk, the neck and the whole body do. Angles in degrees; flexion bends forwards, bend is to the person's
    /// right, twist to the person's left.
    Trunk, TRUNKS {
        /// The whole body leans forwards about the pelvis: 0 upright, 90 face down, -90 face up.
        Pitch = "pitch",
        /// The whole body turns to its left about the vertical.
        Yaw = "yaw",
        /// The whole body tips to its right: 90 lying on the right side.
        Roll = "roll",
        /// Where the body goes along its own front, shares of stature.
        Forward = "forward",
        /// Where it goes to its left, shares of stature.
        Leftward = "leftward",
        /// How far it rises, shares of stature.
        Up = "up",
        /// The lumbar spine rounds (+) or hollows (-), beyond its natural curve.
        LumbarFlexion = "lumbar-flexion",
        /// The lumbar spine bends to the right.
        LumbarBend = "lumbar-bend",
        /// The lumbar spine twists to the left.
        LumbarTwist = "lumbar-twist",
        /// The thoracic spine rounds (+) or extends (-), beyond its natural curve.
        ThoraxFlexion = "thorax-flexion",
        /// The thoracic spine bends to the right.
        ThoraxBend = "thorax-bend",
        /// The thoracic spine twists to the left.
        ThoraxTwist = "thorax-twist",
        /// The neck's base bends forwards.
        NeckFlexion = "neck-flexion",
        /// The neck bends to the right.
        NeckBend = "neck-bend",
        /// Head and neck turn to the left.
        NeckTwist = "neck-twist",
        /// The head nods on the neck, the chin going down.
        HeadFlexion = "head-flexion",
        /// How full the chest is, 0 (breathed out) ..= 1 (breathed in).
        Breath = "breath",
    }
}

angles! {
    /// What one arm and one leg do. Angles in degrees, alike for both sides.
    Limb, LIMBS {
        /// The shoulder moves forwards round the rib cage (+) or back to the spine (-).
        GirdleProtraction = "girdle-protraction",
        /// The shoulder is lifted towards the ear.
        GirdleElevation = "girdle-elevation",
        /// Plane in which the upper arm is raised: 0 to the side, 90 forwards, -90 backwards, more than 90 across the
        /// chest (as in ISB, Wu et al. 2005).
        ArmPlane = "arm-plane",
        /// How far the upper arm is raised in that plane against the thorax: 0 hanging, 180 overhead.
        ArmElevation = "arm-elevation",
        /// Turn of the upper arm inwards about its own length, beyond what raising it brings (tilt and torsion; ISB's axial
        /// rotation less the plane).
        ArmRotation = "arm-rotation",
        /// Flexion of the elbow, 0 straight.
        Elbow = "elbow",
        /// The palm turns backwards (pronation), from facing the thigh.
        Pronation = "pronation",
        /// The hand bends to the palm's side (+) or to its back (-).
        Wrist = "wrist",
        /// Flexion of the hip: 0 standing, 90 sitting upright.
        HipFlexion = "hip-flexion",
        /// The thigh goes outwards.
        HipAbduction = "hip-abduction",
        /// The thigh turns inwards about its own length.
        HipRotation = "hip-rotation",
        /// Flexion of the knee, 0 straight.
        Knee = "knee",
        /// The foot lifts towards the shin (+) or is stretched (-).
        Ankle = "ankle",
        /// How far the hand is tied to where it was in the start posture: 0 free ..= 1 tied.
        HandFixed = "hand-fixed",
        /// How far the foot is tied to where it was in the start posture: 0 free ..= 1 tied.
        FootFixed = "foot-fixed",
    }
}

/// All joint angles at one moment. `Default` is upright with hanging arms, nothing tied.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Posture {
    /// Trunk, neck and the whole body, in the order of [`Trunk`].
    pub trunk: [f64; TRUNKS],
    /// The left (0) and right (1) arm and leg, in the order of [`Limb`].
    pub limbs: [[f64; LIMBS]; 2],
}

impl Posture {
    /// An angle of trunk, neck or the whole body.
    pub fn trunk(&self, angle: Trunk) -> f64 {
        self.trunk[angle as usize]
    }

    /// An angle of the left (0) or right (1) limbs.
    pub fn limb(&self, side: usize, angle: Limb) -> f64 {
        self.limbs[side & 1][angle as usize]
    }

    /// Sets an angle by its name in data: a name of [`Trunk`], a name of [`Limb`] for both sides, or that with `left-` or
    /// `right-` before it for one. False when there is no such name.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        if let Some(&angle) = Trunk::ALL.iter().find(|angle| angle.id() == name) {
            self.trunk[angle as usize] = value;
            return true;
        }
        let (sides, limb) = match (name.strip_prefix("left-"), name.strip_prefix("right-")) {
            (Some(limb), _) => (0..1, limb),
            (_, Some(limb)) => (1..2, limb),
            _ => (0..2, name),
        };
        let Some(&angle) = Limb::ALL.iter().find(|angle| angle.id() == limb) else { return false };
        self.limbs[sides].iter_mut().for_each(|limbs| limbs[angle as usize] = value);
        true
    }

    /// The same for the body's other half: left and right exchanged.
    pub fn mirrored(&self) -> Self {
        let mut mirrored = *self;
        mirrored.limbs.swap(0, 1);
        for angle in [
            Trunk::Yaw,
            Trunk::Roll,
            Trunk::Leftward,
            Trunk::LumbarBend,
            Trunk::LumbarTwist,
            Trunk::ThoraxBend,
            Trunk::ThoraxTwist,
            Trunk::NeckBend,
            Trunk::NeckTwist,
        ] {
            mirrored.trunk[angle as usize] *= -1.0;
        }
        mirrored
    }

    /// Between this posture (share 0) and another one (share 1); shares beyond go on in a straight line.
    pub fn lerp(&self, other: &Self, share: f64) -> Self {
        self.zip(other, |a, b| a + share * (b - a))
    }

    /// This posture and what two others differ by.
    pub fn plus(&self, from: &Self, to: &Self) -> Self {
        let difference = to.zip(from, |to, from| to - from);
        self.zip(&difference, |a, d| a + d)
    }

    fn zip(&self, other: &Self, mix: impl Fn(f64, f64) -> f64) -> Self {
        let mut mixed = *self;
        for (a, b) in mixed.trunk.iter_mut().zip(&other.trunk) {
            *a = mix(*a, *b);
        }
        for (a, b) in mixed.limbs.iter_mut().flatten().zip(other.limbs.iter().flatten()) {
            *a = mix(*a, *b);
        }
        mixed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_are_set_by_name() {
        let mut posture = Posture::default();
        assert!(
            posture.set("thorax-flexion", 20.0)
                && posture.set("elbow", 90.0)
                && posture.set("left-knee", 5.0)
        );
        assert!(!posture.set("left-pitch", 1.0) && !posture.set("tail", 1.0));
        assert_eq!(posture.trunk(Trunk::ThoraxFlexion), 20.0);
        assert_eq!([0, 1].map(|side| posture.limb(side, Limb::Elbow)), [90.0, 90.0]);
        assert_eq!([0, 1].map(|side| posture.limb(side, Limb::Knee)), [5.0, 0.0]);
        let mirrored = posture.mirrored();
        assert_eq!([0, 1].map(|side| mirrored.limb(side, Limb::Knee)), [0.0, 5.0]);
        assert_eq!(mirrored.mirrored(), posture);
    }
}
