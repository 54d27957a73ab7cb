//! Outlines of round things as SVG paths, in a drawing's units.

use std::fmt::Write;

use glam::DVec2;

/// Points round a circle where outlines of several are joined.
const ROUND: usize = 16;

/// A circle.
#[derive(Debug, Clone, Copy)]
pub struct Disc {
    pub centre: DVec2,
    pub radius: f64,
}

/// Two discs and what lies between them.
pub fn capsule(path: &mut String, a: Disc, b: Disc) {
    let (along, length) = (b.centre - a.centre, b.centre.distance(a.centre));
    if length <= (a.radius - b.radius).abs() + 0.05 {
        let Disc { centre, radius } = if a.radius > b.radius { a } else { b };
        let _ = write!(
            path,
            "M{:.1} {:.1}a{radius:.1} {radius:.1} 0 1 0 0 .1z",
            centre.x + radius,
            centre.y - 0.05
        );
        return;
    }
    // The tangents leave the discs where the radius is turned from the line by this much.
    let lean = (a.radius - b.radius) / length;
    let (forward, aside) = (along / length, (along / length).perp());
    let out = |side: f64| forward * lean + aside * (side * (1.0 - lean * lean).sqrt());
    let (from, to) = (a.centre + out(1.0) * a.radius, b.centre + out(1.0) * b.radius);
    let (back, home) = (b.centre + out(-1.0) * b.radius, a.centre + out(-1.0) * a.radius);
    let _ = write!(
        path,
        "M{:.1} {:.1}L{:.1} {:.1}A{r:.1} {r:.1} 0 {} 0 {:.1} {:.1}L{:.1} {:.1}A{s:.1} {s:.1} 0 {} 0 {:.1} {:.1}z",
        from.x,
        from.y,
        to.x,
        to.y,
        u8::from(lean < 0.0),
        back.x,
        back.y,
        home.x,
        home.y,
        u8::from(lean > 0.0),
        from.x,
        from.y,
        r = b.radius,
        s = a.radius,
    );
}

/// What a string around some discs encloses.
pub fn hull(path: &mut String, discs: &[Disc]) {
    let mut points: Vec<DVec2> = discs
        .iter()
        .flat_map(|disc| {
            (0..ROUND).map(|at| {
                let turn = std::f64::consts::TAU * at as f64 / ROUND as f64;
                disc.centre + disc.radius * DVec2::from_angle(turn)
            })
        })
        .collect();
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let half = |points: &mut dyn Iterator<Item = DVec2>| {
        let mut chain: Vec<DVec2> = Vec::new();
        for point in points {
            while let [.., a, b] = chain[..]
                && (b - a).perp_dot(point - a) <= 0.0
            {
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut around = half(&mut points.iter().copied());
    around.extend(half(&mut points.iter().rev().copied()));
    // The same way round as a capsule, so that what both cover is filled.
    around.reverse();
    polygon(path, &around);
}

/// Straight lines from point to point, closed.
pub fn polygon(path: &mut String, points: &[DVec2]) {
    line(path, points);
    path.push('z');
}

/// Straight lines from point to point.
pub fn line(path: &mut String, points: &[DVec2]) {
    for (at, point) in points.iter().enumerate() {
        let _ = write!(path, "{}{:.1} {:.1}", if at == 0 { 'M' } else { 'L' }, point.x, point.y);
    }
}

/// A smooth curve through points.
pub fn curve(path: &mut String, points: &[DVec2]) {
    let at = |index: isize| points[index.clamp(0, points.len() as isize - 1) as usize];
    for index in 0..points.len() as isize {
        let point = at(index);
        if index == 0 {
            let _ = write!(path, "M{:.1} {:.1}", point.x, point.y);
            continue;
        }
        // Catmull and Rom's spline as Bézier curves.
        let first = at(index - 1) + (point - at(index - 2)) / 6.0;
        let second = point - (at(index + 1) - at(index - 1)) / 6.0;
        let _ = write!(
            path,
            "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            first.x, first.y, second.x, second.y, point.x, point.y
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hull_goes_around_everything() {
        let mut path = String::new();
        let disc = |x: f64| Disc { centre: DVec2::new(x, 0.0), radius: 1.0 };
        hull(&mut path, &[disc(0.0), disc(5.0), disc(10.0)]);
        assert!(path.contains("-1.0 0.0") && path.contains("11.0 ") && path.ends_with('z'), "{path}");
        assert!(!path.contains("4."), "what lies inside is no part of it: {path}");
    }

    #[test]
    fn a_disc_in_another_is_hidden() {
        let mut path = String::new();
        capsule(&mut path, Disc { centre: DVec2::ZERO, radius: 3.0 }, Disc { centre: DVec2::X, radius: 1.0 });
        assert!(path.contains("a3.0 3.0"), "{path}");
    }
}
