//! Tables of numbers with a header: which columns are places, and of what.

use glam::DVec3;

use super::names;

/// What a column of a table is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Column {
    /// The time, and how many seconds one of it is; `None` where that is not said.
    Time(Option<f64>),
    /// The number of the frame.
    Frame,
    /// Axis 0, 1 or 2 of something, and how many metres one of it is, where that is said.
    Axis(String, usize, Option<f64>),
    /// Visibility, confidence and the like, of something.
    Confidence(String),
    /// A word for the unit in each line.
    Unit,
    /// Something else.
    Other(String),
}

/// Metres of a unit of length by its name.
pub(super) fn unit_m(name: &str) -> Option<f64> {
    match name.trim().to_ascii_lowercase().as_str() {
        "mm" | "millimetre" | "millimetres" | "millimeter" | "millimeters" => Some(1e-3),
        "cm" | "centimetre" | "centimetres" | "centimeter" | "centimeters" => Some(1e-2),
        "m" | "metre" | "metres" | "meter" | "meters" => Some(1.0),
        _ => None,
    }
}

/// What the header of a column says.
pub(super) fn column(header: &str) -> Column {
    let mut words = names::words(header);
    let joined = words.concat();
    match joined.as_str() {
        "t" | "time" | "timestamp" => return Column::Time(None),
        "times" | "timesec" | "timeseconds" | "seconds" | "timestamps" | "timestampsec" | "ts" => {
            return Column::Time(Some(1.0));
        }
        "timems" | "timestampms" | "ms" | "milliseconds" | "timemsec" => return Column::Time(Some(1e-3)),
        "timeus" | "timestampus" | "us" | "microseconds" => return Column::Time(Some(1e-6)),
        "frame" | "framenumber" | "frameindex" | "frameid" | "index" | "framenr" => return Column::Frame,
        "unit" | "units" => return Column::Unit,
        _ => {}
    }
    let unit = words.last().and_then(|word| unit_m(word)).filter(|_| words.len() > 2);
    if unit.is_some() {
        words.pop();
    }
    let Some(last) = words.pop() else { return Column::Other(header.trim().to_owned()) };
    // As it stands, so that its side is found again: `RShoulderX` is `r shoulder`.
    let name = words.join(" ");
    let at = match last.as_str() {
        "x" | "px" | "posx" => 0,
        "y" | "py" | "posy" => 1,
        "z" | "pz" | "posz" => 2,
        "visibility" | "confidence" | "score" | "likelihood" | "v" | "c" if !name.is_empty() => {
            return Column::Confidence(name);
        }
        _ => return Column::Other(header.trim().to_owned()),
    };
    if name.is_empty() {
        return Column::Other(header.trim().to_owned());
    }
    Column::Axis(name, at, unit)
}

/// One place of a line of cells, from the numbers of its columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Triple {
    /// What is there.
    pub(super) name: String,
    /// The columns of x, y and z.
    pub(super) columns: [Option<usize>; 3],
    /// The column of how far it can be trusted.
    pub(super) confidence: Option<usize>,
    /// Metres of one.
    pub(super) unit_m: Option<f64>,
}

/// The places that a header names, in its order.
pub(super) fn triples(columns: &[Column]) -> Vec<Triple> {
    let mut all: Vec<Triple> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let Column::Axis(name, axis, unit) = column else { continue };
        let found = match all.iter().position(|t| t.name == *name) {
            Some(found) => found,
            None => {
                all.push(Triple { name: name.clone(), columns: [None; 3], confidence: None, unit_m: *unit });
                all.len() - 1
            }
        };
        all[found].columns[*axis] = Some(at);
    }
    for (at, column) in columns.iter().enumerate() {
        let Column::Confidence(name) = column else { continue };
        all.iter_mut().filter(|t| t.name == *name).for_each(|t| t.confidence = Some(at));
    }
    all
}

impl Triple {
    /// Its place in a line: NaN where a number is missing or it is not trusted at all. A table without depths is flat.
    pub(super) fn place(&self, cells: &[f64]) -> DVec3 {
        let cell = |at: Option<usize>| at.map(|at| cells.get(at).copied().unwrap_or(f64::NAN));
        let hidden = cell(self.confidence).is_some_and(|c| c <= 0.0);
        let [x, y, z] = self.columns.map(cell);
        match (x, y) {
            (Some(x), Some(y)) if !hidden => DVec3::new(x, y, z.unwrap_or(0.0)),
            _ => DVec3::NAN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers() {
        #[track_caller]
        fn check(header: &str, expected: Column) {
            assert_eq!(column(header), expected, "{header}");
        }
        let axis = |name: &str, at, unit| Column::Axis(name.to_owned(), at, unit);
        check("time", Column::Time(None));
        check("Time (s)", Column::Time(Some(1.0)));
        check("timestamp_ms", Column::Time(Some(1e-3)));
        check("frame", Column::Frame);
        check("units", Column::Unit);
        check("left_shoulder_x", axis("left shoulder", 0, None));
        check("LEFT_SHOULDER.y", axis("left shoulder", 1, None));
        check("RShoulderZ", axis("r shoulder", 2, None));
        check("r_hip_x_mm", axis("r hip", 0, Some(1e-3)));
        check("r_hip_y (cm)", axis("r hip", 1, Some(1e-2)));
        check("nose_visibility", Column::Confidence("nose".to_owned()));
        check("x", Column::Other("x".to_owned()));
        check("weight", Column::Other("weight".to_owned()));
    }
}
