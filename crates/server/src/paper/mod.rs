//! Pages of paper: A4 as PDF, with tags for screen readers, our typefaces cut to the letters used, and nothing of the moment in
//! the file, so that the same content gives the same bytes.
//!
//! A page is set from top to bottom in one column, or beside a picture. What is set first is read first.

mod picture;

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup, TagKind, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

pub use picture::Picture;

/// Width and height of A4, in points.
const A4: (f32, f32) = (595.28, 841.89);
/// Free space around.
const MARGIN: f32 = 52.0;
/// Where text ends at the bottom.
const BOTTOM: f32 = A4.1 - 56.0;

/// Why a page could not be made; only a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("a PDF could not be made: {0}")]
pub struct Error(String);

/// The colours of the pages by day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Dark,
    Muted,
    Accent,
    Warm,
    Line,
    Soft,
    Far,
    Skin,
    Hair,
    Paper,
}

impl Ink {
    fn colour(self) -> rgb::Color {
        let (red, green, blue) = match self {
            Self::Dark => (0x24, 0x30, 0x2c),
            Self::Muted => (0x5d, 0x65, 0x5f),
            Self::Accent => (0x17, 0x60, 0x4f),
            Self::Warm => (0xb4, 0x57, 0x2c),
            Self::Line => (0xdd, 0xd4, 0xc5),
            Self::Soft => (0xdf, 0xee, 0xe6),
            Self::Far => (0x8f, 0xb8, 0xa8),
            Self::Skin => (0xd9, 0x8f, 0x63),
            Self::Hair => (0x6c, 0x56, 0x42),
            Self::Paper => (0xff, 0xff, 0xff),
        };
        rgb::Color::new(red, green, blue)
    }
}

/// A typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Face {
    Text,
    Strong,
    Display,
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    face: Face,
    size: f32,
    ink: Ink,
    /// Distance of lines.
    leading: f32,
    /// Level of the heading; 0 for text.
    level: u16,
    /// Space after it.
    after: f32,
}

const fn style(face: Face, size: f32, ink: Ink, level: u16, after: f32) -> Style {
    Style { face, size, ink, leading: size * 1.36, level, after }
}

impl Style {
    /// The title.
    pub const TITLE: Self = style(Face::Display, 21.0, Ink::Dark, 1, 6.0);
    /// A heading.
    pub const HEADING: Self = style(Face::Display, 13.0, Ink::Accent, 2, 2.0);
    /// Text.
    pub const TEXT: Self = style(Face::Text, 9.4, Ink::Dark, 0, 3.0);
    /// Text that counts.
    pub const STRONG: Self = style(Face::Strong, 9.4, Ink::Dark, 0, 3.0);
    /// Beside the point.
    pub const SMALL: Self = style(Face::Text, 8.0, Ink::Muted, 0, 2.5);
}

/// One typeface, for drawing and for measuring.
struct Loaded {
    font: Font,
    data: &'static [u8],
}

impl Loaded {
    fn new(data: &'static [u8]) -> Result<Self, Error> {
        let font =
            Font::new(data.to_vec().into(), 0).ok_or_else(|| Error("a typeface is damaged".to_owned()))?;
        Ok(Self { font, data })
    }

    /// Width of a text, and whether each letter is there.
    fn width(&self, text: &str, size: f32) -> f32 {
        let Ok(font) = FontRef::new(self.data) else { return 0.0 };
        let (letters, widths) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
        text.chars().filter_map(|one| widths.advance_width(letters.map(one)?)).sum()
    }

    fn has(&self, letter: char) -> bool {
        FontRef::new(self.data).is_ok_and(|font| font.charmap().map(letter).is_some())
    }
}

/// A stroke or a fill.
pub struct Shape {
    path: Path,
    ink: Ink,
    /// Width of the line; none for a fill.
    width: Option<f32>,
    dash: Option<[f32; 2]>,
}

enum Op {
    Text { at: Point, face: Face, size: f32, ink: Ink, text: String },
    Shape(Shape),
}

/// What belongs together when it is read.
struct Piece {
    page: usize,
    /// None for what is only decoration.
    tag: Option<TagKind>,
    ops: Vec<Op>,
}

/// A document in the making.
pub struct Paper {
    title: String,
    lang: String,
    faces: [Loaded; 3],
    pieces: Vec<Piece>,
    page: usize,
    y: f32,
    column: (f32, f32),
}

impl Paper {
    /// An empty page.
    ///
    /// # Errors
    /// Only where a typeface of ours is damaged.
    pub fn new(title: &str, lang: &str) -> Result<Self, Error> {
        Ok(Self {
            title: title.to_owned(),
            lang: lang.to_owned(),
            faces: [
                Loaded::new(include_bytes!("../../fonts/figtree-400.ttf"))?,
                Loaded::new(include_bytes!("../../fonts/figtree-600.ttf"))?,
                Loaded::new(include_bytes!("../../fonts/newsreader-500.ttf"))?,
            ],
            pieces: Vec::new(),
            page: 0,
            y: MARGIN,
            column: (MARGIN, A4.0 - MARGIN),
        })
    }

    fn face(&self, face: Face) -> &Loaded {
        &self.faces[face as usize]
    }

    /// What can be set: a letter that the typeface lacks is shown as missing, not left out.
    fn settable(&self, text: &str, face: Face) -> String {
        let known = |one: char| match one {
            '→' => '–',
            '\u{a0}' | '\u{202f}' | '\n' | '\t' => ' ',
            one if self.face(face).has(one) => one,
            _ => '?',
        };
        text.chars().map(known).collect()
    }

    /// Lines of a text that are no wider than this.
    fn lines(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in self.settable(text, style.face).split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if line.is_empty() || self.face(style.face).width(&longer, style.size) <= width {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.extend((!line.is_empty()).then_some(line));
        lines
    }

    /// Height that a text takes in the column.
    pub fn height(&self, text: &str, style: Style) -> f32 {
        let (left, right) = self.column;
        self.lines(text, style, right - left).len() as f32 * style.leading + style.after
    }

    /// Space that is left on the page.
    pub fn left(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Number of pages so far.
    pub fn pages(&self) -> usize {
        self.page + 1
    }

    /// Begins another page where less than this is left.
    pub fn room(&mut self, height: f32) {
        if self.left() < height && self.y > MARGIN {
            self.page += 1;
            self.y = MARGIN;
        }
    }

    /// Free space.
    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// Sets the edges of what comes next, from the left edge of the text; both none for all of it.
    pub fn column(&mut self, from: Option<f32>, to: Option<f32>) {
        self.column = (MARGIN + from.unwrap_or(0.0), to.map_or(A4.0 - MARGIN, |to| MARGIN + to));
    }

    /// Width of the text area.
    pub fn width() -> f32 {
        A4.0 - 2.0 * MARGIN
    }

    /// Where the next piece begins, from the top.
    pub fn at(&self) -> f32 {
        self.y
    }

    /// Goes back up beside what was set, or down below it.
    pub fn move_to(&mut self, y: f32) {
        self.y = y;
    }

    /// A paragraph or a heading.
    pub fn text(&mut self, text: &str, style: Style) {
        self.item(text, style, None);
    }

    /// The same with a sign in front of it.
    pub fn item(&mut self, text: &str, style: Style, sign: Option<&str>) {
        let (left, right) = self.column;
        let indent = sign.map_or(0.0, |_| 12.0);
        let lines = self.lines(text, style, right - left - indent);
        self.room(lines.len() as f32 * style.leading);
        let mut ops = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let y = self.y + style.size + at as f32 * style.leading;
            let op = |x: f32, text: String| Op::Text {
                at: Point::from_xy(x, y),
                face: style.face,
                size: style.size,
                ink: style.ink,
                text,
            };
            if let Some(sign) = sign.filter(|_| at == 0) {
                ops.push(op(left, sign.to_owned()));
            }
            ops.push(op(left + indent, line.clone()));
        }
        let tag = match std::num::NonZeroU16::new(style.level) {
            Some(level) => Tag::Hn(level, Some(text.to_owned())).into(),
            None => Tag::P.into(),
        };
        self.pieces.push(Piece { page: self.page, tag: Some(tag), ops });
        self.y += lines.len() as f32 * style.leading + style.after;
    }

    /// A thin line across the column.
    pub fn rule(&mut self) {
        let (left, right) = self.column;
        let shape = straight(&[(left, self.y), (right, self.y)], Ink::Line, 0.8, None);
        self.pieces.push(Piece {
            page: self.page,
            tag: None,
            ops: shape.map(Op::Shape).into_iter().collect(),
        });
        self.y += 7.0;
    }

    /// A drawing at the left edge of the column, with what it shows in words. It does not move down by itself.
    pub fn drawing(
        &mut self,
        alt: Option<&str>,
        width: f32,
        height: f32,
        draw: impl FnOnce(&mut Canvas<'_>),
    ) {
        let mut canvas =
            Canvas { paper: self, origin: (self.column.0, self.y), size: (width, height), ops: Vec::new() };
        draw(&mut canvas);
        let ops = canvas.ops;
        let tag = alt.map(|alt| Tag::Figure(Some(alt.to_owned())).into());
        self.pieces.push(Piece { page: self.page, tag, ops });
    }

    /// The document.
    ///
    /// # Errors
    /// Only a fault of ours.
    pub fn finish(self) -> Result<Vec<u8>, Error> {
        let mut document = Document::new_with(SerializeSettings::default());
        document.set_metadata(
            Metadata::new()
                .title(self.title.clone())
                .language(self.lang.clone())
                .creator("Dorsal".to_owned())
                .document_id(self.title.clone()),
        );
        let mut tree = TagTree::new().with_lang(Some(self.lang.clone()));
        for number in 0..self.pages() {
            let settings = PageSettings::from_wh(A4.0, A4.1).ok_or_else(|| Error("no page".to_owned()))?;
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for piece in self.pieces.iter().filter(|piece| piece.page == number) {
                let Some(tag) = piece.tag.clone() else {
                    surface.start_tagged(ContentTag::Artifact(krilla::tagging::Artifact::with_kind(
                        ArtifactType::Other,
                    )));
                    piece.ops.iter().for_each(|op| self.put(&mut surface, op));
                    surface.end_tagged();
                    continue;
                };
                let mut group = TagGroup::new(tag);
                let ids: Vec<Identifier> = self.tagged(&mut surface, &piece.ops);
                ids.into_iter().for_each(|id| group.push(Node::Leaf(id)));
                tree.push(group);
            }
            surface.finish();
            page.finish();
        }
        document.set_tag_tree(tree);
        document.finish().map_err(|error| Error(format!("{error:?}")))
    }

    /// Lines of text one by one, a drawing as a whole.
    fn tagged(&self, surface: &mut Surface<'_>, ops: &[Op]) -> Vec<Identifier> {
        if ops.iter().any(|op| matches!(op, Op::Shape(_))) {
            let id = surface.start_tagged(ContentTag::Other);
            ops.iter().for_each(|op| self.put(surface, op));
            surface.end_tagged();
            return vec![id];
        }
        let line = |op: &Op| {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            self.put(surface, op);
            surface.end_tagged();
            id
        };
        ops.iter().map(line).collect()
    }

    fn put(&self, surface: &mut Surface<'_>, op: &Op) {
        match op {
            Op::Text { at, face, size, ink, text } => {
                surface.set_stroke(None);
                surface.set_fill(Some(fill(*ink)));
                // A space ends each line, so that words of two lines are not read as one.
                let text = format!("{text} ");
                surface.draw_text(
                    *at,
                    self.face(*face).font.clone(),
                    *size,
                    &text,
                    false,
                    TextDirection::LeftToRight,
                );
            }
            Op::Shape(shape) => {
                match shape.width {
                    Some(width) => {
                        surface.set_fill(None);
                        surface.set_stroke(Some(Stroke {
                            paint: shape.ink.colour().into(),
                            width,
                            line_cap: LineCap::Round,
                            line_join: LineJoin::Round,
                            dash: shape.dash.map(|dash| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
                            ..Stroke::default()
                        }));
                    }
                    None => {
                        surface.set_stroke(None);
                        surface.set_fill(Some(fill(shape.ink)));
                    }
                }
                surface.draw_path(&shape.path);
            }
        }
    }
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: ink.colour().into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn straight(points: &[(f32, f32)], ink: Ink, width: f32, dash: Option<[f32; 2]>) -> Option<Shape> {
    let mut path = PathBuilder::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    Some(Shape { path: path.finish()?, ink, width: Some(width), dash })
}

/// Where a drawing is made; its own corner is 0, 0.
pub struct Canvas<'a> {
    paper: &'a Paper,
    origin: (f32, f32),
    size: (f32, f32),
    ops: Vec<Op>,
}

impl Canvas<'_> {
    fn place(&self, (x, y): (f64, f64)) -> (f32, f32) {
        (self.origin.0 + x as f32, self.origin.1 + y as f32)
    }

    /// A line through points.
    pub fn line(&mut self, points: &[(f64, f64)], ink: Ink, width: f32, dash: Option<[f32; 2]>) {
        let points: Vec<(f32, f32)> = points.iter().map(|point| self.place(*point)).collect();
        self.ops.extend(straight(&points, ink, width, dash).map(Op::Shape));
    }

    /// A dot.
    pub fn dot(&mut self, at: (f64, f64), ink: Ink, diameter: f32) {
        // A stroke without length and with round ends.
        let (x, y) = self.place(at);
        self.ops.extend(straight(&[(x, y), (x + 0.01, y)], ink, diameter, None).map(Op::Shape));
    }

    /// A box.
    pub fn area(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        let ((left, top), (right, bottom)) = (self.place(from), self.place(to));
        let Some(rect) = Rect::from_ltrb(left, top, right, bottom) else { return };
        let mut path = PathBuilder::new();
        path.push_rect(rect);
        self.ops.extend(path.finish().map(|path| Op::Shape(Shape { path, ink, width: None, dash: None })));
    }

    /// A word, from `at` on, or up to it.
    pub fn word(&mut self, text: &str, at: (f64, f64), style: Style, ends: bool) {
        let text = self.paper.settable(text, style.face);
        let (x, y) = self.place(at);
        let x = if ends { x - self.paper.face(style.face).width(&text, style.size) } else { x };
        let at = Point::from_xy(x, y);
        self.ops.push(Op::Text { at, face: style.face, size: style.size, ink: style.ink, text });
    }

    /// A picture, as large as fits.
    pub fn picture(&mut self, picture: &Picture) {
        self.ops.extend(picture.shapes(self.origin, self.size).into_iter().map(Op::Shape));
    }
}
