//! Counting fitness movements in videos from the wild, by RepCount.
//!
//! The engine gets the landmarks' x and y, each normalised to the body of its frame (depth is the network's guess), and nothing
//! else. Videos without a repetition enter the share of counts off by at most one, and not the mean relative error.

use datasets::repcount::{FPS, Video};
use motion::recorded::{Series, count};
use serde::Serialize;

use crate::counts::{self, Row};
use crate::report::{Table, unknown};

/// The figures of the set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many videos.
    pub videos: usize,
    /// Mean relative error of the count.
    #[serde(skip_serializing_if = "unknown")]
    pub mae: f64,
    /// Share of videos whose count is off by at most one.
    pub obo: f64,
    /// One for each video.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// What the engine sees of a video.
fn series(video: &Video) -> Series {
    let channel = |point: usize, axis: usize| {
        video.frames.iter().map(|frame| frame.map_or(f64::NAN, |landmarks| landmarks[point][axis])).collect()
    };
    let channels = (0..body::POINTS).flat_map(|point| [channel(point, 0), channel(point, 1)]).collect();
    Series::uniform(FPS, channels)
}

fn row(video: &Video) -> Row {
    let at = |frame: usize| frame as f64 / FPS;
    let truth: Vec<_> = video.repetitions.iter().map(|r| (at(r.start), at(r.end))).collect();
    let name = format!("{} ({})", video.name, video.kind.replace('_', " "));
    Row::new(name, video.count, &truth, &count::repetitions(&series(video)))
}

/// Measures videos of the set; `None` without any. `progress` gets the done share, 0..=1.
pub fn evaluate(videos: &[Video], progress: &mut dyn FnMut(f64)) -> Option<Figures> {
    if videos.is_empty() {
        return None;
    }
    let mut rows = Vec::with_capacity(videos.len());
    for video in videos {
        rows.push(row(video));
        progress(rows.len() as f64 / videos.len() as f64);
    }
    let count = counts::close(&rows);
    Some(Figures { videos: rows.len(), mae: count.mae, obo: count.obo, rows })
}

impl Figures {
    /// For the report.
    pub fn table(&self) -> Table {
        let about = "Videos of fitness movements with poses by BlazePose, each frame stretched to the body's own width and height. \
                     The engine does not know the movement, and was not trained.";
        counts::table("Any movement in videos from the wild (RepCount)", about, &self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::DVec3;

    #[test]
    fn squats_of_a_stick_figure_are_counted() {
        let frame = |i: usize| {
            let down = 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * i as f64 / 50.0);
            let place = |p: usize| DVec3::new(0.5 + 0.1 * down, (p as f64 / 33.0) * (1.0 - 0.4 * down), 0.0);
            (i % 41 != 7).then(|| std::array::from_fn(place))
        };
        let repetitions: Vec<_> = (0..6).map(|i| 50 * i..50 * (i + 1)).collect();
        let frames = (0..=300).map(frame).collect();
        let video = Video { name: "a".into(), kind: "squat".into(), frames, count: 6, repetitions };
        let row = row(&video);
        assert_eq!((row.found, row.boundaries.matched), (6, 7));
    }

    #[test]
    fn an_absent_set_has_no_figures() {
        assert_eq!(evaluate(&[], &mut |_| ()), None);
    }
}
