//! What stands around somebody who exercises, as far as the posture needs it: drawn, and of no effect on the body.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use super::base::Base;
use super::figure::Figure;

/// Something that is needed besides what a posture brings along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Prop {
    /// A wall behind the back.
    WallBehind,
    /// A wall in front of the hands.
    WallInFront,
    /// The two posts of a door frame, before the forearms.
    Doorway,
    /// A band from one hand to the other.
    BandBetweenHands,
    /// A band that is fixed to a post in front at the height of the chest, with an end in each hand.
    BandInFront,
    /// A band under the feet, with an end in each hand.
    BandUnderFeet,
    /// A rolled towel along the spine.
    Roll,
}

/// A box along the room's axes, with rounded edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Block {
    /// Its middle, room frame, metres.
    pub centre: DVec3,
    /// Half of its breadth, height and depth.
    pub half: DVec3,
}

/// A round rod with round ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rod {
    /// One end, room frame, metres.
    pub a: DVec3,
    /// The other one.
    pub b: DVec3,
    /// Its radius, metres.
    pub radius_m: f64,
}

/// Where a band is held.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hold {
    /// In the left (0) or the right (1) hand.
    Hand(usize),
    /// Where a band from hand to hand passes the breastbone: on the straight way between them, or before the chest where
    /// that would lead through it.
    Chest,
    /// At a place in the room.
    Place(DVec3),
}

/// What stands around.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Setting {
    /// Chair seats, mats, walls, posts.
    pub boxes: Vec<Block>,
    /// Legs of chairs, a roll.
    pub rods: Vec<Rod>,
    /// Elastic bands, from hold to hold.
    pub bands: Vec<(Hold, Hold)>,
}

impl Hold {
    /// Where it is with a figure that looks along +z.
    pub fn at(self, figure: &Figure) -> DVec3 {
        let parts = figure.parts();
        let hand = |side: usize| {
            let hand = parts.arms[side & 1].hand;
            hand.a.lerp(hand.b, 0.6)
        };
        match self {
            Hold::Hand(side) => hand(side),
            Hold::Place(at) => at,
            Hold::Chest => {
                let (left, right, depth) = parts.levels[5];
                let straight = hand(0).midpoint(hand(1));
                straight.with_z(straight.z.max(left.midpoint(right).z + depth + 0.02))
            }
        }
    }
}

impl Setting {
    /// Around somebody who starts in a posture and moves through these figures.
    pub(crate) fn around(base: Base, figures: &[Figure], props: &[Prop]) -> Self {
        let mut setting = Self::default();
        let Some(start) = figures.first() else { return setting };
        match base {
            Base::Seated => setting.stool(start),
            Base::Standing => {}
            Base::HandsAndKnees | Base::Kneeling | Base::Prone | Base::Supine | Base::SideLying => {
                setting.mat(figures);
            }
        }
        for prop in props {
            setting.add(*prop, start, figures);
        }
        setting
    }

    fn stool(&mut self, start: &Figure) {
        let parts = start.parts();
        // The trunk's lowest point is what one sits on.
        let (left, right, depth) = parts.levels[0];
        let middle = left.midpoint(right);
        let top = left.y.min(right.y) - 0.8 * depth;
        let half = DVec3::new(0.21, 0.022, 0.2);
        let centre = DVec3::new(middle.x, top - half.y, middle.z + 0.05);
        self.boxes.push(Block { centre, half });
        for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            let corner = |spread: f64, y: f64| {
                DVec3::new(centre.x + x * (half.x - spread), y, centre.z + z * (half.z - spread))
            };
            self.rods.push(Rod { a: corner(0.04, centre.y), b: corner(0.015, 0.016), radius_m: 0.016 });
        }
    }

    fn mat(&mut self, figures: &[Figure]) {
        let points = || figures.iter().flat_map(|figure| figure.capsules).flat_map(|c| [c.a, c.b]);
        let low = points().fold(DVec3::INFINITY, DVec3::min);
        let high = points().fold(DVec3::NEG_INFINITY, DVec3::max);
        let half = (0.5 * (high - low) + 0.14).with_y(0.01);
        self.boxes.push(Block { centre: (0.5 * (low + high)).with_y(-half.y), half });
    }

    fn add(&mut self, prop: Prop, start: &Figure, figures: &[Figure]) {
        let parts = start.parts();
        let ends = || start.capsules.iter().flat_map(|c| [(c.a, c.radius_a), (c.b, c.radius_b)]);
        let wall = |z: f64| Block { centre: DVec3::new(0.0, 1.05, z), half: DVec3::new(0.9, 1.05, 0.02) };
        match prop {
            Prop::WallBehind => {
                let back = ends().map(|(at, radius)| at.z - radius).fold(f64::INFINITY, f64::min);
                self.boxes.push(wall(back - 0.025));
            }
            Prop::WallInFront => {
                let hands = parts.arms.iter().map(|arm| arm.hand.b.z.max(arm.hand.a.z) + arm.hand.radius_a);
                self.boxes.push(wall(hands.fold(f64::NEG_INFINITY, f64::max) + 0.02));
            }
            Prop::Doorway => {
                // The forearms rest on it where the exercise is held.
                let held = figures.iter().max_by(|a, b| {
                    let high = |figure: &Figure| figure.parts().arms[0].fore.b.y;
                    high(a).total_cmp(&high(b))
                });
                let Some(held) = held else { return };
                for arm in held.parts().arms {
                    let middle = arm.fore.a.midpoint(arm.fore.b);
                    let centre = DVec3::new(middle.x, 1.05, middle.z + arm.fore.radius_a + 0.045);
                    self.boxes.push(Block { centre, half: DVec3::new(0.045, 1.05, 0.04) });
                }
            }
            Prop::BandBetweenHands => {
                self.bands.extend([0, 1].map(|side| (Hold::Hand(side), Hold::Chest)));
            }
            Prop::BandInFront => {
                let chest = parts.levels[5].0.midpoint(parts.levels[5].1);
                let reach = parts.arms[0].hand.b.z.max(chest.z);
                let post = DVec3::new(0.0, chest.y, reach + 0.45);
                let half = DVec3::new(0.03, 0.5 * chest.y + 0.12, 0.03);
                self.boxes.push(Block { centre: post.with_y(half.y), half });
                let fixed = Hold::Place(post - DVec3::Z * half.z);
                self.bands.extend([(fixed, Hold::Hand(0)), (fixed, Hold::Hand(1))]);
            }
            Prop::BandUnderFeet => {
                for (hand, leg) in parts.legs.iter().enumerate() {
                    let sole = leg.foot.a.midpoint(leg.foot.b).with_y(0.0);
                    self.bands.push((Hold::Place(sole), Hold::Hand(hand)));
                }
            }
            Prop::Roll => {
                let low = |(left, right, depth): (DVec3, DVec3, f64)| {
                    left.midpoint(right) - DVec3::Y * (depth - 0.01)
                };
                let (a, b) = (low(parts.levels[2]), parts.neck.b);
                let b = DVec3::new(a.x, a.y, b.z);
                self.rods.push(Rod { a, b, radius_m: 0.045 });
            }
        }
    }
}
