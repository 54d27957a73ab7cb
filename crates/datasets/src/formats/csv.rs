//! Tables of joints over time, as CSV with a header.
//!
//! Columns: a time (or a frame number), and places as `left_shoulder_x`, `left_shoulder_y`, `left_shoulder_z` or in any like
//! spelling, optionally `..._visibility`; the unit behind the axis (`..._x_mm`), in a column `units`, or as an option. Without
//! places, the columns of numbers are taken as they are. Cells are parted by commas, semicolons or tabs.

use std::path::Path;

use super::grid::{Column, Triple, column, triples, unit_m};
use super::{Content, Faults, Kind, Options, Recording, USUAL_FPS, in_order, places};
use crate::error::Error;
use crate::file::content;

/// The recording of a table; `None` when the first line is no header.
pub(super) fn read(path: &Path, text: &str, options: &Options) -> Result<Option<Vec<Recording>>, Error> {
    let mut lines =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let Some((_, header)) = lines.next() else { return Ok(None) };
    let Some(parting) = [',', ';', '\t'].into_iter().find(|&p| header.contains(p)) else { return Ok(None) };
    let split = |line: &str| -> Vec<String> {
        line.split(parting).map(|cell| cell.trim().trim_matches('"').to_owned()).collect()
    };
    let headers = split(header);
    if headers.iter().any(|cell| cell.parse::<f64>().is_ok()) {
        return Ok(None);
    }
    let comma = |cell: &String| cell.contains(',') && cell.replacen(',', ".", 1).parse::<f64>().is_ok();
    if parting != ',' && lines.clone().take(3).any(|(_, line)| split(line).iter().any(comma)) {
        return Err(content(path, "its numbers use a comma: save it with a decimal point"));
    }
    let columns: Vec<_> = headers.iter().map(|cell| column(cell)).collect();
    let mut faults = Faults::new();
    let mut rows = Vec::new();
    let mut unit = None;
    for (number, line) in lines {
        let cells = split(line);
        if cells.len() != columns.len() {
            faults.push(number + 1, &format!("it has {} cells, the header {}", cells.len(), columns.len()));
            continue;
        }
        match row(&columns, &cells, &mut unit) {
            Ok(row) => rows.push(row),
            Err(cell) => faults.push(number + 1, &format!("{cell:?} is not a number")),
        }
    }
    if rows.is_empty() {
        if !columns.iter().any(|c| matches!(c, Column::Time(_) | Column::Axis(..))) {
            return Ok(None);
        }
        let why = faults.first().unwrap_or("there is no line after the header");
        return Err(content(path, format!("no line can be used: {why}")));
    }
    let mut notes = faults.into_notes();
    let times = times(&columns, &rows, options, &mut notes);
    let places = triples(&columns);
    let names: Vec<_> = places.iter().map(|t| t.name.clone()).collect();
    let frames = times.into_iter().zip(rows).collect();
    let (time_s, rows) = in_order(frames, &mut notes);
    let shown = if places::are_a_body(&names) {
        let unit = unit.or_else(|| places.iter().find_map(|t: &Triple| t.unit_m));
        let frames: Vec<_> =
            rows.iter().map(|row| places.iter().map(|t| t.place(row)).collect::<Vec<_>>()).collect();
        Content::Skeletons(places::skeletons(&names, &frames, unit, options, &mut notes))
    } else {
        let number = |at: &usize| !matches!(columns[*at], Column::Time(_) | Column::Frame | Column::Unit);
        let channels: Vec<_> = (0..columns.len())
            .filter(number)
            .map(|at| (headers[at].clone(), rows.iter().map(|row| row[at]).collect::<Vec<_>>()))
            .filter(|(_, values)| values.iter().any(|v| v.is_finite()))
            .collect();
        if channels.is_empty() {
            // Prose has commas too.
            let table = path.to_string_lossy().trim_end_matches(".gz").ends_with("sv");
            let error = content(path, "its header names neither joints nor numbers over time");
            return if table { Err(error) } else { Ok(None) };
        }
        notes.push(
            "the header names no joints that are known (such as left_shoulder_x): the columns are taken as plain numbers"
                .to_owned(),
        );
        Content::Channels(channels)
    };
    Ok(Some(vec![Recording { part: String::new(), kind: Kind::Csv, time_s, content: shown, notes }]))
}

/// The numbers of a line, NaN for an empty cell and for what is not a place or time anyway.
fn row(columns: &[Column], cells: &[String], unit: &mut Option<f64>) -> Result<Vec<f64>, String> {
    let number = |(column, cell): (&Column, &String)| {
        if let Column::Unit = column {
            *unit = unit.or_else(|| unit_m(cell));
            return Ok(f64::NAN);
        }
        match cell.parse() {
            Ok(number) => Ok(number),
            Err(_) if matches!(column, Column::Other(_)) => Ok(f64::NAN),
            Err(_) => match cell.to_ascii_lowercase().as_str() {
                "" | "na" | "null" | "none" | "-" => Ok(f64::NAN),
                _ => Err(cell.clone()),
            },
        }
    };
    columns.iter().zip(cells).map(number).collect()
}

/// The time of each row, seconds.
fn times(columns: &[Column], rows: &[Vec<f64>], options: &Options, notes: &mut Vec<String>) -> Vec<f64> {
    let find = |wanted: fn(&Column) -> bool| columns.iter().position(wanted);
    if let Some(at) = find(|c| matches!(c, Column::Time(_))) {
        let times: Vec<_> = rows.iter().map(|row| row[at]).collect();
        let seconds = match columns[at] {
            Column::Time(Some(seconds)) => seconds,
            _ => guess_seconds(&times, notes),
        };
        return times.into_iter().map(|t| t * seconds).collect();
    }
    let fps = options.fps.unwrap_or_else(|| {
        notes.push(format!("no times: {USUAL_FPS} frames a second are assumed (or use --fps)"));
        USUAL_FPS
    });
    match find(|c| matches!(c, Column::Frame)) {
        Some(at) => rows.iter().map(|row| row[at] / fps).collect(),
        None => (0..rows.len()).map(|at| at as f64 / fps).collect(),
    }
}

/// How many seconds one of these times is, by how far apart they are: no camera takes a picture less than once a second, none a
/// thousand.
pub(super) fn guess_seconds(times: &[f64], notes: &mut Vec<String>) -> f64 {
    let mut steps: Vec<_> = times.windows(2).map(|w| w[1] - w[0]).filter(|s| *s > 0.0).collect();
    steps.sort_unstable_by(f64::total_cmp);
    let (seconds, name) = match steps.get(steps.len() / 2) {
        Some(&step) if step > 2e6 => (1e-9, "nanoseconds"),
        Some(&step) if step > 2e3 => (1e-6, "microseconds"),
        Some(&step) if step > 2.0 => (1e-3, "milliseconds"),
        _ => return 1.0,
    };
    notes.push(format!("the times are taken as {name}, by how far they are apart"));
    seconds
}

#[cfg(test)]
mod tests {
    use super::*;
    use body::Joint;
    use glam::DVec3;

    fn recording(text: &str, options: &Options) -> Recording {
        read(Path::new("table.csv"), text, options).unwrap().unwrap().remove(0)
    }

    #[test]
    fn joints_by_name() {
        let text = "time;RShoulder_x;RShoulder_y;RShoulder_z;LShoulder_x;LShoulder_y;LShoulder_z;RHip_x;RHip_y;RHip_z;LHip_x;LHip_y;LHip_z;units\n\
            0;-200;1400;0;200;1400;0;-100;900;0;100;900;0;mm\n\
            33;-200;1400;0;200;1400;0;-100;900;0;;;;mm\n\
            66;-200;oops;0;200;1400;0;-100;900;0;100;900;0;mm\n\
            66;-200\n";
        let found = recording(text, &Options::default());
        assert_eq!(found.time_s, [0.0, 0.033]);
        let Content::Skeletons(skeletons) = &found.content else { panic!("{found:?}") };
        assert!(skeletons[0].at(Joint::RightShoulder).unwrap().distance(DVec3::new(-0.2, 1.4, 0.0)) < 1e-9);
        assert_eq!(skeletons[1].at(Joint::LeftHip), None);
        let notes = found.notes.join("\n");
        assert!(
            notes.contains("line 4: \"oops\" is not a number") && notes.contains("line 5: it has 2 cells")
        );
        assert!(notes.contains("milliseconds"), "{notes}");
    }

    #[test]
    fn plain_numbers() {
        let found =
            recording("angle,comment\n1.5,good\n2.5,\n", &Options { fps: Some(10.0), ..Options::default() });
        assert_eq!(found.time_s, [0.0, 0.1]);
        assert_eq!(found.content, Content::Channels(vec![("angle".to_owned(), vec![1.5, 2.5])]));
    }

    #[test]
    fn no_table() {
        let read = |text| read(Path::new("table.csv"), text, &Options::default());
        assert_eq!(read("just some words\n").unwrap(), None);
        assert_eq!(read("1,2,3\n4,5,6\n").unwrap(), None);
        let error = read("time,nose_x,nose_y\n1,a,2\n").unwrap_err().to_string();
        assert!(error.contains("line 2: \"a\" is not a number"), "{error}");
        assert!(read("name,colour\nsun,red\n").is_err());
        let error = read("Zeit;Winkel\n0,0333;0,06\n").unwrap_err().to_string();
        assert!(error.contains("decimal point"), "{error}");
    }
}
