//! Dates as rosters write them.

use jiff::civil::Date;

/// What comes first in a date like 03/04/1980.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: 4 April is 04/04, 3 April is 03/04.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// Reads `1980-03-31`, `19800331`, with a time of day after it or not, and with the order `31/03/1980`, `31.3.1980`. Two-digit years are refused:
/// they leave a century open.
pub fn parse(text: &str, order: Option<DateOrder>) -> Option<Date> {
    // Databases write midnight behind a date.
    let text = text.split([' ', 'T']).next()?;
    let number = |text: &str| {
        let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i16>().ok()).flatten()
    };
    let date = |year: &str, month: &str, day: &str| {
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        Date::new(number(year)?, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?).ok()
    };
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return date(&text[..4], &text[4..6], &text[6..]);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, second, third] = parts[..] else { return None };
    if first.len() == 4 {
        return date(first, second, third);
    }
    match order? {
        DateOrder::DayFirst => date(third, second, first),
        DateOrder::MonthFirst => date(third, first, second),
    }
}
