//! The papers of a case: handed in by its applicant or taken at the window, kept encrypted, every version readable to the
//! applicant and to the posts that handle the case.

use super::{
    acting::door,
    posts::capacities,
    rows::{Loaded, load, row},
    subject, unreadable,
};
use crate::{
    Store, calendar,
    entity::{
        approval_case,
        case_paper::{Column, Entity, Model},
    },
    error::StoreError,
    files::{Shelf, StoredFile},
};
use chrono::{DateTime, Utc};
use domain::{
    approvals::{
        case::{Actor as CaseActor, By},
        papers::{LIMITS, Paper, Papers, Shows, hand_in},
        record::Who,
    },
    files::take,
    ids::{CaseId, PaperId},
    permissions::{Actor, may},
    refusal::{Code, Refusal},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;
use uuid::Uuid;

/// Hands in a paper; one that shows what another shows is its next version.
///
/// # Errors
/// `not-found`, also for somebody else's case; what [`take`] and [`hand_in`] refuse, of the post that comes nearest where
/// somebody holds several; the permission to file or to handle cases in the region.
pub async fn add_paper(
    store: &Store,
    actor: &Actor,
    id: CaseId,
    shows: Shows,
    name: &str,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> Result<PaperId, StoreError> {
    let found = row(store.read(), id).await?;
    let (action, target) = door(actor, &found)?;
    let taken = take(&LIMITS, name, bytes)?;
    let mut act = store.act(actor, action, target, now).await?;
    let held = act.load::<approval_case::Entity>(id.to_string()).await?.ok_or(Code::NotFound)?;
    let loaded = load(store, act.db(), held).await?.at(now, &calendar::load(store).await?)?;
    let present = heads(act.db(), &loaded.row.id).await?.iter().map(Head::shows).collect::<Result<Vec<_>, _>>()?;
    let (by, version) = by_one_of(&loaded, &capacities(act.db(), actor).await?, shows, &present)?;
    let paper = PaperId(Uuid::now_v7());
    let key = paper.to_string();
    let file = shelf(store, &key).keep(&taken, bytes)?;
    let (post, account) = match &by {
        By::Post { post, account, .. } => (Some(post.0.clone()), account.to_string()),
        By::Applicant | By::Law => (None, actor.account.ok_or(Code::SignInRequired)?.to_string()),
    };
    let made = Model {
        id: key,
        case_id: loaded.row.id,
        material: String::from(shows),
        version: version.into(),
        post,
        account,
        name: file.name,
        format: file.format,
        size: file.size,
        sha256: file.sha256,
        content: file.content,
        at: now.into(),
    };
    let made = made.into_active_model().reset_all().insert(act.db()).await?;
    act.seal(&made);
    let body = json!({ "material": shows, "version": version, "by": Who::from(&by) });
    act.commit("case.paper", subject(id), body).await?;
    Ok(paper)
}

/// As whom and as which version, by the first capacity that may; else the refusal that says most.
fn by_one_of(loaded: &Loaded, held: &[CaseActor], shows: Shows, present: &[Shows]) -> Result<(By, u16), Refusal> {
    let mut answer = Err(Code::WithoutPost.into());
    for capacity in held {
        match hand_in(&loaded.case, &loaded.item, capacity, shows, present) {
            Err(refused) if refused.code == Code::WithoutDuty && answer.is_err() => answer = Err(refused),
            Err(refused) => answer = Err(refused),
            done => return done,
        }
    }
    answer
}

/// The papers of a case, for its applicant and the posts that handle it.
///
/// # Errors
/// `not-found`, also for everybody else.
pub async fn papers(store: &Store, actor: &Actor, id: CaseId, now: DateTime<Utc>) -> Result<Papers, StoreError> {
    let (loaded, held) = read_by(store, actor, id).await?;
    let loaded = loaded.at(now, &calendar::load(store).await?)?;
    let shown = |head: &Head| head.shown(store);
    let mut papers: Vec<Paper> =
        heads(store.read(), &loaded.row.id).await?.iter().map(shown).collect::<Result<_, _>>()?;
    papers.sort_by_key(|paper| (paper.shows, std::cmp::Reverse(paper.version)));
    Ok(Papers { papers, may_add: held.iter().any(|held| loaded.case.may_hand_in(held).is_ok()) })
}

/// The file of one version of a paper, for the same.
///
/// # Errors
/// `not-found`, also for everybody else; a file that cannot be read.
pub async fn paper_file(store: &Store, actor: &Actor, id: CaseId, paper: PaperId) -> Result<StoredFile, StoreError> {
    let (loaded, _) = read_by(store, actor, id).await?;
    let found = Entity::find_by_id(paper.to_string()).one(store.read()).await?;
    let found = found.filter(|found| found.case_id == loaded.row.id).ok_or(Code::NotFound)?;
    shelf(store, &found.id).give(&found.name, &found.format, &found.content)
}

/// The case of somebody who may read its papers, with as whom they may.
async fn read_by(store: &Store, actor: &Actor, id: CaseId) -> Result<(Loaded, Vec<CaseActor>), StoreError> {
    actor.account.ok_or(Code::SignInRequired)?;
    let row = row(store.read(), id).await?;
    let (action, target) = door(actor, &row)?;
    if may(actor, action, target).is_err() {
        return Err(Code::NotFound.into());
    }
    let loaded = load(store, store.read(), row).await?;
    let held = capacities(store.read(), actor).await?;
    if held.iter().any(|held| loaded.case.may_read_papers(held)) {
        Ok((loaded, held))
    } else {
        Err(Code::NotFound.into())
    }
}

/// A row without its content.
#[derive(Clone, Debug, sea_orm::FromQueryResult)]
struct Head {
    id: String,
    material: String,
    version: i64,
    post: Option<String>,
    name: String,
    format: String,
    size: i64,
    at: crate::Instant,
}

impl Head {
    fn shows(&self) -> Result<Shows, StoreError> {
        Shows::parse(&self.material).ok_or_else(|| unreadable("paper", &self.material))
    }

    fn shown(&self, store: &Store) -> Result<Paper, StoreError> {
        let shelf = shelf(store, &self.id);
        Ok(Paper {
            id: self.id.parse().map_err(|error| unreadable("paper", error))?,
            shows: self.shows()?,
            version: u16::try_from(self.version).map_err(|error| unreadable("paper's version", error))?,
            by: self.post.clone().map_or(Who::Applicant, |post| Who::Post(domain::approvals::post::PostCode(post))),
            name: shelf.name(&self.name)?,
            format: shelf.format(&self.format)?,
            size: shelf.size(self.size)?,
            at: self.at.utc(),
        })
    }
}

async fn heads(db: &impl ConnectionTrait, case: &str) -> Result<Vec<Head>, StoreError> {
    let columns = [
        Column::Id,
        Column::Material,
        Column::Version,
        Column::Post,
        Column::Name,
        Column::Format,
        Column::Size,
        Column::At,
    ];
    let heads = Entity::find().select_only().columns(columns).filter(Column::CaseId.eq(case));
    Ok(heads.order_by_asc(Column::Id).into_model::<Head>().all(db).await?)
}

fn shelf<'a>(store: &'a Store, row: &'a str) -> Shelf<'a> {
    Shelf { keys: store.keys(), table: "case_papers", row }
}
