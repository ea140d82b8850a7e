//! A schematic map of the exam regions and the flows between them. The table beside it is the data; this is its picture.
//!
//! Plain components with plain properties, so that the replay island can draw them too. Whole numbers only: the
//! picture is the same on every machine.

use crate::lang::Lang;
use crate::locales::{Map, fill, region_on_map};
use domain::regions::ExamRegion;
use leptos::prelude::*;

/// One region on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapPlace {
    /// Its name, as it is read.
    pub name: String,
    /// From the west, in map units (the map is about 1,000 wide).
    pub x: i32,
    /// From the north, in map units.
    pub y: i32,
    /// On which side of the mark the name stands.
    pub side: Side,
}

/// A side of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over it, and on to the east.
    Above,
    /// Under it.
    Below,
    /// To the west.
    Left,
    /// To the east.
    Right,
}

impl MapPlace {
    /// An exam region at its place, with its short name.
    pub fn of(region: ExamRegion, lang: Lang) -> Self {
        let point = region.map_point();
        let side = match region {
            ExamRegion::Changchun => Side::Above,
            ExamRegion::Provincial | ExamRegion::Siping | ExamRegion::Liaoyuan | ExamRegion::Tonghua => Side::Left,
            ExamRegion::Yanbian | ExamRegion::Baishan | ExamRegion::Changbaishan => Side::Below,
            ExamRegion::Jilin | ExamRegion::Songyuan | ExamRegion::Baicheng => Side::Right,
        };
        Self { name: region_on_map(region, lang).to_owned(), x: point.x.into(), y: point.y.into(), side }
    }
}

/// How many examiners go from one region to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The home region: its position in the list of places.
    pub from: usize,
    /// The place of duty: its position in the list of places.
    pub to: usize,
    /// How many examiners.
    pub count: u32,
}

/// The radius of a region's mark, in map units.
const MARK: i32 = 16;
/// Room for names beside the outermost marks, in map units.
const MARGIN_X: i32 = 110;
/// Room for names above and below the outermost marks, in map units.
const MARGIN_Y: i32 = 62;
/// How many classes of thickness the style sheet knows.
const LEVELS: u32 = 5;

/// The map: every region a mark, every flow an arc from home to place, thicker where more people go.
#[component]
pub fn RegionMap(
    /// The language; an island knows it only from its own properties.
    lang: Lang,
    /// The regions.
    places: Vec<MapPlace>,
    /// The flows between them; a flow whose regions are not on the map is left out.
    flows: Vec<Flow>,
    /// A word that is unique on the page.
    #[prop(default = "region-map".into(), into)]
    id: String,
) -> impl IntoView {
    let words = Map::of(lang);
    let people: u32 = flows.iter().map(|flow| flow.count).sum();
    let facts = [places.len().to_string(), flows.len().to_string(), people.to_string()];
    let description = fill(words.description, &[&facts[0], &facts[1], &facts[2]]);
    let (title_id, text_id, arrow) = (format!("{id}-title"), format!("{id}-text"), format!("{id}-arrow"));
    let (labelled_by, described_by) = (title_id.clone(), text_id.clone());
    let most = flows.iter().map(|flow| flow.count).max().unwrap_or(1).max(1);
    let arcs = flows.iter().filter_map(|flow| arc_view(flow, &places, most, &arrow, words)).collect_view();
    let frame = frame(&places);
    let marks = places.into_iter().map(mark_view).collect_view();
    view! {
        <div class="map-box">
            <svg class="map" viewBox=frame role="img" aria-labelledby=labelled_by aria-describedby=described_by>
                <title id=title_id>{words.title}</title>
                <desc id=text_id>{description}</desc>
                <defs>
                    <marker id=arrow class="map-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="14" markerHeight="14" markerUnits="userSpaceOnUse" orient="auto">
                        <path d="M0 0 8 4 0 8z"></path>
                    </marker>
                </defs>
                <g class="map-flows">{arcs}</g>
                <g class="map-places">{marks}</g>
            </svg>
        </div>
    }
}

fn mark_view(place: MapPlace) -> impl IntoView {
    let (dx, dy, anchor) = match place.side {
        Side::Above => (-MARK, -MARK - 12, "start"),
        Side::Below => (0, 2 * MARK + 18, "middle"),
        Side::Left => (-MARK - 10, 10, "end"),
        Side::Right => (MARK + 10, 10, "start"),
    };
    view! {
        <circle cx=place.x cy=place.y r=MARK></circle>
        <text x=place.x + dx y=place.y + dy text-anchor=anchor>{place.name}</text>
    }
}

fn arc_view(flow: &Flow, places: &[MapPlace], most: u32, arrow: &str, words: &Map) -> Option<impl IntoView + use<>> {
    let (from, to) = (places.get(flow.from)?, places.get(flow.to)?);
    let level = 1 + flow.count.saturating_mul(LEVELS - 1) / most;
    let title = fill(words.flow, &[&from.name, &to.name, &flow.count.to_string()]);
    Some(view! {
        <path class=format!("map-flow map-flow-{level}") d=arc((from.x, from.y), (to.x, to.y)) marker-end=format!("url(#{arrow})")>
            <title>{title}</title>
        </path>
    })
}

/// An arc that bends to the left of its way, so that there and back are two arcs; it ends before the mark.
fn arc(from: (i32, i32), to: (i32, i32)) -> String {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let bend = ((from.0 + to.0) / 2 + dy * 18 / 100, (from.1 + to.1) / 2 - dx * 18 / 100);
    let end = stop_short(bend, to, MARK + 5);
    let start = stop_short(bend, from, MARK);
    format!("M{} {}Q{} {} {} {}", start.0, start.1, bend.0, bend.1, end.0, end.1)
}

/// The point on the way from `from` to `to` that is `gap` before `to`.
fn stop_short(from: (i32, i32), to: (i32, i32), gap: i32) -> (i32, i32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).max(1).isqrt().max(1);
    (to.0 - dx * gap / length, to.1 - dy * gap / length)
}

/// The view box: all marks with room for their names.
fn frame(places: &[MapPlace]) -> String {
    let reach = |values: fn(&MapPlace) -> i32, margin: i32| {
        let least = places.iter().map(values).min().unwrap_or(0) - margin;
        let most = places.iter().map(values).max().unwrap_or(0) + margin;
        (least, most - least)
    };
    let ((x, width), (y, height)) = (reach(|place| place.x, MARGIN_X), reach(|place| place.y, MARGIN_Y));
    format!("{x} {y} {width} {height}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_ends_outside_the_mark_and_differs_on_the_way_back() {
        assert_eq!(stop_short((0, 0), (100, 0), 20), (80, 0));
        assert_ne!(arc((0, 0), (300, 0)), arc((300, 0), (0, 0)));
        // Two regions on one spot draw a dot, not a fault.
        assert!(arc((5, 5), (5, 5)).starts_with("M5 5"));
    }

    #[test]
    fn every_exam_region_has_a_short_name() {
        for region in ExamRegion::ALL {
            assert!(MapPlace::of(region, Lang::Zh).name.chars().count() <= 3);
            assert!(!MapPlace::of(region, Lang::En).name.contains(' '));
        }
    }

    #[test]
    fn the_frame_holds_every_mark() {
        let places = [(100, 50), (400, 300)].map(|(x, y)| MapPlace { name: String::new(), x, y, side: Side::Below });
        assert_eq!(frame(&places), "-10 -12 520 374");
    }
}
