//! `dorsal backup` and `dorsal restore`.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use record::{Fault, MasterKey};
use store::{AnchorFile, check_backup};

use crate::output::counted;
use crate::place::{Opened, Place};
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Writes a backup, and reads it once more before it gets its name.
pub async fn save(arguments: Arguments) -> Result<(), String> {
    let path = &arguments.file;
    if path.exists() {
        return Err(format!("{} is there already: name a new file", path.display()));
    }
    let opened = arguments.place.open_existing(system::source()).await?;
    // What is due to be erased must not go on in a backup.
    let expired = opened.records.expire_recordings().await.map_err(|error| error.to_string());
    let partial = path.with_added_extension("partial");
    let written = match expired {
        Ok(_) => write(&opened, &partial).await,
        Err(error) => Err(error),
    };
    if written.is_err() && partial.exists() {
        // What is left of it is of no use.
        let _ = fs::remove_file(&partial);
    }
    let named = written.and_then(|contents| match fs::rename(&partial, path) {
        Ok(()) => Ok(contents),
        Err(error) => Err(format!("cannot write {}: {error}", path.display())),
    });
    if named.is_ok() {
        let now = opened.records.source().now().timestamp();
        // Only for dorsal doctor: the backup is whole without it.
        if let Err(error) = opened.records.storage().note_backup(now).await {
            tracing::warn!("could not note that there is a backup: {error}");
        }
    }
    opened.records.storage().close().await;
    let contents = named?;
    println!(
        "{}: {} with {} and {}, and {}, read once more and whole. It opens only with key {}, which is not in it.",
        path.display(),
        counted(contents.persons, "record"),
        counted(contents.events, "event"),
        counted(contents.recordings, "recording"),
        counted(contents.accounts, "account"),
        opened.key.id()
    );
    Ok(())
}

async fn write(opened: &Opened, path: &Path) -> Result<store::Contents, String> {
    let fault = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = BufWriter::new(options.open(path).map_err(fault)?);
    let written = opened.records.storage().backup(&opened.key, &mut out).await;
    let written = written.map_err(|error| error.to_string())?;
    out.flush().map_err(fault)?;
    out.get_ref().sync_all().map_err(fault)?;
    let read = check(path, &opened.key)?;
    if read == written {
        Ok(read)
    } else {
        Err(format!("{} does not read back as it was written", path.display()))
    }
}

fn check(path: &Path, key: &MasterKey) -> Result<store::Contents, String> {
    check_backup(reader(path)?, key).map_err(|error| format!("{}: {error}", path.display()))
}

fn reader(path: &Path) -> Result<BufReader<File>, String> {
    File::open(path).map(BufReader::new).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The options of restoring.
#[derive(Args, Debug)]
pub struct Restore {
    #[command(flatten)]
    arguments: Arguments,

    /// Restore also where the file of anchors, which lists who was erased, is missing, empty or damaged: who was erased since the
    /// backup may return.
    #[arg(long)]
    erased_may_return: bool,
}

/// What nobody can see in the records, and somebody has to mend.
const ACCOUNTS: &str = "Accounts are as they were when the backup was made: passwords changed, passkeys removed, recovery codes used and rights taken \
     away since then count as before. Let everybody with an account set a new password, look at their passkeys and make new codes, \
     and look at /operator who works here. Nobody is signed in; browsers that had a record open that has an account have to sign in. \
     Browsers without an account have their record open as before, also where that was ended since: dorsal link ends that.";

/// Puts a backup into an empty place.
pub async fn restore(Restore { arguments, erased_may_return }: Restore) -> Result<(), String> {
    let path = &arguments.file;
    let key_path = arguments.place.key_path()?;
    if !key_path.exists() {
        return Err(format!(
            "the key file is missing: {}. A backup opens only with the key that its records were written with. Put the key \
             file back, or name it with --key-file",
            key_path.display()
        ));
    }
    // An existing key file is only read.
    let key = store::read_or_make_key(&key_path, true, [0; 32]).map_err(|error| error.to_string())?.key;
    let contents = check(path, &key)?;
    let unknown = unknown_erasures(&arguments.place.anchors(key)?)?;
    match unknown {
        // Nobody can come back.
        _ if contents.persons == 0 => {}
        Some(unknown) if erased_may_return => eprintln!(
            "dorsal: {unknown}. Who was erased since the backup may be back: erase again who asked for it, with dorsal erase"
        ),
        Some(unknown) => {
            return Err(format!(
                "{unknown}. It lists who was erased: without it they would come back with this backup. Put the copy that you \
                 keep with the key's into its place, or name it with --anchors FILE. Only where there is none, restore with \
                 --erased-may-return, and then erase again who asked for it"
            ));
        }
        None => {}
    }
    let opened = arguments.place.open_all(system::source()).await?;
    let (restored, opened) = put_back(opened, &arguments).await?;
    opened.records.expire_recordings().await.map_err(|error| error.to_string())?;
    let anchors = opened.anchors.read().map_err(|error| error.to_string())?;
    let checked = opened.records.verify(&anchors, opened.store).await.map_err(|error| error.to_string())?;
    let lost = checked.iter().filter(|one| matches!(one.fault, Some(Fault::Gone { .. }))).count();
    let shorter = checked.iter().filter(|one| matches!(one.fault, Some(Fault::Older { .. }))).count();
    // Somebody has put back this state, and knows it; what is gone counts as gone.
    opened.accept(checked.iter().filter(|one| {
        matches!(one.fault, None | Some(Fault::Older { .. } | Fault::Another { .. } | Fault::Gone { .. }))
    }))?;
    opened.records.storage().close().await;
    let events: u64 = checked.iter().map(|one| one.events).sum();
    let back = restored.contents.persons - restored.erased;
    println!("Put back: {} with {}.", counted(back, "record"), counted(events, "event"));
    if restored.erased > 0 {
        println!("Left out, because erased since: {}.", counted(restored.erased, "record"));
    }
    if shorter > 0 || lost > 0 {
        println!(
            "The backup is older than what was anchored. Longer then: {}. Begun later: {}. Stops and locks since the backup are \
             not in it: let these people answer the safety check again before they go on.",
            counted(shorter, "record"),
            counted(lost, "record")
        );
    }
    if restored.contents.accounts > 0 {
        println!("{ACCOUNTS}");
    }
    let broken = checked.iter().filter(|one| {
        matches!(one.fault, Some(Fault::Key | Fault::Broken(_) | Fault::Unknown { .. } | Fault::Erased))
    });
    match broken.count() {
        0 => Ok(()),
        number => Err(format!(
            "damaged already when the backup was taken: {}. See dorsal verify",
            counted(number, "record")
        )),
    }
}

/// Why the file of anchors can't say who was erased; none where it can.
fn unknown_erasures(file: &AnchorFile) -> Result<Option<String>, String> {
    let name = file.path().display();
    if !file.exists() {
        return Ok(Some(format!("the file of anchors is missing: {name}")));
    }
    let anchors = file.read().map_err(|error| error.to_string())?;
    if anchors.lines == 0 {
        return Ok(Some(format!("the file of anchors is empty: {name}")));
    }
    let damaged = anchors.damaged.len() as u64;
    let what =
        || format!("the file of anchors {name} was changed or damaged in {}", counted(damaged, "line"));
    Ok((damaged > 0).then(what))
}

async fn put_back(opened: Opened, arguments: &Arguments) -> Result<(store::Restored, Opened), String> {
    let anchors = opened.anchors.read().map_err(|error| error.to_string())?;
    let from = reader(&arguments.file)?;
    let is_erased = |tenant, person| anchors.is_erased(tenant, person);
    let restored = opened.records.storage().restore(&opened.key, from, is_erased).await;
    let restored = restored.map_err(|error| error.to_string())?;
    // The store goes by the id of the one that the backup was taken of.
    let store = restored.store.unwrap_or(opened.store);
    Ok((restored, Opened { store, ..opened }))
}
