//! Outlines drawn over photographs.

use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

use super::vision::Back;
use crate::failure::{Result, While};

/// Width of one drawn photograph, pixels.
const WIDTH: u32 = 420;
const QUALITY: u8 = 82;
const PAPER: Rgb<u8> = Rgb([251, 248, 243]);
const OUTLINE: Rgb<u8> = Rgb([255, 255, 255]);
const BACK: Rgb<u8> = Rgb([255, 196, 61]);
const CHORD: Rgb<u8> = Rgb([64, 220, 230]);
/// Length of a dash, pixels.
const DASH: f64 = 6.0;

/// A photograph, smaller and darker, with the outline and, where it is read, the line of the back.
pub fn outlined(photo: &Path, outline: &[[f64; 2]], back: Option<&Back>) -> Result<RgbImage> {
    let photo = image::open(photo).doing(|| format!("reading {}", photo.display()))?.into_rgb8();
    let scale = f64::from(WIDTH) / f64::from(photo.width());
    let height = (f64::from(photo.height()) * scale).round() as u32;
    let mut picture = imageops::resize(&photo, WIDTH, height, FilterType::Triangle);
    for pixel in picture.pixels_mut() {
        pixel.0 = pixel.0.map(|value| (f64::from(value) * 0.7) as u8);
    }
    let place = |point: &[f64; 2]| [point[0] * scale, point[1] * scale];
    let mut around: Vec<_> = outline.iter().map(place).collect();
    around.extend(around.first().copied());
    line(&mut picture, &around, 1.2, OUTLINE, None);
    if let Some(back) = back {
        line(&mut picture, &back.contour.iter().map(place).collect::<Vec<_>>(), 3.5, BACK, None);
        line(&mut picture, &back.chord.iter().map(place).collect::<Vec<_>>(), 1.6, CHORD, Some(DASH));
    }
    Ok(picture)
}

/// Pictures beside one another, as a JPEG file.
pub fn side_by_side(pictures: &[RgbImage]) -> Result<Vec<u8>> {
    const GAP: u32 = 8;
    let width = pictures.iter().map(|picture| picture.width() + GAP).sum::<u32>().saturating_sub(GAP);
    let height = pictures.iter().map(RgbImage::height).max().unwrap_or(1);
    let mut sheet = RgbImage::from_pixel(width.max(1), height, PAPER);
    let mut x = 0;
    for picture in pictures {
        imageops::overlay(&mut sheet, picture, x, 0);
        x += i64::from(picture.width() + GAP);
    }
    let mut bytes = Cursor::new(Vec::new());
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&sheet)
        .doing(|| "encoding a picture".to_owned())?;
    Ok(bytes.into_inner())
}

/// Draws a line through points, smooth at its edges; with `dash`, interrupted every so many pixels.
fn line(picture: &mut RgbImage, points: &[[f64; 2]], width: f64, color: Rgb<u8>, dash: Option<f64>) {
    let mut before = 0.0;
    for pair in points.windows(2) {
        let ([ax, ay], [bx, by]) = (pair[0], pair[1]);
        let (dx, dy) = (bx - ax, by - ay);
        let length = dx.hypot(dy);
        if length < 1e-9 || !length.is_finite() {
            continue;
        }
        let reach = width / 2.0 + 1.0;
        let cells = |a: f64, b: f64, count: u32| {
            (a.min(b) - reach).max(0.0) as u32..((a.max(b) + reach + 1.0).max(0.0) as u32).min(count)
        };
        for x in cells(ax, bx, picture.width()) {
            for y in cells(ay, by, picture.height()) {
                let (px, py) = (f64::from(x) - ax, f64::from(y) - ay);
                let along = ((px * dx + py * dy) / length).clamp(0.0, length);
                if dash.is_some_and(|dash| ((before + along) / dash) as i64 % 2 == 1) {
                    continue;
                }
                let off = (px - dx * along / length).hypot(py - dy * along / length);
                let share = (width / 2.0 + 0.5 - off).clamp(0.0, 1.0);
                let pixel = picture.get_pixel_mut(x, y);
                for channel in 0..3 {
                    let (old, new) = (f64::from(pixel.0[channel]), f64::from(color.0[channel]));
                    pixel.0[channel] = (old + (new - old) * share).round() as u8;
                }
            }
        }
        before += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_covers_its_width() {
        let mut picture = RgbImage::new(20, 20);
        line(&mut picture, &[[2.0, 10.0], [17.0, 10.0]], 3.0, OUTLINE, None);
        let bright = picture.pixels().map(|pixel| f64::from(pixel.0[0]) / 255.0).sum::<f64>();
        assert!((bright - 3.0 * 15.0).abs() < 8.0, "{bright}");
        assert_eq!(picture.get_pixel(10, 10), &OUTLINE);
        assert_eq!(picture.get_pixel(10, 15), &Rgb([0, 0, 0]));
        line(&mut picture, &[[f64::NAN, 0.0], [1e9, -1e9], [3.0, 3.0]], 3.0, OUTLINE, None);
    }
}
