//! Small drawings of the exercises: a body of rounded strokes in a box of 320 x 210 units, y down.
//!
//! They are drawings, not measurements; the moving mannequin of `body` will take their place beside the exercises.

use maud::{Markup, html};

type At = (f64, f64);

/// One drawing. Limbs are polylines from the trunk outwards.
struct Drawing {
    /// Hip, control point of the spine, shoulder.
    spine: [At; 3],
    head: At,
    near: &'static [&'static [At]],
    far: &'static [&'static [At]],
    ground: &'static [&'static [At]],
    /// An arrow that shows the way of the movement: start, control point, end.
    way: Option<[At; 3]>,
}

const MAT: &[&[At]] = &[&[(14.0, 194.0), (306.0, 194.0)]];
const STOOL: &[&[At]] = &[
    &[(14.0, 194.0), (306.0, 194.0)],
    &[(92.0, 136.0), (166.0, 136.0)],
    &[(104.0, 136.0), (104.0, 192.0)],
    &[(154.0, 136.0), (154.0, 192.0)],
];

fn drawing(slug: &str, end: bool) -> Option<Drawing> {
    Some(match (slug, end) {
        ("cat-cow", false) => Drawing {
            spine: [(98.0, 108.0), (158.0, 34.0), (214.0, 104.0)],
            head: (247.0, 140.0),
            near: &[
                &[(98.0, 112.0), (100.0, 184.0), (48.0, 186.0)],
                &[(214.0, 108.0), (212.0, 150.0), (216.0, 186.0)],
            ],
            far: &[
                &[(104.0, 112.0), (110.0, 184.0), (58.0, 186.0)],
                &[(218.0, 108.0), (222.0, 150.0), (230.0, 186.0)],
            ],
            ground: MAT,
            way: Some([(158.0, 44.0), (158.0, 30.0), (158.0, 18.0)]),
        },
        ("cat-cow", true) => Drawing {
            spine: [(98.0, 100.0), (156.0, 150.0), (216.0, 96.0)],
            head: (252.0, 62.0),
            near: &[
                &[(98.0, 104.0), (100.0, 184.0), (48.0, 186.0)],
                &[(216.0, 100.0), (212.0, 146.0), (216.0, 186.0)],
            ],
            far: &[
                &[(104.0, 104.0), (110.0, 184.0), (58.0, 186.0)],
                &[(220.0, 100.0), (222.0, 146.0), (230.0, 186.0)],
            ],
            ground: MAT,
            way: Some([(156.0, 146.0), (156.0, 158.0), (156.0, 172.0)]),
        },
        ("seated-trunk-extension", false) => Drawing {
            spine: [(128.0, 118.0), (124.0, 86.0), (130.0, 54.0)],
            head: (134.0, 20.0),
            near: &[
                &[(128.0, 120.0), (192.0, 126.0), (192.0, 186.0), (212.0, 188.0)],
                &[(130.0, 60.0), (158.0, 86.0), (132.0, 72.0)],
            ],
            far: &[
                &[(130.0, 122.0), (200.0, 128.0), (204.0, 186.0), (224.0, 188.0)],
                &[(132.0, 62.0), (162.0, 78.0), (134.0, 64.0)],
            ],
            ground: STOOL,
            way: None,
        },
        ("seated-trunk-extension", true) => Drawing {
            spine: [(128.0, 118.0), (118.0, 92.0), (94.0, 64.0)],
            head: (72.0, 40.0),
            near: &[
                &[(128.0, 120.0), (192.0, 126.0), (192.0, 186.0), (212.0, 188.0)],
                &[(96.0, 70.0), (130.0, 84.0), (102.0, 82.0)],
            ],
            far: &[
                &[(130.0, 122.0), (200.0, 128.0), (204.0, 186.0), (224.0, 188.0)],
                &[(98.0, 70.0), (132.0, 74.0), (104.0, 74.0)],
            ],
            ground: STOOL,
            way: Some([(132.0, 24.0), (112.0, 10.0), (90.0, 16.0)]),
        },
        ("open-book", false) => Drawing {
            spine: [(206.0, 78.0), (158.0, 70.0), (112.0, 78.0)],
            head: (74.0, 74.0),
            near: &[
                &[(206.0, 82.0), (214.0, 146.0), (270.0, 152.0)],
                &[(112.0, 82.0), (112.0, 128.0), (114.0, 172.0)],
            ],
            far: &[
                &[(204.0, 82.0), (204.0, 140.0), (262.0, 140.0)],
                &[(108.0, 82.0), (102.0, 128.0), (102.0, 170.0)],
            ],
            ground: &[&[(24.0, 34.0), (296.0, 34.0), (296.0, 194.0), (24.0, 194.0), (24.0, 34.0)]],
            way: None,
        },
        ("open-book", true) => Drawing {
            spine: [(206.0, 106.0), (158.0, 98.0), (112.0, 100.0)],
            head: (74.0, 96.0),
            near: &[
                &[(206.0, 110.0), (214.0, 164.0), (270.0, 170.0)],
                &[(112.0, 96.0), (98.0, 58.0), (92.0, 22.0)],
            ],
            far: &[
                &[(204.0, 110.0), (204.0, 158.0), (262.0, 158.0)],
                &[(108.0, 104.0), (102.0, 146.0), (102.0, 184.0)],
            ],
            ground: &[&[(24.0, 34.0), (296.0, 34.0), (296.0, 194.0), (24.0, 194.0), (24.0, 34.0)]],
            way: Some([(146.0, 166.0), (190.0, 100.0), (124.0, 26.0)]),
        },
        ("childs-pose", false) => Drawing {
            spine: [(84.0, 140.0), (78.0, 106.0), (88.0, 72.0)],
            head: (94.0, 36.0),
            near: &[
                &[(84.0, 144.0), (150.0, 172.0), (70.0, 186.0)],
                &[(90.0, 78.0), (108.0, 112.0), (136.0, 144.0)],
            ],
            far: &[
                &[(88.0, 146.0), (160.0, 176.0), (82.0, 188.0)],
                &[(94.0, 80.0), (120.0, 110.0), (148.0, 146.0)],
            ],
            ground: MAT,
            way: None,
        },
        ("childs-pose", true) => Drawing {
            spine: [(84.0, 136.0), (126.0, 104.0), (178.0, 154.0)],
            head: (212.0, 172.0),
            near: &[
                &[(84.0, 140.0), (150.0, 174.0), (70.0, 186.0)],
                &[(178.0, 158.0), (226.0, 186.0), (290.0, 186.0)],
            ],
            far: &[
                &[(88.0, 142.0), (158.0, 178.0), (82.0, 188.0)],
                &[(182.0, 160.0), (236.0, 180.0), (298.0, 182.0)],
            ],
            ground: MAT,
            way: Some([(236.0, 140.0), (262.0, 138.0), (284.0, 156.0)]),
        },
        _ => return None,
    })
}

fn polyline(points: &[At]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push_str(if index == 0 { "M" } else { " L" });
        path.push_str(&format!("{x} {y}"));
    }
    path
}

/// The start (`end == false`) or end of an exercise; nothing for a slug without a drawing.
pub fn figure(slug: &str, end: bool) -> Markup {
    let Some(drawing) = drawing(slug, end) else { return html! {} };
    let [hip, bend, shoulder] = drawing.spine;
    let spine = format!("M{} {} Q{} {} {} {}", hip.0, hip.1, bend.0, bend.1, shoulder.0, shoulder.1);
    let neck = polyline(&[shoulder, drawing.head]);
    html! {
        svg.figure viewBox="0 0 320 210" aria-hidden="true" focusable="false" {
            @for line in drawing.ground { path.limb.ground d=(polyline(line)) stroke-width="5" {} }
            @for limb in drawing.far { path.limb.far d=(polyline(limb)) stroke-width="15" {} }
            path.limb.far d=(neck) stroke-width="15" {}
            circle.head cx=(drawing.head.0) cy=(drawing.head.1) r="19" {}
            path.limb.near d=(spine) stroke-width="34" {}
            @for limb in drawing.near { path.limb.near d=(polyline(limb)) stroke-width="17" {} }
            @if let Some([from, bend, to]) = drawing.way {
                path.limb.way d=(format!("M{} {} Q{} {} {} {}", from.0, from.1, bend.0, bend.1, to.0, to.1))
                    stroke-width="4" stroke-dasharray="1 9" {}
                circle.way-end cx=(to.0) cy=(to.1) r="6" {}
            }
        }
    }
}

/// The mark of Dorsal: a chord and the curve of a back above it.
pub fn mark() -> Markup {
    html! {
        svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" {
            path.limb.near d="M5 29 Q20 1 35 29" fill="none" stroke-width="6" stroke-linecap="round" {}
            path.limb.way d="M9 34 L31 34" fill="none" stroke-width="4" stroke-linecap="round" {}
        }
    }
}
