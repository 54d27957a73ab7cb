//! RepCount: fitness movements in videos from the wild, with poses by BlazePose and repetitions marked by hand.
//!
//! Hu et al.: *TransRAC: Encoding multi-scale temporal correlation with transformers for repetitive action counting*, CVPR 2022; poses as in Yao
//! et al., *PoseRAC*, 2023, from the repository DanielC-MST/RepCount-Using-Skeleton-Information. Layout: a table `*.csv` of `type,name,count,start,end,start,end,...` and
//! `poses/NAME.npy[.gz]`, a float array with a row per frame: 33 landmarks of x, y and z, and whatever follows.
//!
//! Each axis of each frame is stretched so that the body fills 0 to 1: angles and lengths are lost. There are no timestamps.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use body::POINTS;
use glam::DVec3;

use crate::error::Error;
use crate::file;

/// Frames per second: the usual rate of such videos, since the set gives none.
pub const FPS: f64 = 30.0;

/// One video.
#[derive(Debug, Clone, PartialEq)]
pub struct Video {
    /// Without the ending of the file.
    pub name: String,
    /// What is done, in the set's own word.
    pub kind: String,
    /// The landmarks in the order of [`body::Point`], x to the right, y down, z away from the camera, each axis 0 ..= 1 over the body
    /// of that frame; `None` where nobody was found.
    pub frames: Vec<Option<[DVec3; POINTS]>>,
    /// How many repetitions there are.
    pub count: usize,
    /// The frames of each, ascending, as far as they are marked.
    pub repetitions: Vec<Range<usize>>,
}

/// Every video that is in a table and has poses, in a folder of the set's layout; none when there is no such folder. What can't be
/// used is left out, with a note.
pub fn load(folder: &Path, notes: &mut Vec<Error>) -> Vec<Video> {
    let mut videos = Vec::new();
    let poses = folder.join("poses");
    let mut unused: BTreeSet<_> = file::entries(&poses, notes).into_iter().filter(|p| p.is_file()).collect();
    for table in file::entries(folder, notes) {
        if table.extension().is_none_or(|end| end != "csv") {
            continue;
        }
        let mut without = 0;
        for line in file::noted(file::text(&table), notes).unwrap_or_default().lines() {
            let Some((kind, name, count, repetitions)) = entry(line) else { continue };
            let endings = [".npy.gz", ".npy"].map(|ending| poses.join(format!("{name}{ending}")));
            let Some(path) = endings.iter().find(|path| path.is_file()) else {
                without += 1;
                continue;
            };
            unused.remove(path);
            let read = file::bytes(path).and_then(|b| array(&b).map_err(|what| file::content(path, what)));
            if let Some(frames) = file::noted(read, notes) {
                videos.push(Video { name, kind, frames, count, repetitions });
            }
        }
        if without > 0 {
            notes.push(file::content(&table, format!("{without} of its videos have no poses")));
        }
    }
    if !unused.is_empty() {
        notes.push(file::content(&poses, format!("{} of its files are in no table", unused.len())));
    }
    videos
}

/// Type, name, count and repetitions of a line; nothing for the heading and for empty lines.
fn entry(line: &str) -> Option<(String, String, usize, Vec<Range<usize>>)> {
    let mut cells = line.split(',').map(str::trim);
    let (kind, name, count) = (cells.next()?, cells.next()?, cells.next()?);
    let count: f64 = count.parse().ok()?;
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    // Some tables write whole numbers as `12.0`.
    let marks: Vec<usize> =
        cells.map_while(|c| c.parse::<f64>().ok()).filter(|n| n.is_finite()).map(|n| n as usize).collect();
    let mut repetitions: Vec<Range<usize>> = marks.chunks_exact(2).map(|p| p[0]..p[1]).collect();
    repetitions.retain(|r| r.start < r.end);
    repetitions.sort_by_key(|r| r.start);
    Some((kind.to_owned(), name.to_owned(), count as usize, repetitions))
}

/// The value of a key in the heading of an array file.
fn value<'a>(heading: &'a str, key: &str) -> Option<&'a str> {
    Some(heading.split_once(&format!("'{key}':"))?.1.trim_start())
}

/// Landmarks of an array file (NumPy's format, version 1 or 2, little endian, by rows).
pub(crate) fn array(bytes: &[u8]) -> Result<Vec<Option<[DVec3; POINTS]>>, String> {
    let fault = "it is not an array of floats by rows";
    let length = match bytes {
        [0x93, b'N', b'U', b'M', b'P', b'Y', 1, _, a, b, ..] => {
            10 + usize::from(u16::from_le_bytes([*a, *b]))
        }
        [0x93, b'N', b'U', b'M', b'P', b'Y', 2, _, a, b, c, d, ..] => {
            12 + u32::from_le_bytes([*a, *b, *c, *d]) as usize
        }
        _ => return Err(fault.to_owned()),
    };
    let heading = bytes.get(10..length).map(String::from_utf8_lossy).ok_or(fault)?;
    if value(&heading, "fortran_order").is_none_or(|v| !v.starts_with("False")) {
        return Err(fault.to_owned());
    }
    let shape = value(&heading, "shape").and_then(|v| v.strip_prefix('(')?.split_once(')')).ok_or(fault)?.0;
    let shape: Vec<usize> = shape.split(',').filter_map(|n| n.trim().parse().ok()).collect();
    let &[rows, columns] = shape.as_slice() else { return Err(fault.to_owned()) };
    if columns < 3 * POINTS {
        return Err(format!("a row has {columns} numbers, fewer than 33 landmarks"));
    }
    let data = &bytes[length..];
    let number: Box<dyn Fn(usize) -> Option<f64>> = match value(&heading, "descr") {
        Some(d) if d.starts_with("'<f4'") => {
            Box::new(|i| Some(f32::from_le_bytes(data.get(4 * i..4 * i + 4)?.try_into().ok()?).into()))
        }
        Some(d) if d.starts_with("'<f8'") => {
            Box::new(|i| Some(f64::from_le_bytes(data.get(8 * i..8 * i + 8)?.try_into().ok()?)))
        }
        _ => return Err(fault.to_owned()),
    };
    let frame = |row: usize| -> Option<Option<[DVec3; POINTS]>> {
        let mut landmarks = [DVec3::ZERO; POINTS];
        for (point, landmark) in landmarks.iter_mut().enumerate() {
            for axis in 0..3 {
                landmark[axis] = number(row * columns + 3 * point + axis)?;
            }
        }
        Some(landmarks.iter().any(|l| *l != DVec3::ZERO).then_some(landmarks))
    };
    (0..rows).map(frame).collect::<Option<_>>().ok_or_else(|| "it ends before its last row".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        assert_eq!(entry("type,name,count,rep_start_end_frames..."), None);
        assert_eq!(entry(""), None);
        let expected = ("squat".to_owned(), "stu4_69".to_owned(), 2, vec![16..93, 120..200]);
        assert_eq!(entry("squat,stu4_69.mp4,2,16,93,120,200"), Some(expected.clone()));
        assert_eq!(entry("squat,stu4_69.mp4,2.0,16.0,93.0,120.0,200.0,,"), Some(expected));
        assert_eq!(entry("benchpressing,train143.mp4,0").map(|e| (e.2, e.3)), Some((0, vec![])));
    }

    fn file(descr: &str, rows: usize, columns: usize, data: &[u8]) -> Vec<u8> {
        let heading =
            format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({rows}, {columns}), }}\n");
        let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
        bytes.extend(u16::try_from(heading.len()).unwrap().to_le_bytes());
        bytes.extend(heading.bytes());
        bytes.extend(data);
        bytes
    }

    #[test]
    fn arrays() {
        let row: Vec<f32> = (0..104).map(|i| i as f32 / 8.0).collect();
        let data: Vec<u8> = [0.0; 104].iter().chain(&row).flat_map(|x: &f32| x.to_le_bytes()).collect();
        let frames = array(&file("<f4", 2, 104, &data)).unwrap();
        assert_eq!(frames.len(), 2);
        assert_eq!(frames[0], None);
        assert_eq!(frames[1].unwrap()[32], DVec3::new(96.0, 97.0, 98.0) / 8.0);
        let wide: Vec<u8> = row.iter().flat_map(|x| f64::from(*x).to_le_bytes()).collect();
        assert_eq!(array(&file("<f8", 1, 104, &wide)).unwrap()[0], frames[1]);

        assert!(array(&file("<f4", 3, 104, &data)).is_err(), "too short");
        assert!(array(&file("<f4", 2, 40, &data)).is_err(), "too narrow");
        assert!(array(&file("<i4", 2, 104, &data)).is_err(), "not floats");
        assert!(array(b"PK").is_err() && array(b"\x93NUMPY\x01\x00\xff\xff").is_err());
    }
}
