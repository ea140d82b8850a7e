//! The mean of a panel: one highest and one lowest score left out (去掉一个最高分、一个最低分), in exact integers.

use super::{Score, Seat};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What a panel's scores come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mean {
    /// The mean of the scores that count, half-up to two decimals.
    pub value: Score,
    /// The seat whose score is left out as a highest one: of equals the first in rank.
    pub highest: Seat,
    /// The seat whose score is left out as a lowest one: of equals the last in rank.
    pub lowest: Seat,
}

/// Leaves out ONE highest and ONE lowest score, however many are equal, and averages the rest half-up
/// (四舍五入) to two decimals. None for fewer than three scores. Whether all seats have scored is the turn's to know.
pub fn mean(scores: &[(Seat, Score)]) -> Option<Mean> {
    let counted = u32::try_from(scores.len()).ok()?.checked_sub(2).filter(|counted| *counted > 0)?;
    let (highest, most) = *scores.iter().min_by_key(|(seat, score)| (Reverse(*score), *seat))?;
    let (lowest, least) = *scores.iter().min_by_key(|(seat, score)| (*score, Reverse(*seat)))?;
    let all: u32 = scores.iter().map(|(_, score)| u32::from(score.hundredths())).sum();
    let sum = all - u32::from(most.hundredths()) - u32::from(least.hundredths());
    let half_up = (2 * sum + counted) / (2 * counted);
    Some(Mean { value: u16::try_from(half_up).ok().and_then(Score::from_hundredths)?, highest, lowest })
}
