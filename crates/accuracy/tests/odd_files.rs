//! Folders in which something is odd: a figure for what is whole, a note for what is not, and never a failure.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use accuracy::Accuracy;
use library::Library;

/// A folder that goes away again.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dorsal-odd-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder for the test");
        Self(folder)
    }

    fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder for the test");
        fs::write(path, content).expect("a file for the test");
    }

    /// Measures it without the mannequin, which is the same everywhere; gives the JSON, the notes, and what the report says.
    fn measure(&self) -> (serde_json::Value, Vec<String>, String) {
        let mut library = Library::load().expect("the content is valid");
        (library.choreographies, library.movements, library.idle) = Default::default();
        let measured = Accuracy::measure(&self.0, &library, &mut |_, _| ());
        let text = serde_json::to_string(&measured).expect("numbers");
        assert!(!text.contains("null"), "{text}");
        let json = serde_json::from_str(&text).expect("it was just written");
        (json, measured.notes.clone(), measured.markdown())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lines of so many numbers, of which the second goes up and down once in `frames`.
fn wave(frames: usize, numbers: usize, height: f64) -> String {
    let mut text = String::new();
    for frame in 0..frames {
        let up = 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * frame as f64 / frames as f64);
        for number in 0..numbers {
            // Offsets that differ, so that the joints are no heap.
            let still = ((number * 7) % 23) as f64 + 5.0;
            let _ = write!(text, "{} ", if number % 3 == 1 { still + height * up } else { still });
        }
        text.push('\n');
    }
    text
}

/// Ten repetitions of UI-PRMD, or fewer.
fn uiprmd(folder: &Folder, how: &str, subject: &str, episodes: u32) {
    for episode in 1..=episodes {
        for kind in ["positions", "angles"] {
            let path = format!("uiprmd/{how}/kinect/{kind}/m01_{subject}_e{episode:02}_{kind}.txt");
            folder.write(&path, wave(40, 66, if kind == "positions" { 10.0 } else { 0.0 }));
        }
    }
}

fn irds(frames: i64, first: i64) -> String {
    let mut text = "Version0.1\n".to_owned();
    for i in first..first + frames {
        let y = 0.5 + 0.3 * libm::sin(i as f64 / 10.0);
        let _ = writeln!(
            text,
            "{i},0,{},(SpineBase,Tracked,0.1,0.5,2.0,1,1),(HandLeft,Tracked,0.3,{y},2.0,1,1),(WristLeft,Tracked,0.3,{y},2.0,1,1)",
            33 * i
        );
    }
    text
}

fn number(json: &serde_json::Value, at: &str) -> Option<f64> {
    json.pointer(at).and_then(serde_json::Value::as_f64)
}

#[test]
fn nothing_at_all() {
    let folder = Folder::new("empty");
    for set in ["uiprmd/correct/kinect/positions", "kimore/segmentation", "irds", "repcount/poses", "keraal"]
    {
        fs::create_dir_all(folder.0.join(set)).expect("a folder for the test");
    }
    let (json, notes, report) = folder.measure();
    assert_eq!(notes, Vec::<String>::new());
    for set in ["uiprmd", "kimore", "irds", "repcount", "keraal"] {
        assert!(json.get(set).is_none(), "{json}");
    }
    assert!(report.contains("none of the sets") && !report.contains("## Left out"), "{report}");
}

#[test]
fn one_subject_has_no_others() {
    let folder = Folder::new("alone");
    uiprmd(&folder, "correct", "s07", 10);
    let (json, notes, report) = folder.measure();
    assert_eq!(notes, Vec::<String>::new());
    assert_eq!(number(&json, "/uiprmd/correct/streams"), Some(3.0));
    assert_eq!(json.pointer("/uiprmd/incorrect"), Some(&serde_json::json!({ "streams": 0 })));
    for key in ["/uiprmd/auc", "/uiprmd/auc_own", "/demonstration/uiprmd_exact", "/demonstration/uiprmd_mae"]
    {
        assert_eq!(json.pointer(key), None, "{key}");
    }
    assert!(report.contains("1 subjects in 1 movements"), "{report}");
}

#[test]
fn odd_files_of_uiprmd() {
    let folder = Folder::new("uiprmd");
    uiprmd(&folder, "correct", "s01", 10);
    uiprmd(&folder, "incorrect", "s01", 1);
    uiprmd(&folder, "correct", "s02", 10);
    let at = |kind: &str, take: &str| format!("uiprmd/correct/kinect/{kind}/m01_{take}_{kind}.txt");
    fs::remove_file(folder.0.join(at("angles", "s01_e03"))).expect("written above");
    folder.write(&at("angles", "s01_e04"), wave(39, 66, 0.0));
    folder.write(&at("positions", "s01_e05"), "1 2 confidential 4");
    folder.write(&at("positions", "s01_e06"), [0xff, 0xfe, 0x00]);
    folder.write(&at("positions", "s01_e07"), wave(40, 65, 1.0));
    folder.write(&at("positions", "s01_e08"), "");
    folder.write("uiprmd/correct/kinect/positions/notes.txt", "nothing");
    folder.write("uiprmd/correct/vicon/positions/m01_s02_e01_positions.txt", "1 2 confidential");
    folder.write("uiprmd/correct/vicon/positions/m01_s01_e03_positions.txt", "1 2 3");
    let (json, notes, report) = folder.measure();
    assert_eq!(number(&json, "/uiprmd/correct/streams"), Some(6.0));
    assert_eq!(number(&json, "/uiprmd/incorrect/streams"), Some(0.0), "one repetition is no stream");
    let expected = [
        "uiprmd/correct/kinect/positions/m01_s01_e03_positions.txt: there are no angles beside it",
        "uiprmd/correct/kinect/angles/m01_s01_e04_angles.txt: it has not as many frames as the positions",
        "uiprmd/correct/kinect/positions/m01_s01_e05_positions.txt: a word in it is not a number",
        "uiprmd/correct/kinect/positions/m01_s01_e06_positions.txt: it is not text in UTF-8",
        "uiprmd/correct/kinect/positions/m01_s01_e07_positions.txt: a line has 65 numbers, not 66",
        "uiprmd/correct/kinect/angles/m01_s01_e08_angles.txt: it has not as many frames as the positions",
        "uiprmd/correct/vicon/positions/m01_s02_e01_positions.txt: it is no motion capture of this set",
    ];
    assert_eq!(notes, expected);
    let places = [folder.0.to_string_lossy().into_owned(), "confidential".to_owned()];
    for note in expected {
        assert!(report.contains(note), "{report}");
    }
    assert!(places.iter().all(|place| !report.contains(place)), "{report}");
}

#[test]
fn odd_files_of_the_other_sets() {
    let folder = Folder::new("others");
    folder.write("irds/7_3_0_1_1_chair.txt", irds(60, 100));
    folder.write("irds/7_3_0_2_1_chair.txt", "Version0.1\n170,0,x\n");
    folder.write("irds/7_3_0_3_1_chair.txt.gz", "no archive, but text: no frame");

    let signal: Vec<String> = (0..300).map(|i| libm::sin(f64::from(i) / 10.0).to_string()).collect();
    let signal = signal.join(",");
    folder.write(
        "kimore/segmentation/dists_Es1.csv",
        format!("CG/a,{signal}\nCG/b,1,x,2\nCG/c,{signal}\nCG/e,1,2,3\n"),
    );
    // The third recording ends before its first repetition: there is nothing to count right.
    folder.write("kimore/segmentation/Es1_labels.csv", "CG/a,1,63,126,400,463\nCG/d,1,63\nCG/e,30,361,650\n");
    folder.write("kimore/segmentation/dists_Es5.csv", format!("CG/a,{signal}\n"));

    folder.write(
        "repcount/test.csv",
        "type,name,count\nsquat,a.mp4,2,0,30,30,60\nsquat,b.mp4,3\nsquat,c.mp4,3\n",
    );
    folder.write("repcount/poses/c.npy", b"PK");
    folder.write("repcount/poses/d.npy", b"PK");

    folder.write("keraal/kinect/rotationTronc/p/VideoColor_Correct0.txt", wave(60, 175, 0.1));
    folder.write("keraal/kinect/rotationTronc/p/VideoColor_Correct1.txt", "1 2 3\n");
    folder.write("keraal/vicon/rotationTronc/p/SkeletonVicon_Correct0.txt", wave(120, 119, 0.1));
    folder.write("keraal/blazepose/rotationTronc/p/VideoColor_Correct0.json", "{");

    let (json, notes, report) = folder.measure();
    assert_eq!(number(&json, "/irds/sessions"), Some(1.0));
    assert_eq!(number(&json, "/kimore/Es1/recordings"), Some(1.0));
    assert!(json.pointer("/kimore/Es5").is_none() && json.get("repcount").is_none(), "{json}");
    assert_eq!(number(&json, "/keraal/rotation/kinect/takes"), Some(1.0));
    assert_eq!(json.pointer("/keraal/auc"), None);
    let expected = [
        "kimore/segmentation/dists_Es1.csv: line 2: a word is not a number",
        "kimore/segmentation/Es1_labels.csv: 1 of its rows have no signals",
        "kimore/segmentation/Es1_labels.csv: 1 of its rows mark no repetition within what was recorded",
        "kimore/segmentation/Es1_labels.csv: 1 of the other rows' repetitions are marked beyond what was recorded",
        "kimore/segmentation/dists_Es1.csv: 1 of its subjects have no labels",
        "kimore/segmentation/dists_Es5.csv: there are no labels beside it",
        "irds/7_3_0_2_1_chair.txt: it has no frame with a body",
        "irds/7_3_0_3_1_chair.txt.gz: it has no frame with a body",
        "repcount/poses/c.npy: it is not an array of floats by rows",
        "repcount/test.csv: 2 of its videos have no poses",
        "repcount/poses: 1 of its files are in no table",
        "keraal/blazepose/rotationTronc/p/VideoColor_Correct0.json: line 1: it is not landmarks by frame in JSON",
        "keraal/kinect/rotationTronc/p/VideoColor_Correct1.txt: line 1 has not 175 numbers",
    ];
    assert_eq!(notes, expected);
    assert!(report.ends_with(&format!("- {}\n", expected[12])), "{report}");
}
