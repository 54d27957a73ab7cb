//! Sponsors and rosters: imported whole or not at all, looked up by hashes only.

use std::io::Cursor;

use access::eligibility::{Claim, Eligibility};
use access::identity::RosterKey;
use access::import::{
    Change, Entry, How, ImportError, Keys, Report, Roster, RosterStorage, Side, check, import,
};
use access::monthly::{MeanChange, Monthly, MonthlyStorage};
use access::roster::{LineFault, Options, Read, Wrong, read};
use access::sponsor::Sponsor;
use jiff::Timestamp;
use jiff::civil::date;
use record::TenantId;
use sqlx::{Connection, SqliteConnection};
use store::Store;
use uuid::Uuid;

use crate::world::{Engine, World, on_both_engines};

on_both_engines!(
    a_roster_takes_the_place_of_the_one_before,
    what_goes_wrong_changes_nothing,
    a_new_key_counts_from_the_next_import,
    an_import_that_lost_takes_nothing_from_what_the_other_compares,
    sponsors_are_in_a_backup_and_rosters_are_not,
    a_change_of_sponsors_is_seen,
    two_imports_at_once_do_not_mix,
    whose_cover_would_end_counts_as_removed,
);

const TENANT: Uuid = TenantId::PERSONAL.0;
const NORTHWIND: Uuid = Uuid::from_u128(7);
const HEAD: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end\n";
/// A name that no hash says by chance.
const NAME: &str = "Aurelianowicz";

fn key(seed: u8) -> RosterKey {
    RosterKey::from_random([seed; 32])
}

/// Lines of people from one number to another.
fn people(from: u32, to: u32) -> String {
    (from..to).map(|n| format!("E{n},Ana,{NAME},1980-03-{:02},self,2026-01-01,\n", n % 28 + 1)).collect()
}

async fn current(store: &Store) -> Option<Roster> {
    store.sponsors(TENANT).await.expect("sponsors")[0].1
}

/// The same key as before.
fn same(key: &RosterKey) -> Keys<'_> {
    Keys { newest: key, counting: Some(key) }
}

async fn imported(
    store: &Store,
    keys: Keys<'_>,
    lines: &str,
    (dry_run, confirmed): (bool, bool),
) -> Result<Report, ImportError<store::Error>> {
    let file = format!("{HEAD}{lines}");
    let options = Options { columns: vec![], dates: None, today: date(2026, 11, 26) };
    let people = read(Cursor::new(file.into_bytes()), &options).expect("a roster");
    let how = How { dry_run, confirmed, now: Timestamp::UNIX_EPOCH };
    import(store, keys, (NORTHWIND, current(store).await), people, how, |_| ()).await
}

async fn asked(store: &Store, key: &RosterKey, member_id: &str, day: i8, last_name: &str) -> Eligibility {
    let claim = Claim {
        member_id: member_id.to_owned(),
        birth: date(1980, 3, day),
        first_name: String::new(),
        last_name: last_name.to_owned(),
    };
    let sponsor = Sponsor::new(NORTHWIND, "Northwind");
    check(store, key, &sponsor, &claim, date(2026, 11, 26)).await.expect("an answer")
}

async fn with_sponsor(world: &World) -> Store {
    let store = world.open().await.expect("the store opens");
    store.put_sponsors(TENANT, &[Sponsor::new(NORTHWIND, "Northwind")]).await.expect("a sponsor");
    store
}

async fn a_roster_takes_the_place_of_the_one_before(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    let key = key(1);
    let dry = imported(&store, same(&key), &people(0, 6000), (true, false)).await.expect("read");
    assert_eq!((dry.people, dry.change, dry.done), (6000, Change { added: 6000, removed: 0 }, false));
    assert_eq!(current(&store).await, None);
    assert_eq!(asked(&store, &key, "E17", 18, NAME).await, Eligibility::NotFound);

    let first = imported(&store, same(&key), &people(0, 6000), (false, false)).await.expect("imported");
    assert!(first.done && current(&store).await.is_some_and(|roster| roster.people == 6000));
    assert_eq!(asked(&store, &key, "e-17", 18, NAME).await, Eligibility::Eligible);
    for (id, day, name) in [("E17", 19, NAME), ("E18", 18, NAME), ("E17", 18, "Santos"), ("-", 18, NAME)] {
        assert_eq!(asked(&store, &key, id, day, name).await, Eligibility::NotFound, "{id} {day} {name}");
    }
    // Once more, the same: nothing changes. Then some leave and some come.
    let again = imported(&store, same(&key), &people(0, 6000), (false, false)).await.expect("imported");
    assert_eq!((again.change, again.done), (Change::default(), true));
    let next = imported(&store, same(&key), &people(1000, 6500), (false, false)).await.expect("imported");
    assert_eq!(next.change, Change { added: 500, removed: 1000 });
    assert_eq!(asked(&store, &key, "E17", 18, NAME).await, Eligibility::NotFound);
    assert_eq!(asked(&store, &key, "E6400", 17, NAME).await, Eligibility::Eligible);
    // Nothing of anybody lies in the store in the clear.
    store.close().await;
    if engine == Engine::Sqlite {
        for file in std::fs::read_dir(world.dir()).expect("a folder") {
            let bytes = std::fs::read(file.expect("a file").path()).expect("bytes");
            assert!(!bytes.windows(NAME.len()).any(|part| part.eq_ignore_ascii_case(NAME.as_bytes())));
        }
    }
}

async fn what_goes_wrong_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    let key = key(1);
    imported(&store, same(&key), &people(0, 100), (false, false)).await.expect("imported");
    let before = current(&store).await;
    // More than a fifth would go.
    let surprise = imported(&store, same(&key), &people(0, 79), (false, false)).await;
    assert!(matches!(surprise, Err(ImportError::Surprise { removed: 21, before: 100 })), "{surprise:?}");
    let nobody = imported(&store, same(&key), "E1,,,,,,\n", (false, true)).await;
    assert!(matches!(nobody, Err(ImportError::Nobody { left_out: 1, .. })), "{nobody:?}");
    assert_eq!(current(&store).await, before);
    assert_eq!(asked(&store, &key, "E90", 7, NAME).await, Eligibility::Eligible);
    imported(&store, same(&key), &people(0, 79), (false, true)).await.expect("confirmed");
    assert_eq!(asked(&store, &key, "E90", 7, NAME).await, Eligibility::NotFound);
    // Repeated lines count once; conflicting ones and damaged ones are left out and told.
    let lines =
        people(0, 79) + &people(5, 6) + "E5,Ana,Aurelianowicz,1980-03-06,self,2026-02-01,\nE6,Ana,,,self,,\n";
    let report = imported(&store, same(&key), &lines, (false, false)).await.expect("imported");
    assert_eq!((report.people, report.repeated, report.left_out), (79, 1, 2));
    let fault = |line, wrong| LineFault { line, wrong };
    assert_eq!(report.faults, [fault(82, Wrong::Conflict), fault(83, Wrong::Empty("birth_date"))]);
}

async fn a_new_key_counts_from_the_next_import(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    imported(&store, same(&key(1)), &people(0, 100), (false, false)).await.expect("imported");
    // As many people, but a quarter are others: everybody is compared under the old key.
    let keys = Keys { newest: &key(2), counting: Some(&key(1)) };
    let others = people(25, 125) + "-,Ana,B,1980-01-01,self,,\n";
    let refused = imported(&store, keys, &others, (false, false)).await;
    assert!(matches!(refused, Err(ImportError::Surprise { removed: 25, before: 100 })), "{refused:?}");
    // Where the old key is gone nobody of before is found, so that all of them would go, whoever is in the file.
    let alone = Keys { newest: &key(2), counting: None };
    let report = imported(&store, alone, &people(0, 100), (true, false)).await.expect("read");
    assert_eq!(report.change, Change { added: 100, removed: 100 });
    let refused = imported(&store, alone, &people(0, 100), (false, false)).await;
    assert!(matches!(refused, Err(ImportError::Surprise { removed: 100, before: 100 })), "{refused:?}");
    let report = imported(&store, keys, &people(10, 105), (false, false)).await.expect("imported");
    assert_eq!((report.people, report.change), (95, Change { added: 5, removed: 10 }));
    let again = imported(&store, same(&key(2)), &people(10, 105), (false, false)).await.expect("imported");
    assert_eq!(again.change, Change::default());
    assert_eq!(current(&store).await.map(|roster| roster.key), Some(key(2).id()));
    assert_eq!(asked(&store, &key(2), "E17", 18, NAME).await, Eligibility::Eligible);
    assert_eq!(asked(&store, &key(1), "E17", 18, NAME).await, Eligibility::NotFound);
}

async fn an_import_that_lost_takes_nothing_from_what_the_other_compares(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    let (old, new) = (key(1), key(2));
    imported(&store, same(&old), &people(0, 100), (false, false)).await.expect("imported");
    let begun = async || store.begin_roster(NORTHWIND).await.expect("begun");
    let stage = async |generation, side, key| {
        store.stage(NORTHWIND, (generation, side), &entries(key, 0, 90)).await.expect("no fault")
    };
    let first = begun().await;
    assert!(stage(first, Side::ToCompare, &old).await.is_some());
    let second = begun().await;
    assert!(stage(second, Side::ToCount, &new).await.is_some());
    assert!(stage(second, Side::ToCompare, &old).await.is_some());
    assert!(stage(first, Side::ToCount, &new).await.is_none(), "it has lost");
    store.clear_rosters(NORTHWIND, first).await.expect("cleared");
    let change = store.change(NORTHWIND, (second, Side::ToCompare), date(2026, 11, 26)).await;
    assert_eq!(change.expect("compared"), Change { added: 0, removed: 10 });
    assert_eq!(store.sponsors_with_leftovers(TENANT).await.expect("an answer"), 1);
    store.clear_rosters(NORTHWIND, second).await.expect("cleared");
    assert_eq!(store.sponsors_with_leftovers(TENANT).await.expect("an answer"), 0, "nothing stays behind");
    assert_eq!(asked(&store, &old, "E95", 12, NAME).await, Eligibility::Eligible, "what counted still does");
}

async fn sponsors_are_in_a_backup_and_rosters_are_not(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    imported(&store, same(&key(1)), &people(0, 3), (false, false)).await.expect("imported");
    let month = |number, enrolled| Monthly {
        month: date(2026, number, 1),
        made: Timestamp::UNIX_EPOCH,
        enrolled,
        active: None,
        completed: Some(10),
        change: Some(MeanChange { tenths: -13, people: None, exactly: 12 }),
    };
    let (october, november) = (month(10, Some(20)), month(11, None));
    for (monthly, new) in [(&november, true), (&october, true), (&month(11, Some(95)), false)] {
        assert_eq!(store.freeze(NORTHWIND, monthly).await.expect("kept"), new, "a month never changes");
    }
    let mut file = vec![];
    store.backup(&world.key, &mut file).await.expect("a backup");
    store.close().await;
    let other = World::new(engine).await;
    let restored = other.open().await.expect("the store opens");
    restored.restore(&other.key, file.as_slice(), |_, _| false).await.expect("restored");
    let sponsors = restored.sponsors(TENANT).await.expect("sponsors");
    assert_eq!(sponsors, [(Sponsor::new(NORTHWIND, "Northwind"), None)]);
    assert_eq!(restored.months(NORTHWIND).await.expect("months"), [october, november], "what was shown");
}

async fn a_change_of_sponsors_is_seen(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("the store opens");
    let version = async || store.sponsors_version(TENANT).await.expect("a version");
    let none = version().await;
    store.put_sponsors(TENANT, &[Sponsor::new(NORTHWIND, "Northwind")]).await.expect("a sponsor");
    let one = version().await;
    assert!(one > none);
    imported(&store, same(&key(1)), &people(0, 10), (false, false)).await.expect("imported");
    assert_eq!(version().await, one, "a roster changes nothing of what is searched");
    let (found, roster) = store.sponsor(TENANT, NORTHWIND).await.expect("an answer").expect("it is there");
    assert_eq!((found.name.as_str(), roster.map(|roster| roster.people)), ("Northwind", Some(10)));
    assert!(
        store.sponsor(Uuid::from_u128(99), NORTHWIND).await.expect("an answer").is_none(),
        "another tenant"
    );
    store.put_sponsors(TENANT, &[Sponsor::new(NORTHWIND, "Southwind")]).await.expect("another name");
    assert!(version().await > one);
}

/// People as an import stages them.
fn entries(key: &RosterKey, from: u32, to: u32) -> Vec<Entry> {
    let options = Options { columns: vec![], dates: None, today: date(2026, 11, 26) };
    let file = format!("{HEAD}{}", people(from, to));
    let entry = |one: Read| {
        let member = one.expect("a file").expect("a person");
        let fingerprint = key.fingerprint(NORTHWIND, &member.member_id, member.birth).expect("an id");
        let names = key.names(&fingerprint, &member.first_name, &member.last_name);
        Entry { fingerprint, names, cover: member.cover }
    };
    read(Cursor::new(file.into_bytes()), &options).expect("a roster").map(entry).collect()
}

async fn two_imports_at_once_do_not_mix(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    let key = key(1);
    imported(&store, same(&key), &people(0, 100), (false, false)).await.expect("imported");
    // Another one begins when the first has staged what it has: only the later one counts.
    let (first, second) = (store.begin_roster(NORTHWIND).await.expect("begun"), store.clone());
    store.stage(NORTHWIND, (first, Side::ToCount), &entries(&key, 0, 50)).await.expect("staged");
    let later = second.begin_roster(NORTHWIND).await.expect("begun");
    assert!(later > first, "each has a number of its own");
    second.stage(NORTHWIND, (later, Side::ToCount), &entries(&key, 0, 90)).await.expect("staged");
    store.stage(NORTHWIND, (first, Side::ToCount), &entries(&key, 50, 100)).await.expect("staged");
    let before = current(&store).await.map(|roster| roster.generation);
    let roster =
        |generation| Roster { generation, key: key.id(), people: 90, imported: Timestamp::UNIX_EPOCH };
    assert!(!store.activate(NORTHWIND, &roster(first), before).await.expect("no fault"));
    store.clear_rosters(NORTHWIND, first).await.expect("cleared");
    assert!(second.activate(NORTHWIND, &roster(later), before).await.expect("no fault"));
    second.clear_rosters(NORTHWIND, later).await.expect("cleared");
    assert_eq!(asked(&store, &key, "E17", 18, NAME).await, Eligibility::Eligible);
    assert_eq!(asked(&store, &key, "E95", 12, NAME).await, Eligibility::NotFound);
    let next = imported(&store, same(&key), &people(0, 90), (false, false)).await.expect("imported");
    assert_eq!(next.change, Change::default(), "all of the later one is there, and nothing else");
}

async fn whose_cover_would_end_counts_as_removed(engine: Engine) {
    let world = World::new(engine).await;
    let store = with_sponsor(&world).await;
    let now: Timestamp = "2026-11-26T12:00:00Z".parse().expect("a time");
    let lines = |until: &str| -> String {
        (0..10).map(|n| format!("E{n},Ana,{NAME},1980-03-0{},self,2026-01-01,{until}\n", n % 9 + 1)).collect()
    };
    let ask = async |until: &str, confirmed| {
        let file = format!("{HEAD}{}", lines(until));
        let options = Options { columns: vec![], dates: None, today: date(2026, 11, 26) };
        let people = read(Cursor::new(file.into_bytes()), &options).expect("a roster");
        let how = How { dry_run: false, confirmed, now };
        import(&store, same(&key(1)), (NORTHWIND, current(&store).await), people, how, |_| ()).await
    };
    assert_eq!(ask("", false).await.expect("imported").change, Change { added: 10, removed: 0 });
    assert_eq!(ask("2026-12-31", false).await.expect("imported").change, Change::default());
    let refused = ask("2026-10-31", false).await;
    assert!(matches!(refused, Err(ImportError::Surprise { removed: 10, before: 10 })), "{refused:?}");
    assert_eq!(ask("2026-10-31", true).await.expect("imported").change, Change { added: 0, removed: 10 });
    // Who is not covered as it is, is not removed once more.
    assert_eq!(ask("2026-09-30", false).await.expect("imported").change, Change::default());
}

/// A released step never changes, so that the table before the seventh is made here as the fourth made it.
#[tokio::test]
async fn a_roster_stays_when_it_is_laid_in_the_order_of_its_key() {
    let world = World::new(Engine::Sqlite).await;
    let store = with_sponsor(&world).await;
    imported(&store, same(&key(1)), &people(0, 100), (false, false)).await.expect("imported");
    store.close().await;
    let database = format!("sqlite://{}", world.database().display());
    let mut connection = SqliteConnection::connect(&database).await.expect("a connection");
    let step = include_str!("../../migrations/sqlite/0004-sponsors.sql");
    let table = &step[step.find("CREATE TABLE roster").expect("the table")..];
    let back = format!(
        "ALTER TABLE roster RENAME TO newer; {table}; INSERT INTO roster SELECT * FROM newer; DROP TABLE newer;
         UPDATE meta SET value = '6' WHERE name = 'schema';"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(back)).execute(&mut connection).await.expect("as it was before");
    connection.close().await.expect("closed");

    let store = world.open().await.expect("the store opens");
    assert_eq!(asked(&store, &key(1), "E17", 18, NAME).await, Eligibility::Eligible);
    let again = imported(&store, same(&key(1)), &people(0, 100), (false, false)).await.expect("imported");
    assert_eq!(again.change, Change::default());
    store.close().await;
    let mut connection = SqliteConnection::connect(&database).await.expect("a connection");
    let made: String = sqlx::query_scalar("SELECT sql FROM sqlite_master WHERE name = 'roster'")
        .fetch_one(&mut connection)
        .await
        .expect("the table");
    assert!(made.ends_with("WITHOUT ROWID"), "{made}");
}
