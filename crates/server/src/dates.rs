//! Dates and times in words, in the reader's language and the person's zone.

use jiff::Zoned;
use jiff::civil::Date;
use library::Words;

/// A day and a time, for example "Thursday 26 November 2026, 14:05".
pub fn moment(words: &Words, at: &Zoned) -> String {
    format!("{}, {}", day(words, at.date()), at.strftime("%H:%M"))
}

/// A day, for example "Thursday 26 November 2026".
pub fn day(words: &Words, day: Date) -> String {
    let weekday = words.text(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
    written(words, "date-long", day, &[("weekday", weekday), ("month", month(words, day, "month"))])
}

/// A day in a narrow place, for example "26 Nov 2026".
pub fn short(words: &Words, day: Date) -> String {
    written(words, "date-short", day, &[("month", month(words, day, "month-short"))])
}

/// A month, for example "November 2026".
pub fn month_of(words: &Words, day: Date) -> String {
    written(words, "date-month", day, &[("month", month(words, day, "month"))])
}

fn month(words: &Words, day: Date, kind: &str) -> String {
    words.text(&format!("{kind}-{}", day.month()))
}

fn written(words: &Words, id: &str, day: Date, more: &[(&str, String)]) -> String {
    let mut args = vec![("day", day.day().to_string().into()), ("year", day.year().to_string().into())];
    args.extend(more.iter().map(|(name, text)| (*name, text.clone().into())));
    words.with(id, &args)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use library::{Language, Library};

    use super::*;

    #[test]
    fn dates_are_written_in_the_language_of_the_reader() {
        let library = Library::load().expect("the library");
        let at = date(2026, 3, 5).at(7, 4, 0, 0).in_tz("Europe/Lisbon").expect("a time");
        let check = |language: Language, long: &str, narrow: &str| {
            let words = library.words(language);
            assert_eq!(moment(words, &at), format!("{long}, 07:04"));
            assert_eq!(short(words, at.date()), narrow);
        };
        assert_eq!(month_of(library.words(Language::PtPt), at.date()), "março de 2026");
        check(Language::En, "Thursday 5 March 2026", "5 Mar 2026");
        check(Language::PtPt, "quinta-feira, 5 de março de 2026", "5 mar. 2026");
        for language in Language::ALL {
            for month in 1..=12 {
                let day = date(2026, month, 1);
                let text = super::day(library.words(language), day) + &short(library.words(language), day);
                assert!(!library::is_missing(&text), "{text}");
            }
        }
    }
}
