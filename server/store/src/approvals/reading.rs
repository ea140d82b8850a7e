//! A case as its applicant reads it, and as the posts and supervisors do.

use super::{
    items::{catalogue, version},
    posts::{capacities, capacities_at},
    rows::{Loaded, id_of, load, place, refused, region_of, row, state_of},
};
use crate::{Store, calendar, entity::approval_case, error::StoreError};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Actor as CaseActor, Capacity, Correction, Duty},
        clock::StopReason,
        item::{Catalogue, Item},
        post::PostCode,
        record::{
            CaseLine, CaseRecord, CaseSlip, Clocks, Decided, Details, HearingShown, Inside, Reader, Receipt, StepShown,
            Told,
        },
    },
    calendar::Calendar,
    ids::CaseId,
    permissions::{Action, Actor, Target, may},
    refusal::Code,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A case for whoever may read it: its applicant, staff of its region who hold a post, supervisors.
///
/// # Errors
/// `not-found`, also for a case that is not the asker's to read.
pub async fn record(store: &Store, actor: &Actor, id: CaseId, now: DateTime<Utc>) -> Result<CaseRecord, StoreError> {
    let row = row(store.read(), id).await?;
    let (reader, mut held) = readers(store, actor, &row).await?;
    if reader == Reader::Inside {
        held = acting(store, actor, now).await?;
    }
    let loaded = load(store, store.read(), row).await?;
    let mut shown = shown(store, loaded, reader, &held, now).await?;
    if reader == Reader::Inside {
        shown.code = None;
    }
    Ok(shown)
}

/// As whom whoever reads a case from inside acts on it today.
async fn acting(store: &Store, actor: &Actor, now: DateTime<Utc>) -> Result<Vec<CaseActor>, StoreError> {
    if actor.account.is_some() { capacities_at(store.read(), actor, now).await } else { Ok(Vec::new()) }
}

/// As what somebody reads a case, and in which capacities they act on it.
///
/// # Errors
/// `not-found` for whoever may not read it.
pub(super) async fn readers(
    store: &Store,
    actor: &Actor,
    row: &approval_case::Model,
) -> Result<(Reader, Vec<CaseActor>), StoreError> {
    let own = actor.account.is_some_and(|account| row.account == Some(account.to_string()));
    let mine = actor.account.map(Target::Account).filter(|_| own);
    let applicant = mine.is_some_and(|mine| may(actor, Action::FileCase, mine).is_ok());
    let staff = may(actor, Action::HandleCases, Target::Region(region_of(row)?)).is_ok();
    let supervisor = may(actor, Action::SuperviseCases, Target::Anything).is_ok();
    let held = if actor.account.is_some() { capacities(store.read(), actor).await? } else { Vec::new() };
    if !(applicant || supervisor || staff && !held.is_empty()) {
        return Err(Code::NotFound.into());
    }
    Ok((if applicant { Reader::Outside } else { Reader::Inside }, held))
}

/// A case as it stands at `now`, for a reader, with what these capacities may do.
pub(super) async fn shown(
    store: &Store,
    mut loaded: Loaded,
    reader: Reader,
    held: &[CaseActor],
    now: DateTime<Utc>,
) -> Result<CaseRecord, StoreError> {
    let imported = calendar::imported(store).await?;
    let notices = imported.iter().map(|it| (it.notice.year(), it.notice.days().collect())).collect();
    let calendar = Calendar::with_imported(imported.into_iter().map(|it| it.notice));
    let version = loaded.events.len() as u64;
    // What time has done holds, also where it is not entered yet.
    let effects = loaded.case.advance(now, &calendar).map_err(|fault| refused(fault.into()))?;
    loaded.events.extend(effects);
    let case = &loaded.case;
    let keys = store.keys();
    let key = loaded.row.id.as_str();
    let inside = (reader == Reader::Inside).then(|| {
        let mut handles: Vec<_> = held.iter().flat_map(|actor| case.handles(actor)).collect();
        handles.sort();
        handles.dedup();
        Ok::<_, StoreError>(Inside {
            applicant: keys.reveal::<Details>(place(key, "applicant"), &loaded.row.applicant)?.masked(),
            proposal: case.proposal().map(|proposal| proposal.decision.clone()),
            handles,
        })
    });
    let licence = super::again::licence_of(store, store.read(), &loaded).await?;
    let mut can: Vec<_> = held.iter().flat_map(|actor| case.possible(actor)).collect();
    can.sort();
    can.dedup();
    let until = case.supply_until(&calendar).map_err(|fault| refused(fault.into()))?;
    let correction =
        case.correction().cloned().zip(until).map(|(correction, until)| Correction { until, ..correction });
    Ok(CaseRecord {
        id: loaded.id()?,
        number: loaded.row.number.clone(),
        code: Some(keys.decrypt_text(place(key, "code"), &loaded.row.code)?),
        item: Item::clone(&loaded.item),
        region: region_of(&loaded.row)?,
        filed_at: loaded.row.filed_at.utc(),
        state: case.state(),
        notices,
        clocks: Clocks::of(case, &calendar).map_err(|fault| refused(fault.into()))?,
        steps: StepShown::of(case, &calendar).map_err(|fault| refused(fault.into()))?,
        story: loaded.events.iter().filter_map(|event| Told::of(event, reader)).collect(),
        leads: case.leads(&calendar),
        correction,
        hearing: HearingShown::of(case.hearing()),
        decided: case.outcome().map(|outcome| Decided {
            decision: outcome.decision.clone(),
            at: outcome.at,
            fiction: outcome.fiction,
        }),
        licence,
        form: loaded.form.clone(),
        inside: inside.transpose()?,
        may_stop: StopReason::ALL.iter().copied().filter(|reason| case.may_stop_for(*reason)).collect(),
        can,
        version,
    })
}

/// The receipt of a case, for its applicant and for the posts that take applications: it has the code.
///
/// # Errors
/// `not-found`, also for a case that is not the asker's to read or a post without that duty.
pub async fn slip(store: &Store, actor: &Actor, id: CaseId) -> Result<CaseSlip, StoreError> {
    let row = row(store.read(), id).await?;
    let own = actor.account.filter(|account| row.account == Some(account.to_string()));
    let applicant = own.is_some_and(|own| may(actor, Action::FileCase, Target::Account(own)).is_ok());
    let takes = may(actor, Action::HandleCases, Target::Region(region_of(&row)?)).is_ok() && {
        let held = capacities(store.read(), actor).await?;
        held.iter().any(|held| matches!(&held.capacity, Capacity::Post(post) if post.duties.contains(&Duty::Receive)))
    };
    if !applicant && !takes {
        return Err(Code::NotFound.into());
    }
    let catalogue = catalogue(store).await?;
    let item = version(&catalogue, &row.item, row.item_version)?;
    Ok(CaseSlip {
        receipt: Receipt {
            id,
            number: row.number.clone(),
            code: store.keys().decrypt_text(place(&row.id, "code"), &row.code)?,
        },
        name: item.name.clone(),
        agency: item.agency.clone(),
        filed_at: row.filed_at.utc(),
        due: row.due.as_deref().map(super::rows::day).transpose()?,
    })
}

/// One's own cases, the latest first.
///
/// # Errors
/// The permission to file.
pub async fn own_cases(store: &Store, actor: &Actor, limit: u64) -> Result<Vec<CaseLine>, StoreError> {
    let account = actor.account.ok_or(Code::SignInRequired)?;
    may(actor, Action::FileCase, Target::Account(account))?;
    let mine = approval_case::Entity::find().filter(approval_case::Column::Account.eq(account.to_string()));
    let rows = mine.order_by_desc(approval_case::Column::Id).limit(limit).all(store.read()).await?;
    let catalogue = catalogue(store).await?;
    rows.iter().map(|row| line(&catalogue, row, None)).collect()
}

/// A line over a case.
pub(super) fn line(
    catalogue: &Catalogue,
    row: &approval_case::Model,
    task: Option<&crate::entity::case_task::Model>,
) -> Result<CaseLine, StoreError> {
    let item = version(catalogue, &row.item, row.item_version)?;
    let part = task.map(|task| super::acting::part(&task.step)).transpose()?;
    let part_name = part.as_ref().and_then(|part| match part {
        domain::approvals::record::Part::Step(step) => item.flow.step(step).map(|step| step.name.clone()),
        _ => None,
    });
    let due = task.map(|task| task.due.as_str()).or(row.due.as_deref());
    Ok(CaseLine {
        id: id_of(row)?,
        number: row.number.clone(),
        item: item.code.clone(),
        name: item.name.clone(),
        region: region_of(row)?,
        state: state_of(row)?,
        part,
        part_name,
        due: due.map(super::rows::day).transpose()?,
        near: false,
        provisional: row.provisional,
        filed_at: row.filed_at.utc(),
        version: u64::try_from(row.events).map_err(|error| super::unreadable("events", error))?,
        covers: task.map(|task| PostCode(task.covers.clone())).filter(|post| !post.0.is_empty()),
    })
}
