//! The public sets, each read once.

use std::collections::BTreeSet;
use std::path::Path;

use datasets::{Error, irds, keraal, kimore, repcount, uiprmd};

/// Everything that lies in a folder of the sets; empty lists where a set is absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sets {
    /// UI-PRMD by Kinect.
    pub uiprmd: Vec<uiprmd::Take>,
    /// What UI-PRMD has by motion capture as well.
    pub captured: Vec<uiprmd::Captured>,
    /// KIMORE.
    pub kimore: Vec<kimore::Recording>,
    /// IntelliRehabDS.
    pub irds: Vec<irds::Session>,
    /// RepCount.
    pub repcount: Vec<repcount::Video>,
    /// Keraal.
    pub keraal: Vec<keraal::Take>,
}

impl Sets {
    /// Reads the folders `uiprmd`, `kimore`, `irds`, `repcount` and `keraal`. What can't be used is left out, with a note.
    pub fn load(recordings: &Path, notes: &mut Vec<Error>) -> Self {
        let folder = |set: &str| recordings.join(set);
        let uiprmd = uiprmd::load(&folder("uiprmd"), notes);
        Self {
            captured: uiprmd::vicon(&folder("uiprmd"), &uiprmd, notes),
            uiprmd,
            kimore: kimore::load(&folder("kimore"), notes),
            irds: irds::load(&folder("irds"), notes),
            repcount: repcount::load(&folder("repcount"), notes),
            keraal: keraal::load(&folder("keraal"), notes),
        }
    }

    /// What there is of each set, for the report; nothing of those that are absent.
    pub(crate) fn extent(&self) -> Vec<String> {
        fn different<T: Ord>(of: impl Iterator<Item = T>) -> usize {
            of.collect::<BTreeSet<_>>().len()
        }
        let subject = |session: &irds::Session| session.name.split('_').next().map(str::to_owned);
        let repetitions: usize = self.irds.iter().map(|session| session.repetitions.len()).sum();
        let sets = [
            (
                self.uiprmd.len(),
                format!(
                    "UI-PRMD: {} subjects in {} movements",
                    different(self.uiprmd.iter().map(|take| &take.subject)),
                    different(self.uiprmd.iter().map(|take| &take.movement)),
                ),
            ),
            (
                self.kimore.len(),
                format!(
                    "KIMORE: {} recordings of {} subjects",
                    self.kimore.len(),
                    different(self.kimore.iter().map(|recording| &recording.subject)),
                ),
            ),
            (
                self.irds.len(),
                format!(
                    "IntelliRehabDS: {} sessions of {} subjects, {repetitions} repetitions",
                    self.irds.len(),
                    different(self.irds.iter().map(subject)),
                ),
            ),
            (self.repcount.len(), format!("RepCount: {} videos", self.repcount.len())),
            (
                self.keraal.len(),
                format!(
                    "Keraal: {} takes, participants: {}",
                    self.keraal.len(),
                    different(self.keraal.iter().map(|take| &take.participant)),
                ),
            ),
        ];
        sets.into_iter().filter(|(there, _)| *there > 0).map(|(_, text)| text).collect()
    }
}
