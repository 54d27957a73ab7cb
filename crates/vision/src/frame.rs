//! The picture and how it is sampled into a network's input.

use crate::region::Region;

/// One picture as the camera gives it.
///
/// The *upright* picture is what everything else in this crate means by picture: this one after [`Frame::camera`]
/// was undone.
#[derive(Debug, Clone, Copy)]
pub struct Frame<'a> {
    /// Red, green, blue, alpha, 8 bits each, row after row without padding; alpha is ignored.
    pub rgba: &'a [u8],
    /// Pixels per row, as stored.
    pub width: usize,
    /// Rows, as stored.
    pub height: usize,
    /// When it was taken, seconds from an arbitrary start.
    pub time_s: f64,
    /// How the camera hangs.
    pub camera: Camera,
}

/// How the camera hangs: what turns its pictures into upright ones, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Camera {
    /// How far the picture is to be turned clockwise to stand upright.
    pub turn: Turn,
    /// Whether it shows left and right swapped, as a mirror does, and is to be swapped back.
    pub mirrored: bool,
}

/// A turn clockwise as seen on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Turn {
    /// None.
    #[default]
    None,
    /// 90 degrees.
    Quarter,
    /// 180 degrees.
    Half,
    /// 270 degrees.
    ThreeQuarters,
}

impl Turn {
    /// All of them.
    pub const ALL: [Turn; 4] = [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters];

    /// The turn of so many degrees clockwise, brought to the nearest quarter; any multiple of a turn may be added.
    pub fn from_deg(degrees: i32) -> Self {
        Self::ALL[((degrees + 45).rem_euclid(360) / 90) as usize]
    }
}

/// From the upright picture to the stored one: `stored = x * right + y * down + origin`, pixels' centres at whole
/// numbers in both.
#[derive(Debug, Clone, Copy)]
struct Stored {
    right: [f32; 2],
    down: [f32; 2],
    origin: [f32; 2],
}

/// Cells that are sampled at once.
const GROUP: usize = 8;

/// What lies beyond the picture's border.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Border {
    /// Black.
    Zero,
    /// The border's own pixels, repeated.
    Replicate,
}

/// What the light in a picture is like: luma, 0 (black) ..= 1 (white).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Light {
    pub mean: f64,
    /// All but a fiftieth is brighter.
    pub dark: f64,
    /// All but a fiftieth is darker.
    pub bright: f64,
}

/// Less difference between dark and bright than this is stretched.
const CONTRAST: f64 = 0.5;
/// The less there is, the further beyond that. Measured on darkened photographs (docs/vision.md): more people are
/// found in them, and good photographs stay as they are.
const EAGERNESS: f64 = 1.2;
/// The most that is stretched: beyond it there is more noise than picture.
const MAX_GAIN: f64 = 12.0;
/// With less difference than this there is nothing to see, and nothing to stretch.
const FLAT: f64 = 0.005;
/// Where the dark end comes to lie in a picture that is stretched.
const DARK: f64 = 0.05;

impl Light {
    /// Of no picture.
    pub const NONE: Light = Light { mean: 0.0, dark: 0.0, bright: 1.0 };

    /// A step of `share` from here towards a newer measurement, so that the stretch does not flicker.
    pub fn towards(self, newer: Light, share: f64) -> Light {
        let step = |old: f64, new: f64| old + (new - old) * share;
        Light { mean: newer.mean, dark: step(self.dark, newer.dark), bright: step(self.bright, newer.bright) }
    }

    /// Gain and offset that give values 0..=1 enough contrast for the networks: 1 and 0 where they have it.
    fn stretch(&self) -> (f32, f32) {
        let contrast = self.bright - self.dark;
        if contrast.is_nan() || contrast < FLAT {
            return (1.0, 0.0);
        }
        let gain = libm::pow(CONTRAST / contrast, EAGERNESS).clamp(1.0, MAX_GAIN);
        // The more is stretched, the nearer the dark end comes to its place, and without a stretch it stays.
        let moved = ((gain - 1.0) * 2.0).min(1.0);
        let dark = self.dark + (DARK.min(self.dark) - self.dark) * moved;
        (gain as f32, (dark - self.dark * gain) as f32)
    }
}

impl<'a> Frame<'a> {
    /// A picture that stands upright as it is.
    pub fn upright(rgba: &'a [u8], width: usize, height: usize, time_s: f64) -> Self {
        Frame { rgba, width, height, time_s, camera: Camera::default() }
    }

    /// Width and height of the upright picture.
    pub fn size(&self) -> (usize, usize) {
        match self.camera.turn {
            Turn::None | Turn::Half => (self.width, self.height),
            Turn::Quarter | Turn::ThreeQuarters => (self.height, self.width),
        }
    }

    fn stored(&self) -> Stored {
        let (last_x, last_y) = (self.width as f32 - 1.0, self.height as f32 - 1.0);
        let turned = match self.camera.turn {
            Turn::None => Stored { right: [1.0, 0.0], down: [0.0, 1.0], origin: [0.0, 0.0] },
            Turn::Quarter => Stored { right: [0.0, -1.0], down: [1.0, 0.0], origin: [0.0, last_y] },
            Turn::Half => Stored { right: [-1.0, 0.0], down: [0.0, -1.0], origin: [last_x, last_y] },
            Turn::ThreeQuarters => Stored { right: [0.0, 1.0], down: [-1.0, 0.0], origin: [last_x, 0.0] },
        };
        if !self.camera.mirrored {
            return turned;
        }
        let last = self.size().0 as f32 - 1.0;
        let Stored { right, down, origin } = turned;
        let from_the_other_side = std::array::from_fn(|axis| origin[axis] + right[axis] * last);
        Stored { right: right.map(|step| -step), down, origin: from_the_other_side }
    }

    /// Whether there is a picture at all: at least one pixel, and as many bytes as the size promises.
    pub(crate) fn is_usable(&self) -> bool {
        let bytes = self.width.checked_mul(self.height).and_then(|pixels| pixels.checked_mul(4));
        self.width > 0 && self.height > 0 && bytes.is_some_and(|bytes| self.rgba.len() >= bytes)
    }

    /// Luma (BT.601) over a sparse grid: what the picture's light is like.
    pub(crate) fn light(&self) -> Light {
        const GRID: usize = 24;
        if !self.is_usable() {
            return Light::NONE;
        }
        let mut luma = [0.0; GRID * GRID];
        for (at, value) in luma.iter_mut().enumerate() {
            let y = (2 * (at / GRID) + 1) * self.height / (2 * GRID);
            let x = (2 * (at % GRID) + 1) * self.width / (2 * GRID);
            let at = (y * self.width + x) * 4;
            let [red, green, blue] = [self.rgba[at], self.rgba[at + 1], self.rgba[at + 2]].map(f64::from);
            *value = (0.299 * red + 0.587 * green + 0.114 * blue) / 255.0;
        }
        let mean = luma.iter().sum::<f64>() / luma.len() as f64;
        luma.sort_by(f64::total_cmp);
        let end = luma.len() / 50;
        Light { mean, dark: luma[end], bright: luma[luma.len() - 1 - end] }
    }

    /// Samples a region of the upright picture bilinearly into `side` x `side` pixels of three channels,
    /// `low..=high` for 0..=255.
    ///
    /// Cell (i, j) takes the picture at the region's fraction (i / side, j / side), without half a pixel's
    /// offset: the reference implementation does so, and the networks were trained behind it. A picture without contrast
    /// is stretched as `light` says.
    pub(crate) fn sample(
        &self,
        region: &Region,
        side: usize,
        [low, high]: [f32; 2],
        border: Border,
        light: &Light,
        into: &mut Vec<f32>,
    ) {
        into.resize(side * side * 3, low);
        if !self.is_usable() {
            into.fill(low);
            return;
        }
        let (gain, offset) = light.stretch();
        let (scale, base) = ((high - low) * gain / 255.0, low + (high - low) * offset);
        let step = region.size / side as f64;
        let (sine, cosine) = (libm::sin(region.rotation), libm::cos(region.rotation));
        let half = side as f64 / 2.0;
        let stored = self.stored();
        let (right, down) = ((cosine * step) as f32, (sine * step) as f32);
        let dx = right * stored.right[0] + down * stored.down[0];
        let dy = right * stored.right[1] + down * stored.down[1];
        let (last_x, last_y) = (self.width as f32 - 1.0, self.height as f32 - 1.0);
        // A place beyond the border has the colour of the nearest one on it: no special case, if there are two pixels
        // each way to blend.
        let blend_all = border == Border::Replicate && self.width > 1 && self.height > 1;
        for (row, cells) in into.chunks_exact_mut(side * 3).enumerate() {
            let v = (row as f64 - half) * step;
            let x = (region.center.x - half * step * cosine - v * sine) as f32;
            let y = (region.center.y - half * step * sine + v * cosine) as f32;
            let [x0, y0] =
                [0, 1].map(|axis| x * stored.right[axis] + y * stored.down[axis] + stored.origin[axis]);
            // Some cells at once, so that finding their places becomes vector code.
            for (group, cells) in cells.chunks_mut(3 * GROUP).enumerate() {
                let along: [f32; GROUP] = std::array::from_fn(|at| (group * GROUP + at) as f32);
                let (x, y) = (along.map(|at| x0 + dx * at), along.map(|at| y0 + dy * at));
                let colors = if blend_all {
                    self.inside(x.map(|x| x.clamp(0.0, last_x)), y.map(|y| y.clamp(0.0, last_y)))
                } else {
                    std::array::from_fn(|at| self.outside(x[at], y[at], border))
                };
                for (cell, color) in cells.as_chunks_mut::<3>().0.iter_mut().zip(colors) {
                    let color = color.map(|value| (base + scale * value).clamp(low, high));
                    cell.copy_from_slice(&color[..3]);
                }
            }
        }
    }

    /// Bilinear colours between the centres of the picture's pixels, of which there are two each way; the places lie within
    /// the picture.
    #[inline(always)]
    fn inside(&self, x: [f32; GROUP], y: [f32; GROUP]) -> [[f32; 4]; GROUP] {
        // Signed whole numbers, because to those the processor itself converts.
        let (right, bottom) = (self.width as i32 - 2, self.height as i32 - 2);
        let (columns, rows) = (x.map(|x| (x as i32).min(right)), y.map(|y| (y as i32).min(bottom)));
        std::array::from_fn(|at| {
            let (fx, fy) = (x[at] - columns[at] as f32, y[at] - rows[at] as f32);
            let first = (rows[at] as usize * self.width + columns[at] as usize) * 4;
            let pair =
                |at: usize| self.rgba.get(at..at + 8).and_then(|two| two.try_into().ok()).unwrap_or_default();
            mix(pair(first), pair(first + self.width * 4), fx, fy)
        })
    }

    /// Bilinear colour at the picture's border and beyond it.
    fn outside(&self, x: f32, y: f32, border: Border) -> [f32; 4] {
        if !x.is_finite() || !y.is_finite() {
            return [0.0; 4];
        }
        let (left, top) = (x.floor(), y.floor());
        let pair = |row: f32| {
            let mut pixels = [0; 8];
            for (pixel, column) in pixels.as_chunks_mut::<4>().0.iter_mut().zip([left, left + 1.0]) {
                *pixel = self.pixel(column, row, border);
            }
            pixels
        };
        mix(pair(top), pair(top + 1.0), x - left, y - top)
    }

    fn pixel(&self, x: f32, y: f32, border: Border) -> [u8; 4] {
        let (last_x, last_y) = (self.width as f32 - 1.0, self.height as f32 - 1.0);
        let (cx, cy) = (x.clamp(0.0, last_x), y.clamp(0.0, last_y));
        if border == Border::Zero && (cx != x || cy != y) {
            return [0; 4];
        }
        let at = (cy as usize * self.width + cx as usize) * 4;
        self.rgba.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
    }
}

/// Bilinear mixture of two neighbours above and two below; all four channels at once, so that it becomes vector code.
#[inline(always)]
fn mix(above: [u8; 8], below: [u8; 8], fx: f32, fy: f32) -> [f32; 4] {
    let [a, c] = [above, below].map(|row| std::array::from_fn::<_, 4, _>(|channel| f32::from(row[channel])));
    let [b, d] =
        [above, below].map(|row| std::array::from_fn::<_, 4, _>(|channel| f32::from(row[channel + 4])));
    let top: [f32; 4] = std::array::from_fn(|channel| a[channel] + (b[channel] - a[channel]) * fx);
    let bottom: [f32; 4] = std::array::from_fn(|channel| c[channel] + (d[channel] - c[channel]) * fx);
    std::array::from_fn(|channel| top[channel] + (bottom[channel] - top[channel]) * fy)
}

#[cfg(test)]
mod tests {
    use glam::DVec2;
    use proptest::prelude::*;

    use super::*;

    /// A picture whose red is its column and whose green is its row.
    fn ramp(width: usize, height: usize) -> Vec<u8> {
        let pixel = |at: usize| [(at % width) as u8, (at / width) as u8, 7, 255];
        (0..width * height).flat_map(pixel).collect()
    }

    fn sampled(frame: &Frame, region: &Region, side: usize, border: Border) -> Vec<[f32; 3]> {
        let mut cells = Vec::new();
        frame.sample(region, side, [0.0, 255.0], border, &Light::NONE, &mut cells);
        cells.as_chunks::<3>().0.to_vec()
    }

    #[test]
    fn beyond_the_border() {
        let rgba = ramp(100, 60);
        let frame = Frame::upright(&rgba, 100, 60, 0.0);
        let letterbox = Region::letterbox(100, 60);
        #[track_caller]
        fn check(cells: &[[f32; 3]], column: usize, row: usize, expected: [f32; 3]) {
            let found = cells[row * 50 + column];
            assert!((0..3).all(|at| (found[at] - expected[at]).abs() < 1e-3), "{found:?}");
        }
        let zero = sampled(&frame, &letterbox, 50, Border::Zero);
        check(&zero, 10, 5, [0.0, 0.0, 0.0]);
        check(&zero, 10, 25, [20.0, 30.0, 7.0]);
        check(&zero, 10, 45, [0.0, 0.0, 0.0]);
        let replicate = sampled(&frame, &letterbox, 50, Border::Replicate);
        check(&replicate, 10, 5, [20.0, 0.0, 7.0]);
        check(&replicate, 10, 25, [20.0, 30.0, 7.0]);
        check(&replicate, 10, 45, [20.0, 59.0, 7.0]);
    }

    #[test]
    fn light_is_measured() {
        let light = |rgba| Frame::upright(rgba, 3, 2, 0.0).light();
        assert_eq!(light(&[0; 24]).mean, 0.0);
        assert!((light(&[255; 24]).mean - 1.0).abs() < 1e-9);
        assert!((light(&[51; 24]).mean - 0.2).abs() < 1e-9);
        assert_eq!(light(&[255; 23]), Light::NONE, "too few bytes are no picture");
        let rgba = ramp(200, 200);
        let ramp = Frame::upright(&rgba, 200, 200, 0.0).light();
        assert!(ramp.dark < 0.1 && ramp.bright > 0.6 && ramp.dark < ramp.mean && ramp.mean < ramp.bright);
    }

    #[test]
    fn a_picture_with_contrast_is_left_as_it_is_and_one_without_is_stretched() {
        #[track_caller]
        fn check(dark: f64, bright: f64, low: f64, high: f64) {
            let (gain, offset) = Light { mean: 0.5, dark, bright }.stretch();
            let lies = |value: f64| value * f64::from(gain) + f64::from(offset);
            assert!((lies(dark) - low).abs() < 1e-3 && (lies(bright) - high).abs() < 1e-3, "{gain} {offset}");
        }
        check(0.0, 1.0, 0.0, 1.0);
        check(0.2, 0.8, 0.2, 0.8);
        check(0.0, 0.1, 0.0, 0.69);
        check(0.0, 0.01, 0.0, 0.12);
        check(0.6, 0.9, 0.05, 0.604);
        check(0.1, 0.1, 0.1, 0.1);
    }

    #[test]
    fn a_turn_is_the_nearest_quarter() {
        for (degrees, turn) in [
            (0, Turn::None),
            (90, Turn::Quarter),
            (180, Turn::Half),
            (270, Turn::ThreeQuarters),
            (-90, Turn::ThreeQuarters),
            (450, Turn::Quarter),
            (44, Turn::None),
        ] {
            assert_eq!(Turn::from_deg(degrees), turn, "{degrees} degrees");
        }
    }

    /// The stored pixels of a camera that hangs so, looking at what `upright` shows.
    fn stored_by(camera: Camera, upright: &[u8], width: usize, height: usize) -> (Vec<u8>, usize, usize) {
        let turned = matches!(camera.turn, Turn::Quarter | Turn::ThreeQuarters);
        let (stored_width, stored_height) = if turned { (height, width) } else { (width, height) };
        let mut stored = vec![0; upright.len()];
        for (at, pixel) in upright.as_chunks::<4>().0.iter().enumerate() {
            let (x, y) = (at % width, at / width);
            let x = if camera.mirrored { width - 1 - x } else { x };
            let (column, row) = match camera.turn {
                Turn::None => (x, y),
                Turn::Quarter => (y, stored_height - 1 - x),
                Turn::Half => (stored_width - 1 - x, stored_height - 1 - y),
                Turn::ThreeQuarters => (stored_width - 1 - y, x),
            };
            stored[(row * stored_width + column) * 4..][..4].copy_from_slice(pixel);
        }
        (stored, stored_width, stored_height)
    }

    #[test]
    fn however_the_camera_hangs_the_picture_stands_upright() {
        let (width, height) = (90, 60);
        let upright = ramp(width, height);
        let region = Region { center: DVec2::new(40.0, 33.0), size: 70.0, rotation: 0.4 };
        for border in [Border::Zero, Border::Replicate] {
            let expected = sampled(&Frame::upright(&upright, width, height, 0.0), &region, 16, border);
            for turn in Turn::ALL {
                for mirrored in [false, true] {
                    let camera = Camera { turn, mirrored };
                    let (rgba, w, h) = stored_by(camera, &upright, width, height);
                    let frame = Frame { rgba: &rgba, width: w, height: h, time_s: 0.0, camera };
                    assert_eq!(frame.size(), (width, height));
                    for (found, expected) in sampled(&frame, &region, 16, border).iter().zip(&expected) {
                        assert!((0..3).all(|at| (found[at] - expected[at]).abs() < 1e-2), "{camera:?}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn every_cell_shows_its_place(
            x in 60.0..140.0_f64,
            y in 60.0..140.0_f64,
            size in 20.0..80.0_f64,
            rotation in -3.2..3.2_f64,
        ) {
            let rgba = ramp(200, 200);
            let frame = Frame::upright(&rgba, 200, 200, 0.0);
            let region = Region { center: DVec2::new(x, y), size, rotation };
            for (at, cell) in sampled(&frame, &region, 16, Border::Zero).iter().enumerate() {
                let place = region.point(DVec2::new((at % 16) as f64, (at / 16) as f64) / 16.0);
                prop_assert!((f64::from(cell[0]) - place.x).abs() < 1e-2);
                prop_assert!((f64::from(cell[1]) - place.y).abs() < 1e-2);
            }
        }

        #[test]
        fn odd_pictures_and_regions_never_panic(
            width in 0..4_usize,
            height in 0..4_usize,
            bytes in 0..70_usize,
            x in prop::num::f64::ANY,
            size in prop::num::f64::ANY,
            rotation in prop::num::f64::ANY,
            zero in any::<bool>(),
        ) {
            let rgba = vec![9; bytes];
            let frame = Frame::upright(&rgba, width, height, 0.0);
            let border = if zero { Border::Zero } else { Border::Replicate };
            let region = Region { center: DVec2::new(x, 1.0), size, rotation };
            prop_assert_eq!(sampled(&frame, &region, 4, border).len(), 16);
        }
    }
}
