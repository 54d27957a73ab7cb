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
        /// No pictures came from the camera.
        NoPicture = "unseen-no-picture",
    }
}

messages! {
    /// A short sentence that helps during the movement.
    Cue {
        /// Faster than the exercise's tempo.
        Slower = "cue-slower",
        /// The hips travel back towards the heels.
        HipsOverKnees = "cue-hips-over-knees",
        /// The elbows bend.
        LongArms = "cue-long-arms",
        /// Only the head moves.
        LetBackMove = "cue-let-back-move",
        /// Four repetitions are done.
        Four = "cue-four",
        /// Eight repetitions are done.
        Eight = "cue-eight",
    }
}
