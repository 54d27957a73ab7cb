//! Elevation of the shoulder by a Kinect against motion capture, in UI-PRMD's shoulder abduction.
//!
//! Both sensors saw the same repetitions. For each, the highest elevation and its range (highest less lowest) of the arm
//! that moves farther are compared; nothing is aligned or fitted. The motion capture's joint centres come from markers on the skin
//! and the elevation is the one of [`body::angles`], so that a part of the difference is what marker and sensor call a
//! shoulder.

use body::Skeleton;
use body::angles::{Side, shoulder_elevation};
use datasets::Error;
use datasets::formats::{self, Content};
use datasets::uiprmd::Captured;
use serde::Serialize;

use crate::report::{Table, number};

/// One subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Movement and subject.
    pub name: String,
    /// Repetitions compared.
    pub compared: usize,
    /// Mean range by motion capture, degrees.
    pub truth_deg: f64,
    /// Mean of |range by Kinect - by motion capture|, degrees.
    pub range_deg: f64,
    /// The same for the highest elevation, degrees.
    pub peak_deg: f64,
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Repetitions compared.
    pub compared: usize,
    /// Mean of |range by Kinect - by motion capture|, degrees.
    pub range_deg: f64,
    /// The same for the highest elevation, degrees.
    pub peak_deg: f64,
    /// One per subject.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// Lowest and highest elevation, degrees.
type Ends = (f64, f64);

/// Lowest and highest elevation of a side, the outermost hundredth of the frames left out; `None` when it was never known.
fn ends(frames: &[Skeleton], side: Side) -> Option<Ends> {
    let mut known: Vec<f64> = frames.iter().filter_map(|f| shoulder_elevation(f, side).known()).collect();
    known.sort_by(f64::total_cmp);
    let spare = known.len() / 100;
    Some((*known.get(spare)?, *known.get(known.len() - 1 - spare)?))
}

/// Compares what motion capture recorded as well; `None` without anything. A file of motion capture that can't be used is left out,
/// with a note.
pub fn evaluate(takes: &[Captured], notes: &mut Vec<Error>) -> Option<Figures> {
    let mut rows = Vec::new();
    for take in takes {
        let mut all = Vec::new();
        for (kinect, vicon) in &take.repetitions {
            let mut captured = Vec::new();
            let Ok(recordings) = formats::read(vicon, &formats::Options::default()) else {
                let what = "it is no motion capture of this set".to_owned();
                notes.push(Error::Content { path: vicon.clone(), what });
                continue;
            };
            for recording in recordings {
                if let Content::Skeletons(frames) = recording.content {
                    captured.extend(frames);
                }
            }
            let pairs = [Side::Left, Side::Right].map(|side| ends(kinect, side).zip(ends(&captured, side)));
            let range = |(_, captured): &(Ends, Ends)| captured.1 - captured.0;
            all.extend(pairs.into_iter().flatten().max_by(|a, b| range(a).total_cmp(&range(b))));
        }
        if !all.is_empty() {
            let mean = |of: fn(&(Ends, Ends)) -> f64| all.iter().map(of).sum::<f64>() / all.len() as f64;
            rows.push(Row {
                name: format!("{} {}", take.movement, take.subject),
                compared: all.len(),
                truth_deg: mean(|(_, v)| v.1 - v.0),
                range_deg: mean(|(k, v)| ((k.1 - k.0) - (v.1 - v.0)).abs()),
                peak_deg: mean(|(k, v)| (k.1 - v.1).abs()),
            });
        }
    }
    if rows.is_empty() {
        return None;
    }
    let compared: usize = rows.iter().map(|row| row.compared).sum();
    let mean =
        |of: fn(&Row) -> f64| rows.iter().map(|r| of(r) * r.compared as f64).sum::<f64>() / compared as f64;
    Some(Figures { compared, range_deg: mean(|r| r.range_deg), peak_deg: mean(|r| r.peak_deg), rows })
}

impl Figures {
    /// For the report.
    pub fn table(&self) -> Table {
        let about = format!(
            "The same repetitions by a Kinect and by motion capture (UI-PRMD). Range differs by {} degrees in the mean, the highest \
             elevation by {}; nothing is aligned or fitted.",
            number(self.range_deg, 1),
            number(self.peak_deg, 1)
        );
        let columns =
            ["movement, subject", "repetitions", "range by motion capture", "range off by", "peak off by"];
        let mut table = Table::new("Elevation of the shoulder", &about, &columns);
        for row in &self.rows {
            let degrees = [row.truth_deg, row.range_deg, row.peak_deg].map(|deg| number(deg, 1));
            table.row([row.name.clone(), row.compared.to_string()].into_iter().chain(degrees));
        }
        table
    }
}
