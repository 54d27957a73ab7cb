//! The lines of the figure, frame by frame.

use body::Point::{
    LeftAnkle, LeftEar, LeftElbow, LeftFootIndex, LeftHip, LeftKnee, LeftShoulder, LeftWrist, Nose,
    RightAnkle, RightEar, RightElbow, RightFootIndex, RightHip, RightKnee, RightShoulder, RightWrist,
};
use body::{Observation, Point, back_curve};
use glam::DVec2;
use motion::recording::{Entry, Mark};
use serde::Serialize;

/// Less than this likely to be seen, a point is a guess, and is not drawn.
const SURE: f64 = 0.5;
/// Frames a second of the drawing: enough for the eye.
const RATE: f64 = 15.0;
/// The longer side of a drawing, units.
const SIZE: f64 = 1000.0;
/// Free space around the body, as a share of the longer side.
const MARGIN: f64 = 0.08;
/// Points of the drawn back.
const BACK: usize = 9;

/// The points that are joined. Places 0 and 1 are the head's middle and the neck's root.
const POINTS: [Point; 14] = [
    LeftShoulder,
    RightShoulder,
    LeftElbow,
    RightElbow,
    LeftWrist,
    RightWrist,
    LeftHip,
    RightHip,
    LeftKnee,
    RightKnee,
    LeftAnkle,
    RightAnkle,
    LeftFootIndex,
    RightFootIndex,
];
const HEAD: usize = 0;
const NECK: usize = 1;
const JOINED: usize = 2;
/// Number of points of a figure.
const COUNT: usize = JOINED + POINTS.len();
/// Pairs of points that are joined by a line.
const BONES: [[usize; 2]; 15] = [
    [HEAD, NECK],
    [2, 3],
    [2, 4],
    [4, 6],
    [3, 5],
    [5, 7],
    [8, 9],
    [8, 10],
    [10, 12],
    [12, 14],
    [9, 11],
    [11, 13],
    [13, 15],
    [2, 8],
    [3, 9],
];

/// One frame in units of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Still {
    /// Seconds since the set began, in hundredths.
    pub at: u32,
    /// x and y of each point, none where it was not seen.
    pub points: Vec<Option<[i32; 2]>>,
    /// The back as the outline shows it, from shoulder to hip; empty where it was not seen.
    pub back: Vec<[i32; 2]>,
}

/// All frames of a set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reel {
    /// Width and height of the drawing.
    pub size: [i32; 2],
    /// Radius of the head.
    pub head: i32,
    /// Pairs of points that are joined.
    pub bones: [[usize; 2]; 15],
    /// Seconds from the set's beginning to its end, in hundredths.
    pub length: u32,
    /// In the order of time.
    pub frames: Vec<Still>,
}

/// A frame in pixels.
struct Seen {
    at_s: f64,
    points: [Option<DVec2>; COUNT],
    back: Vec<DVec2>,
}

impl Reel {
    /// The set that begins in a recording; none where nobody was seen in it.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Option<Self> {
        let mut entries = entries.into_iter();
        let start_s = entries.find_map(|entry| match entry {
            Entry::Mark(Mark::Start, time_s) => Some(time_s),
            _ => None,
        })?;
        let mut end_s = start_s;
        let mut seen: Vec<Seen> = Vec::new();
        for entry in entries {
            let time_s = match entry {
                Entry::Mark(_, time_s) => time_s,
                Entry::Seen(one) => {
                    let due_s = seen.last().map_or(0.0, |last| last.at_s + 1.0 / RATE - 0.005);
                    if one.time_s - start_s >= due_s {
                        seen.push(see(&one, start_s));
                    }
                    one.time_s
                }
            };
            end_s = end_s.max(time_s);
        }
        let paper = Paper::around(&seen)?;
        Some(Self {
            size: paper.size.to_array().map(|side| side.round() as i32),
            head: (paper.scale * paper.head).round().max(1.0) as i32,
            bones: BONES,
            length: hundredths(end_s - start_s),
            frames: seen.iter().map(|one| paper.draw(one)).collect(),
        })
    }

    /// The frame at a moment, the nearest that shows somebody.
    pub fn at(&self, seconds: f64) -> Option<&Still> {
        let shown = self.frames.iter().filter(|still| still.points.iter().flatten().count() > 2);
        shown.min_by_key(|still| still.at.abs_diff(hundredths(seconds)))
    }

    /// The figure's lines as the data of an SVG path.
    pub fn lines(&self, still: &Still) -> String {
        let bones = BONES.iter().filter_map(|[a, b]| Some((still.points[*a]?, still.points[*b]?)));
        bones.map(|([ax, ay], [bx, by])| format!("M{ax} {ay}L{bx} {by}")).collect()
    }

    /// The back as the data of an SVG path.
    pub fn back(&self, still: &Still) -> String {
        let step = |(at, [x, y]): (usize, &[i32; 2])| format!("{}{x} {y}", if at == 0 { 'M' } else { 'L' });
        still.back.iter().enumerate().map(step).collect()
    }

    /// Where the head is.
    pub fn head_of(&self, still: &Still) -> Option<[i32; 2]> {
        still.points[HEAD]
    }
}

fn hundredths(seconds: f64) -> u32 {
    (100.0 * seconds).round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// What a frame shows for sure.
fn see(one: &Observation, start_s: f64) -> Seen {
    let mut points = [None; COUNT];
    let mut back = Vec::new();
    if let Some(pose) = one.smooth.as_ref().or(one.pose.as_ref()) {
        let sure = |point: Point| {
            let landmark = pose.at(point);
            let at = landmark.image.truncate();
            (landmark.visibility >= SURE && at.is_finite()).then_some(at)
        };
        let middle = |a: Point, b: Point| match (sure(a), sure(b)) {
            (Some(a), Some(b)) => Some(a.midpoint(b)),
            (one, other) => one.or(other),
        };
        points[HEAD] = middle(LeftEar, RightEar).or_else(|| sure(Nose));
        points[NECK] = middle(LeftShoulder, RightShoulder);
        for (place, point) in points[JOINED..].iter_mut().zip(POINTS) {
            *place = sure(point);
        }
        if let Some(curve) = one.outline.as_ref().and_then(|outline| back_curve(outline, pose)) {
            let contour: &[DVec2] = &curve.contour;
            let last = contour.len().saturating_sub(1);
            back = (0..BACK).filter_map(|at| contour.get(at * last / (BACK - 1)).copied()).collect();
        }
    }
    Seen { at_s: one.time_s - start_s, points, back }
}

/// The part of the picture that is drawn.
struct Paper {
    low: DVec2,
    size: DVec2,
    scale: f64,
    /// Radius of the head, pixels.
    head: f64,
}

impl Paper {
    fn around(seen: &[Seen]) -> Option<Self> {
        let points = || seen.iter().flat_map(|one| one.points.iter().flatten().chain(&one.back));
        let low = points().copied().reduce(DVec2::min)?;
        let high = points().copied().reduce(DVec2::max)?;
        let mut necks: Vec<f64> =
            seen.iter().filter_map(|one| Some(one.points[HEAD]?.distance(one.points[NECK]?))).collect();
        necks.sort_by(f64::total_cmp);
        let span = (high - low).max(DVec2::ONE);
        // Half of the way from the middle of the head to the neck's root.
        let head = necks.get(necks.len() / 2).map_or(0.05 * span.max_element(), |neck| 0.5 * neck);
        let margin = MARGIN * span.max_element() + head;
        let scale = SIZE / (span.max_element() + 2.0 * margin);
        Some(Self { low: low - margin, size: (span + 2.0 * margin) * scale, scale, head })
    }

    /// As in a mirror: that is how people know themselves.
    fn place(&self, at: DVec2) -> [i32; 2] {
        let at = (at - self.low) * self.scale;
        [(self.size.x - at.x).round() as i32, at.y.round() as i32]
    }

    fn draw(&self, one: &Seen) -> Still {
        Still {
            at: hundredths(one.at_s),
            points: one.points.iter().map(|point| point.map(|at| self.place(at))).collect(),
            back: one.back.iter().map(|at| self.place(*at)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use body::{Landmark, Pose};
    use glam::DVec3;

    use super::*;

    fn frame(time_s: f64, arm: f64, visibility: f64) -> Entry {
        let landmark = |x: f64, y: f64| Landmark {
            image: DVec3::new(x, y, 0.0),
            world: DVec3::ZERO,
            visibility,
            presence: 1.0,
        };
        let mut landmarks = [landmark(300.0, 200.0); body::POINTS];
        landmarks[LeftWrist as usize] = landmark(400.0, arm);
        landmarks[RightAnkle as usize] = landmark(280.0, 450.0);
        let pose = Pose { landmarks, score: 1.0 };
        let size = DVec2::new(640.0, 480.0);
        Entry::Seen(Observation {
            time_s,
            size,
            pose: Some(pose),
            smooth: None,
            outline: None,
            brightness: 0.5,
        })
    }

    #[test]
    fn a_reel_begins_with_the_set_and_shows_only_what_was_seen() {
        let mut entries: Vec<Entry> =
            (0..90).map(|at| frame(f64::from(at) / 30.0, 100.0 + f64::from(at), 1.0)).collect();
        entries.insert(30, Entry::Mark(Mark::Start, 1.0));
        entries.push(frame(3.2, 100.0, 0.2));
        entries.push(Entry::Mark(Mark::Finish, 3.5));
        let reel = Reel::of(entries).expect("a set");
        assert_eq!(reel.length, 250);
        assert_eq!((reel.frames.first().expect("frames").at, reel.frames.len()), (0, 31));
        assert!(reel.frames.last().expect("frames").points.iter().all(Option::is_none), "nobody is seen");
        let [width, height] = reel.size;
        assert_eq!(width.max(height), 1000);
        for [x, y] in reel.frames.iter().flat_map(|still| still.points.iter().flatten()) {
            assert!((0..=width).contains(x) && (0..=height).contains(y), "{x} {y}");
        }
        let still = reel.at(0.0).expect("somebody");
        let [wrist, shoulder] = [6, 2].map(|place| still.points[place].expect("it is seen"));
        assert!(wrist[0] < shoulder[0], "what is right in the picture is left in a mirror");
        assert_eq!(reel.at(2.2).expect("somebody").at, 193, "the last frame in which somebody is seen");
        assert!(reel.lines(still).starts_with('M') && reel.back(still).is_empty());
    }

    #[test]
    fn nobody_is_no_figure() {
        let start = Entry::Mark(Mark::Start, 0.0);
        assert_eq!(Reel::of([start.clone(), frame(0.1, 0.0, 0.1)]), None);
        assert_eq!(Reel::of([frame(0.1, 0.0, 1.0)]), None, "no set begins");
        assert_eq!(Reel::of([start]), None);
    }
}
