//! All figures together: what one run measures, and the report of it.

use std::fmt::Write;
use std::path::Path;

use library::Library;
use serde::Serialize;

use crate::report::{Table, number, unknown};
use crate::{Sets, demonstration, elevation, form, idle, irds, keraal, kimore, mannequin, repcount, uiprmd};

/// UI-PRMD: counts and boundaries, and correct against erroneous repetitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Uiprmd {
    /// Counting and cutting.
    #[serde(flatten)]
    pub counting: uiprmd::Figures,
    /// Area under the curve against other subjects' correct repetitions, averaged over movements.
    #[serde(skip_serializing_if = "unknown")]
    pub auc: f64,
    /// The same against one's own first three.
    #[serde(skip_serializing_if = "unknown")]
    pub auc_own: f64,
    /// Elevation of the shoulder against motion capture, where there is any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elevation: Option<elevation::Figures>,
}

/// An exercise by demonstration: one person shows it, others are counted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Demonstration {
    /// UI-PRMD, share of exact counts, 0..=1; NaN without the set.
    #[serde(skip_serializing_if = "unknown")]
    pub uiprmd_exact: f64,
    /// UI-PRMD, mean relative error.
    #[serde(skip_serializing_if = "unknown")]
    pub uiprmd_mae: f64,
    /// The mannequin, share of exact counts, 0..=1.
    #[serde(skip_serializing_if = "unknown")]
    pub mannequin_exact: f64,
    /// The mannequin, mean relative error.
    #[serde(skip_serializing_if = "unknown")]
    pub mannequin_mae: f64,
}

/// Everything that was measured; a set that is absent is left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accuracy {
    /// UI-PRMD: repetitions of ten movements, and whether they are done well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uiprmd: Option<Uiprmd>,
    /// KIMORE: repetitions by one signal each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kimore: Option<kimore::Figures>,
    /// IntelliRehabDS: whole sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub irds: Option<irds::Figures>,
    /// RepCount: videos from the wild.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repcount: Option<repcount::Figures>,
    /// Keraal: ranges of the trunk, and whether it is done well.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keraal: Option<keraal::Figures>,
    /// False repetitions where nobody exercises; needs no set.
    pub idle: idle::Figures,
    /// Every exercise on the mannequin; needs no set.
    pub mannequin: mannequin::Figures,
    /// An exercise learnt from one person, others counted.
    pub demonstration: Demonstration,
    /// What was left out of which file and why, by paths below the folder; nothing of its content.
    #[serde(skip)]
    pub notes: Vec<String>,
    #[serde(skip)]
    extent: Vec<String>,
    #[serde(skip)]
    form: form::Figures,
    #[serde(skip)]
    shown: demonstration::Figures,
}

/// What is measured, in order, as progress names it.
pub const STAGES: [&str; 9] = [
    "UI-PRMD, repetitions",
    "KIMORE, repetitions",
    "IntelliRehabDS, whole sessions",
    "RepCount, repetitions",
    "Keraal, ranges",
    "UI-PRMD and Keraal, form",
    "Nobody exercising",
    "Mannequin, every exercise and view",
    "Exercises by demonstration",
];

impl Accuracy {
    /// Measures everything in a folder that holds the sets `uiprmd`, `kimore`, `irds`, `repcount`, `keraal`, or some of them.
    /// What can't be used is left out and noted, and so is a set without anything that can. `progress` gets a stage's number in
    /// [`STAGES`] and its done share, 0..=1.
    pub fn measure(recordings: &Path, library: &Library, progress: &mut dyn FnMut(usize, f64)) -> Self {
        let mut faults = Vec::new();
        progress(0, 0.0);
        let sets = Sets::load(recordings, &mut faults);
        let extent = sets.extent();
        let Sets { uiprmd: takes, captured, kimore, irds: sessions, repcount, keraal } = sets;
        let counting = uiprmd::evaluate(&takes, &mut |share| progress(0, share));
        let elevation = elevation::evaluate(&captured, &mut faults);
        let kimore = kimore::evaluate(&kimore, &mut |share| progress(1, share));
        let irds = irds::evaluate(&sessions, &mut |share| progress(2, share));
        let repcount = repcount::evaluate(&repcount, &mut |share| progress(3, share));
        let range = keraal::evaluate(&keraal, &mut |share| progress(4, share));
        let form = form::evaluate(&takes, &keraal, &mut |share| progress(5, share));
        let found = irds.iter().flat_map(|figures| &figures.rows).map(|row| row.found.as_slice());
        let watched: Vec<_> = sessions.iter().zip(found).collect();
        let idle = idle::evaluate(library, &watched, &mut |share| progress(6, share));
        let mannequin = mannequin::evaluate(library, &mut |share| progress(7, share));
        let shown = demonstration::evaluate(&takes, &library.choreographies, &mut |share| progress(8, share));
        let [from_uiprmd, from_mannequin] =
            [&shown.uiprmd, &shown.mannequin].map(|rows| demonstration::Figures::total(rows));
        let demonstration = Demonstration {
            uiprmd_exact: from_uiprmd.exact(),
            uiprmd_mae: from_uiprmd.counting().mae,
            mannequin_exact: from_mannequin.exact(),
            mannequin_mae: from_mannequin.counting().mae,
        };
        let (auc, auc_own) = (form.uiprmd_auc(), form.uiprmd_auc_own());
        let keraal_auc = Some(form.keraal_auc()).filter(|auc| auc.is_finite());
        Self {
            uiprmd: counting.map(|counting| Uiprmd { counting, auc, auc_own, elevation }),
            keraal: range.map(|range| keraal::Figures { auc: keraal_auc, ..range }),
            kimore,
            irds,
            repcount,
            idle,
            mannequin,
            demonstration,
            notes: faults.iter().map(|fault| fault.below(recordings)).collect(),
            extent,
            form,
            shown,
        }
    }

    /// The tables of the report, in order.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables = Vec::new();
        if let Some(uiprmd) = &self.uiprmd {
            tables.extend(uiprmd.counting.tables());
            tables.extend(uiprmd.elevation.as_ref().map(elevation::Figures::table));
        }
        if let Some(kimore) = &self.kimore {
            tables.extend(kimore.tables());
        }
        tables.extend(self.irds.as_ref().map(irds::Figures::table));
        tables.extend(self.repcount.as_ref().map(repcount::Figures::table));
        if let Some(keraal) = &self.keraal {
            tables.extend(keraal::tables(keraal));
        }
        tables.extend(form::tables(&self.form));
        tables.push(self.idle.table());
        tables.push(self.mannequin.table());
        tables.extend(demonstration::tables(&self.shown));
        tables
    }

    /// The whole report in Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!(
            "# How accurate Dorsal's movement engine is\n\n{}\n\n{}\n",
            introduction(&self.extent),
            self.summary().markdown()
        );
        for table in self.tables() {
            let _ = write!(out, "\n{}", table.markdown());
        }
        if !self.notes.is_empty() {
            out.push_str("\n## Left out\n\nWhat could not be used; every figure is of the rest.\n\n");
            for note in &self.notes {
                let _ = writeln!(out, "- {note}");
            }
        }
        out
    }
}

/// What stands before the tables, `extent` being what there is of each set.
fn introduction(extent: &[String]) -> String {
    let extent = if extent.is_empty() { "none of the sets".to_owned() } else { extent.join("; ") };
    format!(
        "Printed by `dorsal evaluate --recordings DIR --report FILE`. The recordings were made by others and are not part of \
the project; each section names its set. Measured here: {extent}. The figures say how the engine did on these recordings, not how it will do on \
everybody.

{CHOSEN}

The mannequin's truth is exact, but it is a drawing: it shows that nothing is \
counted wrongly under known noise, not that a network sees people that well. Beside each count stands the best constant guess: what knowing nothing but \
the true counts would reach. A figure that can't be computed from what there is (an area under the curve of one subject against others, say) is a dash \
in a table, and its key is left out of the JSON.

*MAE* is the mean of |counted - true| / true over recordings, *OBO* the share of recordings that are off by one at most, *F1* the harmonic mean of precision \
and recall of boundaries within 10 frames, *AUC* the probability that an erroneous repetition is told from a correct one."
    )
}

/// What was chosen while looking at what: a fact about how the engine was written, whatever is measured now.
const CHOSEN: &str = "No model was trained on these sets, and nothing is set per subject or file of them. But constants were chosen while looking at \
samples of these very sets (six subjects of UI-PRMD, one participant of Keraal, two sessions of IntelliRehabDS, parts of KIMORE and \
RepCount): the weights by which \
counting chooses among hypotheses, the constants of the analysis of whole sessions, and the round numbers of range and form. The numbers of \
each exercise in `movement.toml` were chosen while looking at the mannequin's first draw. No other subjects were seen: figures on \
recordings that are not in those samples are the fairer ones, and so is the mannequin's `exact_other_draw`.";

/// The figures of the summary: key, aim.
const AIMS: [(&str, &str); 42] = [
    ("uiprmd.correct.mae", "0.01 at most"),
    ("uiprmd.correct.obo", "1.00"),
    ("uiprmd.correct.f1", "0.98"),
    ("uiprmd.incorrect.mae", "0.02 at most"),
    ("uiprmd.incorrect.obo", "0.97"),
    ("uiprmd.incorrect.f1", "0.93"),
    ("uiprmd.auc", "0.85"),
    ("uiprmd.auc_own", "0.95"),
    ("kimore.Es1.obo", "0.95"),
    ("kimore.Es1.f1", "0.80"),
    ("kimore.Es2.obo", "0.92"),
    ("kimore.Es2.f1", "0.84"),
    ("kimore.Es3.obo", ""),
    ("kimore.Es3.f1", ""),
    ("kimore.Es4.obo", "0.75"),
    ("kimore.Es4.f1", ""),
    ("kimore.Es5.obo", "0.96"),
    ("kimore.Es5.f1", "0.88"),
    ("irds.f1", "0.87"),
    ("repcount.mae", "0.25 at most"),
    ("repcount.obo", "0.70"),
    ("keraal.rotation.blazepose.range_deg", "5 at most"),
    ("keraal.rotation.blazepose.rmse_deg", "5 at most"),
    ("keraal.rotation.blazepose.hold_s", "0.08 at most"),
    ("keraal.rotation.kinect.range_deg", "13 at most"),
    ("keraal.rotation.kinect.rmse_deg", ""),
    ("keraal.lateral.blazepose.range_deg", "6 at most"),
    ("keraal.lateral.blazepose.rmse_deg", "4 at most"),
    ("keraal.lateral.blazepose.hold_s", "0.10 at most"),
    ("keraal.lateral.kinect.range_deg", ""),
    ("keraal.auc", "0.85"),
    ("idle.false_per_minute", "0.1 at most"),
    ("idle.held_s_per_minute", ""),
    ("idle.movement_per_minute", ""),
    ("mannequin.cases", ""),
    ("mannequin.exact", "0.99"),
    ("mannequin.exact_other_draw", "0.99"),
    ("mannequin.exact_calibrated", ""),
    ("mannequin.exact_calibrated_other_draw", ""),
    ("mannequin.exact_correlated", ""),
    ("demonstration.uiprmd_exact", ""),
    ("demonstration.mannequin_exact", ""),
];

impl Accuracy {
    /// The figures that have an aim, and their aims.
    fn summary(&self) -> Table {
        let columns = ["figure", "value", "aim"];
        let mut table = Table::new("Summary", "Keys as `--json` prints them.", &columns);
        let json = serde_json::to_value(self).unwrap_or_default();
        for (key, aim) in AIMS {
            if let Some(value) = json.pointer(&format!("/{}", key.replace('.', "/"))).and_then(|v| v.as_f64())
            {
                let decimals = if value.fract() == 0.0 && value > 1.0 { 0 } else { 3 };
                table.row([format!("`{key}`"), number(value, decimals), aim.to_owned()]);
            }
        }
        table
    }
}
