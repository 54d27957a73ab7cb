//! What only a data folder and its files can suffer.

use std::fs;

use record::{KeyError, MasterKey};
use store::{Error, Location, Store, read_or_make_key};

use crate::faults::{refused, written};
use crate::world::{Engine, World};

#[tokio::test]
async fn a_damaged_database_is_left_alone() {
    let (world, _) = written(Engine::Sqlite).await;
    let whole = fs::read(world.database()).expect("readable");
    let mut scrambled = whole.clone();
    for byte in &mut scrambled[4096..] {
        *byte ^= 0x5a;
    }
    let mut spoilt =
        vec![b"not a database at all".to_vec(), vec![0; 8192], whole[..5000].to_vec(), scrambled];
    spoilt.extend((1..whole.len() / 4096).map(|pages| whole[..pages * 4096].to_vec()));
    for bytes in spoilt {
        fs::write(world.database(), &bytes).expect("writable");
        let error = refused(&world, &world.key, "damaged").await;
        assert!(matches!(error, Error::Damaged { .. }));
    }
    fs::write(world.database(), whole).expect("writable");
    world.open().await.expect("the backup opens");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file");
    fs::write(&file, "in the way").expect("writable");
    for dir in [file.clone(), file.join("data")] {
        let error = Store::open(&Location::folder(&dir), &MasterKey::from_random([1; 32]))
            .await
            .expect_err("not a folder");
        assert!(matches!(error, Error::Folder { .. }));
        assert!(error.to_string().contains("--data"), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn everything_is_private_from_the_start() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new(Engine::Sqlite).await;
    let _records = world.records(1).await;
    let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&world.dir()), 0o700);
    for entry in fs::read_dir(world.dir()).expect("a folder") {
        let path = entry.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn the_key_file_is_made_once_and_never_replaced() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("config/key");
    assert!(matches!(read_or_make_key(&path, true, [7; 32]), Err(Error::KeyMissing { .. })));
    assert!(!path.exists());
    let made = read_or_make_key(&path, false, [7; 32]).expect("made");
    let read = read_or_make_key(&path, true, [8; 32]).expect("read");
    assert_eq!((made.made, read.made, read.open_to_others), (true, false, false));
    assert_eq!(read.key.id(), made.key.id());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("it is ours");
        assert!(read_or_make_key(&path, true, [8; 32]).expect("read").open_to_others);
    }
    let text = fs::read_to_string(&path).expect("readable");
    let malformed = |text: &str| {
        fs::write(&path, text).expect("writable");
        match read_or_make_key(&path, true, [8; 32]) {
            Err(Error::KeyMalformed { source, .. }) => source,
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("{text:?} was taken"),
        }
    };
    assert_eq!(malformed(""), KeyError::Header);
    assert_eq!(malformed("ssh-rsa AAAA"), KeyError::Header);
    assert_eq!(malformed(&text[..text.len() - 3]), KeyError::Damaged);
    let last = text.trim_end().chars().last().expect("a digit");
    let typo =
        format!("{}{}\n", &text.trim_end()[..text.trim_end().len() - 1], if last == '0' { '1' } else { '0' });
    assert_eq!(malformed(&typo), KeyError::Damaged);
    assert!(matches!(read_or_make_key(folder.path(), true, [8; 32]), Err(Error::KeyUnreadable { .. })));
}
