//! What is kept of a person on a roster: hashes under a key that lies outside of the database.
//!
//! A fingerprint is made of the sponsor, the member id and the birth date together, so that neither can be tried alone; names are hashed
//! together with the fingerprint, so that the same name of two people looks different. Who has the database but not the key can list nobody
//! and try nobody.

use hmac::{Hmac, KeyInit, Mac};
use jiff::civil::Date;
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::words::{folded, sound};

/// Bytes of one hash of a name. Short, because it only tells apart the few names that share a fingerprint.
const NAME: usize = 8;
/// Most hashes of names that are kept of one person.
const NAMES: usize = 8;
/// Words between names, which very many people have.
const PARTICLES: [&str; 27] = [
    "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn",
    "la", "las", "le", "los", "of", "ten", "ter", "van", "von", "y", "zu",
];
/// Who says more words than this must have more than one right: else a list of common names fits nearly everybody.
const FEW: usize = 4;

/// The key of rosters. A new one applies from the next import of each roster on.
#[derive(Clone)]
pub struct RosterKey {
    bytes: Zeroizing<[u8; 32]>,
    /// HMAC that has taken in the key already: a roster has millions of hashes.
    mac: Hmac<Sha256>,
}

impl std::fmt::Debug for RosterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RosterKey(..)")
    }
}

/// What is kept of member id and birth date.
pub type Fingerprint = [u8; 16];

impl RosterKey {
    /// A key from 32 random bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(&bytes);
        Self { mac: <Hmac<Sha256> as KeyInit>::new((&*block).into()), bytes: Zeroizing::new(bytes) }
    }

    /// Its bytes, for the file in which it is kept.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// What a store notes to know which key a roster needs; nothing of the key can be told from it.
    pub fn id(&self) -> [u8; 8] {
        self.hash(&[b"dorsal roster key"])
    }

    /// The fingerprint of somebody; none where the member id has no letter or digit.
    pub fn fingerprint(&self, sponsor: Uuid, member_id: &str, birth: Date) -> Option<Fingerprint> {
        let member_id = member_id_as_compared(member_id)?;
        let birth = birth.to_string();
        Some(self.hash(&[
            b"dorsal roster member",
            sponsor.as_bytes(),
            member_id.as_bytes(),
            birth.as_bytes(),
        ]))
    }

    /// Hashes of the words of a name, sorted, each once.
    pub fn names(&self, fingerprint: &Fingerprint, first_name: &str, last_name: &str) -> Names {
        let all: Vec<String> = folded(last_name).into_iter().chain(folded(first_name)).collect();
        let mut words: Vec<&String> = all.iter().filter(|word| !PARTICLES.contains(&word.as_str())).collect();
        if words.is_empty() {
            words = all.iter().collect();
        }
        let mut hashes: Vec<[u8; NAME]> = words
            .into_iter()
            .take(NAMES)
            .map(|word| self.hash(&[b"dorsal roster name", fingerprint, sound(word).as_bytes()]))
            .collect();
        hashes.sort_unstable();
        hashes.dedup();
        Names(hashes)
    }

    /// HMAC-SHA-256 of the parts, each with its length before it, cut to what is asked for.
    fn hash<const N: usize>(&self, parts: &[&[u8]]) -> [u8; N] {
        let mut mac = self.mac.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        let bytes = mac.finalize().into_bytes();
        let mut cut = [0; N];
        cut.copy_from_slice(&bytes[..N]);
        cut
    }
}

/// A member id as it is compared: letters and digits only, capital, without zeros at its beginning, which spreadsheets lose.
///
/// ```
/// use access::identity::member_id_as_compared;
/// assert_eq!(member_id_as_compared(" 00-12 ab ").as_deref(), Some("12AB"));
/// assert_eq!(member_id_as_compared("--"), None);
/// ```
pub fn member_id_as_compared(text: &str) -> Option<String> {
    let signs =
        text.chars().take(256).nfkc().flat_map(char::to_uppercase).filter(|sign| sign.is_alphanumeric());
    let signs: String = signs.collect();
    match signs.trim_start_matches('0') {
        "" if signs.is_empty() => None,
        // An id of nothing but zeros is one all the same.
        "" => Some("0".to_owned()),
        rest => Some(rest.to_owned()),
    }
}

/// Hashes of the words of one person's names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names(Vec<[u8; NAME]>);

impl Names {
    /// As they are stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.concat()
    }

    /// What was stored; a rest that is no hash is left out.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.chunks_exact(NAME).filter_map(|chunk| chunk.try_into().ok()).collect())
    }

    /// Whether what somebody says of themselves fits these: one word, so that a new surname or a spelling by ear turns nobody away; of many
    /// words two, where there are two.
    pub fn fit(&self, said: &Self) -> bool {
        let needed = if said.0.len() > FEW { 2.min(self.0.len()) } else { 1 };
        self.in_common(said) >= needed.max(1)
    }

    /// How many words both have.
    pub fn in_common(&self, other: &Self) -> usize {
        self.0.iter().filter(|hash| other.0.contains(hash)).count()
    }
}
