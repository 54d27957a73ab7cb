//! The language of a reader: what they have chosen, else what their browser asks for.

use axum::http::{HeaderMap, header};
use library::Language;

use crate::binding::value_kept;

/// The cookie that keeps the choice. It says nothing about the person but the language.
pub const COOKIE: &str = "dorsal-language";

/// The language for a request.
pub fn of(headers: &HeaderMap) -> Language {
    let chosen = value_kept(headers, COOKIE).and_then(Language::of);
    chosen.or_else(|| asked_for(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)).unwrap_or_default()
}

/// The one that the browser wants most of those that have words (RFC 9110, 12.5.4). What cannot be read is not wanted.
fn asked_for(accepted: &str) -> Option<Language> {
    let wish = |part: &str| {
        let (tag, weight) = part.split_once(';').map_or((part, 1.0), |(tag, weight)| {
            let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse::<f64>().ok());
            (tag, weight.unwrap_or(0.0))
        });
        Some((Language::of(tag.trim())?, weight)).filter(|(_, weight)| *weight > 0.0)
    };
    // Of equals the first counts.
    let better = |best: Option<(Language, f64)>, one: (Language, f64)| match best {
        Some((_, weight)) if weight >= one.1 => best,
        _ => Some(one),
    };
    accepted.split(',').filter_map(wish).fold(None, better).map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_choice_comes_first_then_the_browsers_wish() {
        let check = |cookie: &str, accepted: &str, expected: Language| {
            let mut headers = HeaderMap::new();
            headers.insert(header::COOKIE, HeaderValue::from_str(cookie).expect("a header"));
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(accepted).expect("a header"));
            assert_eq!(of(&headers), expected, "{cookie:?} {accepted:?}");
        };
        check("", "", Language::En);
        check("", "pt-PT,pt;q=0.9,en;q=0.8", Language::PtPt);
        check("", "pt-BR", Language::PtPt);
        check("", "fr, de;q=0.9", Language::En);
        check("", "en;q=0.5, pt;q=0.9", Language::PtPt);
        check("", "pt;q=0, en", Language::En);
        check("", "pt;q=much, *;q=0.1", Language::En);
        check("a=b; dorsal-language=en", "pt", Language::En);
        check("dorsal-language=pt-PT", "en", Language::PtPt);
        check("dorsal-language=xx", "pt", Language::PtPt);
        check("dorsal-language=en; __Host-dorsal-language=pt-PT", "en", Language::PtPt);
    }
}
