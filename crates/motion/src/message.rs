//! Ids of the messages that a person may read or hear; the words are in the library's catalogue.

use serde::{Deserialize, Serialize};

/// An enum of message ids: what is said, its id in the catalogue, and the list of all of them.
macro_rules! messages {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// All of them, so that a catalogue can be checked for gaps.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The message's id in the catalogue; also its serialised form.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

messages! {
    /// What would help the camera to see the person, one thing at a time.
    Framing {
        /// Everything needed is seen, in position.
        Ready = "framing-ready",
        /// In position, but the outline of the back is unclear: the camera can count, not measure.
        BackUnclear = "framing-back-unclear",
        /// Nobody in the picture.
        Nobody = "framing-nobody",
        /// The picture is too dark.
        TooDark = "framing-too-dark",
        /// The picture is blown out.
        TooBright = "framing-too-bright",
        /// Several parts are out of the picture, or the person fills it.
        StepBack = "framing-step-back",
        /// The head is out of the picture, and there is no room to move.
        StepBackHead = "framing-step-back-head",
        /// The shoulders are out of the picture, and there is no room to move.
        StepBackShoulders = "framing-step-back-shoulders",
        /// The hands are out of the picture, and there is no room to move.
        StepBackHands = "framing-step-back-hands",
        /// The hips are out of the picture, and there is no room to move.
        StepBackHips = "framing-step-back-hips",
        /// The knees are out of the picture, and there is no room to move.
        StepBackKnees = "framing-step-back-knees",
        /// The feet are out of the picture, and there is no room to move.
        StepBackFeet = "framing-step-back-feet",
        /// Out at the edge behind the person, with room in front.
        MoveForwards = "framing-move-forwards",
        /// Out at the edge in front of the person, with room behind.
        MoveBackwards = "framing-move-backwards",
        /// Out at one side, whichever way the person looks.
        MoveToMiddle = "framing-move-to-middle",
        /// Out at the top edge.
        CameraHigher = "framing-camera-higher",
        /// Out at the bottom edge.
        CameraLower = "framing-camera-lower",
        /// The head is in the picture but hidden.
        HiddenHead = "framing-hidden-head",
        /// The shoulders are in the picture but hidden.
        HiddenShoulders = "framing-hidden-shoulders",
        /// The hands are in the picture but hidden.
        HiddenHands = "framing-hidden-hands",
        /// The hips are in the picture but hidden.
        HiddenHips = "framing-hidden-hips",
        /// The knees are in the picture but hidden.
        HiddenKnees = "framing-hidden-knees",
        /// The feet are in the picture but hidden.
        HiddenFeet = "framing-hidden-feet",
        /// The person is too small in the picture.
        ComeNearer = "framing-come-nearer",
        /// The camera must see the person from the side.
        TurnSide = "framing-turn-side",
        /// The camera must see the person from the front.
        TurnFront = "framing-turn-front",
        /// Not on hands and knees yet.
        HandsAndKnees = "framing-hands-and-knees",
        /// Not seated yet.
        Sit = "framing-sit",
        /// Not kneeling yet.
        Kneel = "framing-kneel",
        /// Not lying on the side yet.
        LieOnSide = "framing-lie-on-side",
        /// Not standing yet.
        Stand = "framing-stand",
        /// Neither sitting nor standing upright yet.
        Upright = "framing-upright",
        /// Not lying on the belly yet.
        LieOnFront = "framing-lie-on-front",
        /// Not lying on the back yet.
        LieOnBack = "framing-lie-on-back",
        /// The camera must see the person from behind.
        TurnBack = "framing-turn-back",
    }
}

messages! {
    /// Why nothing could be seen for a while.
    Unseen {
        /// Nobody in the picture.
        Nobody = "unseen-nobody",
        /// The picture is too dark.
        TooDark = "unseen-too-dark",
        /// The picture is blown out.
        TooBright = "unseen-too-bright",
        /// The head is not seen.
        Head = "unseen-head",
        /// The shoulders are not seen.
        Shoulders = "unseen-shoulders",
        /// The hands are not seen.
        Hands = "unseen-hands",
        /// The hips are not seen.
        Hips = "unseen-hips",
        /// The knees are not seen.
        Knees = "unseen-knees",
        /// The feet are not seen.
        Feet = "unseen-feet",
        /// The person is too small in the picture.
        TooFar = "unseen-too-far",
        /// The person is seen from the wrong side.
        Turned = "unseen-turned",
        /// The person is not in the exercise's position.
        NotInPosition = "unseen-not-in-position",
        /// The back's outline is not seen, and the rest of the body does not tell enough.
        Back = "unseen-back",
        /// The part that moves is hidden.
        Hidden = "unseen-hidden",
        /// No pictures came from the camera.
        NoPicture = "unseen-no-picture",
    }
}

messages! {
    /// A short sentence that helps during the movement.
    Cue {
        /// Faster than the exercise's tempo.
        Slower = "cue-slower",
        /// Farther than is safe for this person.
        Smaller = "cue-smaller",
        /// The far end is left too soon.
        StayAWhile = "cue-stay-a-while",
        /// The hips travel back towards the heels.
        HipsOverKnees = "cue-hips-over-knees",
        /// The elbows bend.
        LongArms = "cue-long-arms",
        /// Only the head moves.
        LetBackMove = "cue-let-back-move",
        /// The hips slide on the chair.
        HipsHeavy = "cue-hips-heavy",
        /// The chin pokes forward or up.
        ChinSoft = "cue-chin-soft",
        /// The top knee lifts, the pelvis rolls.
        KneesStacked = "cue-knees-stacked",
        /// The arm moves without the chest.
        ChestFirst = "cue-chest-first",
        /// The hips stay high.
        SinkBack = "cue-sink-back",
        /// The shoulders are drawn up in a stretch.
        MeltShoulders = "cue-melt-shoulders",
        /// The pelvis turns along.
        KneesLevel = "cue-knees-level",
        /// The trunk leans instead of turning.
        GrowTall = "cue-grow-tall",
        /// A buttock lifts.
        SitBones = "cue-sit-bones",
        /// The trunk twists instead of bending sideways.
        AlongAWall = "cue-along-a-wall",
        /// The shoulders are drawn up.
        ShouldersDown = "cue-shoulders-down",
        /// The trunk leans back or swings.
        StayTall = "cue-stay-tall",
        /// The ribs flare, the low back arches.
        RibsSoft = "cue-ribs-soft",
        /// One side goes further than the other.
        MatchSides = "cue-match-sides",
        /// The head lifts from the floor.
        NoseDown = "cue-nose-down",
        /// The neck bends far back.
        LongNeck = "cue-long-neck",
        /// The hips sag or stick out.
        OneLine = "cue-one-line",
        /// The trunk arches in a stretch.
        StepDontArch = "cue-step-dont-arch",
        /// The head nods or tilts.
        DontNod = "cue-dont-nod",
        /// The pelvis turns or drops on hands and knees.
        CupOnBack = "cue-cup-on-back",
        /// Four repetitions are done.
        Four = "cue-four",
        /// Eight repetitions are done.
        Eight = "cue-eight",
    }
}

messages! {
    /// What a part of a movement is called on the screen.
    Caption {
        /// The back rounds.
        Round = "phase-round",
        /// The back hollows.
        Hollow = "phase-hollow",
        /// The trunk leans back.
        LeanBack = "phase-lean-back",
        /// The top arm opens.
        Open = "phase-open",
        /// The top arm closes.
        Close = "phase-close",
        /// The trunk turns.
        Turn = "phase-turn",
        /// The trunk bends to the side.
        Bend = "phase-bend",
        /// An arm slides under the body.
        Thread = "phase-thread",
        /// Arms or trunk lift.
        Lift = "phase-lift",
        /// They come down.
        Lower = "phase-lower",
        /// A band or the blades are drawn back.
        Pull = "phase-pull",
        /// They are let go slowly.
        Release = "phase-release",
        /// The arms slide up.
        SlideUp = "phase-slide-up",
        /// They slide down.
        SlideDown = "phase-slide-down",
        /// The body comes towards the wall.
        TowardsWall = "phase-towards-wall",
        /// It is pushed away.
        PushAway = "phase-push-away",
        /// The chin slides back.
        TuckChin = "phase-tuck-chin",
        /// Stay where you are.
        Stay = "phase-stay",
        /// On the way back to the start.
        Back = "phase-back",
        /// At rest.
        Rest = "phase-rest",
    }
}
