//! Everybody in one picture, without a memory of others: for photographs and for measuring.

use body::{Outline, Pose};
use glam::DVec2;

use crate::decode::{Decoded, LANDMARK_INPUT, LandmarkOutputs, decode};
use crate::detector::{DETECTOR_INPUT, anchors, merge, proposals, to_picture};
use crate::frame::{Border, Frame, Light};
use crate::mask::{Outliner, silhouette};
use crate::region::Region;

/// One of the people in a picture.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their landmarks.
    pub pose: Pose,
    /// The outline of the biggest part of their silhouette.
    pub outline: Option<Outline>,
    /// Their silhouette: probability 0..=255 for each pixel of the upright picture, row after row.
    pub silhouette: Vec<u8>,
}

/// What the host does next with the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Run the detector on [`Still::input`], then call [`Still::detected`].
    Detector,
    /// Run the landmark network on [`Still::input`], then call [`Still::landmarks`].
    Landmarks,
    /// Nothing: [`Still::people`] holds everybody.
    Nothing,
}

/// Looks at one picture. Where nobody is found upright, it looks again with the picture turned by quarters, since
/// the detector knows upright people best.
#[derive(Debug, Clone)]
pub struct Still {
    rgba: Vec<u8>,
    width: usize,
    height: usize,
    light: Light,
    anchors: Vec<DVec2>,
    input: Vec<f32>,
    outliner: Outliner,
    quarters: usize,
    searched: Region,
    /// Regions that are not looked at yet, the best one last.
    waiting: Vec<Region>,
    people: Vec<Person>,
}

impl Still {
    /// Begins with an upright picture: red, green, blue, alpha, 8 bits each, row after row. One without pixels, or with
    /// fewer bytes than its size promises, shows nobody.
    pub fn new(rgba: Vec<u8>, width: usize, height: usize) -> (Self, Ask) {
        let mut still = Still {
            rgba,
            width,
            height,
            light: Light::NONE,
            anchors: anchors(),
            input: Vec::new(),
            outliner: Outliner::default(),
            quarters: 0,
            searched: Region::letterbox(width, height),
            waiting: Vec::new(),
            people: Vec::new(),
        };
        let frame = Frame::upright(&still.rgba, width, height, 0.0);
        let (usable, light) = (frame.is_usable(), frame.light());
        still.light = light;
        let ask = if usable { still.search() } else { Ask::Nothing };
        (still, ask)
    }

    /// The prepared input of the network that was asked for, as [`crate::Tracker::input`].
    pub fn input(&self) -> &[f32] {
        &self.input
    }

    /// Everybody found so far, the surest first.
    pub fn people(&self) -> &[Person] {
        &self.people
    }

    /// Takes the detector's outputs.
    pub fn detected(&mut self, boxes: &[f32], scores: &[f32]) -> Ask {
        self.waiting = merge(proposals(&self.anchors, boxes, scores))
            .iter()
            .map(|person| to_picture(person, &self.searched).region())
            .filter(|region| region.is_usable(self.width, self.height))
            .collect();
        self.waiting.reverse();
        self.next()
    }

    /// Takes the landmark network's outputs.
    pub fn landmarks(&mut self, outputs: &LandmarkOutputs) -> Ask {
        let size = DVec2::new(self.width as f64, self.height as f64);
        if let Some(region) = self.waiting.pop()
            && let Some(Decoded { pose, .. }) = decode(outputs, &region, size)
        {
            self.people.push(Person {
                pose,
                outline: self.outliner.outline(outputs.mask, &region),
                silhouette: silhouette(outputs.mask, &region, self.width, self.height),
            });
        }
        self.next()
    }

    fn next(&mut self) -> Ask {
        if let Some(region) = self.waiting.last() {
            let frame = Frame::upright(&self.rgba, self.width, self.height, 0.0);
            frame.sample(region, LANDMARK_INPUT, [0.0, 1.0], Border::Replicate, &self.light, &mut self.input);
            return Ask::Landmarks;
        }
        self.quarters += 1;
        if self.people.is_empty() && self.quarters < 4 { self.search() } else { Ask::Nothing }
    }

    fn search(&mut self) -> Ask {
        self.searched = Region::letterbox(self.width, self.height).turned(self.quarters);
        let frame = Frame::upright(&self.rgba, self.width, self.height, 0.0);
        frame.sample(&self.searched, DETECTOR_INPUT, [-1.0, 1.0], Border::Zero, &self.light, &mut self.input);
        Ask::Detector
    }
}
