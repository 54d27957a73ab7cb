//! Real pixels through sampling and decoding: turn, scale and move the picture, and the landmarks follow.
//!
//! The networks are played by something that does what they do, in the plainest way: it finds marks of known colours
//! in whatever input it is given.

use body::{Point, Pose};
use glam::{DMat2, DVec2};
use proptest::prelude::*;
use vision::{Ask, Camera, DETECTOR_INPUT, Frame, LANDMARK_INPUT, Need, Still, Tracker, Turn};

use crate::network::{ALL, Landmarks, detector};

/// Side of the picture, pixels.
const SIZE: usize = 480;

/// Marks of a figure: which landmark, where (in lengths of the figure, y down), which of the colours it has.
const MARKS: [(usize, f64, f64); 6] = [
    (Point::Nose as usize, 0.25, -0.85),
    (Point::LeftShoulder as usize, -0.22, -0.5),
    (Point::RightShoulder as usize, 0.3, -0.55),
    (Point::LeftAnkle as usize, -0.3, 0.7),
    // The middle of the hips, and a point on the circle around the whole body.
    (33, 0.0, 0.0),
    (34, 0.0, -1.0),
];

/// The colours are the corners of the colour cube but black and white, so that no mixture is taken for another.
fn color(mark: usize) -> [u8; 3] {
    let bits = mark + 1;
    [bits & 1, bits >> 1 & 1, bits >> 2 & 1].map(|bit| if bit == 1 { 230 } else { 20 })
}

/// Where the figure stands in the picture.
#[derive(Debug, Clone, Copy)]
struct Place {
    center: DVec2,
    length: f64,
    angle: f64,
}

impl Place {
    fn of(&self, x: f64, y: f64) -> DVec2 {
        self.center + DMat2::from_angle(self.angle) * DVec2::new(x, y) * self.length
    }

    /// The figure on grey.
    fn drawn(&self) -> Vec<u8> {
        let mut rgba = [128, 128, 128, 255].repeat(SIZE * SIZE);
        for (mark, (_, x, y)) in MARKS.iter().enumerate() {
            let middle = self.of(*x, *y);
            let radius = 0.09 * self.length;
            for (at, pixel) in rgba.as_chunks_mut::<4>().0.iter_mut().enumerate() {
                if DVec2::new((at % SIZE) as f64, (at / SIZE) as f64).distance(middle) < radius {
                    pixel[..3].copy_from_slice(&color(mark));
                }
            }
        }
        rgba
    }
}

/// Centre of each mark in an input of three channels, in fractions of it; `None` where it isn't.
fn found(input: &[f32], side: usize, low: f32, high: f32) -> [Option<DVec2>; MARKS.len()] {
    std::array::from_fn(|mark| {
        let wanted = color(mark).map(|value| low + (high - low) * f32::from(value) / 255.0);
        let near = |cell: &[f32; 3]| (0..3).all(|at| (cell[at] - wanted[at]).abs() < 0.12 * (high - low));
        let cells = input.as_chunks::<3>().0.iter().enumerate().filter(|(_, cell)| near(cell));
        let (mut sum, mut count) = (DVec2::ZERO, 0.0);
        for (at, _) in cells {
            sum += DVec2::new((at % side) as f64, (at / side) as f64);
            count += 1.0;
        }
        (count > 2.0).then(|| sum / count / side as f64)
    })
}

fn detect(input: &[f32]) -> (Vec<f32>, Vec<f32>) {
    let marks = found(input, DETECTOR_INPUT, -1.0, 1.0);
    let people: Vec<_> = marks[4].zip(marks[5]).map(|(hips, rim)| (hips, rim, 4.0)).into_iter().collect();
    detector(&people)
}

fn read(input: &[f32]) -> Landmarks {
    let mut network = Landmarks::still();
    for ((point, ..), place) in MARKS.iter().zip(found(input, LANDMARK_INPUT, 0.0, 1.0)) {
        match place {
            Some(place) => network.set(*point, place),
            None => network.landmarks[point * 5 + 3] = -6.0,
        }
    }
    assert!(MARKS.iter().all(|(point, ..)| *point < ALL));
    network
}

fn tracked(tracker: &mut Tracker, frame: Frame) -> Option<Pose> {
    let mut need = tracker.begin(frame);
    loop {
        let input = tracker.input().to_vec();
        need = match need {
            Need::Detect => {
                let (boxes, scores) = detect(&input);
                tracker.detected(frame, &boxes, &scores)
            }
            Need::Landmarks => return tracker.landmarks(&read(&input).outputs()).pose,
            Need::Nothing(observation) => return observation.pose,
        }
    }
}

#[track_caller]
fn assert_follows(pose: &Pose, place: &Place) {
    for (point, x, y) in &MARKS[..4] {
        let off = pose.landmarks[*point].image.truncate().distance(place.of(*x, *y));
        // A cell of the landmark network's input is about 1.2 % of the figure.
        assert!(off < 0.02 * place.length + 0.6, "landmark {point} is {off} pixels off at {place:?}");
    }
}

#[test]
fn a_figure_that_moves_turns_and_grows_is_followed_without_the_detector() {
    let mut tracker = Tracker::new();
    for step in 0..20 {
        let at = f64::from(step);
        let place = Place {
            center: DVec2::new(200.0 + 3.0 * at, 240.0 - 2.0 * at),
            length: 110.0 + 2.0 * at,
            angle: 0.05 * at,
        };
        let rgba = place.drawn();
        let frame = Frame::upright(&rgba, SIZE, SIZE, at / 30.0);
        let pose = tracked(&mut tracker, frame).expect("followed");
        assert_follows(&pose, &place);
        assert!(tracker.searching_since().is_none());
    }
}

#[test]
fn a_camera_that_hangs_or_mirrors_sees_the_same_figure() {
    let place = Place { center: DVec2::new(220.0, 250.0), length: 120.0, angle: 0.3 };
    let upright = place.drawn();
    for turn in Turn::ALL {
        for mirrored in [false, true] {
            let mut stored = vec![0; upright.len()];
            for (at, pixel) in upright.as_chunks::<4>().0.iter().enumerate() {
                let (x, y) = (at % SIZE, at / SIZE);
                let x = if mirrored { SIZE - 1 - x } else { x };
                let (column, row) = match turn {
                    Turn::None => (x, y),
                    Turn::Quarter => (y, SIZE - 1 - x),
                    Turn::Half => (SIZE - 1 - x, SIZE - 1 - y),
                    Turn::ThreeQuarters => (SIZE - 1 - y, x),
                };
                stored[(row * SIZE + column) * 4..][..4].copy_from_slice(pixel);
            }
            let camera = Camera { turn, mirrored };
            let frame = Frame { rgba: &stored, width: SIZE, height: SIZE, time_s: 0.0, camera };
            let pose = tracked(&mut Tracker::new(), frame).expect("found");
            assert_follows(&pose, &place);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn turn_scale_and_move_the_picture_and_the_landmarks_follow(
        x in 190.0..290.0_f64,
        y in 190.0..290.0_f64,
        length in 80.0..150.0_f64,
        angle in -3.1..3.1_f64,
    ) {
        let place = Place { center: DVec2::new(x, y), length, angle };
        let rgba = place.drawn();
        let pose = tracked(&mut Tracker::new(), Frame::upright(&rgba, SIZE, SIZE, 0.0)).expect("found");
        assert_follows(&pose, &place);

        let (mut still, mut ask) = Still::new(rgba, SIZE, SIZE);
        loop {
            let input = still.input().to_vec();
            ask = match ask {
                Ask::Detector => {
                    let (boxes, scores) = detect(&input);
                    still.detected(&boxes, &scores)
                }
                Ask::Landmarks => still.landmarks(&read(&input).outputs()),
                Ask::Nothing => break,
            };
        }
        assert_eq!(still.people().len(), 1);
        assert_follows(&still.people()[0].pose, &place);
    }
}
