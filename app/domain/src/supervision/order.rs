//! The order of acceptance (行政许可法 art 57): where only so many are granted, who was accepted first is granted first.

use super::card::{Scope, Trigger};
use super::facts::Incident;
use super::watching::Responsible;
use crate::approvals::case::{By, Decision, Event, What};
use crate::approvals::post::PostCode;
use crate::ids::CaseId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A case of an item with a limited number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Queued {
    /// The case.
    pub case: CaseId,
    /// When it was accepted.
    pub accepted_at: DateTime<Utc>,
    /// When it was granted; none where it was not.
    pub granted_at: Option<DateTime<Utc>>,
    /// When it left the queue in any way, the grant among them; none while it waits.
    pub left_at: Option<DateTime<Utc>>,
    /// While its clock was stopped it kept nobody waiting: from when to when, still stopped where there is no end.
    pub stopped: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)>,
    /// The post that decides it.
    pub post: PostCode,
}

impl Queued {
    /// A case in the queue of its item; none before its acceptance. `posts` answer for it where no act of a post decided.
    pub fn of(case: CaseId, events: &[Event], posts: &Responsible) -> Option<Self> {
        let first = |found: fn(&What) -> bool| events.iter().find(|event| found(&event.what));
        let accepted = first(|what| matches!(what, What::Accepted { .. }))?;
        let granted =
            first(|what| matches!(what, What::Decided { decision: Decision::Grant { .. } } | What::Deemed { .. }));
        let mut stopped: Vec<(DateTime<Utc>, Option<DateTime<Utc>>)> = Vec::new();
        for event in events {
            match (&event.what, stopped.last_mut()) {
                (What::Suspended(_), _) => stopped.push((event.at, None)),
                (What::Resumed | What::RanOn, Some((_, until))) => *until = Some(event.at),
                _ => {}
            }
        }
        let post = granted.and_then(|event| match &event.by {
            By::Post { post, .. } => Some(post.clone()),
            By::Applicant | By::Law => None,
        });
        Some(Self {
            case,
            accepted_at: accepted.at,
            granted_at: granted.map(|event| event.at),
            left_at: first(What::ends_review).map(|event| event.at),
            stopped,
            post: post.unwrap_or_else(|| posts.decide.clone()),
        })
    }

    /// Whether it could have been decided at an instant.
    fn waited_at(&self, at: DateTime<Utc>) -> bool {
        let stopped = self.stopped.iter().any(|(from, until)| *from <= at && until.is_none_or(|until| at < until));
        self.accepted_at <= at && self.left_at.is_none_or(|left| at < left) && !stopped
    }
}

/// Who was granted while somebody accepted earlier still waited, in the order given.
pub fn off_order(queue: &[Queued]) -> Vec<(CaseId, Incident)> {
    let passed = |granted: &&Queued| {
        let Some(at) = granted.granted_at else { return false };
        queue.iter().any(|other| other.accepted_at < granted.accepted_at && other.waited_at(at))
    };
    let incident = |granted: &Queued| {
        let at = granted.granted_at?;
        let post = granted.post.clone();
        Some((granted.case, Incident { trigger: Trigger::OffOrder, scope: Scope::Total, post, at }))
    };
    queue.iter().filter(passed).filter_map(incident).collect()
}
