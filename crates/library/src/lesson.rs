//! The lessons: short reading on pain and what helps.

use care::Provenance;
use jiff::civil::Date;
use serde::Deserialize;

use crate::files::File;
use crate::reader::{Reader, Review};

/// One file per lesson.
pub(crate) const LESSONS: &str = "content/lessons/";

/// What a lesson is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// What pain is.
    Pain,
    /// Doing neither too much nor too little.
    Pacing,
    /// Fear of movement.
    Fear,
    /// Sleep.
    Sleep,
    /// Stress and mood.
    Stress,
    /// Work and the desk.
    Work,
    /// Days on which it hurts more.
    FlareUp,
    /// Keeping well after the programme.
    Relapse,
    /// Setting goals.
    Goals,
    /// Moving in everyday life.
    Moving,
}

/// One lesson. Texts are message ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Name in addresses and records.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is about, in a sentence.
    pub lead: String,
    /// The text.
    pub paragraphs: Vec<String>,
    /// One small thing to do today.
    pub try_today: String,
    /// Minutes that it takes to read, at least 1.
    pub minutes: u32,
    /// What it is about.
    pub topic: Topic,
    /// Where it comes from.
    pub sources: Vec<Provenance>,
    /// When it was looked at, and by whom.
    pub review: Review,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LessonFile {
    title: String,
    lead: String,
    paragraphs: Vec<String>,
    #[serde(rename = "try")]
    try_today: String,
    minutes: u32,
    topic: Topic,
    #[serde(default)]
    sources: Vec<Provenance>,
    reviewed_on: Date,
    review_by: Date,
    reviewed_by: String,
}

/// Reads all lessons, by topic, then by name.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> Vec<Lesson> {
    let files = reader.files;
    let mut lessons: Vec<Lesson> = files.below(LESSONS).filter_map(|file| load_one(reader, file)).collect();
    lessons.sort_by(|a, b| (a.topic, &a.id).cmp(&(b.topic, &b.id)));
    lessons
}

fn load_one<'a>(reader: &mut Reader<'a, '_>, file: &'a File) -> Option<Lesson> {
    let data: LessonFile = reader.parse(file)?;
    let id = reader.named(file);
    for (field, id) in [("title", &data.title), ("lead", &data.lead), ("try", &data.try_today)] {
        reader.text(file, field, id);
    }
    reader.texts(file, "paragraphs", &data.paragraphs);
    reader.must(data.minutes > 0, file, "minutes", "minutes must be at least 1");
    reader.all_sourced(file, "sources", &data.sources);
    let review = Review::new(data.reviewed_on, data.review_by, data.reviewed_by);
    reader.reviewed(file, &review);
    Some(Lesson {
        id,
        title: data.title,
        lead: data.lead,
        paragraphs: data.paragraphs,
        try_today: data.try_today,
        minutes: data.minutes,
        topic: data.topic,
        sources: data.sources,
        review,
    })
}
