//! How conditions and dispositions stand in a file: whatever else stands there is refused, so that a slip of the pen never
//! makes a rule milder.

use serde::Deserialize;

/// A condition with all that can stand in one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    yes: Option<String>,
    no: Option<String>,
    number: Option<String>,
    chosen: Option<String>,
    at_least: Option<u32>,
    below: Option<u32>,
    pain_at_least: Option<u8>,
}

impl TryFrom<Condition> for super::Condition {
    type Error = &'static str;

    fn try_from(shape: Condition) -> Result<Self, Self::Error> {
        let Condition { yes, no, number, chosen, at_least, below, pain_at_least } = shape;
        Ok(match (yes, no, number, chosen, at_least, below, pain_at_least) {
            (Some(yes), None, None, None, None, None, None) => Self::Yes { yes },
            (None, Some(no), None, None, None, None, None) => Self::No { no },
            (None, None, Some(number), None, Some(at_least), None, None) => {
                Self::AtLeast { number, at_least }
            }
            (None, None, Some(number), None, None, Some(below), None) => Self::Below { number, below },
            (None, None, None, Some(chosen), Some(at_least), None, None) => Self::Chosen { chosen, at_least },
            (None, None, None, None, None, None, Some(pain_at_least)) => Self::Pain { pain_at_least },
            _ => {
                return Err(
                    "a condition is one of { yes }, { no }, { number, at_least }, { number, below }, \
                            { chosen, at_least } and { pain_at_least }: write one of them",
                );
            }
        })
    }
}

/// Where a rule leads, `easiest` for only the easiest set.
pub(super) mod disposition {
    use serde::de::value::{Error as Unknown, StringDeserializer};
    use serde::de::{Error, IntoDeserializer};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::screening::Disposition;

    const EASIEST: &str = "easiest";

    pub(in crate::screening) fn deserialize<'a, D: Deserializer<'a>>(
        from: D,
    ) -> Result<Option<Disposition>, D::Error> {
        let name = String::deserialize(from)?;
        if name == EASIEST {
            return Ok(None);
        }
        let name: StringDeserializer<Unknown> = name.into_deserializer();
        let disposition = Disposition::deserialize(name);
        disposition.map(Some).map_err(|unknown| Error::custom(format!("{unknown}, or `{EASIEST}`")))
    }

    pub(in crate::screening) fn serialize<S: Serializer>(
        disposition: &Option<Disposition>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        disposition.map_or(EASIEST, Disposition::name).serialize(to)
    }
}
