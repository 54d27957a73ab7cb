//! Numbers over time.

use body::{Joint, Skeleton};

use super::filter;

/// Channels over time, all sampled together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// When each frame was taken, seconds, strictly ascending.
    pub time_s: Vec<f64>,
    /// One list per channel, each as long as `time_s`; NaN where nothing is known.
    pub channels: Vec<Vec<f64>>,
    /// How long the torso is in the unit of the channels, where they are coordinates of one body; `None` where they are something else,
    /// whose size says nothing.
    pub torso: Option<f64>,
}

impl Series {
    /// From channels at a constant rate, the first frame at 0 s. Channels are cut to the shortest.
    pub fn uniform(fps: f64, mut channels: Vec<Vec<f64>>) -> Self {
        let length = channels.iter().map(Vec::len).min().unwrap_or(0);
        channels.iter_mut().for_each(|c| c.truncate(length));
        Self { time_s: (0..length).map(|i| i as f64 / fps).collect(), channels, torso: None }
    }

    /// The coordinates of every joint that is known in some frame: NaN where it isn't. The torso is its usual length, pelvis to neck.
    pub fn of_skeletons(time_s: Vec<f64>, skeletons: &[Skeleton]) -> Self {
        let known = |joint: &Joint| skeletons.iter().any(|s| s.at(*joint).is_some());
        let channel = |joint: Joint, axis: usize| {
            skeletons.iter().map(|s| s.at(joint).map_or(f64::NAN, |at| at[axis])).collect()
        };
        let joints = Joint::ALL.into_iter().filter(known);
        let torso = |s: &Skeleton| Some(s.at(Joint::Pelvis)?.distance(s.at(Joint::Neck)?));
        let torso = filter::quantile(&skeletons.iter().filter_map(torso).collect::<Vec<_>>(), 0.5);
        Self {
            time_s,
            channels: joints.flat_map(|joint| [0, 1, 2].map(|axis| channel(joint, axis))).collect(),
            torso: (torso > 0.0).then_some(torso),
        }
    }

    /// Number of frames.
    pub fn len(&self) -> usize {
        self.time_s.len()
    }

    /// Whether there are no frames.
    pub fn is_empty(&self) -> bool {
        self.time_s.is_empty()
    }

    /// The same movement at `fps` frames a second from the first frame to the last, by straight lines between what is known;
    /// before the first and after the last known value that value holds. Channels without any are left out. Frames whose time is
    /// not a number, or not after all before it, are passed over. With less than one frame known in 100 there is nothing to tell.
    pub fn resampled(&self, fps: f64) -> Self {
        let mut kept: Vec<usize> = Vec::with_capacity(self.len());
        for (i, time) in self.time_s.iter().enumerate() {
            if time.is_finite() && kept.last().is_none_or(|&k| *time > self.time_s[k]) {
                kept.push(i);
            }
        }
        let (Some(&first), Some(&last)) = (kept.first(), kept.last()) else { return Self::default() };
        let start_s = self.time_s[first];
        let frames = (((self.time_s[last] - start_s) * fps).round() as usize).saturating_add(1);
        if frames / 100 > kept.len() {
            return Self::default();
        }
        let time_s: Vec<f64> = (0..frames).map(|i| start_s + i as f64 / fps).collect();
        let channels = self.channels.iter().filter_map(|channel| {
            let known: Vec<(f64, f64)> = kept
                .iter()
                .filter_map(|&i| Some((self.time_s[i], *channel.get(i).filter(|x| x.is_finite())?)))
                .collect();
            let mut next = 0;
            known.first()?;
            Some(
                time_s
                    .iter()
                    .map(|&t| {
                        while next < known.len() && known[next].0 <= t {
                            next += 1;
                        }
                        match (next.checked_sub(1).map(|i| known[i]), known.get(next)) {
                            (Some(a), Some(&b)) => a.1 + (t - a.0) / (b.0 - a.0) * (b.1 - a.1),
                            (Some(a), None) => a.1,
                            (None, Some(b)) => b.1,
                            (None, None) => f64::NAN,
                        }
                    })
                    .collect(),
            )
        });
        Self { channels: channels.collect(), time_s: time_s.clone(), torso: self.torso }
    }
}

/// One repetition in a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repetition {
    /// Where it begins: in the rest before it, seconds.
    pub start_s: f64,
    /// Where the movement is farthest from its start, seconds.
    pub peak_s: f64,
    /// Where it ends: in the rest after it, seconds.
    pub end_s: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resampling_bridges_what_is_not_known() {
        let nan = f64::NAN;
        let series = Series {
            time_s: vec![1.0, 1.1, nan, 1.2, 1.15, 1.4],
            channels: vec![vec![nan, 2.0, 9.0, 4.0, 9.0, 8.0], vec![nan; 6]],
            torso: None,
        };
        let even = series.resampled(10.0);
        assert_eq!((even.channels.len(), even.len()), (1, 5));
        for (found, expected) in even.channels[0].iter().zip([2.0, 2.0, 4.0, 6.0, 8.0]) {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
        let leap = Series { time_s: vec![0.0, 1e12], channels: vec![vec![0.0, 1.0]], torso: None };
        assert!(leap.resampled(30.0).is_empty() && Series::default().resampled(30.0).is_empty());
    }
}
