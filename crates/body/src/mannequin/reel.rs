//! One repetition as a page shows it: few figures, evenly spread over the way, from which a renderer makes the rest.

use serde::{Deserialize, Serialize};

use super::base::Base;
use super::build::Build;
use super::choreography::{Choreography, Step};
use super::figure::Figure;
use super::kinematics::Mannequin;
use super::posture::Posture;
use super::setting::{Prop, Setting};
use crate::angles::Side;

/// Degrees that no joint turns by more than, between one figure of a reel and the next: half of it is what a chord of
/// the way may leave its arc by, less than 1 % of a limb.
const FINEST_DEG: f64 = 12.0;
/// Figures of one step, at least and at most.
const FIGURES: (f64, f64) = (4.0, 16.0);

/// How an exercise is shown to somebody, where that differs from how a camera sees it best.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Show {
    /// Where the onlooker stands round the person, degrees; none is the first view's.
    #[serde(default)]
    pub yaw_deg: Option<f64>,
    /// How far the onlooker looks down, degrees: 0 level, 90 from above.
    #[serde(default)]
    pub tilt_deg: Option<f64>,
    /// What is needed besides what the posture brings along (a chair for sitting, a mat on the floor).
    #[serde(default)]
    pub props: Vec<Prop>,
    /// True where only what lies above the hips is worth looking at.
    #[serde(default)]
    pub upper: bool,
    /// What of a movement is shown larger than it is, a factor: only where it could not be seen otherwise, as in breathing.
    #[serde(default)]
    pub breath: Option<f64>,
}

/// A stretch of a repetition: a movement and a stay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// The last of its figures; the stretch begins with the last one of the stretch before, or the first of all.
    pub last: usize,
    /// Seconds of the movement.
    pub move_s: f64,
    /// Seconds of the stay.
    pub hold_s: f64,
    /// True where somebody who holds, holds here.
    pub stays: bool,
}

/// One repetition of an exercise, the left version where it has sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Reel {
    /// The figures in order. The first and the last are alike: the start posture.
    pub figures: Vec<Figure>,
    /// What they belong to.
    pub stretches: Vec<Stretch>,
    /// Where the onlooker stands round the person, degrees.
    pub yaw_deg: f64,
    /// How far the onlooker looks down, degrees.
    pub tilt_deg: f64,
    /// True where only what lies above the hips is worth looking at.
    pub upper: bool,
    /// What stands around.
    pub setting: Setting,
}

impl Reel {
    /// Plays one repetition. `None` for a choreography that is not valid.
    pub fn of(choreography: &Choreography) -> Option<Self> {
        choreography.validate().ok()?;
        let show = choreography.show.clone().unwrap_or_default();
        let start = choreography.start(Side::Left);
        let mannequin = Mannequin::new(Build::default(), &start, choreography.anchor());
        let holds = choreography.steps.iter().any(|step| away(step) && step.hold_s > 0.0);
        let breath = show.breath.unwrap_or(1.0);

        let mut figures = vec![mannequin.figure(&start)];
        let mut stretches = Vec::new();
        let mut from = start;
        for (at, step) in choreography.steps.iter().enumerate() {
            let mut to = choreography.end_of(step, Side::Left);
            to.trunk[super::Trunk::Breath as usize] *= breath;
            let count = (largest_deg(&from, &to) / FINEST_DEG).ceil().clamp(FIGURES.0, FIGURES.1) as usize;
            for share in (1..=count).map(|figure| figure as f64 / count as f64) {
                figures.push(mannequin.figure(&from.lerp(&to, share)));
            }
            let stays = away(step) && if holds { step.hold_s > 0.0 } else { at == 0 };
            let last = figures.len() - 1;
            stretches.push(Stretch { last, move_s: step.move_s, hold_s: step.hold_s, stays });
            from = to;
        }
        let view = choreography.views.first()?;
        let (yaw_deg, tilt_deg) =
            (show.yaw_deg.unwrap_or(view.yaw_deg), show.tilt_deg.unwrap_or(tilt(choreography.base)));
        let setting = Setting::around(choreography.base, &figures, &show.props);
        Some(Self { figures, stretches, yaw_deg, tilt_deg, upper: show.upper, setting })
    }

    /// The two figures that tell the movement: the start posture and the position away from it, or where there are several
    /// of these, the first and the last one.
    pub fn ends(&self) -> [usize; 2] {
        let away = self.stretches.len().saturating_sub(1);
        match &self.stretches[..away] {
            [] => [0, 0],
            [only] => [0, only.last],
            [first, .., last] => [first.last, last.last],
        }
    }
}

fn away(step: &Step) -> bool {
    !step.to.0.is_empty()
}

/// Somebody on the floor is looked at from above a little, as when standing beside a mat.
fn tilt(base: Base) -> f64 {
    match base {
        Base::Standing | Base::Seated => 8.0,
        Base::HandsAndKnees | Base::Kneeling | Base::Prone => 12.0,
        Base::Supine | Base::SideLying => 20.0,
    }
}

/// The largest difference of an angle; places (shares of stature) are small numbers and don't matter here.
fn largest_deg(a: &Posture, b: &Posture) -> f64 {
    let trunk = a.trunk.iter().zip(&b.trunk);
    let limbs = a.limbs.iter().flatten().zip(b.limbs.iter().flatten());
    trunk.chain(limbs).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::super::choreography::{Changes, Viewpoint};
    use super::*;

    fn nod() -> Choreography {
        let to = Changes([("thorax-flexion".to_owned(), 30.0)].into());
        Choreography {
            slug: "nod".to_owned(),
            base: Base::Seated,
            anchor: None,
            per_side: false,
            views: vec![Viewpoint { view: "side".to_owned(), yaw_deg: 90.0 }],
            show: None,
            start: Changes::default(),
            steps: vec![
                Step { move_s: 2.0, hold_s: 0.0, to },
                Step { move_s: 3.0, hold_s: 0.0, to: Changes::default() },
            ],
        }
    }

    #[test]
    fn a_reel_goes_there_and_back() {
        let reel = Reel::of(&nod()).expect("valid");
        assert_eq!(reel.figures.first(), reel.figures.last());
        assert_eq!(reel.stretches.last().map(|stretch| stretch.last), Some(reel.figures.len() - 1));
        let head = |at: usize| reel.figures[at].parts().skull.b;
        let (start, peak) = (head(reel.ends()[0]), head(reel.ends()[1]));
        assert!(peak.z > start.z + 0.1 && peak.y < start.y, "{start} {peak}");
        assert_eq!((reel.yaw_deg, reel.tilt_deg), (90.0, 8.0));
        assert!(!reel.setting.boxes.is_empty(), "somebody who sits has a chair");
    }

    #[test]
    fn what_is_not_valid_has_no_reel() {
        assert_eq!(Reel::of(&Choreography { steps: Vec::new(), ..nod() }), None);
    }

    #[test]
    fn the_onlooker_can_stand_elsewhere() {
        let show = Show { yaw_deg: Some(30.0), tilt_deg: Some(40.0), ..Show::default() };
        let reel = Reel::of(&Choreography { show: Some(show), ..nod() }).expect("valid");
        assert_eq!((reel.yaw_deg, reel.tilt_deg), (30.0, 40.0));
    }
}
