//! The people of a roster in pieces, hashed and in the order of the index, on a thread of its own.

use std::sync::mpsc::{Receiver, sync_channel};

use uuid::Uuid;

use crate::identity::RosterKey;
use crate::import::Entry;
use crate::roster::{LineFault, Member, Read, Unreadable, Wrong};

/// Lines that are put in order together. Each such piece touches every page of the index anew, so that few large ones write far less than many
/// small ones; one takes some ten megabytes of memory, twice as many where people are hashed with two keys, and there are two.
const PIECE: usize = 100_000;

/// People in the order of the index, each with its line, what was wrong with lines between them, and how many lines that were.
#[derive(Default)]
pub(crate) struct Piece {
    pub(crate) people: Vec<(u64, Entry)>,
    /// The same under the other key.
    pub(crate) to_compare: Vec<Entry>,
    pub(crate) faults: Vec<LineFault>,
    pub(crate) read: u64,
}

impl Piece {
    fn add(&mut self, (key, other): (&RosterKey, Option<&RosterKey>), sponsor: Uuid, member: &Member) {
        match entry(key, sponsor, member) {
            Some(entry) => self.people.push((member.line, entry)),
            None => self.faults.push(LineFault { line: member.line, wrong: Wrong::Id }),
        }
        self.to_compare.extend(other.and_then(|key| entry(key, sponsor, member)));
    }

    /// So that its pages are touched once.
    fn put_in_order(&mut self) {
        fn order(one: &Entry, other: &Entry) -> std::cmp::Ordering {
            (one.fingerprint, &one.names).cmp(&(other.fingerprint, &other.names))
        }
        self.people.sort_by(|(_, one), (_, other)| order(one, other));
        self.to_compare.sort_by(order);
    }
}

/// None where the member id has no letter or digit.
fn entry(key: &RosterKey, sponsor: Uuid, member: &Member) -> Option<Entry> {
    let fingerprint = key.fingerprint(sponsor, &member.member_id, member.birth)?;
    let names = key.names(&fingerprint, &member.first_name, &member.last_name);
    Some(Entry { fingerprint, names, cover: member.cover })
}

/// Reads and hashes, with the other key as well where there is one, while what was read before is staged. A piece is handed over when it is
/// asked for, so that no more than two of them are in memory.
pub(crate) fn pieces(
    (key, other): (&RosterKey, Option<&RosterKey>),
    sponsor: Uuid,
    people: impl Iterator<Item = Read> + Send + 'static,
) -> Receiver<Result<Piece, Unreadable>> {
    let (hand_over, handed_over) = sync_channel(0);
    let (key, other) = (key.clone(), other.cloned());
    std::thread::spawn(move || {
        let mut people = people.peekable();
        let mut piece = Piece::default();
        while let Some(next) = people.next() {
            match next {
                Ok(Ok(member)) => piece.add((&key, other.as_ref()), sponsor, &member),
                Ok(Err(fault)) => piece.faults.push(fault),
                Err(unreadable) => return drop(hand_over.send(Err(unreadable))),
            }
            piece.read += 1;
            if piece.read == PIECE as u64 || people.peek().is_none() {
                piece.put_in_order();
                // Where nobody takes it any more, the import has failed.
                if hand_over.send(Ok(std::mem::take(&mut piece))).is_err() {
                    return;
                }
            }
        }
    });
    handed_over
}
