//! A small body made of sticks with an outline whose curve is known, and recordings of it.

use body::{Landmark, Observation, Outline, POINTS, Point, Pose};
use glam::{DVec2, DVec3};
use motion::{Definition, Engine, SetResult, Update};

/// A body seen from the side, in torso lengths: x to where it looks, y up, hip in the origin.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub hip: DVec2,
    pub shoulder: DVec2,
    pub knee: DVec2,
    pub ankle: DVec2,
    pub elbow: DVec2,
    pub wrist: DVec2,
    /// Head against trunk, degrees, flexion positive.
    pub head_deg: f64,
    /// Curve index of the back's outline.
    pub curve: f64,
}

impl Figure {
    pub fn hands_and_knees(curve: f64) -> Self {
        Self {
            hip: DVec2::new(0.0, 0.0),
            shoulder: DVec2::new(1.0, 0.02),
            knee: DVec2::new(0.03, -0.85),
            ankle: DVec2::new(-0.8, -0.95),
            elbow: DVec2::new(1.04, -0.47),
            wrist: DVec2::new(1.03, -0.95),
            head_deg: 300.0 * curve.clamp(-0.15, 0.15),
            curve,
        }
    }

    pub fn standing(curve: f64) -> Self {
        Self {
            hip: DVec2::ZERO,
            shoulder: DVec2::new(0.02, 1.0),
            knee: DVec2::new(0.02, -0.85),
            ankle: DVec2::new(0.0, -1.7),
            elbow: DVec2::new(0.03, 0.45),
            wrist: DVec2::new(0.1, 0.0),
            head_deg: 0.0,
            curve,
        }
    }

    /// `depth` 0 at the top, 1 with the chest near the floor.
    pub fn push_up(depth: f64, curve: f64) -> Self {
        let shoulder = DVec2::new(0.95, 0.35 - 0.45 * depth);
        Self {
            hip: DVec2::ZERO,
            shoulder,
            knee: DVec2::new(-0.8, -0.25 + 0.1 * depth),
            ankle: DVec2::new(-1.55, -0.5 + 0.1 * depth),
            elbow: DVec2::new(0.95 - 0.3 * depth, -0.1),
            wrist: DVec2::new(1.0, -0.55),
            head_deg: 0.0,
            curve,
        }
    }

    /// From hands and knees (0) back until the hips sit on the heels (1).
    pub fn rocking(back: f64) -> Self {
        let start = Self::hands_and_knees(0.03);
        let angle = back * 60.0_f64.to_radians();
        let hip = start.knee + 0.85 * DVec2::new(-angle.sin(), angle.cos());
        let shoulder = hip + DVec2::from_angle(-(back * 12.0_f64).to_radians());
        Self { hip, shoulder, elbow: 0.5 * (shoulder + start.wrist), curve: 0.03 + 0.17 * back, ..start }
    }

    /// Leaning back by some degrees from upright on a chair.
    pub fn seated(lean_deg: f64) -> Self {
        let lean = lean_deg.to_radians();
        Self {
            hip: DVec2::ZERO,
            shoulder: DVec2::new(-lean.sin(), lean.cos()),
            knee: DVec2::new(0.85, 0.02),
            ankle: DVec2::new(0.85, -0.8),
            elbow: DVec2::new(0.25, 0.55),
            wrist: DVec2::new(0.1, 0.9),
            head_deg: 0.0,
            curve: 0.0,
        }
    }

    pub fn childs_pose() -> Self {
        Self { knee: DVec2::new(0.6, -0.45), ankle: DVec2::new(-0.2, -0.5), ..Self::rocking(1.0) }
    }
}

/// A small generator of even and of normal numbers, the same on every run.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn even(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }
}

/// How a figure is filmed.
#[derive(Debug, Clone, Copy)]
pub struct Camera {
    pub size: DVec2,
    /// Pixels per torso length.
    pub scale: f64,
    /// Where the figure's origin lies, pixels.
    pub origin: DVec2,
    /// The figure looks to the left of the picture.
    pub left: bool,
    /// Standard deviation of every coordinate, torso lengths.
    pub noise: f64,
    pub outline: bool,
}

impl Default for Camera {
    fn default() -> Self {
        let origin = DVec2::new(250.0, 200.0);
        Self {
            size: DVec2::new(640.0, 480.0),
            scale: 150.0,
            origin,
            left: false,
            noise: 0.002,
            outline: true,
        }
    }
}

impl Camera {
    pub fn shoot(&self, time_s: f64, figure: &Figure, dice: &mut Dice) -> Observation {
        let look = if self.left { -1.0 } else { 1.0 };
        let mut place = |p: DVec2| {
            let p = p + self.noise * DVec2::new(dice.normal(), dice.normal());
            self.origin + self.scale * DVec2::new(look * p.x, -p.y)
        };
        let axis = (figure.shoulder - figure.hip).normalize();
        let belly = DVec2::new(axis.y, -axis.x);
        let flexion = figure.head_deg.to_radians();
        let face = belly * flexion.cos() - axis * flexion.sin();
        let ear = figure.shoulder + 0.3 * axis.rotate(DVec2::from_angle(-0.5 * flexion));
        let nose = ear + 0.17 * face;
        let toe = figure.ankle + DVec2::new(-0.1, -0.05);
        use Point::*;
        let near = |at| (at, 0.98);
        let far = |at: DVec2| (at + DVec2::new(0.03, 0.03), 0.6);
        // Looking to the right the camera sees the right side of the body, and the left one otherwise.
        let mut landmarks = [Landmark {
            image: place(nose).extend(0.0),
            world: DVec3::ZERO,
            visibility: 0.98,
            presence: 0.99,
        }; POINTS];
        let pairs = [
            (LeftEar, RightEar, ear),
            (LeftShoulder, RightShoulder, figure.shoulder),
            (LeftElbow, RightElbow, figure.elbow),
            (LeftWrist, RightWrist, figure.wrist),
            (LeftHip, RightHip, figure.hip),
            (LeftKnee, RightKnee, figure.knee),
            (LeftAnkle, RightAnkle, figure.ankle),
            (LeftHeel, RightHeel, figure.ankle),
            (LeftFootIndex, RightFootIndex, toe),
        ];
        for (l, r, at) in pairs {
            for (point, is_left) in [(l, true), (r, false)] {
                let is_near = is_left == self.left;
                let (at, visibility) = if is_near { near(at) } else { far(at) };
                let depth = if is_near { -0.15 } else { 0.15 };
                let landmark = &mut landmarks[point as usize];
                landmark.image = place(at).extend(depth * self.scale);
                landmark.world = DVec3::new(0.5 * look * at.x, -0.5 * at.y, depth);
                landmark.visibility = visibility;
            }
        }
        let pose = Pose { landmarks, score: 0.99 };
        Observation {
            time_s,
            size: self.size,
            smooth: Some(pose.clone()),
            pose: Some(pose),
            outline: self.outline.then(|| self.outline(figure, axis, belly, &mut place)),
            brightness: 0.5,
        }
    }

    /// The trunk's silhouette: its back a parabola with the wanted sagitta over its chord.
    fn outline(
        &self,
        figure: &Figure,
        axis: DVec2,
        belly: DVec2,
        place: &mut impl FnMut(DVec2) -> DVec2,
    ) -> Outline {
        let length = figure.shoulder.distance(figure.hip);
        let at = |t: f64, height: f64| figure.hip + axis * t * length - belly * height * length;
        let back = (-4..=24).map(|i| {
            let t = f64::from(i) / 20.0;
            at(t, 0.2 + 4.0 * figure.curve * t * (1.0 - t))
        });
        let points: Vec<DVec2> = back.chain([at(1.2, -0.2), at(-0.2, -0.2)]).collect();
        let mut points: Vec<DVec2> = points.into_iter().map(place).collect();
        if self.left {
            points.reverse();
        }
        Outline { points }
    }
}

/// One recording: frames a second, how many are lost, how long the set-up is.
#[derive(Debug, Clone, Copy)]
pub struct Take {
    pub camera: Camera,
    pub fps: f64,
    pub lost: f64,
    pub seconds: f64,
    pub start_s: f64,
    pub seed: u64,
}

impl Default for Take {
    fn default() -> Self {
        Self { camera: Camera::default(), fps: 20.0, lost: 0.0, seconds: 40.0, start_s: 3.0, seed: 1 }
    }
}

impl Take {
    /// Films what `scene` shows at each time; `None` is an empty room.
    pub fn film(&self, scene: impl Fn(f64) -> Option<Figure>) -> Vec<Observation> {
        let mut dice = Dice(self.seed);
        let mut frames = Vec::new();
        for i in 0..(self.seconds * self.fps) as usize {
            let time_s = i as f64 / self.fps;
            let lost = dice.even() < self.lost;
            let frame = match scene(time_s) {
                Some(figure) => self.camera.shoot(time_s, &figure, &mut dice),
                None => empty(time_s),
            };
            if !lost {
                frames.push(frame);
            }
        }
        frames
    }

    /// Films and plays a scene of cat-cow.
    pub fn play(&self, scene: impl Fn(f64) -> Option<Figure>) -> (Vec<Update>, SetResult) {
        play(&definition("cat-cow"), &self.film(scene), self.start_s)
    }
}

pub fn empty(time_s: f64) -> Observation {
    let size = DVec2::new(640.0, 480.0);
    Observation { time_s, size, pose: None, smooth: None, outline: None, brightness: 0.5 }
}

pub const LIBRARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../library/content/exercises");

/// The slugs of the library's exercises.
pub fn slugs() -> Vec<String> {
    let folders = std::fs::read_dir(LIBRARY).expect("the library lies beside");
    let name = |folder: std::io::Result<std::fs::DirEntry>| folder.expect("a folder").file_name();
    folders.map(|folder| name(folder).into_string().expect("a slug")).collect()
}

/// A definition of the library.
pub fn definition(slug: &str) -> Definition {
    let text = std::fs::read_to_string(format!("{LIBRARY}/{slug}/movement.toml")).expect("no such exercise");
    toml::from_str(&text).expect("the library's definitions are well formed")
}

/// Plays frames to a fresh engine; the set begins with the first frame at or after `start_s`.
pub fn play(definition: &Definition, frames: &[Observation], start_s: f64) -> (Vec<Update>, SetResult) {
    let mut engine = Engine::new(definition);
    let mut updates = Vec::with_capacity(frames.len());
    let mut started = false;
    for frame in frames {
        if !started && frame.time_s >= start_s {
            engine.start(frame.time_s);
            started = true;
        }
        updates.push(engine.observe(frame));
    }
    let end_s = frames.iter().map(|f| f.time_s).filter(|t| t.is_finite()).fold(0.0, f64::max);
    (updates, engine.finish(end_s))
}

/// Shape of one repetition over its own time.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// flat, round, flat
    Cat,
    /// flat, hollow, flat
    Cow,
    /// flat, round, hollow, flat
    CatCow,
    /// flat, hollow, round, flat
    CowCat,
}

/// The curve index at a time: `repetitions` of `tempo_s` each from `begin_s` on, each followed by `rest_s`.
#[derive(Debug, Clone, Copy)]
pub struct Movement {
    pub shape: Shape,
    pub amplitude: f64,
    pub tempo_s: f64,
    pub rest_s: f64,
    pub repetitions: u32,
    pub begin_s: f64,
    pub flat: f64,
}

impl Default for Movement {
    fn default() -> Self {
        Self {
            shape: Shape::Cat,
            amplitude: 0.15,
            tempo_s: 4.0,
            rest_s: 0.0,
            repetitions: 6,
            begin_s: 5.0,
            flat: 0.03,
        }
    }
}

impl Movement {
    pub fn end_s(&self) -> f64 {
        self.begin_s + f64::from(self.repetitions) * (self.tempo_s + self.rest_s)
    }

    pub fn curve(&self, time_s: f64) -> f64 {
        let since = time_s - self.begin_s;
        let period = self.tempo_s + self.rest_s;
        if since < 0.0 || since >= f64::from(self.repetitions) * period {
            return self.flat;
        }
        let phase = (since.rem_euclid(period) / self.tempo_s).min(1.0);
        let hump = |phase: f64| 0.5 - 0.5 * (std::f64::consts::TAU * phase).cos();
        let both = |phase: f64| {
            if phase < 0.5 { hump(2.0 * phase) } else { -0.7 * hump(2.0 * phase - 1.0) }
        };
        let shape = match self.shape {
            Shape::Cat => hump(phase),
            Shape::Cow => -hump(phase),
            Shape::CatCow => both(phase),
            Shape::CowCat => both(1.0 - phase),
        };
        self.flat + self.amplitude * shape
    }

    /// The figure on hands and knees at a time.
    pub fn figure(&self, time_s: f64) -> Option<Figure> {
        Some(Figure::hands_and_knees(self.curve(time_s)))
    }
}
