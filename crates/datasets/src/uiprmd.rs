//! UI-PRMD: ten rehabilitation movements by a Kinect, ten repetitions each, done well and done badly.
//!
//! Vakanski, Jun, Paul, Baker: *A data set of human body movements for physical rehabilitation exercises*, Data 2018
//! 3(1):2. Layout: `{correct,incorrect}/kinect/{positions,angles}/mMM_sSS_eEE_*.txt[.gz]`, one file per repetition; the files of
//! one movement and subject are cuts of one recording, one after another.
//!
//! A line is one frame of 22 joints: three numbers each, the offset from the parent joint in centimetres (of the waist: its place), and in
//! the other folder the rotation in degrees about x, y and z. Which order these rotations compose in is not documented: `Rz * Rx * Ry`, with
//! an offset turned by the rotations of the joints above it, is the one order that leaves the feet standing on the floor.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use body::{Joint, Skeleton};
use glam::{DMat3, DVec3};

use crate::error::Error;
use crate::file;

/// Frames per second: nominal, the set has no timestamps.
pub const FPS: f64 = 30.0;
/// Joints of a line.
const JOINTS: usize = 22;
/// The joint above each: waist; spine to the tip of the head; collar to hand left, right; hip to toe left, right.
const PARENT: [usize; JOINTS] = [0, 0, 1, 2, 3, 4, 2, 6, 7, 8, 2, 10, 11, 12, 0, 14, 15, 16, 0, 18, 19, 20];
/// Two frames of one recording belong together when no joint leaps farther than this, metres: 15 cm in 1/30 s would be 4.5 m/s at
/// a moment of rest.
const LEAP_M: f64 = 0.15;

/// One movement of one subject: a continuous recording and where its repetitions lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// Such as `m01`.
    pub movement: String,
    /// Such as `s01`.
    pub subject: String,
    /// Whether the movement was to be done well.
    pub correct: bool,
    /// Metres, the camera at the origin, [`FPS`] frames a second.
    pub frames: Vec<Skeleton>,
    /// The frames of each repetition, ascending, one beginning where the last one ends.
    pub repetitions: Vec<Range<usize>>,
    /// What the set calls each of them: the number in its file's name.
    pub episodes: Vec<u32>,
    /// Numbers of the repetitions whose first frame does not go on from the frame before: the recording leaps there.
    pub leaps: Vec<usize>,
}

impl Take {
    /// The frames of one repetition after another.
    pub fn single(&self) -> impl Iterator<Item = &[Skeleton]> {
        self.repetitions.iter().map(|r| &self.frames[r.clone()])
    }

    /// The longest runs of repetitions without a leap between them, by their numbers.
    pub fn runs(&self) -> Vec<Range<usize>> {
        let inner = self.leaps.iter().copied().filter(|&l| l > 0);
        let edges: Vec<usize> = std::iter::once(0).chain(inner).chain([self.repetitions.len()]).collect();
        edges.windows(2).map(|w| w[0]..w[1]).filter(|run| !run.is_empty()).collect()
    }
}

/// A repetition's number, and its frames where they could be read.
type Episode = (u32, Option<Vec<Skeleton>>);

/// Every movement and subject in a folder of the set's layout, correct ones first; none when there is no such folder. A file that
/// can't be used is left out, with a note: the recording leaps there.
pub fn load(folder: &Path, notes: &mut Vec<Error>) -> Vec<Take> {
    let mut takes = Vec::new();
    for (name, correct) in [("correct", true), ("incorrect", false)] {
        let kinect = folder.join(name).join("kinect");
        let angles = files(&kinect.join("angles"), notes);
        let mut groups: BTreeMap<(String, String), Vec<Episode>> = BTreeMap::new();
        for (key, positions) in files(&kinect.join("positions"), notes) {
            let read = match angles.get(&key) {
                Some(angles) => episode(&positions, angles),
                None => Err(file::content(&positions, "there are no angles beside it")),
            };
            groups.entry((key.0, key.1)).or_default().push((key.2, file::noted(read, notes)));
        }
        for ((movement, subject), episodes) in groups {
            let mut take = Take {
                movement,
                subject,
                correct,
                frames: Vec::new(),
                repetitions: Vec::new(),
                episodes: Vec::new(),
                leaps: Vec::new(),
            };
            let mut missing = false;
            for (number, episode) in episodes {
                let there = episode.is_some();
                if let Some(frames) = episode {
                    take.append(number, frames, missing);
                }
                missing = !there;
            }
            if !take.repetitions.is_empty() {
                takes.push(take);
            }
        }
    }
    takes
}

/// Repetitions that motion capture recorded as well.
#[derive(Debug, Clone, PartialEq)]
pub struct Captured {
    /// Such as `m07`.
    pub movement: String,
    /// Such as `s01`.
    pub subject: String,
    /// Per repetition: the bodies by the Kinect, and the file of the motion capture (for [`crate::formats::read`]).
    pub repetitions: Vec<(Vec<Skeleton>, PathBuf)>,
}

/// Those correct repetitions of `takes`, read from the same folder, that motion capture recorded as well.
pub fn vicon(folder: &Path, takes: &[Take], notes: &mut Vec<Error>) -> Vec<Captured> {
    let by_kinect = |(movement, subject, episode): &Key| {
        let own = |take: &&Take| take.correct && (&take.movement, &take.subject) == (movement, subject);
        let take = takes.iter().find(own)?;
        let at = take.episodes.iter().position(|number| number == episode)?;
        Some(take.frames[take.repetitions[at].clone()].to_vec())
    };
    let mut captured: Vec<Captured> = Vec::new();
    for (key, path) in files(&folder.join("correct/vicon/positions"), notes) {
        let Some(frames) = by_kinect(&key) else { continue };
        let repetition = (frames, path);
        let (movement, subject, _) = key;
        match captured.last_mut() {
            Some(last) if (&last.movement, &last.subject) == (&movement, &subject) => {
                last.repetitions.push(repetition);
            }
            _ => captured.push(Captured { movement, subject, repetitions: vec![repetition] }),
        }
    }
    captured
}

impl Take {
    /// One repetition more; `missing` when there is another one between, which can't be used.
    fn append(&mut self, number: u32, episode: Vec<Skeleton>, missing: bool) {
        let start = self.frames.len();
        if let (Some(last), Some(first)) = (self.frames.last(), episode.first())
            && (missing || leaps(last, first))
        {
            self.leaps.push(self.repetitions.len());
        }
        self.frames.extend(episode);
        self.repetitions.push(start..self.frames.len());
        self.episodes.push(number);
    }
}

fn leaps(a: &Skeleton, b: &Skeleton) -> bool {
    Joint::ALL.iter().any(|&j| a.at(j).zip(b.at(j)).is_some_and(|(a, b)| a.distance(b) > LEAP_M))
}

/// Movement, subject, number of the repetition.
type Key = (String, String, u32);

/// The files of a folder by what their names say; one of each, should it be there both packed and unpacked.
fn files(folder: &Path, notes: &mut Vec<Error>) -> BTreeMap<Key, PathBuf> {
    file::entries(folder, notes).into_iter().filter_map(|path| Some((key(&path)?, path))).collect()
}

fn key(path: &Path) -> Option<Key> {
    let mut parts = path.file_name()?.to_str()?.split('_');
    let (movement, subject, episode) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |letter: char, part: &str| part.strip_prefix(letter)?.parse::<u32>().ok();
    number('m', movement)?;
    number('s', subject)?;
    Some((movement.to_owned(), subject.to_owned(), number('e', episode)?))
}

pub(crate) fn episode(positions: &Path, angles: &Path) -> Result<Vec<Skeleton>, Error> {
    let (offsets, turns) = (table(positions)?, table(angles)?);
    if offsets.len() != turns.len() {
        return Err(file::content(angles, "it has not as many frames as the positions"));
    }
    if offsets.is_empty() {
        return Err(file::content(positions, "it has no frame"));
    }
    Ok(offsets.iter().zip(&turns).map(|(o, t)| skeleton(o, t)).collect())
}

fn table(path: &Path) -> Result<Vec<[DVec3; JOINTS]>, Error> {
    let text = file::text(path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let numbers = file::numbers(path, line)?;
            if numbers.len() != 3 * JOINTS {
                return Err(file::content(path, format!("a line has {} numbers, not 66", numbers.len())));
            }
            Ok(std::array::from_fn(|j| DVec3::new(numbers[3 * j], numbers[3 * j + 1], numbers[3 * j + 2])))
        })
        .collect()
}

/// Forward kinematics of one frame, and the points of the body that its joints are.
fn skeleton(offsets_cm: &[DVec3; JOINTS], angles_deg: &[DVec3; JOINTS]) -> Skeleton {
    let mut at = [DVec3::ZERO; JOINTS];
    let mut turned = [DMat3::IDENTITY; JOINTS];
    for j in 0..JOINTS {
        let angle = angles_deg[j] * (std::f64::consts::PI / 180.0);
        let own = DMat3::from_rotation_z(angle.z)
            * DMat3::from_rotation_x(angle.x)
            * DMat3::from_rotation_y(angle.y);
        let parent = PARENT[j];
        (at[j], turned[j]) = if j == 0 {
            (offsets_cm[0], own)
        } else {
            (at[parent] + turned[parent] * offsets_cm[j], turned[parent] * own)
        };
    }
    let mut skeleton = Skeleton::default();
    let mut set = |joint, place_cm: DVec3| skeleton.set(joint, place_cm * 0.01, 1.0);
    set(Joint::Pelvis, at[0]);
    set(Joint::Spine, at[1]);
    set(Joint::Chest, 0.5 * (at[1] + at[2]));
    set(Joint::Neck, at[2]);
    // The chain gives the top of the neck and the top of the head.
    set(Joint::Head, 0.5 * (at[4] + at[5]));
    for (first, arm) in [
        (7, [Joint::LeftShoulder, Joint::LeftElbow, Joint::LeftWrist]),
        (11, [Joint::RightShoulder, Joint::RightElbow, Joint::RightWrist]),
    ] {
        arm.into_iter().enumerate().for_each(|(i, joint)| set(joint, at[first + i]));
    }
    for (first, leg) in [
        (14, [Joint::LeftHip, Joint::LeftKnee, Joint::LeftAnkle, Joint::LeftToe]),
        (18, [Joint::RightHip, Joint::RightKnee, Joint::RightAnkle, Joint::RightToe]),
    ] {
        leg.into_iter().enumerate().for_each(|(i, joint)| set(joint, at[first + i]));
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upright() -> [DVec3; JOINTS] {
        let mut offsets = [DVec3::ZERO; JOINTS];
        offsets[0] = DVec3::new(0.0, 90.0, -230.0);
        for (j, offset) in [
            (1, DVec3::new(0.0, 28.0, 0.0)),
            (2, DVec3::new(0.0, 20.0, 0.0)),
            (4, DVec3::new(0.0, 6.0, 0.0)),
            (5, DVec3::new(0.0, 20.0, 0.0)),
            (7, DVec3::new(14.0, 0.0, 0.0)),
            (8, DVec3::new(25.0, 0.0, 0.0)),
            (9, DVec3::new(27.0, 0.0, 0.0)),
            (11, DVec3::new(-14.0, 0.0, 0.0)),
            (12, DVec3::new(-25.0, 0.0, 0.0)),
            (14, DVec3::new(7.0, 0.0, 0.0)),
            (15, DVec3::new(0.0, -40.0, 0.0)),
            (16, DVec3::new(0.0, -40.0, 0.0)),
            (17, DVec3::new(0.0, 0.0, 15.0)),
        ] {
            offsets[j] = offset;
        }
        offsets
    }

    #[test]
    fn limbs_hang_on_the_joints_above() {
        let mut angles = [DVec3::ZERO; JOINTS];
        angles[7].z = -90.0; // the left arm hangs down
        angles[14].x = -90.0; // the left thigh points forward
        angles[15].x = 90.0; // and the lower leg down
        let body = skeleton(&upright(), &angles);
        let check = |joint, x, y, z| {
            let at = body.at(joint).unwrap();
            assert!((at - DVec3::new(x, y, z)).length() < 1e-12, "{joint:?} {at}");
        };
        check(Joint::Pelvis, 0.0, 0.9, -2.3);
        check(Joint::Neck, 0.0, 1.38, -2.3);
        check(Joint::LeftElbow, 0.14, 1.13, -2.3);
        check(Joint::LeftWrist, 0.14, 0.86, -2.3);
        check(Joint::RightElbow, -0.39, 1.38, -2.3);
        check(Joint::LeftKnee, 0.07, 0.9, -1.9);
        check(Joint::LeftAnkle, 0.07, 0.5, -1.9);
        check(Joint::LeftToe, 0.07, 0.5, -1.75);
    }

    #[test]
    fn rotations_compose_as_z_x_y() {
        let mut angles = [DVec3::ZERO; JOINTS];
        angles[0] = DVec3::new(90.0, 90.0, 0.0);
        let body = skeleton(&upright(), &angles);
        // First about y: the left leg's side goes to -z; then about x: -z goes to +y.
        let hip = body.at(Joint::LeftHip).unwrap() - body.at(Joint::Pelvis).unwrap();
        assert!((hip - DVec3::new(0.0, 0.07, 0.0)).length() < 1e-12, "{hip}");
    }

    #[test]
    fn leaps_divide_a_take() {
        let at = |x: f64| {
            let mut s = Skeleton::default();
            s.set(Joint::Pelvis, DVec3::new(x, 0.0, 0.0), 1.0);
            s
        };
        let mut take = Take {
            movement: "m01".into(),
            subject: "s09".into(),
            correct: true,
            frames: vec![],
            repetitions: vec![],
            episodes: vec![],
            leaps: vec![],
        };
        take.append(1, vec![at(0.0), at(0.1)], false);
        take.append(2, vec![at(0.1), at(0.2), at(0.3)], false);
        take.append(4, vec![at(0.6)], false);
        take.append(6, vec![at(0.6), at(0.6)], true);
        assert_eq!(take.repetitions, [0..2, 2..5, 5..6, 6..8]);
        assert_eq!(take.episodes, [1, 2, 4, 6]);
        assert_eq!((take.leaps.as_slice(), take.runs()), ([2, 3].as_slice(), vec![0..2, 2..3, 3..4]));
        assert_eq!(take.single().map(<[Skeleton]>::len).collect::<Vec<_>>(), [2, 3, 1, 2]);
    }

    #[test]
    fn names() {
        let check = |name: &str, expected: Option<(&str, &str, u32)>| {
            let key = key(Path::new(name));
            assert_eq!(key, expected.map(|(m, s, e)| (m.to_owned(), s.to_owned(), e)), "{name}");
        };
        check("m01_s10_e09_positions.txt.gz", Some(("m01", "s10", 9)));
        check("m10_s02_e10_angles_inc.txt", Some(("m10", "s02", 10)));
        check("readme.txt", None);
        check("m01_sxx_e01_positions.txt", None);
    }
}
