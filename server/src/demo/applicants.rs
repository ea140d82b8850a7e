//! The demonstration's applicants, who signed up as everybody does: one has a form under way, the others sat the papers of
//! the recruitment that has come to its shortlist.

use super::accounts::PASSWORD;
use anyhow::Context;
use chrono::{DateTime, Duration, Utc};
use domain::accounts::{Channels, Contact, Purpose};
use domain::applications::{AttachmentKind, Typed};
use domain::ids::{ApplicationId, RecruitmentId};
use domain::messages::{Language, Letter};
use domain::permissions::{Actor, Role};
use domain::recruitment::position::PositionCode;
use store::accounts::{Asked, Person};
use store::{Store, applications, messages};

/// The number that the applicant signs in with; no network has given it out.
pub(super) const TELEPHONE: &str = "19900000001";
/// An invented identity number.
const IDENTITY: &str = "220102199706159022";
/// A grey picture in the place of a face.
const PHOTO: &[u8] = include_bytes!("../../../app/domain/src/files/samples/grey.png");

/// Makes the applicant, who begins an application for a position.
pub(super) async fn under_way(
    store: &Store,
    recruitment: RecruitmentId,
    code: &PositionCode,
    begin: DateTime<Utc>,
) -> anyhow::Result<()> {
    let person =
        Applicant {
            telephone: TELEPHONE.to_owned(), identity: IDENTITY.to_owned(), name: "演示报考人员".to_owned()
        };
    let applicant = person.sign_up(store, begin + Duration::minutes(90)).await?;
    filled_in(store, &applicant, recruitment, code, begin + Duration::minutes(100)).await?;
    Ok(())
}

/// Begins an application, fills the form in and attaches the photo, within a quarter of an hour.
pub(super) async fn filled_in(
    store: &Store,
    applicant: &Actor,
    recruitment: RecruitmentId,
    code: &PositionCode,
    begin: DateTime<Utc>,
) -> anyhow::Result<ApplicationId> {
    let at = |minutes| begin + Duration::minutes(minutes);
    let id = applications::begin(store, applicant, recruitment, code, begin).await?;
    applications::save_form(store, applicant, id, &form(), at(10)).await?;
    applications::attach(store, applicant, id, AttachmentKind::Photo, "photo.png", PHOTO, at(15)).await?;
    Ok(id)
}

/// Somebody who applies, and does not exist.
pub(super) struct Applicant {
    pub telephone: String,
    pub identity: String,
    pub name: String,
}

impl Applicant {
    /// Signs up by a code that never leaves this program.
    pub(super) async fn sign_up(self, store: &Store, now: DateTime<Utc>) -> anyhow::Result<Actor> {
        let store = store.clone().with_channels(Channels::ALL);
        let contact = Contact::parse(&self.telephone)?;
        let asked = Asked { purpose: Purpose::SignUp, contact, account: None, language: Language::Zh, from: None };
        let token = store::accounts::send_code(&store, &asked, now).await?;
        let code = taken(&store, now).await?.context("a code was sent")?;
        store::accounts::prove(&store, &token, &code, now).await?;
        let person = Person { name: self.name, identity: self.identity, password: PASSWORD.to_owned() };
        let id = store::accounts::sign_up(&store, &Actor::citizen(), &token, &person, now).await?;
        taken(&store, now).await?;
        Ok(Actor { account: Some(id), role: Role::Applicant, ..Actor::citizen() })
    }
}

/// Takes what waits to be sent, and gives the code among it.
async fn taken(store: &Store, now: DateTime<Utc>) -> anyhow::Result<Option<String>> {
    let mut code = None;
    for delivery in messages::lease(store, 10, now).await? {
        messages::delivered(store, &delivery).await?;
        if let Letter::Code { code: sent, .. } = delivery.letter {
            code = Some(sent);
        }
    }
    Ok(code)
}

fn form() -> Typed {
    Typed {
        education: "bachelor".to_owned(),
        degree: "bachelor".to_owned(),
        school: "示范大学".to_owned(),
        major: "法学".to_owned(),
        major_category: "法学类".to_owned(),
        political: "league".to_owned(),
        grassroots_years: "2".to_owned(),
        fresh_graduate: "no".to_owned(),
        history: "2016年9月—2020年7月 示范大学 法学\n2020年8月至今 示范街道办事处".to_owned(),
        address: "长春市示范街1号".to_owned(),
        ..Typed::default()
    }
}
