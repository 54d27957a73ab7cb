//! The product's own routes on a port of this machine.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp, Zoned};
use library::Library;
use record::{MasterKey, Records, Source, TenantId};
use server::{App, Config, Joining, router};
use store::{Location, Store};
use tokio::net::TcpListener;
use tokio::time::Instant;

use crate::Fault;
use crate::names::Dice;

/// The tenant of all of it.
pub const TENANT: uuid::Uuid = TenantId::PERSONAL.0;

/// A clock that goes on from a fixed day, and numbers from a seed.
struct Made {
    began: Instant,
    dice: AtomicU64,
}

impl Source for Made {
    fn now(&self) -> Zoned {
        let since = SignedDuration::try_from(self.began.elapsed()).unwrap_or_default();
        (day() + since).to_zoned(jiff::tz::TimeZone::UTC)
    }

    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = Dice(self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed));
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&dice.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

/// The day on which all of this happens.
pub fn day() -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_hours(20_783 * 24)
}

/// A store in a folder below this one.
pub async fn store(folder: &Path, name: &str) -> Result<Store, Fault> {
    Ok(Store::open(&Location::folder(folder.join(name)), &MasterKey::from_random([1; 32])).await?)
}

/// Serves a store, and says where.
pub async fn serve(store: Store, keys: &Path, limited: bool) -> Result<SocketAddr, Fault> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let listen = listener.local_addr()?;
    let joining = Joining {
        roster_keys: keys.to_owned(),
        members_only: false,
        largest_roster: server::LARGEST_ROSTER,
        limited,
    };
    let config = Config { listen, tls: None, public_url: None, trusted_proxies: vec![], joining };
    let source: Arc<dyn Source> = Arc::new(Made { began: Instant::now(), dice: AtomicU64::new(1) });
    let records = Records::new(store, MasterKey::from_random([1; 32]), TenantId::PERSONAL, source);
    let library = Library::load().map_err(|error| error.to_string())?;
    let app = App::new(config, library, records);
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(listen)
}
