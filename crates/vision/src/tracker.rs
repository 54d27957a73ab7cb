//! One person through a stream of frames.

use body::Observation;
use glam::DVec2;

use crate::decode::{Decoded, LANDMARK_INPUT, LandmarkOutputs, decode};
use crate::detector::{DETECTOR_INPUT, anchors, merge, proposals, to_picture};
use crate::frame::{Border, Camera, Frame, Light};
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

/// For so long after a loss only somebody who fits the lost person is taken for them, seconds: whoever walks through
/// the picture isn't. Afterwards anybody is.
const GRACE_S: f64 = 2.0;
/// How far a person's region may move, in its own size: at once (the network's own jumps), for each second more (hips
/// at two metres a second), and at most; and how much it may grow or shrink. What moved farther is somebody else.
const MOVED: f64 = 0.15;
const MOVED_PER_S: f64 = 1.0;
const MOVED_MOST: f64 = 0.5;
const GROWN: f64 = 1.8;
/// Share of a frame's light in what is reckoned with, while somebody is followed.
const LIGHT_STEP: f64 = 0.1;
/// In which directions people are looked for, frame after frame, clockwise quarters: mostly upright, and lying or
/// hanging for those whom the detector, which knows upright people best, doesn't find.
const SEARCH: [usize; 6] = [0, 1, 0, 3, 0, 2];

/// Where the person was last.
#[derive(Debug, Clone, Copy)]
struct Last {
    region: Region,
    time_s: f64,
}

impl Last {
    /// Seconds since then.
    fn ago(&self, time_s: f64) -> f64 {
        (time_s - self.time_s).abs()
    }

    /// Whether a region can belong to the same person at this time.
    fn fits(&self, other: &Region, time_s: f64) -> bool {
        let moved = self.region.center.distance(other.center) / self.region.size.max(other.size);
        let grown = other.size / self.region.size;
        moved <= (MOVED + MOVED_PER_S * self.ago(time_s)).min(MOVED_MOST)
            && (1.0 / GROWN..=GROWN).contains(&grown)
    }
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
    /// To know the person again.
    last: Option<Last>,
    searching_since: Option<f64>,
    /// Frames searched in vain, one after another.
    searches: usize,
    /// Whether the region comes from this very frame's search.
    just_found: bool,
    /// The part of the picture that the detector was given.
    searched: Region,
    time_s: f64,
    size: DVec2,
    camera: Camera,
    light: Light,
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
            last: None,
            searching_since: None,
            searches: 0,
            just_found: false,
            searched: Region::letterbox(1, 1),
            time_s: 0.0,
            size: DVec2::ZERO,
            camera: Camera::default(),
            light: Light::NONE,
        }
    }

    /// Takes a frame and prepares the input of the network that is needed for it.
    pub fn begin(&mut self, frame: Frame) -> Need {
        let (width, height) = frame.size();
        let size = DVec2::new(width as f64, height as f64);
        if size != self.size || frame.camera != self.camera {
            // Another picture: what was known in the old one's pixels doesn't hold.
            self.lose();
            self.last = None;
            self.size = size;
            self.camera = frame.camera;
        }
        self.just_found = false;
        self.time_s = frame.time_s;
        self.light = if self.searching_since.is_some() || self.last.is_none() {
            frame.light()
        } else {
            self.light.towards(frame.light(), LIGHT_STEP)
        };
        if !frame.is_usable() {
            self.lose();
            return Need::Nothing(Box::new(self.nobody()));
        }
        match self.region {
            Some(region) => self.look(&frame, &region),
            None => {
                self.searched = Region::letterbox(width, height).turned(SEARCH[self.searches % SEARCH.len()]);
                frame.sample(
                    &self.searched,
                    DETECTOR_INPUT,
                    [-1.0, 1.0],
                    Border::Zero,
                    &self.light,
                    &mut self.input,
                );
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
        let (width, height) = frame.size();
        let people = merge(proposals(&self.anchors, boxes, scores)).into_iter();
        let regions = people
            .map(|person| (person.score, to_picture(&person, &self.searched).region()))
            .filter(|(_, region)| region.is_usable(width, height));
        let chosen = match self.last {
            // The nearest to the camera is the one who wants to be seen.
            None => regions
                .max_by(|(a, one), (b, other)| (a * one.size).total_cmp(&(b * other.size)))
                .map(|(_, region)| region),
            Some(last) => {
                let waited = last.ago(self.time_s);
                let from_last = |region: &Region| region.center.distance_squared(last.region.center);
                regions
                    .map(|(_, region)| region)
                    .filter(|region| waited > GRACE_S || last.fits(region, self.time_s))
                    .min_by(|a, b| from_last(a).total_cmp(&from_last(b)))
            }
        };
        match chosen {
            Some(region) if frame.is_usable() => {
                self.smoother.reset();
                self.just_found = true;
                self.look(&frame, &region)
            }
            _ => {
                self.searches += 1;
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
        let Some(Decoded { pose, auxiliary }) = decode(outputs, &region, self.size) else {
            // What the detector took for somebody isn't: the next search looks in another direction.
            self.searches += usize::from(self.just_found);
            self.lose();
            return self.nobody();
        };
        let raw = Region::around(auxiliary[0], auxiliary[1]);
        let strayed = |last: &Last| last.ago(self.time_s) <= GRACE_S && !last.fits(&raw, self.time_s);
        if self.last.as_ref().is_some_and(strayed) {
            self.lose();
            return self.nobody();
        }
        let (smooth, auxiliary) = self.smoother.update(self.time_s, &pose, auxiliary, region.size);
        let next = Region::around(auxiliary[0], auxiliary[1]);
        if next.is_usable(self.size.x as usize, self.size.y as usize) {
            self.region = Some(next);
            self.last = Some(Last { region: next, time_s: self.time_s });
        } else {
            self.region = None;
        }
        self.searching_since = None;
        self.searches = 0;
        Observation {
            time_s: self.time_s,
            size: self.size,
            pose: Some(pose),
            smooth: Some(smooth),
            outline: self.outliner.outline(outputs.mask, &region),
            brightness: self.light.mean,
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
        frame.sample(region, LANDMARK_INPUT, [0.0, 1.0], Border::Replicate, &self.light, &mut self.input);
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
            brightness: self.light.mean,
        }
    }
}
