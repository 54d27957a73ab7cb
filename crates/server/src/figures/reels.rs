//! The movements of all exercises as points: what the page's script plays.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use body::mannequin::{Figure, Hold, Reel};
use glam::DVec3;
use library::{Exercise, Level, Library};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::drawing::Drawings;
use crate::app::App;
use crate::problem::Problem;

/// Everything about one exercise's figure.
pub struct Film {
    /// Its drawings.
    pub drawings: Drawings,
    /// Its points, as the script reads them.
    json: String,
}

/// The films of a library's exercises, and of levels that have a figure of their own.
pub struct Reels {
    films: BTreeMap<String, Film>,
    /// Short hash over all of them; part of their addresses, so that browsers may keep them for good.
    version: String,
}

impl Reels {
    /// Plays every exercise of a library once.
    pub fn of(library: &Library) -> Self {
        let films: BTreeMap<_, _> = library
            .choreographies
            .iter()
            .chain(&library.level_choreographies)
            .filter_map(|choreography| {
                let reel = Reel::of(choreography)?;
                let json = points(&reel, choreography.per_side).to_string();
                Some((choreography.slug.clone(), Film { drawings: Drawings::of(&reel), json }))
            })
            .collect();
        let mut hash = Sha256::new();
        films.iter().for_each(|(slug, film)| {
            hash.update(slug);
            hash.update(&film.json);
        });
        let version = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        Self { films, version }
    }

    /// Which film shows this way of doing an exercise; none where the exercise's own would show another one.
    pub fn of_level(&self, exercise: &Exercise, level: &Level) -> Option<String> {
        let slug = &exercise.slug;
        let name = if level.as_usual { slug.clone() } else { format!("{slug}.{}", level.id) };
        self.films.contains_key(&name).then_some(name)
    }

    /// A film: of an exercise by its slug, or as [`Self::of_level`] names it.
    pub fn film(&self, slug: &str) -> Option<&Film> {
        self.films.get(slug)
    }

    /// Where the points of all figures are: a film's name behind it makes the address.
    pub fn place(&self) -> String {
        format!("/figure/{}/", self.version)
    }
}

/// `GET /figure/{version}/{slug}`
pub async fn serve(app: App, Path((version, slug)): Path<(String, String)>) -> Response {
    // As with the other assets, what another build asks for is not here.
    let film = app.reels.film(&slug).filter(|_| version == app.reels.version);
    let Some(film) = film else { return Problem::NotFound.respond(&app, true) };
    let caching = "public, max-age=31536000, immutable";
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, caching)];
    (headers.map(|(name, value)| (name, HeaderValue::from_static(value))), film.json.clone()).into_response()
}

/// What the script reads (`web/src/figure/reel.ts` says the same): millimetres, each track a first value and then
/// differences, which are small and compress well.
fn points(reel: &Reel, per_side: bool) -> Value {
    let frames: Vec<Vec<f64>> = reel.figures.iter().map(track_values).collect();
    let tracks: Vec<Vec<i64>> = (0..frames.first().map_or(0, Vec::len))
        .map(|track| {
            let mut before = 0;
            let places = frames.iter().map(|frame| millimetres(frame[track]));
            places.map(|place| place - std::mem::replace(&mut before, place)).collect()
        })
        .collect();
    let place = |at: DVec3| at.to_array().map(millimetres);
    let hold = |hold: &Hold| match hold {
        Hold::Hand(side) => json!(side),
        Hold::Chest => json!(2),
        Hold::Place(at) => json!(place(*at)),
    };
    let setting = &reel.setting;
    json!({
        "view": [reel.yaw_deg, reel.tilt_deg],
        "upper": reel.upper,
        "perSide": per_side,
        "stretches": reel.stretches.iter().map(|one| json!([one.last, one.move_s, one.hold_s, one.stays])).collect::<Vec<_>>(),
        "radii": reel.figures.first().map(radii).unwrap_or_default(),
        "tracks": tracks,
        "boxes": setting.boxes.iter().map(|one| json!([place(one.centre), place(one.half)])).collect::<Vec<_>>(),
        "rods": setting.rods.iter().map(|one| json!([place(one.a), place(one.b), millimetres(one.radius_m)])).collect::<Vec<_>>(),
        "bands": setting.bands.iter().map(|(a, b)| json!([hold(a), hold(b)])).collect::<Vec<_>>(),
    })
}

fn millimetres(metres: f64) -> i64 {
    (1000.0 * metres).round() as i64
}

/// The points of one figure and the depths of its trunk, one after another.
fn track_values(figure: &Figure) -> Vec<f64> {
    let parts = figure.parts();
    let mut points: Vec<DVec3> = parts.levels.iter().flat_map(|(left, right, _)| [*left, *right]).collect();
    points.extend([parts.neck.a, parts.neck.b, parts.skull.a, parts.skull.b, parts.jaw.a, parts.jaw.b]);
    for (arm, leg) in parts.arms.iter().zip(&parts.legs) {
        points.extend([arm.girdle.a, arm.upper.a, arm.fore.a, arm.hand.a, arm.hand.b, arm.thumb]);
        points.extend([leg.thigh.a, leg.shank.a, leg.shank.b, leg.foot.a, leg.foot.b]);
    }
    let depths = parts.levels.iter().map(|(_, _, depth)| *depth);
    points.iter().flat_map(|point| point.to_array()).chain(depths).collect()
}

/// The radii that never change, alike on both sides.
fn radii(figure: &Figure) -> Vec<i64> {
    let parts = figure.parts();
    let (arm, leg) = (&parts.arms[0], &parts.legs[0]);
    let capsules = [
        parts.neck,
        parts.skull,
        parts.jaw,
        arm.girdle,
        arm.upper,
        arm.fore,
        arm.hand,
        leg.thigh,
        leg.shank,
        leg.foot,
    ];
    capsules.iter().flat_map(|one| [one.radius_a, one.radius_b]).map(millimetres).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_shown_another_way_than_theirs() {
        let library = Library::load().expect("our own");
        let reels = Reels::of(&library);
        let shown = |slug: &str, id: &str| {
            let exercise = library.exercise(slug).expect(slug);
            let level = exercise.levels.iter().find(|level| level.id == id).expect(id);
            reels.of_level(exercise, level)
        };
        assert_eq!(shown("cat-cow", "flow").as_deref(), Some("cat-cow"));
        assert_eq!(shown("cat-cow", "hollow").as_deref(), Some("cat-cow.hollow"));
        assert_eq!(shown("childs-pose", "desk"), None);
        for exercise in &library.exercises {
            for level in
                exercise.levels.iter().filter(|level| level.position != exercise.start_level().position)
            {
                assert_ne!(reels.of_level(exercise, level).as_ref(), Some(&exercise.slug), "{}", level.id);
            }
        }
        // For thin bones nothing rounds: no joint of the spine is bent forwards further than at the start.
        let hollow =
            library.level_choreographies.iter().find(|one| one.slug == "cat-cow.hollow").expect("is there");
        for (name, to) in hollow.steps.iter().flat_map(|step| &step.to.0) {
            assert!(
                !name.contains("lumbar-flexion") && !name.contains("thorax-flexion") || *to <= 0.0,
                "{name} {to}"
            );
        }
    }

    #[test]
    fn every_exercise_has_a_figure() {
        let library = Library::load().expect("our own");
        let reels = Reels::of(&library);
        for exercise in &library.exercises {
            let film = reels.film(&exercise.slug).unwrap_or_else(|| panic!("{}", exercise.slug));
            assert!(film.json.len() < 60_000, "{}: {} bytes", exercise.slug, film.json.len());
            let read: Value = serde_json::from_str(&film.json).expect("JSON");
            let tracks = read["tracks"].as_array().expect("tracks");
            assert_eq!(tracks.len(), 3 * 44 + 8, "{}", exercise.slug);
            // There and back: the differences of each track after its first value come to nothing.
            for track in tracks {
                let track: Vec<i64> = serde_json::from_value(track.clone()).expect("numbers");
                assert_eq!(track[1..].iter().sum::<i64>(), 0, "{}", exercise.slug);
            }
        }
    }
}
