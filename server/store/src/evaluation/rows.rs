//! Evaluations as rows and back.

use super::unreadable;
use crate::{Store, entity::evaluation::Model, error::StoreError, secret::Place};
use domain::{
    evaluation::{Aspects, Comment, Evaluation, FollowUp, Given, Mark, Voice},
    ids::CaseId,
};

/// What a row holds.
pub(super) struct Read {
    pub evaluation: Evaluation,
    pub follow_up: Option<FollowUp>,
}

impl Read {
    /// As its applicant reads it, and everybody who may.
    pub fn given(&self) -> Given {
        let Evaluation { mark, aspects, comment, at, .. } = &self.evaluation;
        let follow_up = self.follow_up.as_ref();
        Given {
            mark: *mark,
            aspects: aspects.iter().collect(),
            comment: comment.as_ref().map(|comment| comment.as_str().to_owned()).unwrap_or_default(),
            at: *at,
            answer: follow_up.and_then(FollowUp::answer).map(Into::into),
            closing: follow_up.and_then(FollowUp::closing).map(Into::into),
        }
    }
}

/// An evaluation, and what its low mark has become, as a row.
pub(super) fn written(
    store: &Store,
    evaluation: &Evaluation,
    follow_up: Option<&FollowUp>,
) -> Result<Model, StoreError> {
    let key = evaluation.case.to_string();
    let comment = evaluation.comment.as_ref();
    let comment = comment.map(|comment| store.keys().hide(place(&key, "comment"), comment)).transpose()?;
    let progress = follow_up.map(|it| store.keys().hide(place(&key, "progress"), &it.progress)).transpose()?;
    Ok(Model {
        account: match evaluation.by {
            Voice::Account { account } => Some(account.to_string()),
            Voice::Receipt => None,
        },
        at: evaluation.at.into(),
        mark: evaluation.mark.get().into(),
        aspects: serde_json::to_string(&evaluation.aspects).map_err(|error| unreadable("aspects", error))?,
        comment,
        progress,
        open: follow_up.is_some_and(FollowUp::is_open),
        case_id: key,
    })
}

/// A row as an evaluation.
pub(super) fn read(store: &Store, row: &Model) -> Result<Read, StoreError> {
    let case: CaseId = row.case_id.parse().map_err(|error| unreadable("case", error))?;
    let by = match row.account.as_deref() {
        Some(account) => Voice::Account { account: account.parse().map_err(|error| unreadable("account", error))? },
        None => Voice::Receipt,
    };
    let mark = u8::try_from(row.mark).map_err(|error| unreadable("mark", error))?;
    let aspects: Aspects = serde_json::from_str(&row.aspects).map_err(|error| unreadable("aspects", error))?;
    let comment: Option<Comment> =
        row.comment.as_deref().map(|text| store.keys().reveal(place(&row.case_id, "comment"), text)).transpose()?;
    let at = row.at.utc();
    let mark = Mark::new(mark).map_err(|error| unreadable("mark", error))?;
    let progress = row.progress.as_deref();
    let progress = progress.map(|text| store.keys().reveal(place(&row.case_id, "progress"), text)).transpose()?;
    let follow_up = progress.map(|progress| FollowUp { case, given_by: by, at, progress });
    Ok(Read { evaluation: Evaluation { case, by, at, mark, aspects, comment }, follow_up })
}

fn place<'a>(key: &'a str, column: &'a str) -> Place<'a> {
    Place { table: "evaluations", column, row: key }
}
