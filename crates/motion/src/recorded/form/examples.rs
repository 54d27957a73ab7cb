//! Correct repetitions as a yardstick.

use super::profile::{Direction, Level, Levels, Profile, Segment};

/// How far two correct repetitions may differ at least, in components of unit vectors: 0.05 is 3 degrees, about what the
/// skeleton of a camera wavers by.
const FLOOR: f64 = 0.05;

/// What the examples say of one component: the centre and the spread of each level.
type Norm = [(f64, f64); Level::ALL.len()];
/// By segment and direction.
type Norms = [Option<[Norm; 3]>; Segment::ALL.len()];

/// Examples of correct repetitions: the person's own first ones, or other people's.
#[derive(Debug, Clone)]
pub struct Examples {
    straight: Norms,
    mirrored: Norms,
    known: usize,
}

/// How one part of the body differs most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Which part.
    pub segment: Segment,
    /// How far it differs on the whole: the mean over its directions and levels, in spreads of the examples.
    pub distance: f64,
    /// The direction in which it differs most...
    pub direction: Direction,
    /// ...and at which moments.
    pub level: Level,
    /// By how much, as a share of the segment's length: positive when it points farther in the direction.
    pub by: f64,
}

/// What a repetition is against examples.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How far it is from the examples, in their own spreads, averaged over everything seen: correct repetitions are about 1
    /// or below, 0 would be their very centre.
    pub distance: f64,
    /// Whether it was done on the other side than most examples.
    pub mirrored: bool,
    /// The parts of the body, the one that differs most first; sides are those of the examples, exchanged when `mirrored`.
    pub differences: Vec<Difference>,
}

impl Examples {
    /// From the profiles of correct repetitions; one is enough, three are better. `None` without any.
    pub fn new(profiles: &[Profile]) -> Option<Self> {
        if profiles.is_empty() {
            return None;
        }
        let straight = norms(profiles);
        let mirrored = norms(&profiles.iter().map(Profile::mirrored).collect::<Vec<_>>());
        let known = straight.iter().flatten().count();
        (known > 0).then_some(Self { straight, mirrored, known })
    }

    /// How far a repetition is from the examples, done on either side; `None` when less than half of what the examples show
    /// was seen.
    pub fn judge(&self, profile: &Profile) -> Option<Judgement> {
        if 2 * profile.known() < self.known {
            return None;
        }
        let straight = judge(&self.straight, profile, false, self.known)?;
        match judge(&self.mirrored, profile, true, self.known) {
            Some(mirrored) if mirrored.distance < straight.distance => Some(mirrored),
            _ => Some(straight),
        }
    }
}

/// Centre and spread of the examples, where at least half of them show the segment.
fn norms(profiles: &[Profile]) -> Norms {
    Segment::ALL.map(|segment| {
        let seen: Vec<&[Levels; 3]> =
            profiles.iter().filter_map(|p| p.components[segment as usize].as_ref()).collect();
        (2 * seen.len() >= profiles.len() && !seen.is_empty()).then(|| {
            std::array::from_fn(|direction| {
                std::array::from_fn(|level| norm(seen.iter().map(|axes| axes[direction][level]).collect()))
            })
        })
    })
}

/// Median and standard deviation.
fn norm(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let median = 0.5 * (values[(n - 1) / 2] + values[n / 2]);
    let mean = values.iter().sum::<f64>() / n as f64;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n as f64;
    (median, variance.sqrt())
}

fn judge(norms: &Norms, profile: &Profile, mirrored: bool, known: usize) -> Option<Judgement> {
    let mut differences: Vec<Difference> = Segment::ALL
        .into_iter()
        .filter_map(|segment| {
            let (norm, axes) = (norms[segment as usize]?, profile.components[segment as usize]?);
            Some(difference(segment, &norm, &axes))
        })
        .collect();
    if differences.is_empty() || 2 * differences.len() < known {
        return None;
    }
    let distance = differences.iter().map(|d| d.distance).sum::<f64>() / differences.len() as f64;
    differences.sort_by(|a, b| b.distance.total_cmp(&a.distance));
    Some(Judgement { distance, mirrored, differences })
}

/// Where one segment differs most from the examples, and how far it does on the whole.
fn difference(segment: Segment, norm: &[Norm; 3], axes: &[Levels; 3]) -> Difference {
    let (mut sum, mut count, mut farthest) = (0.0, 0.0, 0.0);
    let mut most =
        Difference { segment, distance: 0.0, direction: Direction::Right, level: Level::Middle, by: 0.0 };
    for direction in Direction::ALL {
        for level in Level::ALL {
            let (centre, spread) = norm[direction as usize][level as usize];
            let by = axes[direction as usize][level as usize] - centre;
            let spreads = by.abs() / (spread + FLOOR);
            (sum, count) = (sum + spreads, count + 1.0);
            if spreads > farthest {
                farthest = spreads;
                (most.direction, most.level, most.by) = (direction, level, by);
            }
        }
    }
    most.distance = sum / count;
    most
}
