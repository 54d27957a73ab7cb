//! The link with which somebody becomes the first operator. It is shown on a terminal; where there is none it lies in a file that only who runs
//! Dorsal can read, because a journal, or the log of a container, is read by others, too.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What is said about the link, which works until the next start; nothing where there is an operator. The file of an earlier start goes.
pub fn told(link: Option<&str>, file: &Path, terminal: bool) -> io::Result<Option<String>> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let Some(link) = link else { return Ok(None) };
    let place = if terminal {
        format!("Whoever opens this first does, and invites clinicians: {link}")
    } else {
        keep(link, file)?;
        format!("Whoever opens the address in {} first does, and invites clinicians.", file.display())
    };
    Ok(Some(format!(
        "Nobody runs it for others yet. {place}\nIt works once, until the next start. For yourself alone you need not open it."
    )))
}

fn keep(link: &str, file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    writeln!(options.open(file)?, "{link}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_terminal_shows_the_link() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key.first-link");
        let link = "http://localhost:8080/invitation/secret";
        let said = told(Some(link), &file, true).unwrap().unwrap();
        assert!(said.contains(link) && !file.exists());
        for _ in 0..2 {
            let said = told(Some(link), &file, false).unwrap().unwrap();
            assert!(!said.contains("secret") && said.contains("key.first-link"), "{said}");
            assert_eq!(fs::read_to_string(&file).unwrap().trim(), link);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(told(None, &file, false).unwrap(), None);
        assert!(!file.exists(), "it is of no use any more");
    }
}
