//! The drawings of an exercise: where it starts, and the farthest position with the way that leads there.

use body::mannequin::{Arm, Block, Capsule, Figure, Hold, Leg, Parts, Reel};
use glam::{DVec2, DVec3};
use maud::{Markup, html};

use super::shape::{Disc, capsule, curve, hull, line, polygon};
use super::view::View;

/// An arm or a leg that is farther away than the other one by this much, and than the trunk, is drawn as one behind:
/// seen from ahead, both are alike. Metres.
const ARM_BEHIND_M: f64 = 0.2;
const LEG_BEHIND_M: f64 = 0.13;
/// Free space around, units.
const MARGIN: f64 = 9.0;
/// A way that is shorter than this needs no arrow, units.
const SHORTEST_WAY: f64 = 12.0;

/// A path and how it is filled.
struct Piece {
    class: &'static str,
    path: String,
}

/// One position.
struct Drawing {
    pieces: Vec<Piece>,
}

/// Both positions of an exercise, on paper of one size.
pub struct Drawings {
    start: Drawing,
    peak: Drawing,
    low: DVec2,
    size: DVec2,
}

impl Drawings {
    /// Draws a reel's start and its farthest position.
    pub fn of(reel: &Reel) -> Self {
        let view = View::new(reel.yaw_deg, reel.tilt_deg);
        let (low, high) = bounds(reel, &view);
        let ends = reel.ends();
        let mut drawn = ends.map(|at| draw(reel, &view, &reel.figures[at]));
        drawn[1].pieces.extend(way(reel, &view, ends));
        let [start, peak] = drawn;
        let size = high - low;
        // No narrower than 4:5 and no flatter than 2:1.
        let wanted = size.max(DVec2::new(size.y * 0.8, size.x * 0.5));
        let low = low - DVec2::new(0.5 * (wanted.x - size.x), wanted.y - size.y);
        Self { start, peak, low, size: wanted }
    }

    /// True where they are so flat that one below the other is larger than one beside the other.
    pub fn flat(&self) -> bool {
        self.size.x > 1.4 * self.size.y
    }

    /// The start, or the farthest position.
    pub fn svg(&self, farthest: bool) -> Markup {
        let drawing = if farthest { &self.peak } else { &self.start };
        let (low, size) = (self.low, self.size);
        html! {
            svg.mannequin viewBox=(format!("{:.0} {:.0} {:.0} {:.0}", low.x, low.y, size.x, size.y))
                aria-hidden="true" focusable="false" {
                @for piece in &drawing.pieces { path class=(piece.class) d=(piece.path) {} }
            }
        }
    }
}

/// What the body covers on its way, and the seat and the floor under it.
fn bounds(reel: &Reel, view: &View) -> (DVec2, DVec2) {
    let mut low = DVec2::INFINITY;
    let mut high = DVec2::NEG_INFINITY;
    let mut cover = |at: DVec3, radius_m: f64| {
        let (at, radius) = (view.place(at), View::length(radius_m));
        low = low.min(at - radius);
        high = high.max(at + radius);
    };
    for figure in &reel.figures {
        let parts = figure.parts();
        let hips = reel.upper.then(|| parts.levels[0].0.y.min(parts.levels[0].1.y) - 0.1);
        for one in figure.capsules.iter().filter(|one| hips.is_none_or(|hips| one.a.y.min(one.b.y) > hips)) {
            cover(one.a, one.radius_a);
            cover(one.b, one.radius_b);
        }
    }
    for rod in reel.setting.rods.iter().filter(|_| !reel.upper) {
        cover(rod.a, rod.radius_m);
        cover(rod.b, rod.radius_m);
    }
    for (from, to) in &reel.setting.bands {
        for hold in [from, to] {
            if let Hold::Place(at) = hold {
                cover(*at, 0.03);
            }
        }
    }
    (low - MARGIN, high + MARGIN)
}

fn draw(reel: &Reel, view: &View, figure: &Figure) -> Drawing {
    let parts = figure.parts();
    let pen = Pen { view };
    let mut pieces = setting(reel, view);

    let trunk_near = parts.levels.iter().map(|(left, right, _)| view.nearness(left.midpoint(*right)));
    let trunk_near = trunk_near.sum::<f64>() / parts.levels.len() as f64;
    let mut groups: Vec<(f64, Vec<Piece>)> = vec![(trunk_near, vec![pen.trunk(&parts)])];
    let head = view.nearness(parts.skull.a);
    groups.push((head.max(trunk_near + 1e-6), pen.head(&parts)));
    let arms = parts.arms.map(|arm| view.nearness(arm.fore.a.midpoint(arm.hand.a)));
    let legs = parts.legs.map(|leg| view.nearness(leg.shank.a.midpoint(leg.shank.b)));
    for side in [0, 1] {
        let behind =
            |limbs: [f64; 2], by: f64| limbs[side] < limbs[1 - side] - by && limbs[side] < trunk_near;
        groups.push((arms[side], pen.arm(&parts.arms[side], behind(arms, ARM_BEHIND_M))));
        groups.push((legs[side], pen.leg(&parts.legs[side], behind(legs, LEG_BEHIND_M))));
    }
    for (from, to) in &reel.setting.bands {
        let ends = [from, to].map(|hold| hold.at(figure));
        let mut path = String::new();
        line(&mut path, &ends.map(|end| view.place(end)));
        groups.push((view.nearness(ends[0].midpoint(ends[1])), vec![Piece { class: "band", path }]));
    }
    groups.sort_by(|a, b| a.0.total_cmp(&b.0));
    // The neck comes out of the shirt: it is drawn before the trunk.
    let neck = pen.neck(&parts);
    let at = groups.iter().position(|(near, _)| *near == trunk_near).unwrap_or_default();
    groups.insert(at, (trunk_near, vec![neck]));
    pieces.extend(groups.into_iter().flat_map(|(_, pieces)| pieces));
    Drawing { pieces }
}

/// Draws pieces of the body.
struct Pen<'a> {
    view: &'a View,
}

impl Pen<'_> {
    fn disc(&self, at: DVec3, radius_m: f64) -> Disc {
        Disc { centre: self.view.place(at), radius: View::length(radius_m) }
    }

    fn capsules(&self, capsules: &[Capsule]) -> String {
        let mut path = String::new();
        for one in capsules {
            capsule(&mut path, self.disc(one.a, one.radius_a), self.disc(one.b, one.radius_b));
        }
        path
    }

    fn trunk(&self, parts: &Parts) -> Piece {
        let mut path = String::new();
        for pair in parts.levels.windows(2) {
            let discs: Vec<Disc> = pair
                .iter()
                .flat_map(|(left, right, depth)| [self.disc(*left, *depth), self.disc(*right, *depth)])
                .collect();
            hull(&mut path, &discs);
        }
        path.push_str(&self.capsules(&parts.arms.map(|arm| arm.girdle)));
        Piece { class: "trunk", path }
    }

    fn neck(&self, parts: &Parts) -> Piece {
        Piece { class: "skin-far", path: self.capsules(&[parts.neck]) }
    }

    fn head(&self, parts: &Parts) -> Vec<Piece> {
        let (skull, jaw) = (parts.skull, parts.jaw);
        let up = (skull.b - skull.a).normalize_or(DVec3::Y);
        let back = (skull.a - jaw.a).normalize_or(-DVec3::Z);
        // Hair covers the back of the head and a little of its top.
        let hair = Capsule {
            a: skull.a + back * 0.018 + up * 0.012,
            b: skull.b + back * 0.012 + up * 0.019,
            radius_a: 0.92 * skull.radius_a,
            radius_b: skull.radius_b,
        };
        let mut pieces = vec![
            Piece { class: "hair", path: self.capsules(&[hair]) },
            Piece { class: "skin", path: self.capsules(&[skull, jaw]) },
        ];
        if self.view.nearness(jaw.b) < self.view.nearness(skull.a) - 0.03 {
            pieces.reverse();
        }
        pieces
    }

    fn arm(&self, arm: &Arm, behind: bool) -> Vec<Piece> {
        let sleeve = self.capsules(&[arm.upper, arm.fore]);
        let mut hand = self.capsules(&[arm.hand]);
        let root = arm.hand.a.lerp(arm.hand.b, 0.25);
        capsule(
            &mut hand,
            self.disc(root, 0.7 * arm.hand.radius_b),
            self.disc(arm.thumb, 0.42 * arm.hand.radius_b),
        );
        limb(sleeve, hand, behind)
    }

    fn leg(&self, leg: &Leg, behind: bool) -> Vec<Piece> {
        limb(self.capsules(&[leg.thigh, leg.shank]), self.capsules(&[leg.foot]), behind)
    }
}

/// A limb with its bare end, and a gap to what lies behind it.
fn limb(clothed: String, bare: String, behind: bool) -> Vec<Piece> {
    let (limb, skin) = if behind { ("far", "skin-far") } else { ("near", "skin") };
    vec![
        Piece { class: "gap", path: format!("{clothed}{bare}") },
        Piece { class: skin, path: bare },
        Piece { class: limb, path: clothed },
    ]
}

/// What stands around, and the floor.
fn setting(reel: &Reel, view: &View) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut blocks: Vec<&Block> = reel.setting.boxes.iter().collect();
    blocks.sort_by(|a, b| view.nearness(a.centre).total_cmp(&view.nearness(b.centre)));
    let rods = reel.setting.rods.iter();
    let mut path = String::new();
    for rod in rods {
        let disc = |at| Disc { centre: view.place(at), radius: View::length(rod.radius_m) };
        capsule(&mut path, disc(rod.a), disc(rod.b));
    }
    pieces.push(Piece { class: "prop", path });
    for block in blocks {
        let corners = (0..8).map(|corner| {
            let sign = |bit: usize| if corner >> bit & 1 == 0 { -1.0 } else { 1.0 };
            view.place(block.centre + block.half * DVec3::new(sign(0), sign(1), sign(2)))
        });
        let mut path = String::new();
        hull(&mut path, &corners.map(|centre| Disc { centre, radius: 1.5 }).collect::<Vec<_>>());
        pieces.push(Piece { class: "prop", path });
    }
    if reel.setting.boxes.iter().all(|block| block.centre.y > 0.1) {
        let feet =
            reel.figures.first().map(|figure| figure.parts().legs.map(|leg| leg.foot.a.midpoint(leg.foot.b)));
        let middle = feet.map_or(DVec3::ZERO, |[left, right]| left.midpoint(right)).with_y(0.0);
        let mut path = String::new();
        let floor = view.place(middle);
        polygon(&mut path, &[floor - DVec2::new(90.0, 0.0), floor + DVec2::new(90.0, 0.0)]);
        pieces.insert(0, Piece { class: "floor", path });
    }
    pieces
}

/// An arrow along the way of what moves most: a hand, the head or the middle of the back.
fn way(reel: &Reel, view: &View, [from, to]: [usize; 2]) -> Vec<Piece> {
    let track = |of: &dyn Fn(&Parts) -> DVec3| -> Vec<DVec2> {
        reel.figures[from..=to].iter().map(|figure| view.place(of(&figure.parts()))).collect()
    };
    let length = |way: &Vec<DVec2>| way.windows(2).map(|pair| pair[0].distance(pair[1])).sum::<f64>();
    let ways = [
        track(&|parts| parts.arms[0].hand.b),
        track(&|parts| parts.arms[1].hand.b),
        // Over the head, so that the arrow does not lie on the face.
        track(&|parts| parts.skull.b + (parts.skull.b - parts.skull.a).normalize_or(DVec3::Y) * 0.15),
        track(&|parts| parts.levels[4].0.midpoint(parts.levels[4].1)),
    ];
    let Some(way) = ways.into_iter().max_by(|a, b| length(a).total_cmp(&length(b))) else {
        return Vec::new();
    };
    if length(&way) < SHORTEST_WAY {
        return Vec::new();
    }
    let mut shaft = String::new();
    curve(&mut shaft, &way);
    let [.., before, tip] = way[..] else { return Vec::new() };
    let forward = (tip - before).normalize_or(DVec2::X);
    let mut point = String::new();
    let side = forward.perp() * 4.0;
    polygon(&mut point, &[tip + forward * 6.0, tip - forward * 3.0 + side, tip - forward * 3.0 - side]);
    vec![Piece { class: "way", path: shaft }, Piece { class: "way-end", path: point }]
}
