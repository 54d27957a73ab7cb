//! The app's icons: the mark of `web/src/icon.svg` as PNG, as it is and filled to its edges, from which systems cut shapes of
//! their own.
//!
//! The mark is a rounded square and strokes with round ends: each pixel is coloured by its distance from them.

use std::io::Cursor;

use image::{ImageFormat, Rgba, RgbaImage};
use kurbo::{BezPath, ParamCurveNearest, PathSeg, Point, Rect, RoundedRect, Shape};

use crate::failure::{Failure, Result, While};
use crate::repo;

/// What systems ask for, pixels.
const SIDES: [u32; 2] = [192, 512];
/// Whatever shape is cut, a circle of 40 % of the side stays (W3C, Web Application Manifest, "Icon masks"): in its middle the mark
/// fits in so.
const MASKABLE: f64 = 0.9;
/// Distances are good to a small part of a pixel.
const ACCURACY: f64 = 1e-3;

/// A line of the mark.
struct Stroke {
    path: Vec<PathSeg>,
    width: f64,
    colour: [u8; 3],
}

/// The mark, in units of its own.
struct Mark {
    side: f64,
    radius: f64,
    ground: [u8; 3],
    strokes: Vec<Stroke>,
}

/// All icons with their names.
pub fn all() -> Result<Vec<(String, Vec<u8>)>> {
    let file = repo::path("web/src/icon.svg");
    let text = String::from_utf8_lossy(&repo::read(&file)?).into_owned();
    let mark = read(&text).ok_or_else(|| {
        Failure::new("web/src/icon.svg must be a <rect> with a fill and <path>s with a stroke. Draw it so, or extend xtask/src/icons.rs.")
    })?;
    let mut icons = Vec::new();
    for side in SIDES {
        icons.push((format!("icon-{side}.png"), png(&mark.drawn(side))?));
        icons.push((format!("maskable-{side}.png"), png(&mark.filled(side, MASKABLE))?));
    }
    Ok(icons)
}

fn read(svg: &str) -> Option<Mark> {
    let elements = |name: &str| svg.split('<').filter(move |one| one.starts_with(name)).collect::<Vec<_>>();
    let [ground] = elements("rect ")[..] else { return None };
    let strokes = elements("path ").into_iter().map(|element| {
        Some(Stroke {
            path: BezPath::from_svg(attribute(element, "d")?).ok()?.segments().collect(),
            width: attribute(element, "stroke-width")?.parse().ok()?,
            colour: colour(attribute(element, "stroke")?)?,
        })
    });
    Some(Mark {
        side: attribute(ground, "width")?.parse().ok()?,
        radius: attribute(ground, "rx")?.parse().ok()?,
        ground: colour(attribute(ground, "fill")?)?,
        strokes: strokes.collect::<Option<_>>()?,
    })
}

fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    element.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// `#rgb` or `#rrggbb`.
fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?;
    let whole = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| u8::from_str_radix(whole.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

impl Mark {
    fn middle(&self) -> Point {
        Point::new(self.side / 2.0, self.side / 2.0)
    }

    /// As it is.
    fn drawn(&self, side: u32) -> RgbaImage {
        draw(self, side, self.radius, 1.0, self.middle())
    }

    /// Its ground everywhere, and its strokes in the middle.
    fn filled(&self, side: u32, scale: f64) -> RgbaImage {
        let boxes = self.strokes.iter().flat_map(|stroke| {
            stroke.path.iter().map(|one| one.bounding_box().inflate(stroke.width / 2.0, stroke.width / 2.0))
        });
        let whole =
            boxes.reduce(|all, one| all.union(one)).map_or(self.middle(), |whole: Rect| whole.center());
        draw(self, side, 0.0, scale, whole)
    }
}

/// `radius`: of the ground's corners; `middle`: what of the mark comes into the middle, at this scale.
fn draw(mark: &Mark, side: u32, radius: f64, scale: f64, middle: Point) -> RgbaImage {
    let unit = f64::from(side) / mark.side;
    let ground = RoundedRect::new(0.0, 0.0, mark.side, mark.side, radius);
    let edge: Vec<PathSeg> = ground.path_segments(ACCURACY).collect();
    RgbaImage::from_fn(side, side, |x, y| {
        let at = Point::new((f64::from(x) + 0.5) / unit, (f64::from(y) + 0.5) / unit);
        let inside = if ground.winding(at) == 0 { -1.0 } else { 1.0 };
        // Filled to its edges, it has none that would be softened.
        let ground = if radius > 0.0 { covered(inside * distance(&edge, at), unit) } else { 1.0 };
        let drawn = middle + (at - mark.middle()) / scale;
        let colour = mark.strokes.iter().fold(mark.ground.map(f64::from), |below, stroke| {
            let within = stroke.width / 2.0 - distance(&stroke.path, drawn);
            let share = covered(within, unit * scale);
            [0, 1, 2].map(|at| below[at] + share * (f64::from(stroke.colour[at]) - below[at]))
        });
        let [red, green, blue] = colour.map(|value| value.round() as u8);
        Rgba([red, green, blue, (255.0 * ground).round() as u8])
    })
}

/// The share of a pixel that lies within an edge at this distance from its middle.
fn covered(within: f64, unit: f64) -> f64 {
    (within * unit + 0.5).clamp(0.0, 1.0)
}

fn distance(path: &[PathSeg], at: Point) -> f64 {
    let nearest = path.iter().map(|segment| segment.nearest(at, ACCURACY).distance_sq);
    nearest.fold(f64::INFINITY, f64::min).sqrt()
}

fn png(picture: &RgbaImage) -> Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).doing(|| "writing an icon".to_owned())?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &str = r##"<svg viewBox="0 0 40 40"><rect width="40" height="40" rx="10" fill="#102030"/><path d="M10 20 H30" fill="none" stroke="#fff" stroke-width="4"/></svg>"##;

    #[test]
    fn the_mark_is_where_it_was_drawn() {
        let mark = read(MARK).expect("a mark");
        let plain = mark.drawn(80);
        let at = |picture: &RgbaImage, x: u32, y: u32| picture.get_pixel(x, y).0;
        assert_eq!(at(&plain, 0, 0)[3], 0, "outside of the round corner");
        assert_eq!(at(&plain, 40, 10), [0x10, 0x20, 0x30, 255], "on the ground");
        assert_eq!(at(&plain, 40, 40), [255; 4], "on the stroke");
        assert_eq!(at(&plain, 62, 40), [255; 4], "in its round end");
        assert_eq!(at(&plain, 66, 40), [0x10, 0x20, 0x30, 255], "beyond it");
        let filled = mark.filled(80, 0.5);
        assert_eq!(at(&filled, 0, 0), [0x10, 0x20, 0x30, 255], "filled to the corner");
        assert_eq!(at(&filled, 58, 40), [0x10, 0x20, 0x30, 255], "and smaller");
    }

    #[test]
    fn a_mark_of_other_parts_is_not_guessed() {
        for svg in ["", "<svg/>", &MARK.replace("stroke=", "line="), &MARK.replace("#102030", "green")] {
            assert!(read(svg).is_none(), "{svg}");
        }
    }
}
