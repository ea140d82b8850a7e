//! What differs between the draw made again and the published result, by seat, examiner and rank.

use super::finding::Finding;
use crate::draws::bundle::{DrawResult, ExclusionReason, SeatTaken, SeatingDrawn, TaskDrawn};
use crate::draws::lots::GroupDrawn;
use crate::examiners::PanelRole;
use std::collections::{BTreeMap, BTreeSet};

/// Every difference; none means the same bytes.
pub(super) fn differences(computed: &DrawResult, published: &DrawResult) -> Vec<Finding> {
    if computed == published {
        return Vec::new();
    }
    let mut findings = fields(computed, published);
    findings.extend(match (&computed.drawn, &published.drawn) {
        (TaskDrawn::Seating(computed), TaskDrawn::Seating(published)) => seating(computed, published),
        (TaskDrawn::Lots(computed), TaskDrawn::Lots(published)) => lots(computed, published),
        _ => vec![Finding::FieldDiffers { field: "drawn".to_owned() }],
    });
    findings
}

/// The groups of lots whose order differs.
fn lots(computed: &[GroupDrawn], published: &[GroupDrawn]) -> Vec<Finding> {
    let labels = |groups: &[GroupDrawn]| groups.iter().map(|group| group.label.clone()).collect::<Vec<_>>();
    if labels(computed) != labels(published) {
        return vec![Finding::LotsDiffer { group: String::new() }];
    }
    let differing = computed.iter().zip(published).filter(|(ours, theirs)| ours != theirs);
    differing.map(|(ours, _)| Finding::LotsDiffer { group: ours.label.clone() }).collect()
}

fn seating(computed: &SeatingDrawn, published: &SeatingDrawn) -> Vec<Finding> {
    let mut findings = Vec::new();
    let seats = seats(computed, published);
    if seats.is_empty() && computed.seats != published.seats {
        findings.push(Finding::SeatsNotInOrder);
    }
    findings.extend(seats);
    findings.extend(moved(computed, published));
    findings.extend(exclusions(computed, published));
    findings.extend(order(computed, published));
    findings
}

fn fields(computed: &DrawResult, published: &DrawResult) -> Vec<Finding> {
    let table = [
        ("v", computed.v == published.v),
        ("frozen", computed.frozen == published.frozen),
        ("seed", computed.seed == published.seed),
    ];
    let differing = table.into_iter().filter(|(_, same)| !same);
    differing.map(|(field, _)| Finding::FieldDiffers { field: field.to_owned() }).collect()
}

fn seats(computed: &SeatingDrawn, published: &SeatingDrawn) -> Vec<Finding> {
    fn by_seat(result: &SeatingDrawn) -> BTreeMap<(&str, PanelRole, u16), &str> {
        result.seats.iter().map(|seat| ((seat.room.as_str(), seat.role, seat.k), seat.label.as_str())).collect()
    }
    let (ours, theirs) = (by_seat(computed), by_seat(published));
    let all: BTreeSet<_> = ours.keys().chain(theirs.keys()).copied().collect();
    let differing = all.into_iter().filter(|seat| ours.get(seat) != theirs.get(seat));
    differing
        .map(|seat| Finding::SeatDiffers {
            room: seat.0.to_owned(),
            role: seat.1,
            k: seat.2,
            computed: ours.get(&seat).map(|label| (*label).to_owned()),
            published: theirs.get(&seat).map(|label| (*label).to_owned()),
        })
        .collect()
}

fn moved(computed: &SeatingDrawn, published: &SeatingDrawn) -> Vec<Finding> {
    fn by_label(result: &SeatingDrawn) -> BTreeMap<&str, &SeatTaken> {
        result.seats.iter().map(|seat| (seat.label.as_str(), seat)).collect()
    }
    let (ours, theirs) = (by_label(computed), by_label(published));
    let all: BTreeSet<_> = ours.keys().chain(theirs.keys()).copied().collect();
    let differing = all.into_iter().filter(|label| ours.get(label) != theirs.get(label));
    differing
        .map(|label| Finding::Moved {
            label: label.to_owned(),
            computed: ours.get(label).copied().cloned().map(Box::new),
            published: theirs.get(label).copied().cloned().map(Box::new),
        })
        .collect()
}

fn exclusions(computed: &SeatingDrawn, published: &SeatingDrawn) -> Vec<Finding> {
    fn by_label(result: &SeatingDrawn) -> BTreeMap<&str, ExclusionReason> {
        result.excluded.iter().map(|it| (it.label.as_str(), it.reason)).collect()
    }
    let (ours, theirs) = (by_label(computed), by_label(published));
    let all: BTreeSet<_> = ours.keys().chain(theirs.keys()).copied().collect();
    let differing = all.into_iter().filter(|label| ours.get(label) != theirs.get(label));
    let mut findings: Vec<Finding> = differing
        .map(|label| Finding::ExclusionDiffers {
            label: label.to_owned(),
            computed: ours.get(label).copied(),
            published: theirs.get(label).copied(),
        })
        .collect();
    if findings.is_empty() && computed.excluded != published.excluded {
        findings.push(Finding::FieldDiffers { field: "excluded".to_owned() });
    }
    findings
}

fn order(computed: &SeatingDrawn, published: &SeatingDrawn) -> Option<Finding> {
    let (ours, theirs) = (&computed.order, &published.order);
    let rank = (0..ours.len().max(theirs.len())).find(|rank| ours.get(*rank) != theirs.get(*rank))?;
    Some(Finding::OrderDiffers {
        rank: rank + 1,
        computed: ours.get(rank).cloned(),
        published: theirs.get(rank).cloned(),
    })
}
