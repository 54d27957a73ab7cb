//! Names as they are compared: without accents, case, signs between letters; and roughly, as they sound.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest word that is looked at; what follows is cut.
const LONGEST: usize = 32;
/// Most words of one name.
const MOST: usize = 12;

/// The words of a name, as they are compared: compatibility forms resolved, accents gone, lower case, Latin letters that have no
/// accent to lose written as people write them where the letter is missing (ß as ss, ø as o). An apostrophe joins
/// (`O'Brien` is one word), every other sign separates. At most 12 words of 32 letters.
///
/// ```
/// assert_eq!(access::words::folded("Ångström–Groß GmbH"), ["angstrom", "gross", "gmbh"]);
/// assert_eq!(access::words::folded("D’Ávila  O'Neill"), ["davila", "oneill"]);
/// assert_eq!(access::words::folded("Ｄｏｒｓａｌ"), ["dorsal"]);
/// ```
pub fn folded(name: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word = String::new();
    let mut letters = 0;
    // Nobody's name is longer, and a request must not cost more because it is.
    // The accent that some keyboards give for an apostrophe would fall apart into a space and a mark.
    let typed = name.chars().take(1024).map(|letter| if letter == '´' { '\'' } else { letter });
    for letter in typed.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(letter) || matches!(letter, '\'' | '’' | 'ʼ' | '‘' | '`' | '\u{ad}' | '\u{200d}')
        {
            continue;
        }
        if !letter.is_alphanumeric() {
            end(&mut words, &mut word);
            letters = 0;
        } else if letters < LONGEST {
            letters += 1;
            match plain(letter) {
                Some(plain) => word.push_str(plain),
                None => word.push(letter),
            }
        }
    }
    end(&mut words, &mut word);
    words.truncate(MOST);
    words
}

fn end(words: &mut Vec<String>, word: &mut String) {
    if !word.is_empty() {
        words.push(std::mem::take(word));
    }
}

/// How letters without a decomposition are written in plain letters.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        'ŧ' => "t",
        // In capitals nobody can tell which one it is.
        'ς' => "σ",
        _ => return None,
    })
}

/// A folded word roughly as it sounds, for comparing names that were written down by ear: consonants that many languages confuse are
/// one, doubled ones are single, vowels are left out but for one at the beginning. A word of other letters than a to z, or with too few
/// consonants to tell anything, stays as it is.
///
/// ```
/// use access::words::sound;
/// assert_eq!(sound("mueller"), sound("muller"));
/// assert_eq!(sound("schmidt"), sound("schmitt"));
/// assert_eq!(sound("stephen"), sound("steven"));
/// assert_ne!(sound("silva"), sound("santos"));
/// assert_eq!(sound("lee"), "lee");
/// ```
pub fn sound(word: &str) -> String {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let letters: Vec<char> = word.chars().collect();
    let mut sounds = String::new();
    let mut consonants = 0;
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let sound = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' if at == 0 => 'a',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => continue,
            'h' if at > 0 => continue,
            'p' if next == Some(&'h') => 'f',
            'v' | 'w' => 'f',
            'c' | 'q' | 'k' => 'k',
            's' | 'z' | 'x' => 's',
            'd' | 't' => 't',
            'b' | 'p' => 'p',
            other => *other,
        };
        if !sounds.ends_with(sound) {
            sounds.push(sound);
            consonants += usize::from(sound != 'a');
        }
    }
    if consonants < 2 { word.to_owned() } else { sounds }
}
