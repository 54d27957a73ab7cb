//! One person through a stream of frames.

use body::Observation;
use glam::DVec2;

use crate::decode::{Decoded, LANDMARK_INPUT, LandmarkOutputs, decode};
use crate::detector::{DETECTOR_INPUT, anchors, merge, proposals, to_picture};
use crate::frame::{Border, Frame};
use crate::mask::Outliner;
use crate::region::Region;
use crate::smooth::Smoother;

/// What the host does next with a frame.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// Run the detector on [`Tracker::input`], then call [`Tracker::detected`] with its outputs.
    Detect,
    /// Run the landmark network on [`Tracker::input`], then call [`Tracker::landmarks`] with its outputs.
    Landmarks,
    /// Nothing: nobody was found (or the frame has no picture), and this is the frame's observation.
    Nothing(Box<Observation>),
}

/// Follows one person: looks for them where they last were, and in the whole picture when they are lost.
#[derive(Debug, Clone)]
pub struct Tracker {
    anchors: Vec<DVec2>,
    input: Vec<f32>,
    outliner: Outliner,
    smoother: Smoother,
    /// Where to look for landmarks; `None` when the person is lost.
    region: Option<Region>,
    /// Where the person was last, to choose among several.
    last_seen: Option<DVec2>,
    searching_since: Option<f64>,
    time_s: f64,
    size: DVec2,
    brightness: f64,
}

impl Default for Tracker {
    fn default() -> Self {
        Self::new()
    }
}

impl Tracker {
    /// A tracker that hasn't seen anybody yet.
    pub fn new() -> Self {
        Tracker {
            anchors: anchors(),
            input: Vec::with_capacity(LANDMARK_INPUT * LANDMARK_INPUT * 3),
            outliner: Outliner::default(),
            smoother: Smoother::default(),
            region: None,
            last_seen: None,
            searching_since: None,
            time_s: 0.0,
            size: DVec2::ZERO,
            brightness: 0.0,
        }
    }

    /// Takes a frame and prepares the input of the network that is needed for it.
    pub fn begin(&mut self, frame: Frame) -> Need {
        let size = DVec2::new(frame.width as f64, frame.height as f64);
        if size != self.size {
            // Another picture: what was known in the old one's pixels doesn't hold.
            self.lose();
            self.last_seen = None;
            self.size = size;
        }
        self.time_s = frame.time_s;
        self.brightness = frame.brightness();
        if !frame.is_usable() {
            self.lose();
            return Need::Nothing(Box::new(self.nobody()));
        }
        match self.region {
            Some(region) => self.look(&frame, &region),
            None => {
                let letterbox = Region::letterbox(frame.width, frame.height);
                frame.sample(&letterbox, DETECTOR_INPUT, -1.0, 1.0, Border::Zero, &mut self.input);
                Need::Detect
            }
        }
    }

    /// The prepared input: after [`Need::Detect`] 224 x 224 x 3 values -1..=1, after [`Need::Landmarks`]
    /// 256 x 256 x 3 values 0..=1.
    pub fn input(&self) -> &[f32] {
        &self.input
    }

    /// Takes the detector's outputs (2254 x 12 and 2254) for the frame that was begun.
    pub fn detected(&mut self, frame: Frame, boxes: &[f32], scores: &[f32]) -> Need {
        let letterbox = Region::letterbox(frame.width, frame.height);
        let people = merge(proposals(&self.anchors, boxes, scores));
        let usable = |region: &Region| region.is_usable(frame.width, frame.height);
        let regions = people.iter().map(|person| to_picture(person, &letterbox).region()).filter(usable);
        // Best first: without a memory the first one is taken.
        let chosen = match self.last_seen {
            None => regions.into_iter().next(),
            Some(last) => regions
                .min_by(|a, b| a.center.distance_squared(last).total_cmp(&b.center.distance_squared(last))),
        };
        match chosen {
            Some(region) if frame.is_usable() => {
                self.smoother.reset();
                self.look(&frame, &region)
            }
            _ => {
                self.lose();
                Need::Nothing(Box::new(self.nobody()))
            }
        }
    }

    /// Takes the landmark network's outputs for the frame that was begun.
    pub fn landmarks(&mut self, outputs: &LandmarkOutputs) -> Observation {
        let Some(region) = self.region else {
            return self.nobody();
        };
        let Some(Decoded { pose, auxiliary }) = decode(outputs, &region) else {
            self.lose();
            return self.nobody();
        };
        let (smooth, auxiliary) = self.smoother.update(self.time_s, &pose, auxiliary, region.size);
        let next = Region::around(auxiliary[0], auxiliary[1]);
        if next.is_usable(self.size.x as usize, self.size.y as usize) {
            self.region = Some(next);
        } else {
            self.region = None;
        }
        self.last_seen = Some(next.center);
        self.searching_since = None;
        Observation {
            time_s: self.time_s,
            size: self.size,
            pose: Some(pose),
            smooth: Some(smooth),
            outline: self.outliner.outline(outputs.mask, &region),
            brightness: self.brightness,
        }
    }

    /// The region in which the person is looked for; `None` while they are lost.
    pub fn region(&self) -> Option<Region> {
        self.region
    }

    /// Since which frame's time nobody is found; `None` while somebody is. The host may slow down while it
    /// searches in vain.
    pub fn searching_since(&self) -> Option<f64> {
        self.searching_since
    }

    fn look(&mut self, frame: &Frame, region: &Region) -> Need {
        self.region = Some(*region);
        frame.sample(region, LANDMARK_INPUT, 0.0, 1.0, Border::Replicate, &mut self.input);
        Need::Landmarks
    }

    fn lose(&mut self) {
        self.region = None;
        self.smoother.reset();
    }

    fn nobody(&mut self) -> Observation {
        self.searching_since.get_or_insert(self.time_s);
        Observation {
            time_s: self.time_s,
            size: self.size,
            pose: None,
            smooth: None,
            outline: None,
            brightness: self.brightness,
        }
    }
}
