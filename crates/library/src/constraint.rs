//! What a person may have that rules movements out, and the movements to avoid.

use std::collections::BTreeSet;

use care::Provenance;
use serde::Deserialize;

use crate::reader::Reader;

const CONSTRAINTS: &str = "content/constraints.toml";
const AVOID: &str = "content/avoid.toml";

/// Something that a person has or can't do, for which some levels of exercises are never given. Texts are message ids.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// Its id, for example `osteoporosis`.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How a person is asked for it.
    pub question: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A movement to leave out or to delay. Texts are message ids.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// Its id, for example `bouncing`.
    pub id: String,
    /// The movement.
    pub text: String,
    /// Why.
    pub why: String,
    /// When, or for how long.
    pub when: String,
    /// The constraints for which it is shown.
    pub constraints: BTreeSet<String>,
    /// True where it is shown to everybody.
    pub always: bool,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstraintsFile {
    constraints: Vec<Constraint>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AvoidFile {
    avoid: Vec<Avoid>,
}

/// The constraints that there are; `None` where they could not be read, so that nobody's use of one is called wrong.
pub(crate) struct Known(Option<BTreeSet<String>>);

impl Known {
    /// Tells where a constraint is named that is not there.
    pub(crate) fn must_have(
        &self,
        reader: &mut Reader<'_, '_>,
        file: &crate::files::File,
        place: &str,
        id: &str,
    ) {
        if let Some(known) = self.0.as_ref().filter(|known| !known.contains(id)) {
            let ids = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            reader.broken(
                file,
                place,
                format!("there is no constraint {id:?}: use one of {ids}, or add it to {CONSTRAINTS}"),
            );
        }
    }
}

/// Reads the constraints, with those that may be named.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> (Vec<Constraint>, Known) {
    let Some((file, data)) = reader.only::<ConstraintsFile>(CONSTRAINTS) else {
        return (Vec::new(), Known(None));
    };
    for (at, constraint) in data.constraints.iter().enumerate() {
        let place = |field: &str| format!("constraints.{at}.{field}");
        reader.text(file, &place("label"), &constraint.label);
        reader.text(file, &place("question"), &constraint.question);
        reader.sourced(file, &format!("constraints.{at}"), &constraint.provenance);
    }
    let ids = data.constraints.iter().enumerate();
    let ids = ids.map(|(at, constraint)| (format!("constraints.{at}.id"), constraint.id.as_str()));
    let ids = reader.ids(file, ids);
    (data.constraints, Known(Some(ids)))
}

/// Reads the movements to avoid.
pub(crate) fn load_avoid(reader: &mut Reader<'_, '_>, known: &Known) -> Vec<Avoid> {
    let Some((file, data)) = reader.only::<AvoidFile>(AVOID) else { return Vec::new() };
    for (at, avoid) in data.avoid.iter().enumerate() {
        let place = |field: &str| format!("avoid.{at}.{field}");
        for (field, id) in [("text", &avoid.text), ("why", &avoid.why), ("when", &avoid.when)] {
            reader.text(file, &place(field), id);
        }
        for id in &avoid.constraints {
            known.must_have(reader, file, &place("constraints"), id);
        }
        let shown = avoid.always || !avoid.constraints.is_empty();
        let what = "nobody is shown this: name constraints, or set always = true";
        reader.must(shown, file, &place("constraints"), what);
        reader.sourced(file, &format!("avoid.{at}"), &avoid.provenance);
    }
    let ids = data.avoid.iter().enumerate();
    reader.ids(file, ids.map(|(at, avoid)| (format!("avoid.{at}.id"), avoid.id.as_str())));
    data.avoid
}

/// Tells which constraints change nothing, by those that forbid a level.
pub(crate) fn idle(reader: &mut Reader<'_, '_>, constraints: &[Constraint], forbidding: &BTreeSet<String>) {
    let Some(file) = reader.files.get(CONSTRAINTS) else { return };
    for (at, constraint) in constraints.iter().enumerate() {
        if !forbidding.contains(&constraint.id) {
            let what = format!(
                "no level of any exercise is forbidden for {:?}: name it in `forbidden` where it matters",
                constraint.id
            );
            let line = file.line(&format!("constraints.{at}.id"));
            reader.faults.add(crate::fault::Severity::Warning, &file.shown, line, what);
        }
    }
}
