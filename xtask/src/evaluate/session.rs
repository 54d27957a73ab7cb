//! `cargo xtask evaluate session`: the real session page with a file as the camera.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::{Failure, Result, While};
use crate::repo;
use crate::run::{output, program, step, succeed};
use crate::stamp::{Hash, once};
use crate::tools::ensure_ffmpeg;

/// The real session page in Chromium, with a file as the camera.
#[derive(Args)]
pub struct Session {
    /// A video, or JPEG pictures one after another (`.mjpeg`); it begins again at its end.
    #[arg(long, value_name = "FILE")]
    camera: PathBuf,
    /// Slug of the exercise: `cat-cow`, `seated-trunk-extension`, `open-book`, `childs-pose`.
    #[arg(long, value_name = "SLUG")]
    exercise: String,
    /// How long the set lasts, seconds from the end of the countdown.
    #[arg(long, value_name = "N")]
    seconds: f64,
    /// Print one line of JSON (the only form there is, last on stdout).
    #[arg(long)]
    json: bool,
}

/// Longer side of a converted film, pixels: the networks look at 256.
const LONGER_SIDE: u32 = 640;

impl Session {
    /// Prints what was found.
    pub fn run(self) -> Result<()> {
        let camera = camera(&self.camera)?;
        let browser = Browser::prepare()?;
        let binary = dorsal(Profile::Dev)?;
        step(&format!("A session of {} s with {}", self.seconds, self.camera.display()));
        let line = output(
            browser
                .node(&binary)
                .arg("dist/tools/evaluate.js")
                .arg(camera)
                .args([self.exercise, self.seconds.to_string()]),
            "What went wrong is above.",
        )?;
        let line = line.trim();
        if self.json {
            println!("{line}");
            return Ok(());
        }
        let figures: serde_json::Value =
            serde_json::from_str(line).doing(|| "reading the figures".to_owned())?;
        println!("{figures:#}");
        Ok(())
    }
}

/// A file that Chromium takes as a camera: this one, or what ffmpeg makes of it.
fn camera(file: &Path) -> Result<PathBuf> {
    let file = file.canonicalize().map_err(|error| {
        Failure::new(format!("The camera file {} cannot be read: {error}", file.display()))
    })?;
    if plays_as_it_is(&file)? {
        return Ok(file);
    }
    ensure_ffmpeg()?;
    let key = Hash::of("camera 1").and("film", &repo::read(&file)?).hex();
    let made = repo::scratch().join("cameras").join(format!("{}.mjpeg", &key[..24]));
    once(&made.with_extension("made"), &key, || {
        step(&format!("Converting {}", file.display()));
        repo::write(&made, b"")?;
        let scale = format!(
            "fps=30,scale=w='if(gte(iw,ih),min({LONGER_SIDE},iw),-2)':h='if(gte(iw,ih),-2,min({LONGER_SIDE},ih))',\
             crop=trunc(iw/2)*2:trunc(ih/2)*2,format=yuvj420p"
        );
        succeed(
            program("ffmpeg")
                .args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i"])
                .arg(&file)
                .args(["-an", "-vf", &scale, "-c:v", "mjpeg", "-q:v", "3", "-f", "mjpeg"])
                .arg(&made),
            "Is the file a video?",
        )
    })?;
    Ok(made)
}

/// Chromium plays MJPEG and Y4M files, but crops or refuses odd sides.
fn plays_as_it_is(file: &Path) -> Result<bool> {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let size = match extension.to_ascii_lowercase().as_str() {
        "mjpeg" => {
            let bytes = repo::read(file)?;
            image::ImageReader::with_format(std::io::Cursor::new(bytes), image::ImageFormat::Jpeg)
                .into_dimensions()
                .ok()
        }
        "y4m" => y4m_size(&repo::read(file)?),
        _ => None,
    };
    Ok(size.is_some_and(|(width, height)| width % 2 == 0 && height % 2 == 0))
}

/// Width and height in the first line of a Y4M file: `YUV4MPEG2 W640 H480 ...`.
fn y4m_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let line = bytes.split(|byte| *byte == b'\n').next()?;
    let words = std::str::from_utf8(line).ok()?.split(' ').collect::<Vec<_>>();
    let number = |letter| words.iter().find_map(|word| word.strip_prefix(letter)?.parse().ok());
    (words.first() == Some(&"YUV4MPEG2")).then_some((number('W')?, number('H')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_y4m_file_is_in_its_first_line() {
        assert_eq!(y4m_size(b"YUV4MPEG2 W640 H427 F30:1 Ip A1:1 C420\nFRAME\n"), Some((640, 427)));
        assert_eq!(y4m_size(b"RIFF W640 H427\n"), None);
        assert_eq!(y4m_size(b""), None);
    }
}
