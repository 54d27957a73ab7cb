//! Motion capture as TRC, the table of marker places that OpenSim and its kin read.
//!
//! Three lines of header (the third has the values of the second), a line with the markers' names over their three columns
//! each, a line with the axes, then a line a frame: number, time, places. Empty cells are missing markers.

use std::path::Path;

use glam::DVec3;

use super::grid::unit_m;
use super::{Content, Faults, Kind, Options, Recording, in_order, places};
use crate::error::Error;
use crate::file::content;

pub(super) fn read(path: &Path, text: &str, options: &Options) -> Result<Vec<Recording>, Error> {
    let mut lines = text.lines().enumerate();
    let mut header = |what: &str| {
        lines.next().map(|(_, line)| line).ok_or_else(|| content(path, format!("it ends before {what}")))
    };
    header("its first line")?;
    let keys = header("the names of its header")?;
    let values = header("the values of its header")?;
    let markers = header("the names of its markers")?;
    header("its axes")?;
    let value = |key: &str| {
        let at = keys.split_whitespace().position(|k| k.eq_ignore_ascii_case(key))?;
        values.split_whitespace().nth(at)
    };
    let unit = value("Units").and_then(unit_m);
    let names: Vec<String> =
        markers.split('\t').skip(2).map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect();
    if names.is_empty() {
        return Err(content(path, "line 4 names no markers (they must be parted by tabs)"));
    }
    let mut faults = Faults::new();
    let mut frames = Vec::new();
    for (number, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        match frame(line, names.len()) {
            Ok(frame) => frames.push(frame),
            Err(what) => faults.push(number + 1, &what),
        }
    }
    if frames.is_empty() {
        let why = faults.first().unwrap_or("there is no frame after the header");
        return Err(content(path, format!("no frame can be used: {why}")));
    }
    let mut notes = faults.into_notes();
    let (time_s, frames) = in_order(frames, &mut notes);
    let content = if places::are_a_body(&names) {
        Content::Skeletons(places::skeletons(&names, &frames, unit, options, &mut notes))
    } else {
        notes.push(
            "its markers are no joints that are known (such as LShoulder): they are taken as plain numbers"
                .to_owned(),
        );
        let axis = |at: usize, k: usize| frames.iter().map(|f| f[at][k]).collect();
        let each = |(at, name): (usize, &String)| {
            ["x", "y", "z"]
                .map(|a| format!("{name} {a}"))
                .into_iter()
                .enumerate()
                .map(move |(k, name)| (name, at, k))
                .collect::<Vec<_>>()
        };
        Content::Channels(
            names.iter().enumerate().flat_map(each).map(|(name, at, k)| (name, axis(at, k))).collect(),
        )
    };
    Ok(vec![Recording { part: String::new(), kind: Kind::Trc, time_s, content, notes }])
}

/// Time and places of a line.
fn frame(line: &str, markers: usize) -> Result<(f64, Vec<DVec3>), String> {
    let mut cells = line.split('\t').map(str::trim).skip(1);
    let number = |cell: &str| match cell {
        "" => Ok(f64::NAN),
        cell => cell.parse::<f64>().map_err(|_| format!("{cell:?} is not a number")),
    };
    let time_s = number(cells.next().unwrap_or_default())?;
    let mut places = vec![DVec3::NAN; markers];
    for place in &mut places {
        for axis in 0..3 {
            place[axis] = number(cells.next().unwrap_or_default())?;
        }
    }
    if cells.any(|cell| !cell.is_empty()) {
        return Err(format!("it has more cells than {markers} markers"));
    }
    Ok((time_s, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use body::Joint;

    const HEADER: &str = "PathFileType\t4\t(X/Y/Z)\tstanding.trc\n\
        DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n\
        60\t60\t2\t4\tmm\t60\t1\t2\n\
        Frame#\tTime\tRShoulder\t\t\tLShoulder\t\t\tRHip\t\t\tLHip\t\t\n\
        \t\tX1\tY1\tZ1\tX2\tY2\tZ2\tX3\tY3\tZ3\tX4\tY4\tZ4\n\n";

    #[test]
    fn opensim() {
        // x forwards, y up, z to the person's right, millimetres.
        let text = format!(
            "{HEADER}1\t0.0\t0\t1400\t200\t0\t1400\t-200\t0\t900\t100\t0\t900\t-100\n\
             2\t0.0166\t0\t1400\t200\t\t\t\t0\t900\t100\t0\t900\t-100\n3\tx\t1\n"
        );
        let found = read(Path::new("standing.trc"), &text, &Options::default()).unwrap().remove(0);
        assert_eq!(found.time_s, [0.0, 0.0166]);
        let Content::Skeletons(skeletons) = &found.content else { panic!("{found:?}") };
        let shoulder = skeletons[0].at(Joint::RightShoulder).unwrap();
        assert!(shoulder.distance(DVec3::new(-0.2, 1.4, 0.0)) < 1e-9, "{shoulder}");
        assert_eq!(skeletons[1].at(Joint::LeftShoulder), None);
        assert_eq!(found.notes, ["line 9: \"x\" is not a number; left out"]);
    }

    #[test]
    fn broken() {
        let error = |text: &str| read(Path::new("a.trc"), text, &Options::default()).unwrap_err().to_string();
        assert!(error("PathFileType\t4\n").contains("it ends before"));
        assert!(error(HEADER).contains("there is no frame"));
        assert!(error(&format!("{HEADER}1\tzero\n")).contains("line 7: \"zero\" is not a number"));
    }
}
