//! `cargo xtask streams`: what Chromium takes for a camera, made from photographs.
//!
//! A stream is JPEG pictures one after another, all of one size. Chromium plays it at 30 pictures a second from the
//! moment the camera opens, and begins again at its end: hence a still lead-in that outlasts set-up and countdown,
//! and a still tail that outlasts the session.

use std::path::{Path, PathBuf};

use clap::Args;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

use crate::failure::{Result, While};
use crate::repo;
use crate::run::step;
use crate::stamp::{Hash, once};

/// Pictures a second, as Chromium plays them.
const RATE: usize = 30;
/// The size of every stream, pixels: the photographs' own shape, even sides.
const SIZE: (u32, u32) = (640, 426);
const QUALITY: u8 = 80;

/// Seconds before the first cycle: a slow machine needs a while to load the networks.
const LEAD_IN_S: usize = 25;
/// Cycles flat, round, flat.
const CYCLES: usize = 6;
/// One cycle: a cross-fade there, a rest, a cross-fade back, a rest.
const FADE_PICTURES: usize = 36;
const REST_PICTURES: usize = 24;
/// Seconds after the last cycle.
const TAIL_S: usize = 90;

/// Make the camera streams of the browser tests.
#[derive(Args)]
pub struct Streams {}

impl Streams {
    /// Makes them and says where they lie.
    pub fn run(self) -> Result<()> {
        println!("{}", ensure()?.display());
        Ok(())
    }
}

/// The folder with `cat-cow`, `still`, `empty-room` and `standing`, each `.mjpeg`; made when needed.
pub fn ensure() -> Result<PathBuf> {
    let folder = repo::target().join("streams");
    let photos = repo::files_below(&repo::path("e2e/photos"))?;
    let hash =
        Hash::of("streams 2").and_files(photos)?.and_files([repo::path("xtask/src/streams.rs")])?.hex();
    once(&folder.join("made-from"), &hash, || {
        step("Making the camera streams");
        let photo = |name: &str| open(&repo::path("e2e/photos").join(name));
        let (flat, round) = (photo("Cat_Stretch_0.jpg")?, photo("Cat_Stretch_1.jpg")?);
        repo::write(&folder.join("cat-cow.mjpeg"), &cat_cow(&flat, &round)?)?;
        repo::write(&folder.join("still.mjpeg"), &still(&flat)?)?;
        let standing = photo("Standing_Pelvic_Tilt_0.jpg")?;
        repo::write(&folder.join("empty-room.mjpeg"), &still(&empty_room(&standing))?)?;
        repo::write(&folder.join("standing.mjpeg"), &still(&standing)?)
    })?;
    Ok(folder)
}

fn open(file: &Path) -> Result<RgbImage> {
    let picture = image::open(file).doing(|| format!("reading {}", file.display()))?.into_rgb8();
    Ok(imageops::resize(&picture, SIZE.0, SIZE.1, FilterType::Triangle))
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(picture)
        .doing(|| "encoding a picture".to_owned())?;
    Ok(bytes)
}

fn cat_cow(flat: &RgbImage, round: &RgbImage) -> Result<Vec<u8>> {
    // The cross-fades are the same in every cycle, and the way back is the way there reversed.
    let fade = (0..=FADE_PICTURES)
        .map(|at| {
            // Slow at both ends, as a body moves.
            let share = 0.5 - 0.5 * (std::f64::consts::PI * at as f64 / FADE_PICTURES as f64).cos();
            jpeg(&blend(flat, round, share))
        })
        .collect::<Result<Vec<_>>>()?;
    let (first, last) = (0, FADE_PICTURES);
    let mut order = vec![first; LEAD_IN_S * RATE];
    for _ in 0..CYCLES {
        order.extend(0..=last);
        order.extend([last].repeat(REST_PICTURES));
        order.extend((0..=last).rev());
        order.extend([first].repeat(REST_PICTURES));
    }
    order.extend([first].repeat(TAIL_S * RATE));
    Ok(order.into_iter().flat_map(|at| fade[at].iter().copied()).collect())
}

fn blend(from: &RgbImage, to: &RgbImage, share: f64) -> RgbImage {
    RgbImage::from_fn(from.width(), from.height(), |x, y| {
        let (a, b) = (from.get_pixel(x, y), to.get_pixel(x, y));
        Rgb(std::array::from_fn(|channel| {
            (f64::from(a[channel]) * (1.0 - share) + f64::from(b[channel]) * share).round() as u8
        }))
    })
}

/// The left part of the standing photograph, where nobody is: wall, floor and a ball, drawn out to the full width.
fn empty_room(photo: &RgbImage) -> RgbImage {
    let (width, height) = SIZE;
    let wall = imageops::crop_imm(photo, 0, 0, width * 3 / 10, height * 35 / 100).to_image();
    let floor = imageops::crop_imm(photo, 0, height * 88 / 100, width * 3 / 10, height * 12 / 100).to_image();
    let horizon = height * 3 / 4;
    let mut room = RgbImage::new(width, height);
    imageops::overlay(&mut room, &imageops::resize(&wall, width, horizon, FilterType::Triangle), 0, 0);
    let floor = imageops::resize(&floor, width, height - horizon, FilterType::Triangle);
    imageops::overlay(&mut room, &floor, 0, i64::from(horizon));
    room
}

/// Ten seconds of one picture; at the end of the stream it simply goes on.
fn still(picture: &RgbImage) -> Result<Vec<u8>> {
    Ok(jpeg(picture)?.repeat(10 * RATE))
}
