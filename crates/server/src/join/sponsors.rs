//! The sponsors in memory, for searching. The store notes how often they were changed, and is asked for that once a second at most: what a
//! command adds while the server runs is found a second later.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use access::directory::Directory;
use access::import::RosterStorage;
use access::sponsor::Sponsor;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use uuid::Uuid;

/// So long nothing is looked at again.
const FRESH: SignedDuration = SignedDuration::from_secs(1);

/// All sponsors of one moment.
#[derive(Default)]
pub struct Known {
    version: u64,
    directory: Directory,
    sponsors: Vec<Sponsor>,
    ids: HashSet<Uuid>,
}

/// A sponsor that was found, and the name of it that was meant where that is not the shown one.
pub struct Found<'a> {
    /// The sponsor.
    pub sponsor: &'a Sponsor,
    /// The other name.
    pub alias: Option<&'a str>,
}

impl Known {
    fn new(version: u64, sponsors: Vec<Sponsor>) -> Self {
        let directory = Directory::new(sponsors.iter().map(Sponsor::names));
        let open = sponsors.iter().filter(|sponsor| !sponsor.closed);
        let ids = open.map(|sponsor| sponsor.id).collect();
        Self { version, directory, sponsors, ids }
    }

    /// Says whether there is such a sponsor, and people can join.
    pub fn has(&self, sponsor: Uuid) -> bool {
        self.ids.contains(&sponsor)
    }

    /// Who fits what somebody types, the best first, of those that people can join.
    pub fn search(&self, query: &str, most: usize) -> Vec<Found<'_>> {
        // None of the closed ones takes the place of one that is open.
        let mut found = self.search_all(query, most + self.closed());
        found.retain(|found| !found.sponsor.closed);
        found.truncate(most);
        found
    }

    fn closed(&self) -> usize {
        self.sponsors.len() - self.ids.len()
    }

    /// Who fits, of all.
    pub fn search_all(&self, query: &str, most: usize) -> Vec<Found<'_>> {
        let hits = self.directory.search(query, most);
        let found = hits.into_iter().filter_map(|hit| {
            let sponsor = self.sponsors.get(hit.sponsor)?;
            let alias = sponsor.names().nth(hit.name).filter(|_| hit.name > 0);
            Some(Found { sponsor, alias })
        });
        found.collect()
    }
}

/// What is known now.
#[derive(Default)]
pub struct Sponsors {
    known: RwLock<Arc<Known>>,
    looked: Mutex<Option<Timestamp>>,
    /// Held by whoever looks; the others go on with what was known.
    looking: tokio::sync::Mutex<()>,
}

impl Sponsors {
    /// All sponsors, as they were a second ago at the earliest.
    ///
    /// # Errors
    /// If the store fails.
    pub async fn known(
        &self,
        store: &Store,
        tenant: Uuid,
        now: Timestamp,
    ) -> Result<Arc<Known>, store::Error> {
        let looked = *self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.is_some_and(|at| now.duration_since(at).abs() < FRESH) {
            return Ok(self.current());
        }
        let _one = match (looked, self.looking.try_lock()) {
            (_, Ok(guard)) => guard,
            // The first time everybody waits.
            (None, Err(_)) => self.looking.lock().await,
            (Some(_), Err(_)) => return Ok(self.current()),
        };
        let version = store.sponsors_version(tenant).await?;
        let first = self.looked.lock().unwrap_or_else(PoisonError::into_inner).is_none();
        if first || self.current().version != version {
            let sponsors = store.sponsors(tenant).await?.into_iter().map(|(sponsor, _)| sponsor).collect();
            // A hundred thousand names take a second, in which the other requests go on.
            if let Ok(known) = tokio::task::spawn_blocking(move || Known::new(version, sponsors)).await {
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(known);
            }
        }
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(now);
        Ok(self.current())
    }

    fn current(&self) -> Arc<Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
