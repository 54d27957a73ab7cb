//! IntelliRehabDS: physiotherapy sessions of patients and others before a Kinect v2, one file per repetition.
//!
//! Miron, Sadawi, Ismail, Hussain, Grosan: IntelliRehabDS, a dataset of physical rehabilitation movements. Data 2021;6:46,
//! CC BY 4.0. Files are called `Subject_Date_Gesture_Repetition_Label_Posture.txt[.gz]`. Frames are numbered through a whole
//! session, so that the files, sorted, give it back; what lay between the repetitions is missing.

use std::path::Path;

use body::{Place, Skeleton};
use glam::DVec3;

use crate::error::Error;
use crate::{file, kinect};

/// How somebody judged a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Done as it should be.
    Correct,
    /// The right movement, done wrongly.
    Incorrect,
    /// So badly done that it can't be told whether it is the movement.
    Poor,
}

/// One repetition of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Repetition {
    /// The gesture's number: 0, 1 elbow flexion left, right; 2, 3 shoulder flexion; 4, 5 shoulder abduction; 6 both arms
    /// forward and up; 7, 8 side tap left, right.
    pub gesture: u32,
    /// How it was judged.
    pub label: Label,
    /// The posture as the set calls it: `stand`, `chair`, `wheelchair` and so on.
    pub posture: String,
    /// The time of its first frame, seconds.
    pub start_s: f64,
    /// The time of its last frame, seconds.
    pub end_s: f64,
}

/// The person in one frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// When it was taken, seconds from the session's first frame, by the sensor's clock.
    pub time_s: f64,
    /// The person.
    pub skeleton: Skeleton,
}

/// What one person did on one day, without interruption as far as the frames' numbers tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// The subject's number and the day's code, joined as in the file's name.
    pub name: String,
    /// All frames of all repetitions, strictly ascending in time. Where nothing was kept there are no frames.
    pub frames: Vec<Frame>,
    /// The repetitions, ascending.
    pub repetitions: Vec<Repetition>,
}

/// A frame with its number.
pub(crate) type Numbered = (i64, Frame);

/// What a file's name tells.
struct Name {
    session: String,
    gesture: u32,
    label: Label,
    posture: String,
}

fn name(path: &Path) -> Option<Name> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".gz").unwrap_or(name).strip_suffix(".txt")?;
    let parts: Vec<&str> = stem.splitn(6, '_').collect();
    let [subject, date, gesture, _, label, posture] = parts.as_slice() else { return None };
    let label = match *label {
        "1" => Label::Correct,
        "2" => Label::Incorrect,
        "3" => Label::Poor,
        _ => return None,
    };
    let session = format!("{subject}_{date}");
    Some(Name { session, gesture: gesture.parse().ok()?, label, posture: (*posture).to_owned() })
}

/// A line: the frame's number, the body's index, the time and the body. `None` for the version in the first line and for
/// whatever else is no frame.
fn line(line: &str) -> Option<(i64, u32, Frame)> {
    let mut parts = line.trim().splitn(4, ',');
    let number = parts.next()?.trim().parse().ok()?;
    let index = parts.next()?.trim().parse().ok()?;
    let time_ms: f64 = parts.next()?.trim().parse().ok()?;
    let mut joints = [Place::UNKNOWN; kinect::JOINTS];
    let mut known = 0;
    for joint in parts.next()?.split('(') {
        let mut words = joint.split([',', ')']);
        let (Some(name), Some(state)) = (words.next(), words.next()) else { continue };
        let Some(place) = kinect::NAMES.iter().position(|n| *n == name) else { continue };
        let mut number = || words.next()?.trim().parse::<f64>().ok();
        let (Some(x), Some(y), Some(z)) = (number(), number(), number()) else { continue };
        let confidence = match state {
            "Tracked" => kinect::TRACKED,
            "Inferred" => kinect::INFERRED,
            _ => continue,
        };
        joints[place] = Place { position: kinect::TURN * DVec3::new(x, y, z), confidence };
        known += 1;
    }
    (known > 0 && time_ms.is_finite())
        .then(|| (number, index, Frame { time_s: 1e-3 * time_ms, skeleton: kinect::skeleton(&joints) }))
}

/// The frames of a file, ascending. Where it shows several bodies at once, the one that is there most is taken: it is the
/// person's file.
pub(crate) fn frames(text: &str) -> Vec<Numbered> {
    let lines: Vec<_> = text.lines().filter_map(line).collect();
    let often = |index: u32| lines.iter().filter(|l| l.1 == index).count();
    let mut lines: Vec<_> = lines.iter().map(|l| (l.0, std::cmp::Reverse((often(l.1), l.1)), l.2)).collect();
    lines.sort_by_key(|l| (l.0, l.1));
    lines.dedup_by_key(|l| l.0);
    let mut frames: Vec<Numbered> = lines.into_iter().map(|(number, _, frame)| (number, frame)).collect();
    let mut last_s = f64::NEG_INFINITY;
    frames.retain(|(_, frame)| {
        let later = frame.time_s > last_s;
        last_s = last_s.max(frame.time_s);
        later
    });
    frames
}

/// A session while its files come in.
struct Growing {
    name: String,
    frames: Vec<Numbered>,
    repetitions: Vec<Repetition>,
}

impl Growing {
    /// Whether numbers and times of what comes next go on from here, at a rate that a sensor has: 10 to 90 frames a second, a
    /// second more or less.
    fn goes_on(&self, session: &str, next: &Numbered) -> bool {
        let Some(last) = self.frames.last() else { return true };
        let frames = (next.0 - last.0) as f64;
        // Files of a session may overlap: then both go back.
        let seconds = (next.1.time_s - last.1.time_s) * frames.signum();
        let frames = frames.abs();
        self.name == session && seconds >= frames / 90.0 - 1.0 && seconds <= frames / 10.0 + 1.0
    }
}

/// The sessions in a folder; none when there is no such folder. A file that can't be used is left out, with a note.
pub fn load(folder: &Path, notes: &mut Vec<Error>) -> Vec<Session> {
    let mut files = Vec::new();
    for path in file::entries(folder, notes) {
        let Some(name) = name(&path) else { continue };
        let Some(text) = file::noted(file::text(&path), notes) else { continue };
        let frames = frames(&text);
        if frames.is_empty() {
            notes.push(file::content(&path, "it has no frame with a body"));
            continue;
        }
        files.push((name, frames));
    }
    files.sort_by(|a, b| (&a.0.session, a.1[0].0).cmp(&(&b.0.session, b.1[0].0)));
    let mut sessions: Vec<Growing> = Vec::new();
    for (name, frames) in files {
        let at = sessions.iter().rposition(|s| s.goes_on(&name.session, &frames[0])).unwrap_or_else(|| {
            sessions.push(Growing {
                name: name.session.clone(),
                frames: Vec::new(),
                repetitions: Vec::new(),
            });
            sessions.len() - 1
        });
        let session = &mut sessions[at];
        let last = session.frames.last().map_or((i64::MIN, f64::NEG_INFINITY), |f| (f.0, f.1.time_s));
        let new = frames.iter().filter(|f| f.0 > last.0 && f.1.time_s > last.1);
        // A file that mostly repeats what is there already is no further repetition.
        if 2 * new.clone().count() <= frames.len() {
            continue;
        }
        let (start_s, end_s) = (frames[0].1.time_s, frames[frames.len() - 1].1.time_s);
        let Name { gesture, label, posture, .. } = name;
        session.repetitions.push(Repetition { gesture, label, posture, start_s, end_s });
        session.frames.extend(new.copied());
    }
    sessions.into_iter().map(finish).collect()
}

/// The session by its own clock.
fn finish(session: Growing) -> Session {
    let start_s = session.frames.first().map_or(0.0, |f| f.1.time_s);
    let frame = |(_, frame): Numbered| Frame { time_s: frame.time_s - start_s, ..frame };
    let repetition =
        |r: Repetition| Repetition { start_s: r.start_s - start_s, end_s: r.end_s - start_s, ..r };
    Session {
        name: session.name,
        frames: session.frames.into_iter().map(frame).collect(),
        repetitions: session.repetitions.into_iter().map(repetition).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use body::Joint;

    fn text(first: i64, count: i64, time_ms: i64, bodies: &[(u32, f64)]) -> String {
        let mut text = "Version0.1\n".to_owned();
        for i in 0..count {
            for (index, x) in bodies {
                text += &format!(
                    "{},{index},{},(SpineBase,Tracked,{x},0.5,2.0,1.0,1.0),(Neck,Inferred,0,1,2,1,1),(Nose,Tracked,1,1,1,1,1)\n",
                    first + i,
                    time_ms + 33 * i
                );
            }
        }
        text
    }

    fn folder(test: &str, files: &[(&str, String)]) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("dorsal-irds-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("a file for the test");
        }
        folder
    }

    #[test]
    fn files_become_sessions() {
        let folder = folder(
            "sessions",
            &[
                ("7_3_0_2_2_chair.txt", text(140, 30, 51_320, &[(2, 0.2)])),
                ("7_3_0_1_1_chair.txt", text(100, 38, 50_000, &[(1, 9.0), (2, 0.1)])),
                ("7_3_0_9_1_chair.txt", text(101, 30, 50_033, &[(2, 0.1)])),
                ("7_3_1_1_3_stand-frame.txt", text(200, 30, 1_000, &[(2, 0.3)])),
                ("8_3_1_1_1_wheelchair.txt", text(300, 30, 1_000, &[(0, 0.3)])),
                ("9_3_1_1_1_stand.txt", "Version0.1\n".to_owned()),
                ("notes.txt", "nothing".to_owned()),
            ],
        );
        let mut notes = Vec::new();
        let sessions = load(&folder, &mut notes);
        let notes: Vec<_> = notes.iter().map(|note| note.below(&folder)).collect();
        assert_eq!(notes, ["9_3_1_1_1_stand.txt: it has no frame with a body"]);
        std::fs::remove_dir_all(&folder).expect("the test's own folder");
        let shape: Vec<_> =
            sessions.iter().map(|s| (s.name.as_str(), s.frames.len(), s.repetitions.len())).collect();
        // The clock starts again: another session of the same day. The file that repeats frames is left out.
        assert_eq!(shape, [("7_3", 68, 2), ("7_3", 30, 1), ("8_3", 30, 1)]);
        let [first, second] = [&sessions[0].repetitions[0], &sessions[0].repetitions[1]];
        assert_eq!(
            (first.label, second.label, second.posture.as_str()),
            (Label::Correct, Label::Incorrect, "chair")
        );
        assert!((first.end_s - 37.0 * 0.033).abs() < 1e-9 && (second.start_s - 1.32).abs() < 1e-9);
        // Nine metres to the side stands somebody else; both are there in every frame, the later index is taken.
        let pelvis = sessions[0].frames[0].skeleton.place(Joint::Pelvis);
        assert!((pelvis.position.x + 0.1).abs() < 1e-12 && pelvis.confidence == kinect::TRACKED);
        assert_eq!(sessions[1].repetitions[0].label, Label::Poor);
    }

    #[test]
    fn broken_lines_are_no_frames() {
        for broken in [
            "",
            "Version0.1",
            "1,2",
            "1,2,x,(Neck,Tracked,1,2,3)",
            "1,2,3,(Neck,Tracked,1,2",
            "1,2,3,(Neck,NotTracked,1,2,3)",
        ] {
            assert_eq!(line(broken), None, "{broken:?}");
        }
        let nan = line("1,2,3,(SpineBase,Tracked,NaN,2,3)").expect("a frame without a known joint");
        assert_eq!(nan.2.skeleton.at(Joint::Pelvis), None);
    }

    #[test]
    fn an_absent_folder_has_no_sessions() {
        let mut notes = Vec::new();
        assert!(load(Path::new("no-such-folder"), &mut notes).is_empty() && notes.is_empty());
    }
}
