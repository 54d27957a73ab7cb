//! The heads of the chains, kept outside of the store, and the list of erasures.
//!
//! One line of text for each: what it says, and a keyed check sum that nobody can make without the master key. Lines are
//! only added; a later line of a person counts for more than an earlier one. Whoever can change the store *and* put back an
//! older copy of these lines is not noticed: keep them where the store's users cannot write.

use std::collections::BTreeMap;

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use uuid::Uuid;

use crate::keys::MasterKey;
use crate::seal::Sealed;
use crate::storage::TenantId;

/// Bytes of the check sum that are kept: 128 bits cannot be guessed.
const SUM: usize = 16;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Id of the store.
    pub store: Uuid,
    /// The tenant.
    pub tenant: TenantId,
    /// The person; or a recording of theirs that was erased alone.
    pub person: Uuid,
    /// What is said of the record.
    pub mark: Mark,
}

/// What a line says of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It has got at least so far.
    Head {
        /// Number of events.
        seq: u64,
        /// Link of the last one.
        link: [u8; 32],
    },
    /// It is this long, whatever was said before: somebody has put back a backup, and knows it.
    Reset {
        /// Number of events.
        seq: u64,
        /// Link of the last one; zeros where there is none.
        link: [u8; 32],
    },
    /// It was erased, for good.
    Erased {
        /// When.
        at: Timestamp,
    },
}

/// Takes down the heads of chains that have grown. It must not fail what has been kept already.
pub trait AnchorLog: Send + Sync {
    /// Takes down one.
    fn note(&self, anchor: &Anchor);

    /// Takes down one on which something rests that cannot be taken back: it is on the disk once this has answered.
    ///
    /// # Errors
    /// If it cannot be written; then nothing was taken down.
    fn keep(&self, anchor: &Anchor) -> std::io::Result<()>;
}

impl Anchor {
    /// The head of a chain.
    pub fn head(store: Uuid, tenant: TenantId, person: Uuid, last: &Sealed) -> Self {
        Self { store, tenant, person, mark: Mark::Head { seq: last.seq, link: last.link } }
    }

    /// Its line, with the end of the line.
    pub fn line(&self, key: &MasterKey) -> String {
        let text = BASE64URL_NOPAD;
        let mut line = match &self.mark {
            Mark::Head { .. } => "head",
            Mark::Reset { .. } => "reset",
            Mark::Erased { .. } => "erased",
        }
        .to_owned();
        for id in [self.store, self.tenant.0, self.person] {
            line = line + " " + &text.encode(id.as_bytes());
        }
        line += &match &self.mark {
            Mark::Head { seq, link } | Mark::Reset { seq, link } => format!(" {seq} {}", text.encode(link)),
            Mark::Erased { at } => format!(" {}", at.as_second()),
        };
        let mut sum = key.check_sum("anchor");
        sum.add(line.as_bytes());
        line + " " + &text.encode(&sum.sum()[..SUM]) + "\n"
    }

    /// Reads a line; none where this key has not written exactly this.
    fn read(key: &MasterKey, line: &str) -> Option<Self> {
        let (said, sum) = line.rsplit_once(' ')?;
        let mut check = key.check_sum("anchor");
        check.add(said.as_bytes());
        let sum = BASE64URL_NOPAD.decode(sum.as_bytes()).ok().filter(|sum| sum.len() == SUM)?;
        if !check.is(&sum) {
            return None;
        }
        let fields: Vec<&str> = said.split(' ').collect();
        let [word, store, tenant, person, rest @ ..] = fields.as_slice() else { return None };
        let id = |text: &str| Uuid::from_slice(&BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok();
        let link = |text: &str| <[u8; 32]>::try_from(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?).ok();
        let mark = match (*word, rest) {
            ("head", [seq, hash]) => Mark::Head { seq: seq.parse().ok()?, link: link(hash)? },
            ("reset", [seq, hash]) => Mark::Reset { seq: seq.parse().ok()?, link: link(hash)? },
            ("erased", [at]) => Mark::Erased { at: Timestamp::from_second(at.parse().ok()?).ok()? },
            _ => return None,
        };
        Some(Self { store: id(store)?, tenant: TenantId(id(tenant)?), person: id(person)?, mark })
    }
}

/// All lines together: the last word on each record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchors {
    /// By tenant and person.
    last: BTreeMap<(TenantId, Uuid), Anchor>,
    /// Numbers of the lines that this key has not written, from 1.
    pub damaged: Vec<usize>,
    /// Number of lines.
    pub lines: usize,
}

impl Anchors {
    /// Reads the text of all lines. A last line without its end was cut by a crash: it was never finished, and says nothing.
    pub fn read(key: &MasterKey, text: &str) -> Self {
        let mut anchors = Self::default();
        for (number, line) in (1..).zip(text.split_inclusive('\n')) {
            let Some(line) = line.strip_suffix('\n') else { break };
            anchors.lines = number;
            match Anchor::read(key, line) {
                Some(anchor) => anchors.add(anchor),
                None => anchors.damaged.push(number),
            }
        }
        anchors
    }

    /// Adds what is said later.
    pub fn add(&mut self, anchor: Anchor) {
        let place = (anchor.tenant, anchor.person);
        let counts = match (self.last.get(&place).map(|last| last.mark), anchor.mark) {
            // Erased is for good; a record's id is never used again.
            (Some(Mark::Erased { .. }), _) => false,
            // Two writers may take down their heads in the other order.
            (Some(Mark::Head { seq: last, .. } | Mark::Reset { seq: last, .. }), Mark::Head { seq, .. }) => {
                seq >= last
            }
            _ => true,
        };
        if counts {
            self.last.insert(place, anchor);
        }
    }

    /// What was said last of a record.
    pub fn of(&self, tenant: TenantId, person: Uuid) -> Option<Mark> {
        self.last.get(&(tenant, person)).map(|anchor| anchor.mark)
    }

    /// True for an erased record, or an erased recording.
    pub fn is_erased(&self, tenant: TenantId, person: Uuid) -> bool {
        matches!(self.of(tenant, person), Some(Mark::Erased { .. }))
    }

    /// The last word on each record, in the order of tenants and persons.
    pub fn iter(&self) -> impl Iterator<Item = &Anchor> {
        self.last.values()
    }

    /// The same in as few lines as possible.
    pub fn to_text(&self, key: &MasterKey) -> String {
        self.iter().map(|anchor| anchor.line(key)).collect()
    }
}
