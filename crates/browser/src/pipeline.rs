//! One set after another, from pictures to their results.

use body::{Observation, back_curve};
use motion::recording::Mark;
use motion::{Definition, Engine};
use vision::{Camera, Frame, LandmarkOutputs, Need, Tracker, Turn};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::handed::{Progress, report};
use crate::keep::Recorder;
use crate::set::Set;

/// Nothing more to run for this frame.
pub(crate) const DONE: u32 = 0;
/// Run the detector on the input.
pub(crate) const DETECTOR: u32 = 1;
/// Run the landmark network on the input.
pub(crate) const LANDMARKS: u32 = 2;

/// The picture that is being looked at.
#[derive(Default)]
struct Picture {
    rgba: Vec<u8>,
    width: usize,
    height: usize,
    time_s: f64,
    camera: Camera,
}

impl Picture {
    fn frame(&self) -> Frame<'_> {
        let Picture { rgba, width, height, time_s, camera } = self;
        Frame { rgba, width: *width, height: *height, time_s: *time_s, camera: *camera }
    }
}

/// The tracker, and the engine of the set at hand.
///
/// For each picture: write its pixels where `picture` says, then `frame`, then as long as that answers 1 (detector) or 2 (landmark network) run that network on
/// the input and hand its outputs to `detected` or `landmarked`; at 0 the report and the progress are up to date.
#[wasm_bindgen]
pub struct Pipeline {
    tracker: Tracker,
    engine: Engine,
    set: Set,
    picture: Picture,
    start_s: f64,
    report: Vec<f32>,
    progress: Progress,
    recorder: Option<Recorder>,
}

#[wasm_bindgen]
impl Pipeline {
    /// A set of the exercise that `definition` (JSON of `motion::Definition`) describes.
    ///
    /// # Errors
    /// The definition's fault in words.
    #[wasm_bindgen(constructor)]
    pub fn new(definition: &str, prescribed: u32) -> Result<Pipeline, String> {
        let definition: Definition = serde_json::from_str(definition).map_err(|error| error.to_string())?;
        Ok(Self {
            tracker: Tracker::new(),
            engine: Engine::new(&definition),
            set: Set::plain(definition, prescribed),
            picture: Picture::default(),
            start_s: 0.0,
            report: Vec::new(),
            progress: Progress::default(),
            recorder: None,
        })
    }

    /// Another set begins to be set up; the person before the camera stays known. `set`: JSON of `Set`.
    ///
    /// # Errors
    /// Its fault in words; then the old set goes on.
    pub fn next(&mut self, set: &str) -> Result<(), String> {
        let set: Set = serde_json::from_str(set).map_err(|error| error.to_string())?;
        self.engine = set.engine();
        self.recorder = set.keep.then(Recorder::new);
        self.set = set;
        self.progress = Progress::default();
        Ok(())
    }

    /// How the camera hangs: the clockwise turn that makes its pictures upright, degrees (a multiple of 90), and
    /// whether they show left and right swapped.
    pub fn camera(&mut self, turn_deg: i32, mirrored: bool) {
        self.picture.camera = Camera { turn: Turn::from_deg(turn_deg), mirrored };
    }

    /// Where the pixels of a picture of this size are to be written in the module's memory, byte address:
    /// RGBA, 8 bits each, row after row. Valid until the next call.
    pub fn picture(&mut self, width: usize, height: usize) -> usize {
        self.picture.width = width;
        self.picture.height = height;
        self.picture.rgba.resize(width.saturating_mul(height).saturating_mul(4), 0);
        self.picture.rgba.as_ptr() as usize
    }

    /// Takes the picture that was written, and when it was taken: seconds on the page's clock.
    pub fn frame(&mut self, time_s: f64) -> u32 {
        self.picture.time_s = time_s;
        let need = self.tracker.begin(self.picture.frame());
        self.go_on(need)
    }

    /// Where the input of the asked network lies in the module's memory, byte address.
    pub fn input_address(&self) -> usize {
        self.tracker.input().as_ptr() as usize
    }

    /// How many 32-bit floats it has.
    pub fn input_length(&self) -> usize {
        self.tracker.input().len()
    }

    /// Takes the detector's outputs: 2254 x 12 and 2254 values.
    pub fn detected(&mut self, boxes: &[f32], scores: &[f32]) -> u32 {
        let need = self.tracker.detected(self.picture.frame(), boxes, scores);
        self.go_on(need)
    }

    /// Takes the landmark network's outputs, in its order.
    pub fn landmarked(
        &mut self,
        landmarks: &[f32],
        presence: &[f32],
        mask: &[f32],
        heatmaps: &[f32],
        world: &[f32],
    ) -> u32 {
        let observation =
            self.tracker.landmarks(&LandmarkOutputs { landmarks, presence, mask, heatmaps, world });
        self.observe(&observation);
        DONE
    }

    /// What to draw: see `web/src/camera/report.ts`.
    pub fn report(&self) -> Vec<f32> {
        self.report.clone()
    }

    /// The numbers of the set, JSON.
    pub fn progress(&self) -> String {
        serde_json::to_string(&self.progress).unwrap_or_default()
    }

    /// The set begins: the countdown has ended. Seconds on the page's clock, here and below.
    pub fn start(&mut self, time_s: f64) {
        self.start_s = time_s;
        self.engine.start(time_s);
        self.note(Mark::Start, time_s);
    }

    /// Nothing counts until it is resumed.
    pub fn pause(&mut self, time_s: f64) {
        self.engine.pause(time_s);
        self.note(Mark::Pause, time_s);
    }

    /// The set goes on.
    pub fn resume(&mut self, time_s: f64) {
        self.engine.resume(time_s);
        self.note(Mark::Resume, time_s);
    }

    /// The recording of the set's landmarks, which ends here; empty where the person has not wished for one, or nothing began.
    pub fn recording(&mut self, time_s: f64) -> Vec<u8> {
        self.recorder.take().map(|recorder| recorder.finish(time_s)).unwrap_or_default()
    }

    /// The set so far as `care::ExerciseResult`, JSON, as if it was finished now; it can still go on.
    pub fn result(&self, time_s: f64, ms_per_frame: f64) -> String {
        let set = self.engine.clone().finish(time_s);
        let result = self.set.result(set, self.start_s, ms_per_frame);
        serde_json::to_string(&result).unwrap_or_default()
    }
}

impl Pipeline {
    fn go_on(&mut self, need: Need) -> u32 {
        match need {
            Need::Detect => DETECTOR,
            Need::Landmarks => LANDMARKS,
            Need::Nothing(observation) => {
                self.observe(&observation);
                DONE
            }
        }
    }

    fn note(&mut self, mark: Mark, time_s: f64) {
        if let Some(recorder) = &mut self.recorder {
            recorder.mark(mark, time_s);
        }
    }

    fn observe(&mut self, observation: &Observation) {
        if let Some(recorder) = &mut self.recorder {
            recorder.observe(observation);
        }
        let seen = observation.outline.as_ref().zip(observation.smooth.as_ref());
        let back = seen.and_then(|(outline, pose)| back_curve(outline, pose));
        self.report = report(observation, back.as_ref());
        let update = self.engine.observe(observation);
        self.progress = Progress::of(observation, back.as_ref(), &update, &self.set);
    }
}
