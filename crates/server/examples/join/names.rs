//! Made-up names, always the same ones: words of syllables for people, two to four words for sponsors, some words in many of them.

/// SplitMix64 (Steele, Lea and Flood 2014).
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const BEGIN: [&str; 24] = [
    "ba", "bel", "ca", "cor", "da", "el", "fa", "gra", "ha", "in", "jo", "ka", "la", "ma", "nor", "o", "pa",
    "que", "ri", "sa", "te", "u", "va", "win",
];
const MIDDLE: [&str; 16] =
    ["ra", "li", "no", "ve", "ri", "ton", "sta", "mi", "dro", "cu", "be", "lan", "gi", "po", "ser", "du"];
const END: [&str; 12] = ["a", "o", "er", "son", "es", "is", "um", "ez", "ski", "ini", "ay", "en"];
/// In many names.
const COMMON: [&str; 14] = [
    "Group",
    "Services",
    "Health",
    "Insurance",
    "Hospital",
    "University",
    "Logistics",
    "Foods",
    "Partners",
    "Systems",
    "Bank",
    "City",
    "Trading",
    "Energy",
];
/// At their ends.
const FORM: [&str; 6] = ["Ltd", "GmbH", "SA", "Inc", "Lda", ""];

/// A word of two to four syllables, with a capital.
pub fn word(dice: &mut Dice) -> String {
    let mut word = dice.of(&BEGIN).to_owned();
    for _ in 0..1 + dice.below(2) {
        word.push_str(dice.of(&MIDDLE));
    }
    word.push_str(dice.of(&END));
    word[..1].to_uppercase() + &word[1..]
}

/// The name of a sponsor.
pub fn sponsor(dice: &mut Dice) -> String {
    let first = word(dice);
    let second = if dice.below(2) == 0 { format!(" {}", word(dice)) } else { String::new() };
    format!("{first}{second} {} {}", dice.of(&COMMON), dice.of(&FORM)).trim().to_owned()
}
