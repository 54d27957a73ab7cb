//! `cargo xtask evaluate vision`: what the product sees in photographs, against a reference.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;
use serde_json::{Value, json};

use super::drawing;
use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::{Failure, Result, While};
use crate::repo;
use crate::run::{output, step};

/// People in photographs, by the product's own worker in Chromium, against what a reference implementation sees.
#[derive(Args)]
pub struct Vision {
    /// A folder with `images/`, and beside it what there is to compare with: `reference_landmarks.json`,
    /// `silhouettes/`.
    #[arg(long, value_name = "DIR")]
    photos: PathBuf,
    /// Show the worker the photographs in other light: 0.1 is a tenth of it, 2 twice as much.
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    exposure: f64,
    /// Print one line of JSON, the last on stdout.
    #[arg(long)]
    json: bool,
    /// Also write the table of the curve of the back to this Markdown file, and its pictures to a folder of the same
    /// name beside it.
    #[arg(long, value_name = "FILE")]
    curve: Option<PathBuf>,
}

/// Landmarks of a body.
const POINTS: usize = 33;
const SHOULDERS: [usize; 2] = [11, 12];
const HIPS: [usize; 2] = [23, 24];
/// The shortest torso that errors are divided by, share of the picture's height.
const SHORTEST_TORSO: f64 = 0.1;
/// Farther off than this, in torso lengths, it is somebody else.
const SAME_PERSON: f64 = 1.0;

/// What we aim for: (figure, least, most).
const AIMS: [(&str, f64, f64); 4] = [
    ("/found_share", 0.98, 1.0),
    ("/landmark_error/median", 0.0, 0.03),
    ("/landmark_error/p90", 0.0, 0.12),
    ("/silhouette_iou/median", 0.95, 1.0),
];

/// One photograph, as `e2e/tools/photos.ts` prints it.
#[derive(Deserialize)]
struct Photo {
    name: String,
    width: usize,
    height: usize,
    people: Vec<Person>,
}

/// `StillPerson` of `web/src/vision/messages.ts`, as far as it is needed here.
#[derive(Deserialize)]
struct Person {
    /// x, y, z in pixels, visibility, presence, x, y, z in metres.
    landmarks: Vec<[f64; 8]>,
    /// Corners, pixels.
    outline: Vec<[f64; 2]>,
    /// Runs of pixels outside, inside, outside ...
    silhouette: Vec<usize>,
    back: Option<Back>,
}

/// The curve of a back.
#[derive(Deserialize)]
pub(super) struct Back {
    pub(super) index: f64,
    pub(super) confidence: f64,
    facing: String,
    pub(super) contour: Vec<[f64; 2]>,
    pub(super) chord: Vec<[f64; 2]>,
}

/// What the reference implementation saw; `lm` is null where it saw nobody.
#[derive(Deserialize)]
struct Reference {
    w: f64,
    h: f64,
    /// x, y, z in fractions of the picture, visibility.
    lm: Option<Vec<[f64; 4]>>,
    /// x, y, z in metres, visibility.
    world: Option<Vec<[f64; 4]>>,
}

/// The figures of one run.
#[derive(Default)]
struct Errors {
    people: usize,
    found: usize,
    landmarks: Vec<f64>,
    worlds: Vec<f64>,
    overlaps: Vec<f64>,
}

impl Vision {
    /// Prints what was found.
    pub fn run(self) -> Result<()> {
        let images = folder(&self.photos.join("images"))?;
        let references = references(&self.photos.join("reference_landmarks.json"))?;
        let browser = Browser::prepare()?;
        let binary = dorsal(Profile::Dev)?;
        step("Looking at the photographs");
        let lines = output(
            browser.node(&binary).arg("dist/tools/photos.js").arg(&images).arg(self.exposure.to_string()),
            "What went wrong is above.",
        )?;
        let photos = lines
            .lines()
            .map(|line| serde_json::from_str(line).doing(|| "reading what was seen".to_owned()))
            .collect::<Result<Vec<Photo>>>()?;
        let figures = self.figures(&photos, references.as_ref())?;
        for (name, least, most) in AIMS {
            if let Some(value) = figures.pointer(name).and_then(Value::as_f64) {
                let verdict =
                    if (least..=most).contains(&value) { "as aimed for" } else { "NOT as aimed for" };
                eprintln!("{}: {value} ({verdict}: {least} to {most})", name[1..].replace('/', "."));
            }
        }
        if let Some(file) = &self.curve {
            write_curves(file, &images, &photos)?;
        }
        if self.json {
            println!("{figures}");
        } else {
            println!("{figures:#}");
        }
        Ok(())
    }

    fn figures(&self, photos: &[Photo], references: Option<&BTreeMap<String, Reference>>) -> Result<Value> {
        let mut figures = json!({ "photos": photos.len() });
        let Some(references) = references else { return Ok(figures) };
        let mut errors = Errors::default();
        for photo in photos {
            let Some(reference) = references.get(&photo.name) else { continue };
            let silhouette = silhouette(&self.photos.join("silhouettes"), photo)?;
            errors.add(photo, reference, silhouette.as_deref());
        }
        if errors.people > 0 {
            figures["found_share"] = round(errors.found as f64 / errors.people as f64);
        }
        if !errors.landmarks.is_empty() {
            figures["landmark_error"] = json!({ "median": round(quantile(&mut errors.landmarks, 0.5)), "p90": round(quantile(&mut errors.landmarks, 0.9)) });
        }
        if !errors.overlaps.is_empty() {
            figures["silhouette_iou"] = json!({ "median": round(quantile(&mut errors.overlaps, 0.5)), "photos": errors.overlaps.len() });
        }
        if !errors.worlds.is_empty() {
            figures["world_error_m"] = json!({ "median": round(quantile(&mut errors.worlds, 0.5)) });
        }
        Ok(figures)
    }
}

impl Errors {
    /// Compares the person nearest to the reference's one.
    fn add(&mut self, photo: &Photo, reference: &Reference, silhouette: Option<&[bool]>) {
        let Some(points) = &reference.lm else { return };
        self.people += 1;
        let points: Vec<_> =
            points.iter().map(|point| [point[0] * reference.w, point[1] * reference.h]).collect();
        if points.len() != POINTS {
            return;
        }
        let middle = |of: [usize; 2]| [0, 1].map(|axis| (points[of[0]][axis] + points[of[1]][axis]) / 2.0);
        let torso = distance(&middle(SHOULDERS), &middle(HIPS)).max(SHORTEST_TORSO * reference.h);
        let nearest = photo
            .people
            .iter()
            .map(|person| {
                let off =
                    person.landmarks.iter().zip(&points).map(|(ours, theirs)| distance(&ours[..2], theirs));
                (mean(off) / torso, person)
            })
            .min_by(|(a, _), (b, _)| a.total_cmp(b));
        let Some((error, person)) = nearest.filter(|(error, _)| *error <= SAME_PERSON) else { return };
        self.found += 1;
        self.landmarks.push(error);
        if let Some(world) = &reference.world {
            let off =
                person.landmarks.iter().zip(world).map(|(ours, theirs)| distance(&ours[5..], &theirs[..3]));
            self.worlds.push(mean(off));
        }
        if let Some(theirs) = silhouette {
            self.overlaps.push(overlap(&person.silhouette, theirs));
        }
    }
}

fn folder(folder: &Path) -> Result<PathBuf> {
    folder.canonicalize().map_err(|error| {
        Failure::new(format!(
            "There are no photographs at {}: {error}. Give --photos the folder above `images/`.",
            folder.display()
        ))
    })
}

fn references(file: &Path) -> Result<Option<BTreeMap<String, Reference>>> {
    if !file.is_file() {
        eprintln!("{} is not there: nothing to compare with.", file.display());
        return Ok(None);
    }
    serde_json::from_slice(&repo::read(file)?).map(Some).doing(|| format!("reading {}", file.display()))
}

/// The reference's silhouette of a photograph, where it has one of the same size.
fn silhouette(folder: &Path, photo: &Photo) -> Result<Option<Vec<bool>>> {
    let file = folder.join(Path::new(&photo.name).with_extension("png"));
    if !file.is_file() {
        return Ok(None);
    }
    let mask = image::open(&file).doing(|| format!("reading {}", file.display()))?.into_luma8();
    if (mask.width() as usize, mask.height() as usize) != (photo.width, photo.height) {
        eprintln!("{} has not the photograph's size: left out.", file.display());
        return Ok(None);
    }
    Ok(Some(mask.pixels().map(|pixel| pixel.0[0] >= 128).collect()))
}

/// Intersection over union of a silhouette in runs with one in pixels; 1 where both are empty.
fn overlap(runs: &[usize], theirs: &[bool]) -> f64 {
    let (mut both, mut either, mut at) = (0, 0, 0);
    for (index, run) in runs.iter().enumerate() {
        let inside = index % 2 == 1;
        for &other in theirs.get(at..at + run).unwrap_or_default() {
            both += usize::from(inside && other);
            either += usize::from(inside || other);
        }
        at += run;
    }
    if either == 0 { 1.0 } else { both as f64 / either as f64 }
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

/// With linear interpolation between the two nearest values; of at least one value.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = share * (values.len() - 1) as f64;
    let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
    low + (high - low) * place.fract()
}

fn round(value: f64) -> Value {
    json!((value * 1e4).round() / 1e4)
}

/// The table of all pairs in which the curve of the back is read at least once, with their pictures.
fn write_curves(file: &Path, images: &Path, photos: &[Photo]) -> Result<()> {
    step("Drawing the curves");
    let by_name: BTreeMap<_, _> = photos.iter().map(|photo| (photo.name.as_str(), photo)).collect();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let pictures = file.with_extension("");
    let (mut rows, mut drawn) = (String::new(), String::new());
    for (name, first) in &by_name {
        let Some(exercise) = name.strip_suffix("_0.jpg") else { continue };
        let Some(second) = by_name.get(format!("{exercise}_1.jpg").as_str()) else { continue };
        let (start, end) = (most_from_the_side(first), most_from_the_side(second));
        let picture = pictures.join(format!("{exercise}.jpg"));
        if start.1.or(end.1).is_none() {
            // It may be there from an earlier run.
            std::fs::remove_file(&picture).ok();
            continue;
        }
        let words = exercise.replace('_', " ");
        let mut tiles = Vec::new();
        for (photo, (outline, back)) in [(first, start), (second, end)] {
            tiles.push(drawing::outlined(&images.join(&photo.name), outline, back)?);
        }
        repo::write(&picture, &drawing::side_by_side(&tiles)?)?;
        let _ = writeln!(
            rows,
            "| [{words}](#{}) | {} | {} |",
            words.to_lowercase().replace(' ', "-"),
            cell(start.1),
            cell(end.1)
        );
        let _ = writeln!(
            drawn,
            "\n### {words}\n\n![Start and end of {words} with the outline and the line of the back]({stem}/{exercise}.jpg)"
        );
    }
    let text = format!("{HEAD}\n{rows}{LEGEND}{drawn}");
    repo::write(file, text.as_bytes())?;
    eprintln!("{}", file.display());
    Ok(())
}

/// The outline and the back of the surest person whose back is seen from the side, or the outline of the surest person.
fn most_from_the_side(photo: &Photo) -> (&[[f64; 2]], Option<&Back>) {
    let shown = photo.people.iter().find(|person| person.back.is_some()).or(photo.people.first());
    shown.map_or((&[], None), |person| (person.outline.as_slice(), person.back.as_ref()))
}

fn cell(back: Option<&Back>) -> String {
    back.map_or("not read".to_owned(), |back| {
        format!("{:+.3} ({:.2}, {})", back.index, back.confidence, back.facing)
    })
}

const HEAD: &str = "\
# The curve of the back in photographs

Every pair of photographs of which at least one shows a back from the side, as the product reads it: the signed curve index
(sagitta over chord, no unit; rounded back positive, hollow back negative), in brackets its confidence (0.1 to 1) and where the person
looks. Made by `cargo xtask evaluate vision --photos DIR --curve docs/curve.md`. The photographs are in the public domain
([yuhonas/free-exercise-db](https://github.com/yuhonas/free-exercise-db), The Unlicense).

*Not read*, and pairs that are missing: Dorsal abstains where somebody is seen from the front or from behind, lies on the back (a floor or a
bench shapes the outline), where shoulders or hips are out of the picture, or an arm or a bench hides the back. A confidence below 0.5 is not used to measure.

| exercise | start | end |
|---|---|---|";

const LEGEND: &str = "
## The pictures

Thin line: the outline. Thick line: the back between hip and shoulder that the index is read from. Dashed line: the chord of the fitted curve.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_small_sets() {
        assert_eq!(quantile(&mut [3.0, 1.0, 2.0], 0.5), 2.0);
        assert_eq!(quantile(&mut [0.0, 1.0], 0.9), 0.9);
        assert_eq!(quantile(&mut [7.0], 0.9), 7.0);
        assert_eq!(overlap(&[1, 2, 1], &[false, true, true, false]), 1.0);
        assert_eq!(overlap(&[0, 2, 2], &[false, true, true, false]), 1.0 / 3.0);
        assert_eq!(overlap(&[4], &[false; 4]), 1.0);
    }

    #[test]
    fn the_nearest_person_counts() {
        let person = |shift: f64| Person {
            landmarks: (0..POINTS)
                .map(|at| [at as f64 * 10.0 + shift, 0.0, 0.0, 1.0, 1.0, 0.1, 0.0, 0.0])
                .collect(),
            outline: Vec::new(),
            silhouette: vec![100],
            back: None,
        };
        let photo = |people| Photo { name: "a.jpg".to_owned(), width: 400, height: 100, people };
        let points = |at: usize| [at as f64 * 10.0 / 400.0, 0.0, 0.0, 1.0];
        let reference = Reference {
            w: 400.0,
            h: 100.0,
            lm: Some((0..POINTS).map(points).collect()),
            world: Some(vec![[0.0; 4]; POINTS]),
        };
        let mut errors = Errors::default();
        errors.add(&photo(vec![person(90.0), person(-6.0)]), &reference, None);
        // Shoulders to hips are 120 pixels.
        assert_eq!((errors.people, errors.found), (1, 1));
        assert!((errors.landmarks[0] - 6.0 / 120.0).abs() < 1e-9);
        assert!((errors.worlds[0] - 0.1).abs() < 1e-9);
        errors.add(&photo(vec![person(300.0)]), &reference, None);
        errors.add(&photo(vec![]), &reference, None);
        assert_eq!(
            (errors.people, errors.found, errors.landmarks.len()),
            (3, 1, 1),
            "somebody else, and nobody"
        );
        errors.add(&photo(vec![person(0.0)]), &Reference { lm: None, ..reference }, None);
        assert_eq!(errors.people, 3, "the reference saw nobody");
    }
}
