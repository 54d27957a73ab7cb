//! Set-up help: the one thing that would help the camera most, without flicker.

use body::torso::{self, Group as Part};
use body::{Observation, Pose};
use glam::DVec2;

use crate::definition::{Definition, Group, Posture, View};
use crate::features::Features;
use crate::message::{Framing, Unseen};

/// A message must last this long before it replaces another one, seconds.
const STEADY_S: f64 = 0.4;
/// Below this score of the network there is nobody.
const PERSON: f64 = 0.5;
/// A group this visible is seen; once seen, it stays so down to the second figure.
const VISIBLE: [f64; 2] = [0.5, 0.3];
/// Below this share of the picture's shorter side the body is too small to be read.
const SMALL: [f64; 2] = [0.14, 0.12];
/// So near to an edge, share of the picture's side, there is no room left.
const ROOM: f64 = 0.06;
/// Mean luma outside of these is too dark or too bright.
const LUMA: [f64; 2] = [0.07, 0.95];

impl Group {
    /// The body's own name of the group.
    pub(crate) fn part(self) -> Part {
        match self {
            Self::Head => Part::Head,
            Self::Shoulders => Part::Shoulders,
            Self::Hands => Part::Wrists,
            Self::Hips => Part::Hips,
            Self::Knees => Part::Knees,
            Self::Feet => Part::Ankles,
        }
    }

    fn step_back(self) -> Framing {
        match self {
            Self::Head => Framing::StepBackHead,
            Self::Shoulders => Framing::StepBackShoulders,
            Self::Hands => Framing::StepBackHands,
            Self::Hips => Framing::StepBackHips,
            Self::Knees => Framing::StepBackKnees,
            Self::Feet => Framing::StepBackFeet,
        }
    }

    fn hidden(self) -> Framing {
        match self {
            Self::Head => Framing::HiddenHead,
            Self::Shoulders => Framing::HiddenShoulders,
            Self::Hands => Framing::HiddenHands,
            Self::Hips => Framing::HiddenHips,
            Self::Knees => Framing::HiddenKnees,
            Self::Feet => Framing::HiddenFeet,
        }
    }

    fn unseen(self) -> Unseen {
        match self {
            Self::Head => Unseen::Head,
            Self::Shoulders => Unseen::Shoulders,
            Self::Hands => Unseen::Hands,
            Self::Hips => Unseen::Hips,
            Self::Knees => Unseen::Knees,
            Self::Feet => Unseen::Feet,
        }
    }
}

/// What one frame alone says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Verdict {
    /// The advice.
    pub(crate) framing: Framing,
    /// Why nothing can be counted on this frame, if so.
    pub(crate) unseen: Option<Unseen>,
    /// From where the person is seen; of no matter while nothing can be counted.
    pub(crate) view: View,
}

/// Where the middle of a group lies.
fn middle(pose: &Pose, group: Group) -> DVec2 {
    let points = group.part().points();
    let mut sum = DVec2::ZERO;
    for &point in points {
        sum += torso::image(pose, point);
    }
    sum / points.len() as f64
}

/// Judges one frame. `slack` widens every limit for somebody who was well in view just before.
pub(crate) fn judge(
    definition: &Definition,
    observation: &Observation,
    features: Option<&Features>,
    slack: bool,
) -> Verdict {
    let verdict = |framing, unseen| Verdict { framing, unseen: Some(unseen), view: View::Any };
    let loose = usize::from(slack);
    let luma = observation.brightness;
    let pose = observation.pose.as_ref().filter(|p| p.score >= PERSON);
    let Some((pose, features)) = pose.zip(features) else {
        return if luma < LUMA[0] {
            verdict(Framing::TooDark, Unseen::TooDark)
        } else if luma > LUMA[1] {
            verdict(Framing::TooBright, Unseen::TooBright)
        } else {
            verdict(Framing::Nobody, Unseen::Nobody)
        };
    };
    if let Some((framing, group)) = groups(definition, observation, pose, features, loose) {
        return verdict(framing, group.unseen());
    }
    if features.size < SMALL[loose] {
        return verdict(Framing::ComeNearer, Unseen::TooFar);
    }
    let best = definition.views.first().copied().unwrap_or(View::Any);
    let view = features.view(&definition.views, slack);
    let turn = match best {
        View::Side => Framing::TurnSide,
        View::Front => Framing::TurnFront,
        View::Back => Framing::TurnBack,
        View::Any => Framing::Ready,
    };
    if !features.in_posture(definition.posture, view.unwrap_or(best), slack) {
        let framing = match definition.posture {
            Posture::HandsAndKnees => Framing::HandsAndKnees,
            Posture::Seated => Framing::Sit,
            Posture::Standing => Framing::Stand,
            Posture::Upright => Framing::Upright,
            Posture::Kneeling => Framing::Kneel,
            Posture::SideLying => Framing::LieOnSide,
            Posture::Prone => Framing::LieOnFront,
            Posture::Supine => Framing::LieOnBack,
            Posture::Any => Framing::Ready,
        };
        // A trunk that points at the camera looks like the wrong posture: the view is what to mend first.
        if view.is_none() && best == View::Side {
            return verdict(Framing::TurnSide, Unseen::Turned);
        }
        return verdict(framing, Unseen::NotInPosition);
    }
    let Some(view) = view else {
        return verdict(turn, Unseen::Turned);
    };
    Verdict { framing: Framing::Ready, unseen: None, view }
}

/// Where the landmarks lie that are seen, of the groups that are needed.
fn seen_points<'a>(definition: &'a Definition, pose: &'a Pose) -> impl Iterator<Item = DVec2> + 'a {
    let points = definition.seen.iter().flat_map(|group| group.part().points());
    points.filter(|&&point| pose.at(point).visibility >= VISIBLE[0]).map(|&point| torso::image(pose, point))
}

/// The first needed group that is not seen and what would help, weighing all that are not seen.
fn groups(
    definition: &Definition,
    observation: &Observation,
    pose: &Pose,
    features: &Features,
    loose: usize,
) -> Option<(Framing, Group)> {
    let size = observation.size;
    let (mut first, mut missing) = (None, 0);
    let (mut left, mut right, mut top, mut bottom) = (false, false, false, false);
    for &group in &definition.seen {
        let at = middle(pose, group);
        let out = [at.x < 0.0, at.x > size.x, at.y < 0.0, at.y > size.y];
        let seen = torso::visibility(pose, group.part()) >= VISIBLE[loose] && !out.contains(&true);
        if seen {
            continue;
        }
        // Near an edge counts as out at it: the network pulls what it can't see back into the picture.
        let margin = 0.04 * size;
        left |= at.x < margin.x;
        right |= at.x > size.x - margin.x;
        top |= at.y < margin.y;
        bottom |= at.y > size.y - margin.y;
        missing += 1;
        first = first.or(Some(group));
    }
    let first = first?;
    let full = features.size > 0.6;
    // Moving the picture one way only helps where there is room at the other side.
    let margin = ROOM * size;
    let crowded = seen_points(definition, pose).fold([false; 4], |crowded, at| {
        [
            crowded[0] || at.x < margin.x,
            crowded[1] || at.x > size.x - margin.x,
            crowded[2] || at.y < margin.y,
            crowded[3] || at.y > size.y - margin.y,
        ]
    });
    let (left, right) = (left || (right && crowded[0]), right || (left && crowded[1]));
    let (top, bottom) = (top || (bottom && crowded[2]), bottom || (top && crowded[3]));
    let framing = match (left, right, top, bottom) {
        (false, false, false, false) if missing >= 3 => Framing::StepBack,
        (false, false, false, false) => first.hidden(),
        (true, true, ..) | (_, _, true, true) => Framing::StepBack,
        _ if full && missing > 1 => Framing::StepBack,
        _ if full => first.step_back(),
        // Somebody in any position may look anywhere.
        (true, false, false, false) | (false, true, false, false) if definition.posture == Posture::Any => {
            Framing::MoveToMiddle
        }
        (true, false, false, false) | (false, true, false, false) => {
            // Said along the person's own line of sight, so that a mirrored picture can't confuse.
            if left == (features.facing > 0.0) { Framing::MoveForwards } else { Framing::MoveBackwards }
        }
        (false, false, true, false) => Framing::CameraHigher,
        (false, false, false, true) => Framing::CameraLower,
        _ if missing > 1 => Framing::StepBack,
        _ => first.step_back(),
    };
    Some((framing, first))
}

/// Holds one message until another one has lasted.
#[derive(Debug, Clone)]
pub(crate) struct Steady {
    shown: Option<Framing>,
    candidate: Framing,
    since_s: f64,
    ready_since_s: Option<f64>,
}

impl Steady {
    pub(crate) fn new() -> Self {
        Self { shown: None, candidate: Framing::Nobody, since_s: 0.0, ready_since_s: None }
    }

    /// Whether the person was well in view just before.
    pub(crate) fn is_ready(&self) -> bool {
        matches!(self.shown, Some(Framing::Ready | Framing::BackUnclear))
    }

    /// Takes one frame's advice and gives the one to show.
    pub(crate) fn push(&mut self, framing: Framing, time_s: f64) -> Framing {
        if framing != self.candidate || self.shown.is_none() {
            self.candidate = framing;
            self.since_s = time_s;
        }
        let was_ready = self.is_ready();
        let shown = match self.shown {
            Some(shown) if time_s - self.since_s < STEADY_S => shown,
            _ => self.candidate,
        };
        self.shown = Some(shown);
        match (was_ready, self.is_ready()) {
            (false, true) => self.ready_since_s = Some(self.since_s),
            (_, false) => self.ready_since_s = None,
            (true, true) => {}
        }
        shown
    }

    /// For how long the person has been well in view, seconds.
    pub(crate) fn ready_for_s(&self, time_s: f64) -> f64 {
        self.ready_since_s.map_or(0.0, |since| (time_s - since).max(0.0))
    }
}
