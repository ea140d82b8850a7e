//! The files that belong to an application: taken by what they hold, kept encrypted, given to its owner and to those who
//! review it.

use super::{
    rows::{own, owner, reviewers, state},
    subject, unreadable,
};
use crate::{
    Store,
    act::Sealed,
    entity::{
        application,
        application_attachment::{self as attachment, Column, Entity, Model},
    },
    error::StoreError,
    files::{Shelf, StoredFile},
};
use chrono::{DateTime, Utc};
use domain::{
    applications::{Attachment, AttachmentKind, attached_enough, may_attach, may_fill_in, take},
    ids::{ApplicationId, AttachmentId},
    permissions::Actor,
    refusal::Code,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

/// Attaches a file. A photo takes the place of the one before.
///
/// # Errors
/// `not-found`, also for somebody else's application; what [`may_attach`] and [`take`] refuse; the permission to apply.
pub async fn attach(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    kind: AttachmentKind,
    name: &str,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<AttachmentId, StoreError> {
    let taken = take(kind, name, bytes)?;
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let present = heads(act.db(), &row.id).await?;
    let kinds = present.iter().map(Head::kind).collect::<Result<Vec<_>, _>>()?;
    may_attach(state(&row)?, kind, &kinds)?;
    let replaced = present.iter().filter(|_| kind == AttachmentKind::Photo).filter(|head| head.kind == kind.as_str());
    for head in replaced {
        Entity::delete_by_id(head.id.as_str()).exec(act.db()).await?;
        act.seal_removed(Model::TABLE, head.id.as_str());
    }
    let attachment = AttachmentId(Uuid::now_v7());
    let key = attachment.to_string();
    let file = shelf(store, &key).keep(&taken, bytes)?;
    let made = Model {
        id: key,
        application_id: row.id,
        kind: kind.as_str().to_owned(),
        name: file.name,
        format: file.format,
        size: file.size,
        sha256: file.sha256,
        content: file.content,
        at: now.into(),
    };
    let made = made.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&made);
    let body = json!({ "recruitment": recruitment.id, "kind": kind });
    act.commit("application.attached", subject(id), body).await?;
    Ok(attachment)
}

/// Takes an attachment away, while the form can be changed.
///
/// # Errors
/// `not-found`, also for somebody else's; `wrong-state` once the application was handed in.
pub async fn detach(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    attachment: AttachmentId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (mut act, row, recruitment) = own(store, actor, id, now).await?;
    let present = heads(act.db(), &row.id).await?;
    let head = present.into_iter().find(|head| head.id == attachment.to_string()).ok_or(Code::NotFound)?;
    may_fill_in(state(&row)?)?;
    Entity::delete_by_id(head.id.as_str()).exec(act.db()).await?;
    let kind = head.kind()?;
    act.seal_removed(Model::TABLE, head.id);
    let body = json!({ "recruitment": recruitment.id, "kind": kind });
    act.commit("application.detached", subject(id), body).await?;
    Ok(())
}

/// One attachment's file, for the application's owner and for those who review it.
///
/// # Errors
/// `not-found`, also for everybody else; a file that cannot be read.
pub async fn attached_file(
    store: &Store,
    actor: &Actor,
    id: ApplicationId,
    attachment: AttachmentId,
) -> Result<StoredFile, StoreError> {
    let row = application::Entity::find_by_id(id.to_string()).one(store.read()).await?.ok_or(Code::NotFound)?;
    let owns = owner(actor).is_ok_and(|owner| owner.to_string() == row.account);
    if !owns && !reviewers(store, actor, &row).await? {
        return Err(Code::NotFound.into());
    }
    let found = Entity::find_by_id(attachment.to_string()).one(store.read()).await?;
    let found = found.filter(|found| found.application_id == row.id).ok_or(Code::NotFound)?;
    shelf(store, &found.id).give(&found.name, &found.format, &found.content)
}

/// What is attached to an application, the earliest first. For queries that have asked whose it is.
pub(super) async fn attachments(
    store: &Store,
    db: &impl ConnectionTrait,
    application: &str,
) -> Result<Vec<Attachment>, StoreError> {
    let shown = |head: &Head| {
        let shelf = shelf(store, &head.id);
        Ok(Attachment {
            id: head.id.parse().map_err(|error| unreadable("attachment", error))?,
            kind: head.kind()?,
            name: shelf.name(&head.name)?,
            format: shelf.format(&head.format)?,
            size: shelf.size(head.size)?,
            at: head.at.utc(),
        })
    };
    heads(db, application).await?.iter().map(shown).collect()
}

/// The photo of an application; none where there is none. For queries that have asked whose it is.
pub(crate) async fn photo(db: &impl ConnectionTrait, application: &str) -> Result<Option<AttachmentId>, StoreError> {
    let head = heads(db, application).await?.into_iter().find(|head| head.kind == AttachmentKind::Photo.as_str());
    head.map(|head| head.id.parse().map_err(|error| unreadable("attachment", error))).transpose()
}

/// The kinds that are attached; refuses an application without what it cannot be handed in without.
pub(super) async fn required(db: &impl ConnectionTrait, application: &str) -> Result<Vec<AttachmentKind>, StoreError> {
    let kinds = heads(db, application).await?.iter().map(Head::kind).collect::<Result<Vec<_>, _>>()?;
    attached_enough(&kinds)?;
    Ok(kinds)
}

/// A row without its content.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
struct Head {
    id: String,
    kind: String,
    name: String,
    format: String,
    size: i64,
    at: crate::Instant,
}

impl Head {
    fn kind(&self) -> Result<AttachmentKind, StoreError> {
        AttachmentKind::parse(&self.kind).ok_or_else(|| unreadable("attachment's kind", &self.kind))
    }
}

async fn heads(db: &impl ConnectionTrait, application: &str) -> Result<Vec<Head>, StoreError> {
    let columns = [Column::Id, Column::Kind, Column::Name, Column::Format, Column::Size, Column::At];
    let heads = attachment::Entity::find()
        .select_only()
        .columns(columns)
        .filter(Column::ApplicationId.eq(application))
        .order_by_asc(Column::Id);
    Ok(heads.into_model::<Head>().all(db).await?)
}

fn shelf<'a>(store: &'a Store, row: &'a str) -> Shelf<'a> {
    Shelf { keys: store.keys(), table: "application_attachments", row }
}
