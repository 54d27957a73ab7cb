//! The file of anchors, outside of the data folder: lines are added, and never changed but to leave out what a later line
//! has replaced.
//!
//! A line is written after its events are on the disk, and not forced to the disk itself: after a power cut the anchors may
//! be behind, which is no fault, but never ahead. An erasure is forced to the disk before anything is erased.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use record::{Anchor, AnchorLog, Anchors, MasterKey};

use crate::error::Error;

/// The file is written anew when it has more than this many lines and more than three for each record.
const LINES: usize = 1000;

/// A file of anchors, which need not exist yet.
pub struct AnchorFile {
    path: PathBuf,
    key: MasterKey,
    /// Told of a line that could not be written: what it says is kept, but not anchored.
    on_failure: fn(&Error),
}

impl AnchorFile {
    /// The anchors in a file, written with this key.
    pub fn new(path: PathBuf, key: MasterKey, on_failure: fn(&Error)) -> Self {
        Self { path, key, on_failure }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads what it says; nothing where there is none.
    ///
    /// # Errors
    /// [`Error::Anchors`] if it cannot be read.
    pub fn read(&self) -> Result<Anchors, Error> {
        match fs::read(&self.path) {
            Ok(bytes) => Ok(Anchors::read(&self.key, &String::from_utf8_lossy(&bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Anchors::default()),
            Err(error) => Err(self.error(error)),
        }
    }

    /// Adds lines and waits until they are on the disk.
    ///
    /// # Errors
    /// [`Error::Anchors`] if they cannot be written.
    pub fn add(&self, anchors: &[Anchor]) -> Result<(), Error> {
        self.append(anchors).and_then(|file| file.sync_all()).map_err(|error| self.error(error))
    }

    /// True where there is a file.
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Where damaged lines are put aside.
    pub fn aside(&self) -> PathBuf {
        self.path.with_added_extension("damaged")
    }

    /// Writes it anew with one line a record, where it has grown long. `always` does so also where it has not, and puts
    /// damaged lines [aside](Self::aside): each may have said that somebody was erased. Answers how many.
    ///
    /// # Errors
    /// [`Error::Anchors`] if it cannot be written.
    pub fn compact(&self, always: bool) -> Result<usize, Error> {
        self.try_compact(always).map_err(|error| self.error(error))
    }

    fn try_compact(&self, always: bool) -> io::Result<usize> {
        let _alone = self.alone()?;
        let Ok(bytes) = fs::read(&self.path) else { return Ok(0) };
        let text = String::from_utf8_lossy(&bytes);
        let anchors = Anchors::read(&self.key, &text);
        let long = anchors.lines > LINES.max(3 * anchors.iter().count());
        // Damaged lines are evidence: they stay until somebody has looked at them.
        if !always && (!long || !anchors.damaged.is_empty()) {
            return Ok(0);
        }
        if !anchors.damaged.is_empty() {
            let damaged = (1..).zip(text.lines()).filter(|(number, _)| anchors.damaged.contains(number));
            let lines: String = damaged.map(|(_, line)| format!("{line}\n")).collect();
            let mut aside = private().append(true).open(self.aside())?;
            aside.write_all(lines.as_bytes())?;
            aside.sync_all()?;
        }
        let new = self.path.with_added_extension("new");
        let mut file = private().write(true).truncate(true).open(&new)?;
        file.write_all(anchors.to_text(&self.key).as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        Ok(anchors.damaged.len())
    }

    fn append(&self, anchors: &[Anchor]) -> io::Result<File> {
        let _alone = self.alone()?;
        let mut file = private().read(true).write(true).open(&self.path)?;
        let mut end = file.seek(SeekFrom::End(0))?;
        end = whole_lines(&mut file, end)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        let text: String = anchors.iter().map(|anchor| anchor.line(&self.key)).collect();
        file.write_all(text.as_bytes())?;
        Ok(file)
    }

    /// Other programs wait while the answer lives. A file of its own, because the other one is replaced.
    fn alone(&self) -> io::Result<File> {
        if let Some(dir) = self.path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
            fs::create_dir_all(dir)?;
        }
        let file = private().write(true).open(self.path.with_added_extension("lock"))?;
        match file.lock() {
            // A file system without locks: short lines seldom meet.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
            Err(error) => Err(error),
            Ok(()) => Ok(file),
        }
    }

    fn error(&self, source: io::Error) -> Error {
        Error::Anchors { path: self.path.clone(), source }
    }
}

impl AnchorLog for AnchorFile {
    fn note(&self, anchor: &Anchor) {
        if let Err(error) = self.append(std::slice::from_ref(anchor)) {
            (self.on_failure)(&self.error(error));
        }
    }

    fn keep(&self, anchor: &Anchor) -> io::Result<()> {
        self.append(std::slice::from_ref(anchor))?.sync_all()
    }
}

/// Options of a file that only this user may read.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Where the last whole line ends; what comes after it was cut by a crash.
fn whole_lines(file: &mut File, end: u64) -> io::Result<u64> {
    let mut last = [0];
    let mut end = end;
    while end > 0 {
        file.seek(SeekFrom::Start(end - 1))?;
        file.read_exact(&mut last)?;
        if last == *b"\n" {
            break;
        }
        end -= 1;
    }
    Ok(end)
}
