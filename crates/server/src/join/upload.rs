//! A roster on its way from a form to the importer: in pieces, a few at a time, in memory only. The importer runs beside the request and reads
//! as if it were a file; it comes to the end only where whoever hands the pieces on says that all of it was there.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Pieces that wait for the importer; a piece is what the network hands over at once, some tens of kilobytes.
const WAITING: usize = 32;

/// The sponsors whose rosters are being imported: one import at a time for each.
#[derive(Default, Clone)]
pub struct Importing(Arc<Mutex<BTreeSet<Uuid>>>);

/// The turn to import; it is over when this is dropped.
pub struct Turn {
    all: Importing,
    sponsor: Uuid,
}

impl Importing {
    /// The turn for a sponsor; none while another import of its roster goes on here.
    pub fn begin(&self, sponsor: Uuid) -> Option<Turn> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(sponsor).then(|| Turn { all: self.clone(), sponsor })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.all.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.sponsor);
    }
}

/// Where pieces are handed in.
pub struct Pieces {
    pieces: Sender<Piece>,
    room: Arc<Semaphore>,
}

/// Where the importer reads them.
pub struct Uploaded {
    pieces: Receiver<Piece>,
    room: Arc<Semaphore>,
    now: Bytes,
    whole: bool,
}

enum Piece {
    Some(Bytes),
    End,
}

/// Both ends of the way.
pub fn way() -> (Pieces, Uploaded) {
    let (sender, pieces) = channel();
    let room = Arc::new(Semaphore::new(WAITING));
    let uploaded = Uploaded { pieces, room: room.clone(), now: Bytes::new(), whole: false };
    (Pieces { pieces: sender, room }, uploaded)
}

impl Pieces {
    /// Hands a piece on, as soon as there is room. False where the importer has ended already.
    pub async fn hand(&self, piece: Bytes) -> bool {
        let Ok(permit) = self.room.acquire().await else { return false };
        permit.forget();
        self.pieces.send(Piece::Some(piece)).is_ok()
    }

    /// All of it was there. Without this the importer finds the file broken off, and changes nothing.
    pub fn end(self) {
        // Where the importer has ended already it wants nothing more.
        let _ = self.pieces.send(Piece::End);
    }
}

impl BufRead for Uploaded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.now.is_empty() && !self.whole {
            match self.pieces.recv() {
                Ok(Piece::Some(piece)) => {
                    self.room.add_permits(1);
                    self.now = piece;
                }
                Ok(Piece::End) => self.whole = true,
                Err(_) => return Err(io::ErrorKind::UnexpectedEof.into()),
            }
        }
        Ok(&self.now)
    }

    fn consume(&mut self, amount: usize) {
        self.now = self.now.slice(amount.min(self.now.len())..);
    }
}

impl Read for Uploaded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl Drop for Uploaded {
    fn drop(&mut self) {
        // Nobody waits for room any more.
        self.room.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_handed_in_is_read_and_its_end_is_said() {
        for end in [true, false] {
            let (pieces, mut uploaded) = way();
            let reading = tokio::task::spawn_blocking(move || {
                let mut bytes = vec![];
                let read = uploaded.read_to_end(&mut bytes);
                (read.map_err(|error| error.kind()), String::from_utf8(bytes).unwrap())
            });
            // More than there is room for at once, and an empty one.
            for n in 0..WAITING * 3 {
                assert!(pieces.hand(Bytes::from(if n == 5 { String::new() } else { format!("{n},") })).await);
            }
            if end {
                pieces.end();
            } else {
                drop(pieces);
            }
            let (read, text) = reading.await.unwrap();
            assert!(text.starts_with("0,1,2,3,4,6,") && text.ends_with("95,"), "{text}");
            assert_eq!(read, if end { Ok(text.len()) } else { Err(io::ErrorKind::UnexpectedEof) });
        }
    }

    #[tokio::test]
    async fn nobody_waits_for_an_importer_that_has_ended() {
        let (pieces, uploaded) = way();
        for _ in 0..WAITING {
            assert!(pieces.hand(Bytes::from_static(b"x")).await);
        }
        let (handed, ()) = tokio::join!(pieces.hand(Bytes::from_static(b"x")), async { drop(uploaded) });
        assert!(!handed);
    }

    #[test]
    fn one_import_at_a_time_for_each_sponsor() {
        let importing = Importing::default();
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let turn = importing.begin(one).expect("a turn");
        assert!(importing.begin(one).is_none() && importing.begin(other).is_some());
        drop(turn);
        assert!(importing.begin(one).is_some());
    }
}
