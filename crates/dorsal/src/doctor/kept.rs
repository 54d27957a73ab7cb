//! What is kept: the store, its anchors, accounts, rosters and backups, and the library by which it is served.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::import::{Roster, RosterStorage};
use access::sponsor::Sponsor;
use access::{AccountStorage, Role, SignInStorage};
use jiff::{SignedDuration, Timestamp};
use library::Library;
use record::{MasterKey, Records, Source, TenantId};
use server::Config;
use store::{AnchorFile, Look, RosterKeys, Store};

use super::{Finding, shown};
use crate::content::noted_folder;
use crate::output::counted;
use crate::place::Place;
use crate::serve;

/// A clock may go wrong by so much.
const FAIR: SignedDuration = SignedDuration::from_mins(2);
/// After so long without anything new, either nobody comes or the clock is wrong.
const LONG: SignedDuration = SignedDuration::from_hours(366 * 24);
/// A backup is old after this.
const OLD: SignedDuration = SignedDuration::from_hours(31 * 24);

/// What is weak in it.
pub async fn look(
    serve: &serve::Arguments,
    config: &Config,
    source: Arc<dyn Source>,
) -> Result<Vec<Finding>, String> {
    let mut found = Vec::new();
    let place = &serve.place;
    if place.shows_a_password() {
        found.push(Finding::dangerous(
            "password-on-the-command-line",
            "the address of the database has a password in it, which every user of this machine can see",
            "Leave it out of the address, and give it in the environment as PGPASSWORD or in a file as PGPASSFILE",
        ));
    }
    let location = place.location()?;
    if location.is_open_on_the_way() {
        found.push(Finding::dangerous(
            "database-without-tls",
            "the database is on another machine, and nothing demands that the way there is encrypted",
            "Add ?sslmode=verify-full to its address",
        ));
    }
    let now = source.now().timestamp();
    let mut folder = serve.library.clone();
    match opened(place).await? {
        Ok(None) => {}
        Ok(Some((store, key))) => {
            if folder.is_none() {
                let noted = store.library().await.map_err(|error| error.to_string())?;
                folder = noted.and_then(|text| noted_folder(&text));
            }
            let anchored = AnchorFile::new(place.anchors_place()?, key.clone(), |_| {});
            let records = Records::new(store, key, TenantId::PERSONAL, source.clone());
            let looked = inside(serve, config, (&records, &anchored), now).await;
            records.storage().close().await;
            found.extend(looked?);
        }
        Err(finding) => found.push(finding),
    }
    found.extend(library(folder.as_deref(), &*source));
    Ok(found)
}

type Opened = Result<Option<(Store, MasterKey)>, Finding>;

/// The store with its key, for reading; none where there is no store yet.
async fn opened(place: &Place) -> Result<Opened, String> {
    let path = place.key_place()?;
    let location = place.location()?;
    let next = "Without it nothing is served. dorsal verify says more once it opens";
    let fault = |error: store::Error| Finding::dangerous("store-closed", error.to_string(), next);
    match location.exists().await {
        Ok(false) => return Ok(Ok(None)),
        Ok(true) => {}
        Err(error) => return Ok(Err(fault(error))),
    }
    // Of a key that must be there nothing is made.
    let key = match store::read_or_make_key(&path, true, [0; 32]) {
        Ok(file) => file.key,
        Err(error) => return Ok(Err(fault(error))),
    };
    Ok(match Store::look(&location, &key).await {
        Ok(Look::Nothing) => Ok(None),
        Ok(Look::There(store)) => Ok(Some((store, key))),
        Ok(Look::Older) => Err(Finding::advice(
            "store-older",
            "the store is of an earlier Dorsal, so that nothing inside of it was looked at",
            "Make a backup, start dorsal serve once, which brings it up to date, and ask again",
        )),
        Err(error) => Err(fault(error)),
    })
}

async fn inside(
    serve: &serve::Arguments,
    config: &Config,
    (records, anchored): (&Records<Store, Arc<dyn Source>>, &AnchorFile),
    now: Timestamp,
) -> Result<Vec<Finding>, String> {
    let (store, tenant) = (records.storage(), records.tenant().0);
    let said = |error: store::Error| error.to_string();
    let mut found = Vec::new();
    let persons = records.persons().await.map_err(|error| error.to_string())?;
    let last = persons.iter().filter_map(|one| Some(one.summary.as_ref()?.last)).max();
    found.extend(last.and_then(|last| clock(last, now)));
    let sponsors = store.sponsors(tenant).await.map_err(said)?;
    let operators = store.staff(tenant).await.map_err(said)?;
    let operators = operators.iter().filter(|account| account.role == Role::Operator).count();
    let for_others = config.public_url.is_some() || !config.listen.ip().is_loopback() || !sponsors.is_empty();
    if operators == 0 && for_others {
        found.push(Finding::advice(
            "no-operator",
            "nobody runs this Dorsal for others yet: whoever gets hold of the link that dorsal serve prints can",
            "Open that link and make an account with a passkey",
        ));
    }
    if !persons.is_empty() || !sponsors.is_empty() {
        found.extend(backup(store.last_backup().await.map_err(said)?, now));
    }
    if !persons.is_empty() {
        found.extend(anchors(anchored));
    }
    let unused = store.invitations(tenant).await.map_err(said)?;
    let over =
        unused.iter().filter(|one| one.expires <= now && (one.role != Role::Operator || operators > 0));
    let over = over.count();
    if over > 0 {
        found.push(Finding::advice(
            "invitations-unused",
            format!("{} ran out without having been used", counted(over, "invitation")),
            "Ask whether the link arrived, and invite again on /operator whoever still should come",
        ));
    }
    let left = store.sponsors_with_leftovers(tenant).await.map_err(said)?;
    if left > 0 {
        found.push(Finding::advice(
            "roster-left-over",
            format!("besides the roster that counts there is another one of {}", counted(left, "sponsor")),
            "An import runs, or was broken off: the next one of that sponsor clears it away",
        ));
    }
    found.extend(rosters(serve, &sponsors)?);
    Ok(found)
}

fn clock(last: Timestamp, now: Timestamp) -> Option<Finding> {
    let since = now.duration_since(last);
    if since < -FAIR {
        return Some(Finding::dangerous(
            "clock-behind",
            format!(
                "the clock says {now:.0}, and the records have seen {last:.0}: until then no session can start"
            ),
            "Set the clock right, and keep it right with NTP",
        ));
    }
    (since > LONG).then(|| {
        Finding::advice(
            "clock-ahead",
            format!("the clock says {now:.0}, and the last fact is of {last:.0}: either nobody comes, or the clock is wrong"),
            "Compare the clock: what it says decides when a session may start",
        )
    })
}

fn backup(last: Option<Timestamp>, now: Timestamp) -> Option<Finding> {
    let next =
        "dorsal backup FILE writes one while Dorsal runs; keep it and a copy of the key in two other places";
    match last {
        None => Some(Finding::advice("no-backup", "no backup of this store is known", next)),
        Some(last) if now.duration_since(last) > OLD => {
            Some(Finding::advice("backup-old", format!("the last backup was written on {last:.0}"), next))
        }
        Some(_) => None,
    }
}

fn anchors(anchored: &AnchorFile) -> Option<Finding> {
    let path = shown(anchored.path());
    let next = "Restore the file from where you keep a copy. Only where there is none, dorsal verify --accept makes it anew";
    if !anchored.exists() {
        let what = format!(
            "there are records and no anchors of them in {path}: an older copy in their place would not be seen"
        );
        return Some(Finding::dangerous("no-anchors", what, next));
    }
    match anchored.read() {
        Err(error) => Some(Finding::dangerous("anchors-damaged", error.to_string(), next)),
        Ok(read) if read.damaged.is_empty() => None,
        Ok(read) => {
            let lines = counted(read.damaged.len(), "line");
            let what = format!(
                "{lines} of the anchors in {path} cannot be read: each may say that somebody was erased"
            );
            Some(Finding::dangerous("anchors-damaged", what, next))
        }
    }
}

type Offered = [(Sponsor, Option<Roster>)];

fn rosters(serve: &serve::Arguments, sponsors: &Offered) -> Result<Vec<Finding>, String> {
    let mut found = Vec::new();
    let with: Vec<_> =
        sponsors.iter().filter_map(|(sponsor, roster)| Some((sponsor, roster.as_ref()?))).collect();
    if serve.members_only && with.is_empty() {
        found.push(Finding::advice(
            "nobody-may-begin",
            "with --members-only only those may begin who are on a roster, and there is none",
            "Import one with dorsal roster import, or leave --members-only out",
        ));
    }
    let path = serve.place.key_place()?.with_added_extension("rosters");
    let keys = match RosterKeys::read(&path) {
        Ok(keys) => keys,
        Err(error) => {
            let next = "Restore the file from where you keep a copy";
            found.push(Finding::dangerous("roster-keys-closed", error.to_string(), next));
            return Ok(found);
        }
    };
    let ids: Vec<_> = keys.iter().flat_map(RosterKeys::ids).collect();
    let used: BTreeSet<_> = with.iter().map(|(_, roster)| roster.key).collect();
    for (sponsor, roster) in &with {
        if !ids.contains(&roster.key) {
            found.push(Finding::dangerous(
                "roster-key-lost",
                format!(
                    "the key with which the roster of {} was hashed is not in {}: nobody there is found",
                    sponsor.name,
                    shown(&path)
                ),
                "Restore the file from where you keep a copy, or import the roster again",
            ));
        } else if ids.last() != Some(&roster.key) {
            found.push(Finding::advice(
                "roster-of-an-old-key",
                format!("the roster of {} was hashed with an old key", sponsor.name),
                "Import it again: then the new key counts, and the old one can go",
            ));
        }
    }
    let newest = ids.len().saturating_sub(1);
    for (at, _) in ids.iter().enumerate().filter(|(at, id)| *at < newest && !used.contains(*id)) {
        found.push(Finding::advice(
            "roster-key-spare",
            format!("the key in line {} of {} hashes no roster any more", at + 2, shown(&path)),
            "Take that line out, here and in your copies: what was hashed with it can then be tried by nobody",
        ));
    }
    Ok(found)
}

/// The operator's own library; Dorsal's is held whole by its tests.
fn library(folder: Option<&std::path::Path>, source: &dyn Source) -> Option<Finding> {
    let folder = folder?;
    let next = format!("dorsal library check {} tells all", shown(folder));
    if Library::load_over(Some(folder)).is_err() {
        let what = format!("the library in {} cannot be served", shown(folder));
        return Some(Finding::dangerous("library-broken", what, next));
    }
    let faults = library::check(Some(folder), source.now().date()).faults.len();
    (faults > 0).then(|| {
        let what = format!("{} in the library in {}", counted(faults, "fault"), shown(folder));
        Finding::advice("library-faults", what, next)
    })
}
