//! Finding a sponsor while somebody types its name.
//!
//! Words are compared as [`crate::words::folded`] gives them. Each word may be unfinished, or spelled a
//! little wrong (one letter, two in long words, the first letter right), and words may come in any order. Everything is
//! in memory: a trie of all words, and for each word the names that have it.

use std::collections::{BTreeMap, HashSet};

use crate::words::folded;

/// Nothing is searched for before so many letters.
pub const LEAST_LETTERS: usize = 3;
/// Most names that are looked at for one query; they are in the order of their length, so that what is left out fits worst.
const MOST_NAMES: usize = 2000;

/// A sponsor that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in what the directory was made of.
    pub sponsor: usize,
    /// Which of its names fits best; 0 is the one that is shown.
    pub name: usize,
}

struct Name {
    sponsor: u32,
    name: u32,
    /// Its words, by their places in the list of words.
    words: Vec<u32>,
}

/// A node of the trie: all words that begin with the letters that lead here.
struct Node {
    letter: char,
    /// Places of these words in the sorted list of words: the first, and after the last.
    from: u32,
    to: u32,
    /// Where its children begin, and how many there are.
    child: u32,
    children: u32,
}

/// Words that fit one word of the query.
struct Fit {
    from: u32,
    to: u32,
    wrong: u8,
    /// True where the word's end fits as well.
    whole: bool,
}

/// All sponsors by all their names.
#[derive(Default)]
pub struct Directory {
    /// By length, so that short names come first.
    names: Vec<Name>,
    /// For each word, the names that have it, ascending.
    having: Vec<Vec<u32>>,
    nodes: Vec<Node>,
}

impl Directory {
    /// Makes it of all names of each sponsor, the one that is shown first.
    pub fn new<'a, N: IntoIterator<Item = &'a str>>(sponsors: impl IntoIterator<Item = N>) -> Self {
        let mut read = vec![];
        for (sponsor, names) in sponsors.into_iter().enumerate() {
            for (name, text) in names.into_iter().enumerate() {
                let words = folded(text);
                let letters: usize = words.iter().map(|word| word.chars().count()).sum();
                read.push((letters, text.to_lowercase(), words, sponsor as u32, name as u32));
            }
        }
        read.sort();
        let mut places: BTreeMap<&str, u32> = BTreeMap::new();
        for word in read.iter().flat_map(|(_, _, words, ..)| words) {
            places.insert(word, 0);
        }
        for (at, place) in places.values_mut().enumerate() {
            *place = at as u32;
        }
        let mut having = vec![vec![]; places.len()];
        let mut names = Vec::with_capacity(read.len());
        for (_, _, words, sponsor, name) in &read {
            let words: Vec<u32> =
                words.iter().filter_map(|word| places.get(word.as_str()).copied()).collect();
            for word in words.iter().collect::<HashSet<_>>() {
                having[*word as usize].push(names.len() as u32);
            }
            names.push(Name { sponsor: *sponsor, name: *name, words });
        }
        let words: Vec<Vec<char>> = places.keys().map(|word| word.chars().collect()).collect();
        Self { names, having, nodes: trie(&words) }
    }

    /// Says which sponsors fit best, the best first, each once. Nothing below three letters.
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let words: Vec<Vec<char>> = folded(query).iter().map(|word| word.chars().collect()).collect();
        if words.iter().map(Vec::len).sum::<usize>() < LEAST_LETTERS {
            return vec![];
        }
        let fits: Vec<Vec<Fit>> = words.iter().map(|word| self.fitting(word)).collect();
        let mut found: Vec<(u32, u32)> = self
            .candidates(&fits)
            .into_iter()
            // Of names that fit as well the one that is shown comes first.
            .filter_map(|name| Some((2 * self.cost(name, &fits)? + self.is_other(name), name)))
            .collect();
        found.sort_unstable();
        let mut seen = HashSet::new();
        let hit = |(_, name): (u32, u32)| {
            let Name { sponsor, name, .. } = self.names[name as usize];
            Hit { sponsor: sponsor as usize, name: name as usize }
        };
        found.into_iter().map(hit).filter(|hit| seen.insert(hit.sponsor)).take(most).collect()
    }

    /// Names that have a word for the word of the query that fits the fewest names.
    fn candidates(&self, fits: &[Vec<Fit>]) -> Vec<u32> {
        let having = |fit: &Fit| &self.having[fit.from as usize..fit.to as usize];
        let number = |fits: &Vec<Fit>| fits.iter().flat_map(having).map(Vec::len).sum::<usize>();
        let Some(rarest) = fits.iter().min_by_key(|fits| number(fits)) else { return vec![] };
        // What is spelled right comes first, so that it is not what is left out.
        let mut rarest: Vec<&Fit> = rarest.iter().collect();
        rarest.sort_by_key(|fit| (fit.wrong, !fit.whole));
        let mut names = vec![];
        for fit in rarest {
            let before = names.len();
            names.extend(having(fit).iter().flatten().copied());
            names[before..].sort_unstable();
            if names.len() > MOST_NAMES {
                names.truncate(MOST_NAMES);
                break;
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    fn is_other(&self, name: u32) -> u32 {
        u32::from(self.names[name as usize].name > 0)
    }

    /// How badly a name fits; none where a word of the query has no word in it. Wrong letters weigh most, then unfinished words and other
    /// order, then words that were not asked for.
    fn cost(&self, name: u32, fits: &[Vec<Fit>]) -> Option<u32> {
        let words = &self.names[name as usize].words;
        let mut cost = 0;
        for (at, fits) in fits.iter().enumerate() {
            let of_word = |(place, word): (usize, &u32)| {
                let fit = |fit: &&Fit| (fit.from..fit.to).contains(word);
                let cost =
                    |fit: &Fit| 8 * u32::from(fit.wrong) + u32::from(!fit.whole) + u32::from(place != at);
                fits.iter().filter(fit).map(cost).min()
            };
            cost += words.iter().enumerate().filter_map(of_word).min()?;
        }
        Some(2 * cost + u32::from(words.len() > fits.len()))
    }

    /// Words that fit a word of the query, as ranges of the sorted list.
    fn fitting(&self, word: &[char]) -> Vec<Fit> {
        let wrong = match word.len() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let Some(root) = self.nodes.first() else { return vec![] };
        let mut fits = vec![];
        let mut rows = vec![(0..=word.len() as u8).collect::<Vec<u8>>()];
        self.descend(root, word, wrong, &mut rows, None, &mut fits);
        fits
    }

    /// Optimal string alignment (Damerau 1964, restricted) along the trie: `rows` has the distances of the letters so far to each beginning
    /// of the word.
    fn descend(
        &self,
        node: &Node,
        word: &[char],
        wrong: u8,
        rows: &mut Vec<Vec<u8>>,
        before: Option<char>,
        fits: &mut Vec<Fit>,
    ) {
        let children = &self.nodes[node.child as usize..(node.child + node.children) as usize];
        for child in children {
            let depth = rows.len();
            // People get the first letter right, and the search is quick because of it.
            if depth == 1 && word.first() != Some(&child.letter) {
                continue;
            }
            let row = next_row(rows, word, child.letter, before);
            let last = row[word.len()];
            if row.iter().min().is_none_or(|least| *least > wrong) {
                continue;
            }
            if last <= wrong {
                // The words that end here come first among those that begin like this.
                let grandchildren =
                    &self.nodes[child.child as usize..(child.child + child.children) as usize];
                let ends = grandchildren.first().map_or(child.to, |first| first.from);
                if ends > child.from {
                    fits.push(Fit { from: child.from, to: ends, wrong: last, whole: true });
                }
                if child.to > ends {
                    fits.push(Fit { from: ends, to: child.to, wrong: last, whole: false });
                }
            }
            if last == 0 {
                // What begins like this fits already.
                continue;
            }
            rows.push(row);
            self.descend(child, word, wrong, rows, Some(child.letter), fits);
            rows.pop();
        }
    }
}

fn next_row(rows: &[Vec<u8>], word: &[char], letter: char, before: Option<char>) -> Vec<u8> {
    let depth = rows.len();
    let above = &rows[depth - 1];
    let mut row = Vec::with_capacity(word.len() + 1);
    row.push(above[0].saturating_add(1));
    for (at, wanted) in word.iter().enumerate() {
        let substituted = above[at] + u8::from(*wanted != letter);
        let mut least = substituted.min(above[at + 1] + 1).min(row[at] + 1);
        let exchanged = at > 0 && depth > 1 && before == Some(*wanted) && word[at - 1] == letter;
        if exchanged {
            least = least.min(rows[depth - 2][at - 1] + 1);
        }
        row.push(least);
    }
    row
}

/// The trie of sorted words, breadth first, so that the children of a node lie together.
fn trie(words: &[Vec<char>]) -> Vec<Node> {
    let root = Node { letter: ' ', from: 0, to: words.len() as u32, child: 0, children: 0 };
    let mut nodes = vec![root];
    let mut depths = vec![0];
    let mut at = 0;
    while at < nodes.len() {
        let (from, to, depth) = (nodes[at].from, nodes[at].to, depths[at]);
        nodes[at].child = nodes.len() as u32;
        let mut word = from;
        while word < to {
            let Some(&letter) = words[word as usize].get(depth) else {
                word += 1;
                continue;
            };
            let begin = word;
            while word < to && words[word as usize].get(depth) == Some(&letter) {
                word += 1;
            }
            nodes.push(Node { letter, from: begin, to: word, child: 0, children: 0 });
            depths.push(depth + 1);
        }
        nodes[at].children = nodes.len() as u32 - nodes[at].child;
        at += 1;
    }
    nodes
}
