//! What `care` decides by: the library without its words and pictures.

use care::{Catalogue, Rules};

use crate::exercise::Exercise;
use crate::level::{Equipment, Level};
use crate::library::{CONSENT_VERSION, Library};
use crate::questionnaire::{Advice, Higher, ItemKind, Questionnaire, Score};

/// How many things a person names where the question is `choose-three`.
const CHOSEN: usize = care::MAX_ACTIVITIES;

impl Library {
    /// The parameters of all decisions. Sessions of one exercise by itself are those of the public guide.
    pub fn rules(&self) -> Rules {
        Rules {
            screening: self.screening.clone(),
            catalogue: Catalogue {
                exercises: self.exercises.iter().map(exercise).collect(),
                constraints: self.constraints.iter().map(|constraint| constraint.id.clone()).collect(),
                equipment: Equipment::ALL.map(|one| one.name().to_owned()).into(),
            },
            programme: self.programme.clone(),
            questionnaires: self.questionnaires.iter().map(questionnaire).collect(),
            countries: self.countries.iter().map(|country| country.code.clone()).collect(),
            doses: self.guide().map(|exercise| (exercise.slug.clone(), exercise.dose())).collect(),
            consent_version: CONSENT_VERSION.to_owned(),
        }
    }
}

fn exercise(exercise: &Exercise) -> care::Exercise {
    care::Exercise {
        slug: exercise.slug.clone(),
        name: exercise.name.clone(),
        purpose: exercise.goal,
        first_phase: exercise.first_phase,
        per_side: exercise.per_side,
        days: exercise.days,
        repetition_s: exercise.repetition_s,
        levels: exercise.levels.iter().map(level).collect(),
        start: exercise.levels.iter().position(|level| level.start).unwrap_or_default(),
        // The first is the main one; the loader lets no exercise pass without.
        provenance: exercise.evidence[0].clone(),
    }
}

fn level(level: &Level) -> care::Level {
    care::Level {
        id: level.id.clone(),
        position: level.position,
        equipment: level.equipment.iter().map(|one| one.name().to_owned()).collect(),
        dose: level.dose,
        most: level.most,
        forbidden: level.forbidden.clone(),
        camera: level.camera,
    }
}

fn questionnaire(questionnaire: &Questionnaire) -> care::Questionnaire {
    let items = questionnaire.items.iter().flat_map(|item| {
        let (min, max) = item.range();
        let one = |id: String| care::MeasureItem { id, min, max };
        match item.kind {
            // Each thing that the person names has an answer of its own.
            ItemKind::ChooseThree => (1..=CHOSEN).map(|n| one(format!("{}-{n}", item.id))).collect(),
            _ => vec![one(item.id.clone())],
        }
    });
    care::Questionnaire {
        id: questionnaire.id.clone(),
        items: items.collect(),
        scoring: match questionnaire.scoring.kind {
            Score::Sum => care::Scoring::Sum,
            Score::Mean => care::Scoring::Mean,
            Score::Single => care::Scoring::Single,
            Score::Percent => care::Scoring::Percent,
            Score::Productivity => care::Scoring::Productivity,
        },
        advice: questionnaire.advice.iter().map(advice).collect(),
        every_days: questionnaire.every_days,
        first_after_days: questionnaire.first_after_days,
        higher_is_better: questionnaire.scoring.higher == Higher::Better,
        least_change: questionnaire.scoring.change.as_ref().map(|change| change.least),
        follows: questionnaire.follows.clone(),
    }
}

fn advice(advice: &Advice) -> care::Advice {
    care::Advice {
        at_least: advice.at_least,
        text: care::Message::new(&advice.text),
        crisis: advice.crisis,
        provenance: advice.provenance.clone(),
    }
}
