//! Seeds by name: what is drawn for one thing does not depend on which others there are.

/// The seed that a name gives (FNV-1a).
pub(crate) fn of(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_differ() {
        // The published values of FNV-1a.
        assert_eq!(super::of(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::of("a"), 0xaf63_dc4c_8601_ec8c);
        assert_ne!(super::of("m01 s01"), super::of("m01 s02"));
    }
}
