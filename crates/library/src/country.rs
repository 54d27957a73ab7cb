//! The countries and the numbers that are dialled there, and the sources that the guide cites.

use care::Provenance;
use serde::Deserialize;

use crate::reader::Reader;

const COUNTRIES: &str = "content/countries.toml";
const REFERENCES: &str = "content/references.toml";

/// A country and its numbers, as they are dialled there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
    /// Number to call in a medical emergency.
    pub emergency: String,
    /// Number for medical advice that cannot wait, where the whole country has one.
    #[serde(default)]
    pub urgent: Option<String>,
    /// The line for somebody in despair, where the whole country has one and its source was read.
    #[serde(default)]
    pub crisis: Option<CrisisLine>,
    /// Where the emergency number and the urgent line come from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Country {
    /// Message id of its name.
    pub fn name(&self) -> String {
        format!("country-{}", self.code)
    }
}

/// A line that somebody in despair can call at any hour.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisLine {
    /// As it is dialled in the country.
    pub number: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A source that the guide cites.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its number in the guide, from 1.
    pub number: u8,
    /// Authors, title, journal.
    pub citation: String,
    /// What to know about it: the population it is about, or its age.
    #[serde(default)]
    pub note: Option<String>,
    /// Link by DOI.
    #[serde(default)]
    pub link: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountriesFile {
    countries: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferencesFile {
    references: Vec<Reference>,
}

/// Reads the countries, by code.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> Vec<Country> {
    let Some((file, data)) = reader.only::<CountriesFile>(COUNTRIES) else { return Vec::new() };
    let mut countries = data.countries;
    let dialled =
        |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    for (at, country) in countries.iter().enumerate() {
        let place = format!("countries.{at}");
        let code = &country.code;
        let iso = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        reader.must(iso, file, &place, format!("{code:?} is not a code of two capital letters"));
        let twice = countries[..at].iter().any(|other| other.code == *code);
        reader.must(
            !twice,
            file,
            &format!("{place}.code"),
            format!("{code} is there twice: remove one of them"),
        );
        let crisis = country.crisis.as_ref().map(|line| line.number.as_str());
        let numbers = dialled(&country.emergency)
            && country.urgent.as_deref().is_none_or(dialled)
            && crisis.is_none_or(dialled);
        reader.must(numbers, file, &place, format!("the numbers of {code} must be digits and spaces"));
        reader.text(file, &place, &country.name());
        reader.sourced(file, &place, &country.provenance);
        if let Some(line) = &country.crisis {
            reader.sourced(file, &format!("{place}.crisis"), &line.provenance);
        }
    }
    countries.sort_by(|a, b| a.code.cmp(&b.code));
    countries
}

/// Reads the sources that the guide cites.
pub(crate) fn load_references(reader: &mut Reader<'_, '_>) -> Vec<Reference> {
    let Some((file, data)) = reader.only::<ReferencesFile>(REFERENCES) else { return Vec::new() };
    for (at, (number, reference)) in (1..).zip(&data.references).enumerate() {
        let place = |field: &str| format!("references.{at}.{field}");
        let what = "references are numbered from 1, in order";
        reader.must(reference.number == number, file, &place("number"), what);
        let doi = reference.link.as_deref().is_none_or(|link| link.starts_with("https://doi.org/10."));
        reader.must(doi, file, &place("link"), "links go to https://doi.org/10.");
    }
    data.references
}
