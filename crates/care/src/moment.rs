//! When something happened: reads what a browser says about its zone as far as it makes sense.

use jiff::civil::DateTime;
use jiff::fmt::temporal::Pieces;
use jiff::tz::TimeZone;
use jiff::{Unit, Zoned};
use serde::{Deserialize, Deserializer, de};

/// Reads a moment: RFC 3339, with or without a zone in brackets.
///
/// The offset names the instant, so it wins over the zone; a zone that nobody knows is left out for the offset. A
/// stop must never be lost over the spelling of a zone, nor a record become unreadable because a country has changed
/// its clocks.
///
/// ```
/// let moment = care::read_moment("2026-11-23T10:00:00+05:00[undefined]")?;
/// assert_eq!(moment.timestamp().to_string(), "2026-11-23T05:00:00Z");
/// # Ok::<(), jiff::Error>(())
/// ```
///
/// # Errors
/// For a text that names no instant.
pub fn read_moment(text: &str) -> Result<Zoned, jiff::Error> {
    let (written, zone) = text.split_once('[').unwrap_or((text, ""));
    let pieces = Pieces::parse(written)?;
    let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else { return text.parse() };
    let instant = offset.to_timestamp(DateTime::from_parts(pieces.date(), time))?;
    let name = zone.split(']').next().unwrap_or_default().trim_start_matches('!');
    let zone = TimeZone::get(name).ok().filter(|zone| !zone.is_unknown());
    // Offsets are written in whole minutes.
    Ok(instant.to_zoned(match zone {
        Some(zone) => zone,
        None => TimeZone::fixed(offset.round(Unit::Minute)?),
    }))
}

/// [`read_moment`] for serde's `deserialize_with`.
///
/// # Errors
/// As [`read_moment`].
pub fn deserialize_moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Zoned, D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    read_moment(&text).map_err(de::Error::custom)
}
