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
const MOST_NAMES: usize = 1000;

/// A sponsor that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in what the directory was made of.
    pub sponsor: usize,
    /// Which of its names fits best; 0 is the one that is shown.
    pub name: usize,
}

/// A name, with its words in [`Directory::words`].
struct Name {
    sponsor: u32,
    name: u32,
    from: u32,
    to: u32,
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

/// Words that fit one word of the query, and how badly: eight for each wrong letter, one more where the word goes on.
#[derive(Clone, Copy)]
struct Fit {
    from: u32,
    to: u32,
    cost: u8,
}

/// All sponsors by all their names.
#[derive(Default)]
pub struct Directory {
    /// By length, so that short names come first.
    names: Vec<Name>,
    /// The words of all names, one after another, each by its place in the sorted list of words.
    words: Vec<u32>,
    /// For each word in turn the names that have it; and where those of a word begin.
    having: Vec<u32>,
    begins: Vec<u32>,
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
        let (mut names, mut words) = (Vec::with_capacity(read.len()), vec![]);
        let mut having = vec![];
        for (_, _, own, sponsor, name) in &read {
            let from = words.len() as u32;
            words.extend(own.iter().filter_map(|word| places.get(word.as_str()).copied()));
            having.extend(words[from as usize..].iter().map(|word| (*word, names.len() as u32)));
            names.push(Name { sponsor: *sponsor, name: *name, from, to: words.len() as u32 });
        }
        having.sort_unstable();
        having.dedup();
        let mut begins = vec![0; places.len() + 1];
        for (word, _) in &having {
            begins[*word as usize + 1] += 1;
        }
        for word in 0..places.len() {
            begins[word + 1] += begins[word];
        }
        let having = having.into_iter().map(|(_, name)| name).collect();
        let letters: Vec<Vec<char>> = places.keys().map(|word| word.chars().collect()).collect();
        Self { names, words, having, begins, nodes: trie(&letters) }
    }

    /// Says which sponsors fit best, the best first, each once. Nothing below three letters.
    pub fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        let words: Vec<Vec<char>> = folded(query).iter().map(|word| word.chars().collect()).collect();
        if words.iter().map(Vec::len).sum::<usize>() < LEAST_LETTERS {
            return vec![];
        }
        // What is spelled right fits better than what is not, so that where there is enough of it the rest need not be looked for.
        let right = self.best(&words, most, |_| 0);
        let forgiving = || self.best(&words, most, may_be_wrong);
        if right.len() == most || words.iter().all(|word| may_be_wrong(word) == 0) {
            right
        } else {
            forgiving()
        }
    }

    /// The best where so many letters of each word may be wrong.
    fn best(&self, words: &[Vec<char>], most: usize, wrong: impl Fn(&[char]) -> usize) -> Vec<Hit> {
        let fits: Vec<Vec<Fit>> = words.iter().map(|word| self.fitting(word, wrong(word))).collect();
        let mut found: Vec<(u32, u32)> = self
            .candidates(&fits)
            .into_iter()
            // Of names that fit as well the one that is shown comes first.
            .filter_map(|name| Some((2 * self.cost(name, &fits)? + self.is_other(name), name)))
            .collect();
        // Only the best are put in order, unless too many of them are names of the same.
        let few = 8 * most;
        if found.len() > few {
            found.select_nth_unstable(few);
            found[..few].sort_unstable();
            let hits = self.hits(&found[..few], most);
            if hits.len() == most {
                return hits;
            }
        }
        found.sort_unstable();
        self.hits(&found, most)
    }

    fn hits(&self, found: &[(u32, u32)], most: usize) -> Vec<Hit> {
        let mut seen = HashSet::new();
        let hit = |(_, name): &(u32, u32)| {
            let Name { sponsor, name, .. } = self.names[*name as usize];
            Hit { sponsor: sponsor as usize, name: name as usize }
        };
        found.iter().map(hit).filter(|hit| seen.insert(hit.sponsor)).take(most).collect()
    }

    /// The names that have one of these words; those that have two of them stand there twice.
    fn having(&self, fit: &Fit) -> &[u32] {
        &self.having[self.begins[fit.from as usize] as usize..self.begins[fit.to as usize] as usize]
    }

    /// Names that have a word for the word of the query that fits the fewest names.
    fn candidates(&self, fits: &[Vec<Fit>]) -> Vec<u32> {
        let number = |fits: &Vec<Fit>| fits.iter().map(|fit| self.having(fit).len()).sum::<usize>();
        let Some(rarest) = fits.iter().min_by_key(|fits| number(fits)) else { return vec![] };
        // What is spelled right comes first, so that it is not what is left out; and of equals the shortest.
        let mut rarest = rarest.clone();
        rarest.sort_by_key(|fit| fit.cost);
        let mut names = vec![];
        for equals in rarest.chunk_by(|one, other| one.cost == other.cost) {
            let before = names.len();
            names.extend(equals.iter().flat_map(|fit| self.having(fit)));
            if names.len() > MOST_NAMES {
                names[before..].select_nth_unstable(MOST_NAMES - before);
                names.truncate(MOST_NAMES);
                break;
            }
        }
        names
    }

    fn is_other(&self, name: u32) -> u32 {
        u32::from(self.names[name as usize].name > 0)
    }

    /// How badly a name fits; none where a word of the query has no word in it. Wrong letters weigh most, then unfinished words and other
    /// order, then words that were not asked for.
    fn cost(&self, name: u32, fits: &[Vec<Fit>]) -> Option<u32> {
        let Name { from, to, .. } = self.names[name as usize];
        let words = &self.words[from as usize..to as usize];
        let mut cost = 0;
        for (at, fits) in fits.iter().enumerate() {
            let of_word = |(place, word): (usize, &u32)| {
                let fit = fits.get(fits.partition_point(|fit| fit.to <= *word))?;
                (fit.from <= *word).then(|| u32::from(fit.cost) + u32::from(place != at))
            };
            cost += words.iter().enumerate().filter_map(of_word).min()?;
        }
        Some(2 * cost + u32::from(words.len() > fits.len()))
    }

    /// Words that fit a word of the query, as ranges of the sorted list, ascending and apart from each other.
    fn fitting(&self, word: &[char], wrong: usize) -> Vec<Fit> {
        let mut search = Search { nodes: &self.nodes, word, wrong, rows: vec![], fits: vec![] };
        // No word that fits is longer by more than the wrong letters before it has the whole query behind it.
        let depths = word.len() + wrong + 2;
        search.rows = vec![wrong as u8 + 1; depths * (word.len() + 1)];
        for (at, cell) in search.rows[..=word.len().min(wrong)].iter_mut().enumerate() {
            *cell = at as u8;
        }
        if let Some(root) = self.nodes.first() {
            search.descend(root, 0, None, None);
        }
        search.fits
    }
}

/// How many letters of a word may be wrong.
fn may_be_wrong(word: &[char]) -> usize {
    match word.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// A search for one word in the trie.
struct Search<'a> {
    nodes: &'a [Node],
    word: &'a [char],
    /// So many letters may be wrong.
    wrong: usize,
    /// For each number of letters of the trie the distances to each beginning of the word. Only those near the diagonal can be small enough;
    /// the others stay as they are, too large.
    rows: Vec<u8>,
    fits: Vec<Fit>,
}

impl Search<'_> {
    /// Optimal string alignment (Damerau 1964, restricted) along the trie. `begun` is how badly what leads here fits already as the beginning of
    /// a word.
    fn descend(&mut self, node: &Node, depth: usize, before: Option<char>, begun: Option<u8>) {
        let children = &self.nodes[node.child as usize..(node.child + node.children) as usize];
        for child in children {
            // People get the first letter right, and the search is quick because of it.
            if depth == 0 && self.word.first() != Some(&child.letter) {
                continue;
            }
            let (least, whole) = self.row(depth + 1, child.letter, before);
            let fits = usize::from(whole) <= self.wrong;
            let better = |cost: u8| Some(begun.map_or(cost, |begun| begun.min(cost)));
            let going_on = if fits { better(8 * whole + 1) } else { begun };
            if usize::from(least) > self.wrong {
                // Nothing below fits better.
                self.add(child.from, child.to, going_on);
                continue;
            }
            // The words that end here come first among those that begin like this.
            let grandchildren = &self.nodes[child.child as usize..(child.child + child.children) as usize];
            let ends = grandchildren.first().map_or(child.to, |first| first.from);
            self.add(child.from, ends, if fits { better(8 * whole) } else { begun });
            if whole == 0 {
                self.add(ends, child.to, going_on);
            } else {
                self.descend(child, depth + 1, Some(child.letter), going_on);
            }
        }
    }

    fn add(&mut self, from: u32, to: u32, cost: Option<u8>) {
        let Some(cost) = cost.filter(|_| from < to) else { return };
        match self.fits.last_mut() {
            Some(last) if last.to == from && last.cost == cost => last.to = to,
            _ => self.fits.push(Fit { from, to, cost }),
        }
    }

    /// Fills a row: its least distance, and that to the whole word.
    fn row(&mut self, depth: usize, letter: char, before: Option<char>) -> (u8, u8) {
        let width = self.word.len() + 1;
        let far = self.wrong as u8 + 1;
        let (from, to) = (depth.saturating_sub(self.wrong), (depth + self.wrong).min(width - 1));
        let mut least = far;
        for at in from..=to {
            let cell = |row: usize, at: usize| self.rows[row * width + at];
            let mut distance = cell(depth - 1, at) + 1;
            if at > 0 {
                let here = self.word[at - 1];
                let left = if at > from { cell(depth, at - 1) } else { far };
                distance = distance.min(left + 1).min(cell(depth - 1, at - 1) + u8::from(here != letter));
                let exchanged = at > 1
                    && depth > 1
                    && before == Some(here)
                    && self.word[at - 2] == letter
                    && here != letter;
                if exchanged {
                    distance = distance.min(cell(depth - 2, at - 2) + 1);
                }
            }
            let distance = distance.min(far);
            self.rows[depth * width + at] = distance;
            least = least.min(distance);
        }
        (least, if to == width - 1 { self.rows[depth * width + to] } else { far })
    }
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
