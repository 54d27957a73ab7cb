//! Brotli, done once for each content.

use std::io::Write;
use std::path::Path;

use crate::failure::{Result, While};
use crate::repo;
use crate::stamp::Hash;

/// Above this size the best quality takes too long for what it gains.
const LARGE: usize = 2_000_000;

/// The content compressed, or `None` where compression does not pay (networks, fonts).
///
/// Results are kept under `target/xtask/brotli` by the hash of the content.
pub fn brotli(name: &str, content: &[u8]) -> Result<Option<Vec<u8>>> {
    let compressible = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| matches!(extension, "js" | "css" | "wasm" | "svg" | "txt"));
    if !compressible {
        return Ok(None);
    }
    let quality = if content.len() > LARGE { 9 } else { 11 };
    let key = Hash::of(&format!("brotli {quality}")).and("", content).hex();
    let kept = repo::scratch().join("brotli").join(key);
    if let Ok(done) = std::fs::read(&kept) {
        return Ok(Some(done));
    }
    let mut done = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut done, 1 << 16, quality, 24);
    writer.write_all(content).doing(|| format!("compressing {name}"))?;
    writer.flush().doing(|| format!("compressing {name}"))?;
    drop(writer);
    repo::write(&kept, &done)?;
    Ok(Some(done))
}
