//! What one recording shows: repetitions, tempo, holds, range, smoothness; with an exercise also what the live engine says.

use body::{Observation, Skeleton};
use library::Words;
use motion::recorded::{Repetition, smoothness};
use motion::recording::{Encoder, Mark};
use motion::{Definition, Engine, SetResult, Sides, Tier, View};
use serde::Serialize;

use super::load::{Recording, Seen};
use super::signals::{Drawn, body_signals, both_ways, calm, lead, middle, noise, spoken, width, within};
use super::{bodies, counting, gaps, trunk};

/// A hold is the time within this share of a repetition's range from its farthest point.
const HELD: f64 = 0.1;
/// Shorter than this nobody holds: it is the turn itself, seconds.
const HOLD_S: f64 = 0.5;
/// A turn without any hold spends a fifth of its repetition that near to the far end (a sine does); a hold is more than this share.
const HOLD_SHARE: f64 = 0.3;

/// One repetition, from the whole recording.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The middle of the rest before, seconds.
    pub start_s: f64,
    /// The farthest point, seconds.
    pub peak_s: f64,
    /// The middle of the rest after, seconds.
    pub end_s: f64,
    /// How far the leading signal went, in its unit.
    pub range: Option<f64>,
    /// Held at the far end, seconds.
    pub hold_s: f64,
    /// Smoothness of the leading signal (spectral arc length; about -1.4 for one smooth stroke there or back).
    pub sparc: Option<f64>,
}

/// How far the person moved.
#[derive(Debug, Clone, Serialize)]
pub struct Range {
    /// The leading signal.
    pub signal: String,
    /// Its unit; empty for the outline's index.
    pub unit: String,
    /// The middle of the repetitions' ranges; without repetitions, of the whole recording.
    pub value: f64,
    /// How far it may be from the truth (95 %), where that is known.
    pub error: Option<f64>,
    /// What that error is.
    pub of: &'static str,
}

/// What the live engine says, frame by frame.
#[derive(Debug, Clone, Serialize)]
pub struct Live {
    /// Repetitions.
    pub repetitions: u32,
    /// How many of them were correct.
    pub correct: u32,
    /// Seconds held.
    pub hold_s: f64,
    /// What the camera could do: measured, counted or timed.
    pub tier: Tier,
    /// Share of the time in which the movement was seen.
    pub tracked_share: f64,
    /// Start and end of each repetition, seconds.
    pub list: Vec<(f64, f64)>,
    /// What was not seen, in words, and for how long.
    pub unseen: Vec<(String, f64)>,
    /// Whether the exercise has repetitions; others are held or timed.
    pub repeats: bool,
    /// Where it counted none: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why_none: Option<String>,
    /// Whether it counts as the analysis of the whole recording does, within one; nothing for an exercise without repetitions, and
    /// where neither counts any.
    pub agrees: Option<bool>,
}

/// One recording's findings.
#[derive(Debug, Clone, Serialize)]
pub struct Study {
    /// The file's name.
    pub file: String,
    /// Which of its recordings.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// What kind of file it is.
    pub kind: String,
    /// From the first frame to the last, seconds.
    pub seconds: f64,
    /// Number of frames.
    pub frames: usize,
    /// The exercise that was looked for, or `any`.
    pub exercise: String,
    /// Repetitions, from the whole recording.
    pub repetitions: usize,
    /// The mean time from one repetition to the next, seconds.
    pub tempo_s: Option<f64>,
    /// How far the person moved.
    pub range: Option<Range>,
    /// All holds together, seconds.
    pub hold_s: f64,
    /// The middle of the repetitions' smoothness.
    pub sparc: Option<f64>,
    /// Share of the time in which the leading signal is known.
    pub tracked_share: f64,
    /// What of the body was not seen for more than a fifth of the time.
    pub not_seen: Vec<String>,
    /// Each repetition.
    pub list: Vec<Found>,
    /// The live engine's findings, with an exercise.
    pub live: Option<Live>,
    /// Why there are none, although an exercise was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_live: Option<String>,
    /// Bytes that a minute of it takes as Dorsal's own recording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_per_minute: Option<f64>,
    /// What was assumed.
    pub notes: Vec<String>,
    /// When each frame was taken, seconds.
    #[serde(skip)]
    pub time_s: Vec<f64>,
    /// What is drawn, the leading signal first.
    #[serde(skip)]
    pub drawn: Vec<Drawn>,
}

/// Why the live engine counted nothing although it saw everything.
const NO_MOVEMENT: &str = "no movement of its signal went there and back far enough";

/// What is said of a recording in which nothing was counted.
const NOTHING_REPEATS: &str = "nothing repeats often, alike and large enough to be counted from the whole recording: a single movement may be anything, and a very small one may be the camera";

/// Looks at a recording.
pub fn study(file: &str, recording: Recording, definition: Option<&Definition>, words: &Words) -> Study {
    let Recording { part, kind, time_s, seen, mut notes } = recording;
    notes.extend(gaps::notes(&time_s, &seen));
    let bodies: Option<Vec<Skeleton>> = match &seen {
        Seen::Camera(frames, _) => Some(frames.iter().map(bodies::skeleton).collect()),
        Seen::Bodies(bodies) => Some(bodies.clone()),
        Seen::Numbers(_) => None,
    };
    let mut drawn = match (&bodies, &seen) {
        (Some(bodies), _) => body_signals(bodies),
        (None, Seen::Numbers(all)) => all
            .iter()
            .map(|(name, values)| Drawn { name: name.clone(), unit: "", values: calm(values) })
            .collect(),
        (None, _) => Vec::new(),
    };
    let alternating = definition.filter(|d| d.sides == Sides::Alternating);
    let counted = match alternating.and_then(|d| both_ways(&drawn, d)) {
        Some(own) => {
            let trunk = trunk::of(&time_s, &seen, bodies.as_deref(), Some(own));
            counting::sides(&time_s, trunk.map_or_else(|| own.values.clone(), |trunk| trunk.values))
        }
        None => counting::repetitions(&time_s, &seen, bodies.as_deref()),
    };
    lead(&mut drawn, &time_s, &counted, definition);
    if counted.is_empty() {
        notes.push(NOTHING_REPEATS.to_owned());
    }
    let trunk = trunk::of(&time_s, &seen, bodies.as_deref(), drawn.first());
    if let (Some(trunk), Some(lead)) = (&trunk, drawn.first_mut()) {
        lead.name = trunk.name.to_owned();
        lead.values = trunk.values.clone();
    }
    let list: Vec<_> = counted.iter().map(|r| found(r, &time_s, drawn.first())).collect();
    let own_range = || {
        drawn.first().and_then(|lead| {
            let whole = || Some(width(&lead.values)).filter(|w| *w > 0.0);
            let value = middle(list.iter().filter_map(|r| r.range).collect()).or_else(whole)?;
            Some(Range {
                signal: lead.name.clone(),
                unit: lead.unit.to_owned(),
                value,
                error: own_error(&lead.values),
                of: "95 % by this recording's own noise",
            })
        })
    };
    let range = trunk.as_ref().map_or_else(own_range, |trunk| Some(trunk.range.clone()));
    let (live, no_live) = match definition {
        None => (None, None),
        Some(definition) => match live(definition, &time_s, &seen, counted.len(), words) {
            Ok(live) => (Some(live), None),
            Err(why) => (None, Some(why)),
        },
    };
    Study {
        file: file.to_owned(),
        part,
        kind,
        seconds: time_s.last().zip(time_s.first()).map_or(0.0, |(last, first)| last - first),
        frames: time_s.len(),
        exercise: definition.map_or_else(|| "any".to_owned(), |d| d.slug.clone()),
        repetitions: list.len(),
        tempo_s: tempo(&counted),
        range,
        hold_s: trunk
            .as_ref()
            .map_or_else(|| list.iter().map(|r| r.hold_s).fold(0.0, |sum, s| sum + s), |trunk| trunk.hold_s),
        sparc: middle(list.iter().filter_map(|r| r.sparc).collect()),
        tracked_share: drawn.first().map_or(0.0, |lead| gaps::seen_share(&time_s, &lead.values)),
        not_seen: bodies.iter().flat_map(|b| bodies::missing(b)).map(|j| spoken(&format!("{j:?}"))).collect(),
        list,
        live,
        no_live,
        bytes_per_minute: match &seen {
            Seen::Camera(frames, marks) => bytes_per_minute(frames, marks),
            _ => None,
        },
        notes,
        time_s,
        drawn,
    }
}

/// How far a range may be from the truth (95 %) by the noise of the signal itself: two ends, each with this noise.
pub fn own_error(values: &[f64]) -> Option<f64> {
    Some(1.96 * 2.0_f64.sqrt() * noise(values)).filter(|error| error.is_finite())
}

/// From the first repetition's start to the last one's end, by their number; pauses longer than a repetition are left out.
fn tempo(repetitions: &[Repetition]) -> Option<f64> {
    let lasted: Vec<_> = repetitions.iter().map(|r| r.end_s - r.start_s).collect();
    (!lasted.is_empty()).then(|| lasted.iter().sum::<f64>() / lasted.len() as f64)
}

/// Range, hold and smoothness of a repetition.
fn found(repetition: &Repetition, time_s: &[f64], lead: Option<&Drawn>) -> Found {
    let Repetition { start_s, peak_s, end_s } = *repetition;
    let mut found = Found { start_s, peak_s, end_s, range: None, hold_s: 0.0, sparc: None };
    let Some(lead) = lead else { return found };
    let values = within(time_s, &lead.values, start_s, end_s);
    let times = within(time_s, time_s, start_s, end_s);
    let range = width(values);
    if values.iter().filter(|v| v.is_finite()).count() < 3 || range <= 0.0 {
        return found;
    }
    found.range = Some(range);
    let rest = 0.5 * (first_known(values.iter()) + first_known(values.iter().rev()));
    let far = |v: &f64| (v - rest).abs();
    let peak = values.iter().filter(|v| v.is_finite()).max_by(|a, b| far(a).total_cmp(&far(b)));
    if let Some(peak) = peak {
        let near = |v: f64| (v - peak).abs() <= HELD * range;
        let held = times.windows(2).zip(values.windows(2)).filter(|(_, v)| near(v[0]) && near(v[1]));
        let held_s: f64 = held.map(|(t, _)| t[1] - t[0]).sum();
        found.hold_s = if held_s >= HOLD_S.max(HOLD_SHARE * (end_s - start_s)) { held_s } else { 0.0 };
    }
    let sparc = smoothness::sparc(times, &smoothness::speed(times, values));
    found.sparc = sparc.is_finite().then_some(sparc);
    found
}

fn first_known<'a>(mut values: impl Iterator<Item = &'a f64>) -> f64 {
    values.find(|v| v.is_finite()).copied().unwrap_or(f64::NAN)
}

/// Replays a recording to the live engine, where there is a body to see.
fn live(
    definition: &Definition,
    time_s: &[f64],
    seen: &Seen,
    recorded: usize,
    words: &Words,
) -> Result<Live, String> {
    let set = match seen {
        Seen::Camera(frames, marks) => replay(definition, frames, marks),
        Seen::Bodies(bodies) => {
            let view = definition.views.first().copied().unwrap_or(View::Any);
            replay(definition, &bodies::filmed(time_s, bodies, view), &[])
        }
        Seen::Numbers(_) => {
            return Err("the live engine needs a body to see; this recording has only numbers".to_owned());
        }
    };
    let repeats = definition.primary().is_some() && definition.tier != Tier::Timed;
    // Longest first; less than half a second is a flicker.
    let told: Vec<_> = set.unseen.iter().filter(|unseen| unseen.seconds >= 0.5).collect();
    Ok(Live {
        repetitions: set.repetitions,
        why_none: (repeats && set.repetitions == 0).then(|| {
            let most = told.first();
            most.map_or_else(|| NO_MOVEMENT.to_owned(), |u| words.text(u.reason.id()))
        }),
        correct: set.correct,
        hold_s: set.hold_s,
        tier: set.tier,
        tracked_share: set.tracked_share,
        list: set.list.iter().map(|r| (r.start_s, r.end_s)).collect(),
        unseen: told.iter().map(|u| (words.text(u.reason.id()), u.seconds)).collect(),
        agrees: (repeats && (set.repetitions > 0 || recorded > 0))
            .then(|| (set.repetitions as usize).abs_diff(recorded) <= 1),
        repeats,
    })
}

/// One frame after another; a recording without marks is a set from its first frame to its last.
fn replay(definition: &Definition, frames: &[Observation], marks: &[(Mark, f64)]) -> SetResult {
    let mut engine = Engine::new(definition);
    let mut marks = marks.iter().peekable();
    let start_s = frames.first().map_or(0.0, |f| f.time_s);
    let end_s = frames.last().map_or(0.0, |f| f.time_s);
    if marks.peek().is_none() {
        engine.start(start_s);
    }
    for frame in frames {
        while let Some((mark, time_s)) = marks.next_if(|(_, time_s)| *time_s <= frame.time_s) {
            match mark {
                Mark::Start => engine.start(*time_s),
                Mark::Pause => engine.pause(*time_s),
                Mark::Resume => engine.resume(*time_s),
                Mark::Finish => return engine.finish(*time_s),
            }
        }
        engine.observe(frame);
    }
    engine.finish(end_s)
}

/// The size of Dorsal's own recording of these frames; nothing for less than a second.
fn bytes_per_minute(frames: &[Observation], marks: &[(Mark, f64)]) -> Option<f64> {
    let seconds = frames.last()?.time_s - frames.first()?.time_s;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    frames.iter().for_each(|frame| encoder.observe(frame, &mut bytes));
    marks.iter().for_each(|(mark, time_s)| encoder.mark(*mark, *time_s, &mut bytes));
    encoder.finish(&mut bytes);
    (seconds >= 1.0).then(|| (60.0 * bytes.len() as f64 / seconds).round())
}
