//! The worked example of the specification, computed again: both language versions show exactly these values.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod draws_support;

use chrono::NaiveDate;
use domain::draws::frozen::Frozen;
use domain::draws::number::commitment;
use domain::draws::order::DrawKey;
use domain::draws::seating::document::Room;
use domain::draws::seed::seed;
use domain::draws::{SPECIFICATION_EN, SPECIFICATION_ZH};
use domain::examiners::PanelRole;
use domain::regions::ExamRegion;
use draws_support::*;

fn example() -> Frozen {
    let chief = [PanelRole::Chief, PanelRole::Public];
    let mut document = frozen(
        vec![
            entrant(1, ExamRegion::Jilin, 1, &chief),
            entrant(2, ExamRegion::Jilin, 1, PUBLIC),
            entrant(3, ExamRegion::Siping, 2, &chief),
            entrant(4, ExamRegion::Siping, 3, PUBLIC),
            entrant(5, ExamRegion::Yanbian, 4, &chief),
            entrant(6, ExamRegion::Yanbian, 5, PUBLIC),
        ],
        vec![
            Room { label: "R1".to_owned(), ..room(1, ExamRegion::Jilin, 1, 0, 1) },
            Room { label: "R2".to_owned(), ..room(1, ExamRegion::Siping, 1, 0, 1) },
        ],
    );
    document.title = "Example".to_owned();
    document.supervisors[0].office = "Office A".to_owned();
    document.supervisors[1].office = "Office B".to_owned();
    seating_mut(&mut document).pool[3].certified_until = NaiveDate::from_ymd_opt(2027, 3, 5).unwrap();
    document
}

/// The values of the example, one a line, as the specification prints them.
fn values() -> Vec<String> {
    let document = example();
    let frozen_hash = document.hash().unwrap();
    let numbers = vec![Some(number(0)), None];
    let seed = seed(frozen_hash, None, &numbers);
    let key = DrawKey::of_draw(frozen_hash, seed);
    let result = result(&document, seed);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let mut lines = vec![
        text(document.to_bytes().unwrap()),
        format!("frozen_hash {frozen_hash}"),
        format!("number S1   {}", number(0).to_hex()),
        format!("commit S1   {}", commitment(document.draw, &number(0))),
        format!("seed        {seed}"),
    ];
    lines.extend(
        result.drawn.seating().unwrap().order.iter().map(|label| format!("{label}    {}", key.position(label))),
    );
    lines.push(text(result.to_bytes().unwrap()));
    lines.push(format!("result_hash {}", result.hash().unwrap()));
    lines
}

#[test]
fn both_versions_show_the_computed_values() {
    for (name, specification) in [("zh", SPECIFICATION_ZH), ("en", SPECIFICATION_EN)] {
        for line in values() {
            assert!(specification.lines().any(|it| it == line), "{name} lacks:\n{}", values().join("\n"));
        }
    }
}
