//! What may still become of an announced position (职位变更): its text, fewer places, its cancellation.
//!
//! Legal source: 事业单位公开招聘违纪违规行为处理规定 art 15 (the published conditions are kept); a change needs approval
//! and must be published in advance.

use super::position::Position;
use super::{RecruitmentState, Schedule};
use crate::refusal::{Code, Refusal};
use chrono::NaiveDate;

/// What an amendment does to a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its text becomes another, and maybe its places fewer.
    Text,
    /// Fewer are hired, and nothing else changes (核减招录人数).
    FewerPlaces,
    /// It is not filled at all (取消职位).
    Cancellation,
}

impl Change {
    /// What it does to make one position of another; none where it is cancelled.
    ///
    /// # Errors
    /// `nothing-changed`; `out-of-range` in the field `places` (facts: least, most) for none and for more, because more
    /// need quota of their own.
    pub fn of(before: &Position, after: Option<&Position>) -> Result<Self, Refusal> {
        let Some(after) = after else { return Ok(Self::Cancellation) };
        if before == after {
            return Err(Code::NothingChanged.into());
        }
        if after.places == 0 || after.places > before.places {
            return Err(Refusal::of(Code::OutOfRange, "places").with(1).with(before.places));
        }
        let fewer = Position { places: after.places, ..before.clone() };
        Ok(if fewer == *after { Self::FewerPlaces } else { Self::Text })
    }

    /// Whether it may be made on a day. Conditions change as long as people can still apply under them; places fall away
    /// until it is fixed who is drawn for the seats of the examination, or else one position less would draw all seats
    /// again.
    ///
    /// # Errors
    /// `wrong-state`; `seats-fixed` for fewer places or none once the draw of the seats is fixed.
    pub fn may(
        self,
        state: RecruitmentState,
        schedule: &Schedule,
        seats_fixed: bool,
        today: NaiveDate,
    ) -> Result<(), Refusal> {
        let open = match self {
            Self::Text => state == RecruitmentState::Announced && today <= schedule.registration.last,
            Self::FewerPlaces | Self::Cancellation => {
                matches!(state, RecruitmentState::Announced | RecruitmentState::Settled)
            }
        };
        match self {
            _ if !open => Err(Code::WrongState.into()),
            Self::FewerPlaces | Self::Cancellation if seats_fixed => Err(Code::SeatsFixed.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::position::{Conditions, PositionCode, Printed};
    use super::*;
    use crate::applications::timeline_samples::{day, schedule};
    use RecruitmentState::{Allotted, Announced, Approved, Settled};

    fn position(places: u16) -> Position {
        Position {
            code: PositionCode::parse("22000000000000017").unwrap(),
            agency: "示范统计局".into(),
            unit: "示范统计局".into(),
            title: "科员".into(),
            level: None,
            region_text: "长春市".into(),
            places,
            conditions: Conditions::read(Printed::default(), ""),
            variant: None,
            ratio: None,
            grassroots: false,
            notes: String::new(),
            remarks: Vec::new(),
        }
    }

    #[test]
    fn what_changes_is_told_from_the_two_texts() {
        let of = |after: Option<&Position>| Change::of(&position(2), after).map_err(|refusal| refusal.code);
        assert_eq!(of(None), Ok(Change::Cancellation));
        assert_eq!(of(Some(&position(1))), Ok(Change::FewerPlaces));
        assert_eq!(of(Some(&Position { title: "主任科员".into(), ..position(1) })), Ok(Change::Text));
        assert_eq!(of(Some(&position(2))), Err(Code::NothingChanged));
        assert_eq!(of(Some(&position(3))), Err(Code::OutOfRange), "more places need quota of their own");
        assert_eq!(of(Some(&position(0))), Err(Code::OutOfRange), "that is a cancellation");
    }

    #[test]
    fn conditions_stand_after_registration_and_places_once_seats_are_given() {
        let may = |change: Change, state, today: &str| change.may(state, &schedule(), false, day(today)).is_ok();
        assert!(may(Change::Text, Announced, "2008-04-29"));
        assert!(!may(Change::Text, Announced, "2008-04-30") && !may(Change::Text, Settled, "2008-04-29"));
        for change in [Change::FewerPlaces, Change::Cancellation] {
            assert!(may(change, Announced, "2008-05-08") && may(change, Settled, "2008-05-15"));
            assert!(!may(change, Approved, "2008-04-18") && !may(change, Allotted, "2008-05-15"));
            let fixed = change.may(Settled, &schedule(), true, day("2008-05-15")).unwrap_err();
            assert_eq!(fixed.code, Code::SeatsFixed);
        }
    }
}
