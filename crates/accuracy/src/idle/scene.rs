//! Scenes in which the mannequin does no exercise.

use body::angles::Side;
use body::mannequin::{Base, Build, Camera, Choreography, Dice, Mannequin, Noise, Performance, Prop, Sensor};
use body::{Observation, Skeleton};
use library::Library;
use motion::recorded::{Series, count, session};
use motion::{Definition, Engine, Signal};

use super::Row;
use crate::seed;

/// The live engine with the library's definitions.
pub(super) const LIVE: &str = "live, each definition";
/// The same with those that are held, not counted.
pub(super) const HELD: &str = "live, each held position";
/// The counting of one recorded movement, whatever it is.
pub(super) const COUNTER: &str = "recorded movement";
/// The analysis of recorded sessions.
pub(super) const SESSION: &str = "recorded session";

/// Frames a second.
const RATE_HZ: f64 = 30.0;
/// The set begins after this long in the start posture, seconds.
const SET_UP_S: f64 = 3.0;
/// How long one scene is at least, seconds: enough for several of each thing.
const LIVE_S: f64 = 40.0;
/// The same for a recorded session.
const SESSION_S: f64 = 180.0;
/// A usual camera, worse than for the mannequin's own figures, since noise is what would be counted here: 1.5 % of the torso and a
/// tenth of the frames lost as there, but depth is twice as bad and an error is remembered for a tenth of a second.
const NOISE: Noise = Noise { sd: 0.015, depth: 2.0, memory_s: 0.1, dropout: 0.1 };

/// Somebody before a camera.
struct Scene<'a> {
    performance: Performance<'a>,
    mannequin: Mannequin,
    camera: Camera,
    /// Before that time nobody is there, seconds.
    enters_s: f64,
}

impl<'a> Scene<'a> {
    /// The camera stands so that everything fits.
    fn new(performance: Performance<'a>, choreography: &Choreography, side: Side, yaw_deg: f64) -> Self {
        let mannequin = Mannequin::new(Build::default(), &choreography.start(side), choreography.anchor());
        let moments = (0..=40).map(|share| performance.duration_s() * f64::from(share) / 40.0);
        let figures: Vec<_> = moments.map(|time_s| mannequin.figure(&performance.at(time_s))).collect();
        let camera = Camera::around(&figures, yaw_deg);
        Self { performance, mannequin, camera, enters_s: 0.0 }
    }

    fn duration_s(&self) -> f64 {
        self.performance.duration_s()
    }

    /// What the sensor gives.
    fn observations(&self, with_outline: bool, seed: u64) -> impl Iterator<Item = Observation> {
        let mut sensor = Sensor::new(NOISE, seed);
        (0..(self.duration_s() * RATE_HZ) as usize).filter_map(move |frame| {
            let time_s = frame as f64 / RATE_HZ;
            let figure = self.mannequin.figure(&self.performance.at(time_s));
            let there = (time_s >= self.enters_s).then_some(&figure);
            sensor.observe(&self.camera, there, time_s, with_outline)
        })
    }
}

/// How many repetitions a definition's engine counts, and for how many seconds it sees its position held; the set begins at some
/// time.
fn watched(
    definition: &Definition,
    start_s: f64,
    end_s: f64,
    seen: impl Iterator<Item = Observation>,
) -> (usize, f64) {
    let mut engine = Engine::new(definition);
    let mut started = false;
    for observation in seen {
        if !started && observation.time_s >= start_s {
            engine.start(start_s);
            started = true;
        }
        engine.observe(&observation);
    }
    let set = engine.finish(end_s);
    (set.list.len(), if definition.hold.is_some() { set.hold_s } else { 0.0 })
}

fn needs_outline(definition: &Definition) -> bool {
    definition.signals.iter().any(|used| used.signal == Signal::Curve)
}

fn any_side(dice: &mut Dice) -> Side {
    if dice.unit() < 0.5 { Side::Left } else { Side::Right }
}

/// Things done over and over with rests of 1 to 4 s, one after another, for at least some time.
fn busy<'a>(
    choreography: &'a Choreography,
    side: Side,
    things: &[&Choreography],
    at_least_s: f64,
    dice: &mut Dice,
) -> Performance<'a> {
    let mut performance = Performance::new(choreography, side);
    performance.rest(SET_UP_S + 1.0);
    let end_s = performance.duration_s() + at_least_s;
    let mut things = things.iter().cycle();
    while performance.duration_s() < end_s {
        if let Some(thing) = things.next() {
            performance.distract(thing, any_side(dice));
        }
        performance.rest(dice.between(1.0, 4.0));
    }
    performance
}

/// The things of the library that somebody does without leaving their place, and the ways of coming there.
fn kinds(library: &Library) -> (Vec<&Choreography>, Vec<&Choreography>) {
    library.idle.iter().partition(|idle| !idle.steps.iter().any(|step| step.move_s == 0.0))
}

/// Everything that the live engine watches, with definitions that count repetitions or with those that are held.
pub(super) fn live(library: &Library, held: bool, progress: &mut dyn FnMut(f64)) -> Vec<Row> {
    let analysis = if held { HELD } else { LIVE };
    let definitions = || {
        let claims = |movement: &&Definition| {
            if held { movement.hold.is_some() } else { movement.primary().is_some() }
        };
        library.movements.iter().filter(claims)
    };
    let (stays, comes) = kinds(library);
    let mut rows = Vec::new();
    let all = (stays.len() + comes.len() + 1) as f64;
    for &thing in &stays {
        let mut row = Row::new(&thing.slug, analysis);
        for definition in definitions() {
            let Some(exercise) = library.choreography(&definition.slug) else { continue };
            // Nobody drinks, or picks something up, lying down or on all fours.
            let upright = matches!(exercise.base, Base::Standing | Base::Seated | Base::Kneeling);
            let wall = exercise.show.as_ref().is_some_and(|show| show.props.contains(&Prop::WallInFront));
            let may = match thing.slug.as_str() {
                "drinking" => upright,
                // Nor does the mannequin step back from the wall that its hands are on: it would bend down through it.
                "picking-up" => upright && !wall,
                _ => true,
            };
            if !may {
                continue;
            }
            for view in &exercise.views {
                for &side in exercise.sides() {
                    let name = format!("{} {:?} {} {}", definition.slug, side, view.yaw_deg, thing.slug);
                    let performance = busy(exercise, side, &[thing], LIVE_S, &mut Dice::new(seed::of(&name)));
                    let scene = Scene::new(performance, exercise, side, exercise.yaw_deg(view, side));
                    let seen = scene.observations(needs_outline(definition), seed::of(&name));
                    let found = watched(definition, SET_UP_S, scene.duration_s(), seen);
                    row.add(|| name, scene.duration_s() - SET_UP_S, found);
                }
            }
        }
        rows.push(row);
        progress(rows.len() as f64 / all);
    }
    for &thing in &comes {
        let mut row = Row::new(&thing.slug, analysis);
        for definition in definitions() {
            for yaw_deg in [0.0, 90.0, -90.0] {
                let name = format!("{} {yaw_deg} {}", definition.slug, thing.slug);
                let scene = coming(thing, yaw_deg);
                let seen = scene.observations(needs_outline(definition), seed::of(&name));
                let found = watched(definition, 0.0, scene.duration_s(), seen);
                row.add(|| name, scene.duration_s(), found);
            }
        }
        rows.push(row);
        progress(rows.len() as f64 / all);
    }
    let mut row = Row::new("empty room", analysis);
    for definition in definitions() {
        let camera = Camera::around(&[], 0.0);
        let frames = (LIVE_S * RATE_HZ) as usize;
        let seen = (0..frames).map(|frame| camera.nobody(frame as f64 / RATE_HZ));
        row.add(|| definition.slug.clone(), LIVE_S, watched(definition, 0.0, LIVE_S, seen));
    }
    rows.push(row);
    progress(1.0);
    rows
}

/// An empty room, then somebody who comes in and settles, and does so twice more.
fn coming(thing: &Choreography, yaw_deg: f64) -> Scene<'_> {
    let mut performance = Performance::new(thing, Side::Left);
    performance.rest(SET_UP_S);
    for _ in 0..3 {
        performance.repeat(None, 1.0, None).rest(6.0);
    }
    let scene = Scene::new(performance, thing, Side::Left, yaw_deg);
    Scene { enters_s: SET_UP_S, ..scene }
}

/// Everything that the analyses of recordings get. Things come in turn, as people do them: whatever is done over and over is a
/// repeated movement to an analysis that knows no exercise.
pub(super) fn sessions(library: &Library) -> Vec<Row> {
    let (stays, comes) = kinds(library);
    let mut rows: Vec<[Row; 2]> = Vec::new();
    if let Some(first) = stays.first() {
        let scene = |things: &[&Choreography], yaw_deg, seed| {
            let performance = busy(first, Side::Left, things, SESSION_S, &mut Dice::new(seed));
            Scene::new(performance, first, Side::Left, yaw_deg)
        };
        let names = stays.iter().map(|thing| thing.slug.as_str()).collect::<Vec<_>>().join(", ");
        rows.push(watch(format!("{names} in turn"), |yaw_deg, seed| scene(&stays, yaw_deg, seed)));
        rows.push(watch("sitting".to_owned(), |yaw_deg, seed| scene(&[], yaw_deg, seed)));
    }
    rows.extend(comes.iter().map(|thing| watch(thing.slug.clone(), |yaw_deg, _| coming(thing, yaw_deg))));
    let (sessions, movements): (Vec<_>, Vec<_>) =
        rows.into_iter().map(|[session, one]| (session, one)).unzip();
    sessions.into_iter().chain(movements).collect()
}

/// Scenes from the front and from both sides, by the yaw of the camera and a seed: as sessions, and as one movement each.
fn watch<'a>(source: String, scene: impl Fn(f64, u64) -> Scene<'a>) -> [Row; 2] {
    let mut rows = [SESSION, COUNTER].map(|analysis| Row::new(&source, analysis));
    for yaw_deg in [0.0, 90.0, -90.0] {
        let name = format!("{source} {yaw_deg}");
        let scene = scene(yaw_deg, seed::of(&name));
        let body = |o: Observation| o.pose.map(|pose| (o.time_s, Skeleton::from_pose(&pose)));
        let (time_s, bodies): (Vec<_>, Vec<_>) =
            scene.observations(false, seed::of(&name)).filter_map(body).unzip();
        let session = session::repetitions(&time_s, &bodies).len();
        let one = count::repetitions(&Series::of_skeletons(time_s, &bodies)).repetitions.len();
        for (row, found) in rows.iter_mut().zip([session, one]) {
            row.add(|| name.clone(), scene.duration_s(), (found, 0.0));
        }
    }
    rows
}
