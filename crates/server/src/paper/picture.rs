//! The drawings of the pages on paper: their SVG is ours, so that only what it uses is read.

use krilla::geom::PathBuilder;
use kurbo::{Affine, BezPath, Circle, PathEl, Shape as _};

use super::{Ink, Shape};

/// A drawing that was made for a page.
pub struct Picture {
    /// Left, top, width and height of what it shows.
    view: [f64; 4],
    parts: Vec<Part>,
}

struct Part {
    path: BezPath,
    ink: Ink,
    /// Width of the line; none for a fill.
    width: Option<f64>,
    dash: Option<[f64; 2]>,
}

impl Picture {
    /// Reads the SVG of one of our drawings; none where there is no drawing.
    pub fn read(svg: &str) -> Option<Self> {
        let mut tags = svg.split('<').skip(1);
        let numbers: Vec<f64> =
            attribute(tags.next()?, "viewBox")?.split(' ').filter_map(|one| one.parse().ok()).collect();
        let view = *numbers.first_chunk::<4>()?;
        let parts: Vec<Part> = tags.filter_map(part).collect();
        (!parts.is_empty()).then_some(Self { view, parts })
    }

    /// Height that goes with a width.
    pub fn height(&self, width: f64) -> f64 {
        width * self.view[3] / self.view[2].max(1.0)
    }

    /// The drawing within a box, in its middle.
    pub(super) fn shapes(&self, origin: (f32, f32), size: (f32, f32)) -> Vec<Shape> {
        let [left, top, width, height] = self.view;
        let (wide, high) = (f64::from(size.0), f64::from(size.1));
        let scale = (wide / width).min(high / height);
        let aside = ((wide - scale * width) / 2.0, (high - scale * height) / 2.0);
        let place = Affine::translate((f64::from(origin.0) + aside.0, f64::from(origin.1) + aside.1))
            * Affine::scale(scale)
            * Affine::translate((-left, -top));
        let shape = |part: &Part| {
            let mut path = PathBuilder::new();
            for element in (place * part.path.clone()).elements() {
                match *element {
                    PathEl::MoveTo(to) => path.move_to(to.x as f32, to.y as f32),
                    PathEl::LineTo(to) => path.line_to(to.x as f32, to.y as f32),
                    PathEl::QuadTo(a, to) => path.quad_to(a.x as f32, a.y as f32, to.x as f32, to.y as f32),
                    PathEl::CurveTo(a, b, to) => {
                        path.cubic_to(
                            a.x as f32,
                            a.y as f32,
                            b.x as f32,
                            b.y as f32,
                            to.x as f32,
                            to.y as f32,
                        );
                    }
                    PathEl::ClosePath => path.close(),
                }
            }
            Some(Shape {
                path: path.finish()?,
                ink: part.ink,
                width: part.width.map(|width| (width * scale) as f32),
                dash: part.dash.map(|dash| dash.map(|length| (length * scale) as f32)),
            })
        };
        self.parts.iter().filter_map(shape).collect()
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    rest.split('"').next()
}

fn part(tag: &str) -> Option<Part> {
    let number = |name: &str| attribute(tag, name).and_then(|text| text.parse::<f64>().ok());
    let path = if tag.starts_with("path ") {
        BezPath::from_svg(attribute(tag, "d")?).ok()?
    } else if tag.starts_with("circle ") {
        Circle::new((number("cx")?, number("cy")?), number("r")?).to_path(0.1)
    } else {
        return None;
    };
    let classes: Vec<&str> = attribute(tag, "class")?.split(' ').collect();
    let has = |name: &str| classes.contains(&name);
    let ink = match () {
        () if has("trunk") || has("near") => Ink::Accent,
        () if has("far") => Ink::Far,
        () if has("skin") || has("skin-far") || has("head") => Ink::Skin,
        () if has("hair") => Ink::Hair,
        () if has("way") || has("way-end") || has("band") => Ink::Warm,
        () if has("gap") => Ink::Paper,
        () => Ink::Line,
    };
    // The styles of the pages say how wide the lines of the mannequin are; here they are said again.
    let usual = match () {
        () if has("floor") => Some(2.5),
        () if has("gap") => Some(2.4),
        () if has("band") => Some(2.0),
        () if has("way") => Some(1.8),
        () => None,
    };
    let width = number("stroke-width").or(usual);
    let dash = has("way").then_some(if has("limb") { [1.0, 9.0] } else { [0.1, 4.4] });
    Some(Part { path, ink, width, dash })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_of_the_pages_can_be_read_and_keeps_its_shape() {
        let svg = r#"<svg class="m" viewBox="0 0 200 100" aria-hidden="true"><path class="trunk" d="M10 10L20 10A5 5 0 1 0 20 20z"></path>
            <path class="way" d="M0 0C1 2 3 4 5 6"></path><circle class="way-end" cx="5" cy="6" r="2"></circle><g></g></svg>"#;
        let picture = Picture::read(svg).expect("a drawing");
        assert_eq!(picture.parts.len(), 3);
        assert!(picture.parts[0].width.is_none() && picture.parts[1].dash.is_some());
        assert!((picture.height(50.0) - 25.0).abs() < 1e-9);
        assert_eq!(picture.shapes((0.0, 0.0), (50.0, 50.0)).len(), 3);
        assert!(Picture::read("").is_none() && Picture::read(r#"<svg viewBox="0 0 1 1"></svg>"#).is_none());
    }
}
