//! A picture on a sheet: read from the file that it is kept as, drawn whole and upright within a frame.

use domain::files::{FileFormat, Turn};
use krilla::geom::{Rect, Size, Transform};
use krilla::image::Image;
use krilla::surface::Surface;

/// Pixels of a picture that is unpacked, at most: more than any print shows, and no more memory than an answer may take.
const MOST_PIXELS: u64 = 8_000_000;
/// Cosine and sine of each number of quarter turns.
const QUARTERS: [(f32, f32); 4] = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];

/// A picture to be drawn.
pub struct Picture {
    image: Image,
    turn: Turn,
}

impl Picture {
    /// Reads a JPEG or PNG. None for any other format, for a file whose header cannot be read, and for a PNG of too many
    /// pixels: it is unpacked, where a JPEG goes into the sheet as it is.
    pub fn read(format: FileFormat, bytes: &[u8]) -> Option<Self> {
        let data = || bytes.to_vec().into();
        let (image, turn) = match format {
            FileFormat::Jpeg => (Image::from_jpeg(data(), false), Turn::of(bytes)),
            FileFormat::Png if pixels(bytes)? <= MOST_PIXELS => (Image::from_png(data(), false), Turn::default()),
            FileFormat::Png | FileFormat::Pdf => return None,
        };
        Some(Self { image: image.ok()?, turn })
    }

    /// Draws the whole of it as large as the frame lets it, in its middle.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, within: &Rect) {
        let (width, height) = self.image.size();
        let (width, height) = (width as f32, height as f32);
        let (across, down) = if self.turn.quarters.is_multiple_of(2) { (width, height) } else { (height, width) };
        let scale = (within.width() / across).min(within.height() / down);
        let (wide, high) = (width * scale, height * scale);
        let Some(size) = Size::from_wh(wide, high) else { return };
        surface.push_transform(&placed(self.turn, (wide, high), within));
        surface.draw_image(self.image.clone(), size);
        surface.pop();
    }
}

/// Where the corners of a picture of this size go, so that it stands upright with its middle in the frame's.
fn placed(turn: Turn, (wide, high): (f32, f32), within: &Rect) -> Transform {
    let (cosine, sine) = QUARTERS.get(usize::from(turn.quarters)).copied().unwrap_or((1.0, 0.0));
    let side = if turn.mirrored { -1.0 } else { 1.0 };
    let (to_right, to_bottom) = ((side * cosine, side * sine), (-sine, cosine));
    let middle = ((within.left() + within.right()) / 2.0, (within.top() + within.bottom()) / 2.0);
    let left = middle.0 - (to_right.0 * wide + to_bottom.0 * high) / 2.0;
    let top = middle.1 - (to_right.1 * wide + to_bottom.1 * high) / 2.0;
    Transform::from_row(to_right.0, to_right.1, to_bottom.0, to_bottom.1, left, top)
}

/// The pixels that a PNG's header, its first chunk, says it has.
fn pixels(png: &[u8]) -> Option<u64> {
    let side = |at: usize| Some(u64::from(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?)));
    Some(side(16)? * side(20)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a point of a picture of 30 by 40 goes in a frame whose corner is at 100, 200.
    fn goes(quarters: u8, mirrored: bool, (x, y): (f32, f32)) -> (f32, f32) {
        let (across, down) = if quarters.is_multiple_of(2) { (30.0, 40.0) } else { (40.0, 30.0) };
        let within = Rect::from_xywh(100.0, 200.0, across, down).unwrap();
        let to = placed(Turn { mirrored, quarters }, (30.0, 40.0), &within);
        (to.sx() * x + to.kx() * y + to.tx() - 100.0, to.ky() * x + to.sy() * y + to.ty() - 200.0)
    }

    #[test]
    fn a_turned_picture_fills_its_frame_upright() {
        assert_eq!(goes(0, false, (0.0, 0.0)), (0.0, 0.0));
        assert_eq!(goes(0, true, (0.0, 0.0)), (30.0, 0.0), "left and right change places");
        assert_eq!(goes(1, false, (0.0, 0.0)), (40.0, 0.0), "clockwise: what was the upper left is the upper right");
        assert_eq!(goes(1, false, (0.0, 40.0)), (0.0, 0.0));
        assert_eq!(goes(2, false, (0.0, 0.0)), (30.0, 40.0));
        assert_eq!(goes(3, false, (0.0, 0.0)), (0.0, 30.0));
        assert_eq!(goes(3, true, (0.0, 0.0)), (0.0, 0.0), "over the diagonal");
        assert_eq!(goes(3, true, (30.0, 0.0)), (0.0, 30.0));
    }
}
