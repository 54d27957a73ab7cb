//! The questionnaires: what is asked, and how a score is made of the answers.

mod check;

use care::Provenance;
use jiff::civil::Date;
use serde::Deserialize;

use crate::files::File;
use crate::reader::{Reader, Review};

/// One file per questionnaire.
pub(crate) const QUESTIONNAIRES: &str = "content/questionnaires/";

/// Codes of other systems; the file may be taken away.
const CODES: &str = "content/codes.toml";

/// Whose text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Licence {
    /// In our own words.
    Own,
    /// Of others, free to use.
    Free,
    /// Of others, used by a licence that the operator has accepted; never part of Dorsal.
    Operator,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// A number on a scale with a label at each end.
    Scale,
    /// One of some choices.
    Choice,
    /// Up to three things that the person names, each with a number on a scale.
    ChooseThree,
    /// A number that the person writes.
    Number,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it counts.
    pub value: f64,
    /// Message id.
    pub text: String,
}

/// One question. Texts are message ids.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id within the questionnaire.
    pub id: String,
    /// The question.
    pub text: String,
    /// How it is answered.
    pub kind: ItemKind,
    /// The least answer of a scale or number.
    #[serde(default)]
    pub min: Option<f64>,
    /// The greatest answer of a scale or number.
    #[serde(default)]
    pub max: Option<f64>,
    /// What the least answer means.
    #[serde(default)]
    pub low: Option<String>,
    /// What the greatest answer means.
    #[serde(default)]
    pub high: Option<String>,
    /// The choices.
    #[serde(default)]
    pub choices: Vec<Choice>,
}

impl Item {
    /// The least and the greatest answer.
    pub fn range(&self) -> (f64, f64) {
        let values = self.choices.iter().map(|choice| choice.value);
        let least = self.min.unwrap_or_else(|| values.clone().fold(f64::INFINITY, f64::min));
        let greatest = self.max.unwrap_or_else(|| values.fold(f64::NEG_INFINITY, f64::max));
        (least, greatest)
    }
}

/// How the score is made of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Score {
    /// All added up.
    Sum,
    /// The mean of those answered.
    Mean,
    /// One answer by itself; each item has its own score.
    Single,
    /// In percent of the greatest possible sum.
    Percent,
    /// Share of work lost, in percent.
    Productivity,
}

/// Which direction is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Higher {
    /// A higher score is better.
    Better,
    /// A higher score is worse.
    Worse,
}

/// What scores from a number on are called, up to the next band.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The least score of the band.
    pub from: f64,
    /// Message id.
    pub text: String,
}

/// The change of a score that is more than chance or that people notice.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The least such change.
    pub least: f64,
    /// The same of one answer by itself, where the score is a mean of several.
    #[serde(default)]
    pub one: Option<f64>,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The scoring.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// How the score is made.
    pub kind: Score,
    /// Which direction is good.
    pub higher: Higher,
    /// What scores are called, the lowest first; empty where nobody has named them.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// The change that counts; none where nobody knows it.
    #[serde(default)]
    pub change: Option<Change>,
}

/// What a score leads to.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// From this score on.
    pub at_least: f64,
    /// Message id.
    pub text: String,
    /// True where the crisis line of the country is shown with it.
    pub crisis: bool,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A code of LOINC for a questionnaire or one of its items.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The questionnaire's id.
    pub questionnaire: String,
    /// The item's id; none for the score.
    #[serde(default)]
    pub item: Option<String>,
    /// The code.
    pub loinc: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// One questionnaire. Texts are message ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Questionnaire {
    /// Name in addresses and records.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is for, in a sentence.
    pub lead: String,
    /// Whose text it is, in their words, where it is not ours.
    pub attribution: Option<String>,
    /// Days between two answers, at least 1.
    pub every_days: u32,
    /// Days from the beginning until it is first asked.
    pub first_after_days: u32,
    /// The shorter questionnaire that it is a closer look after; none where it is asked by itself.
    pub follows: Option<care::Follows>,
    /// Whose text it is.
    pub licence: Licence,
    /// The questions, in order.
    pub items: Vec<Item>,
    /// The scoring.
    pub scoring: Scoring,
    /// What a score leads to.
    pub advice: Vec<Advice>,
    /// Codes of LOINC, where the file with them is there.
    pub codes: Vec<Code>,
    /// When it was looked at, and by whom.
    pub review: Review,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionnaireFile {
    title: String,
    lead: String,
    #[serde(default)]
    attribution: Option<String>,
    every_days: u32,
    #[serde(default)]
    first_after_days: u32,
    #[serde(default)]
    follows: Option<care::Follows>,
    licence: Licence,
    items: Vec<Item>,
    scoring: Scoring,
    #[serde(default)]
    advice: Vec<Advice>,
    reviewed_on: Date,
    review_by: Date,
    reviewed_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CodesFile {
    codes: Vec<Code>,
}

/// Reads all questionnaires, by name.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> Vec<Questionnaire> {
    let files = reader.files;
    let mut all: Vec<Questionnaire> =
        files.below(QUESTIONNAIRES).filter_map(|file| load_one(reader, file)).collect();
    for one in &all {
        let Some(follows) = &one.follows else { continue };
        let there = all.iter().any(|other| other.id == follows.questionnaire && other.id != one.id);
        let what = format!("there is no other questionnaire {:?}: correct its id", follows.questionnaire);
        if let Some(file) = files.get(&format!("{QUESTIONNAIRES}{}.toml", one.id)) {
            reader.must(there, file, "follows", what);
        }
    }
    // The codes may be taken away, because their licence is another.
    let Some(file) = files.get(CODES) else { return all };
    let Some(codes) = reader.parse::<CodesFile>(file) else { return all };
    for (at, code) in codes.codes.into_iter().enumerate() {
        let place = format!("codes.{at}");
        reader.sourced(file, &place, &code.provenance);
        let what = "the code is empty: write it, or remove the entry";
        reader.must(!code.loinc.trim().is_empty(), file, &format!("{place}.loinc"), what);
        let owner = all.iter_mut().find(|one| one.id == code.questionnaire);
        let there = |owner: &Questionnaire| {
            code.item.as_ref().is_none_or(|id| owner.items.iter().any(|item| item.id == *id))
        };
        match owner {
            Some(owner) if there(owner) => owner.codes.push(code),
            Some(_) => {
                let what = format!("{} has no such item: correct its id", code.questionnaire);
                reader.broken(file, &format!("{place}.item"), what);
            }
            // A questionnaire that could not be read was told by itself.
            None if files.get(&format!("{QUESTIONNAIRES}{}.toml", code.questionnaire)).is_some() => {}
            None => {
                let what = format!(
                    "there is no questionnaire {:?}: correct its id, or remove the entry",
                    code.questionnaire
                );
                reader.broken(file, &format!("{place}.questionnaire"), what);
            }
        }
    }
    all
}

fn load_one<'a>(reader: &mut Reader<'a, '_>, file: &'a File) -> Option<Questionnaire> {
    let data: QuestionnaireFile = reader.parse(file)?;
    let id = reader.named(file);
    let review = Review::new(data.reviewed_on, data.review_by, data.reviewed_by);
    reader.reviewed(file, &review);
    let questionnaire = Questionnaire {
        id,
        title: data.title,
        lead: data.lead,
        attribution: data.attribution,
        every_days: data.every_days,
        first_after_days: data.first_after_days,
        follows: data.follows,
        licence: data.licence,
        items: data.items,
        scoring: data.scoring,
        advice: data.advice,
        codes: Vec::new(),
        review,
    };
    check::check(reader, file, &questionnaire);
    Some(questionnaire)
}
