//! Which cards are due.

use super::card::{Card, CardKey, Colour, Trigger, Verdict};
use super::facts::{Facts, Timed};
use super::measures::Measures;
use crate::approvals::clock::Certificate;
use crate::approvals::post::PostCode;
use crate::calendar::{Calendar, end_of_day};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// The cards that are due by `now` and are not among those so far, each with the moment at which it became due, in that
/// order. What it gives once it never gives again to whoever adds it to `so_far`.
pub fn due(so_far: &[Card], facts: &Facts, now: DateTime<Utc>, measures: &Measures, calendar: &Calendar) -> Vec<Card> {
    let of_clocks = facts.timed.iter().flat_map(|timed| of_clock(facts, timed, measures, calendar));
    let of_incidents = facts.incidents.iter().map(|incident| {
        let key = CardKey { case: facts.case, scope: incident.scope.clone(), trigger: incident.trigger };
        Card::issued(key, incident.post.clone(), incident.at)
    });
    let uncured = so_far.iter().filter_map(|card| uncured(card, facts));
    let mut cards: Vec<Card> = of_clocks.chain(of_incidents).chain(uncured).filter(|card| card.at <= now).collect();
    cards.sort_by(|one, other| (one.at, &one.key).cmp(&(other.at, &other.key)));
    let mut known: BTreeSet<CardKey> = so_far.iter().map(|card| card.key.clone()).collect();
    cards.retain(|card| known.insert(card.key.clone()));
    cards
}

/// The cards of one clock: the warning before the promise is over (before the law's limit where nothing is promised),
/// yellow when the promise is, red when the law's limit is.
fn of_clock(facts: &Facts, timed: &Timed, measures: &Measures, calendar: &Calendar) -> Vec<Card> {
    let first = timed.promised.as_ref().or(timed.statutory.as_ref());
    let moments = [
        (Trigger::NearlyDue, first.map(|clock| warned_at(clock, measures.warn_at, calendar))),
        (Trigger::PromiseOver, timed.promised.as_ref().map(Certificate::ends_at)),
        (Trigger::LimitOver, timed.statutory.as_ref().map(Certificate::ends_at)),
    ];
    let open = moments.into_iter().filter_map(|(trigger, at)| Some((trigger, at.filter(|at| timed.was_open_at(*at))?)));
    open.map(|(trigger, at)| card(facts, timed, trigger, &timed.post, at)).collect()
}

fn card(facts: &Facts, timed: &Timed, trigger: Trigger, post: &PostCode, at: DateTime<Utc>) -> Card {
    let key = CardKey { case: facts.case, scope: timed.scope.clone(), trigger };
    Card::issued(key, post.clone(), at)
}

/// The beginning of the first day on which no more than `left` working days are left; of the first day of the limit
/// where it has no more.
fn warned_at(clock: &Certificate, left: usize, calendar: &Calendar) -> DateTime<Utc> {
    let start = clock.input.start.on;
    let days = |day: &NaiveDate| day.pred_opt();
    let back = std::iter::successors(Some(clock.due), days).take_while(|day| *day > start);
    let mut counted = back.filter(|day| calendar.is_working_day(*day).0 && clock.stopped_on(*day).is_none());
    let eve = counted.nth(left).and_then(|day| day.pred_opt()).unwrap_or(start);
    end_of_day(eve)
}

impl Measures {
    /// Whether a part that began on one day and is due on another is near its end today: no more working days are left
    /// after today than the measures say, and it is not over. It begins on the day on which the warning of its clock is
    /// due, where the clock does not stand in between.
    pub fn warns(&self, began: NaiveDate, due: NaiveDate, today: NaiveDate, calendar: &Calendar) -> bool {
        let after = today.iter_days().skip(1).take_while(|day| *day <= due);
        let left = after.filter(|day| calendar.is_working_day(*day).0).take(self.warn_at + 1).count();
        began < today && today <= due && left <= self.warn_at
    }
}

/// The red card of a yellow one whose matter was still open when the supervisor's day was over.
fn uncured(yellow: &Card, facts: &Facts) -> Option<Card> {
    let stands = yellow.colour() == Colour::Yellow && yellow.verdict() != Some(Verdict::Dismissed);
    let at = end_of_day(yellow.cure_by.filter(|_| stands && yellow.key.case == facts.case)?);
    let timed = facts.timed.iter().find(|timed| timed.scope == yellow.key.scope && timed.was_open_at(at))?;
    Some(card(facts, timed, Trigger::YellowUncured, &yellow.against, at))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{CALENDAR, total};
    use super::*;

    #[test]
    fn the_sign_on_a_list_begins_on_the_day_of_the_warning() {
        let clock = total(None).promised.unwrap();
        let (began, due) = (clock.input.start.on, clock.due);
        for warn_at in 0..20 {
            let measures = Measures { warn_at, ..Measures::default() };
            let warned = warned_at(&clock, warn_at, &CALENDAR);
            for today in began.iter_days().take(30) {
                let near = today <= due && end_of_day(today) > warned;
                assert_eq!(measures.warns(began, due, today, &CALENDAR), near, "{warn_at} left on {today}");
            }
        }
    }
}
