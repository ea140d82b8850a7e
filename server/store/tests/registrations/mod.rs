//! People who apply: accounts made as people make them, forms as they fill them in, files as they attach them.
#![allow(dead_code, reason = "each test file uses its own part")]

use crate::{
    recruitments::{plan, positions, quota, staff},
    support::{World, at},
};
use domain::{
    accounts::{Contact, Purpose},
    applications::{AttachmentKind, Typed},
    identity::IdNumber,
    ids::{ApplicationId, RecruitmentId},
    messages::{Language, Letter},
    permissions::{Actor, Role},
    recruitment::position::PositionCode,
    regions::ExamRegion,
};
use sea_orm::ConnectionTrait;
use store::{
    Store,
    accounts::{self, Asked, Person},
    applications, messages, recruitment,
};

pub const PNG: &[u8] = include_bytes!("../../../../app/domain/src/files/samples/grey.png");
pub const PDF: &[u8] = include_bytes!("../../../../app/domain/src/files/samples/blank.pdf");

/// Seconds from the tests' beginning to noon of the first day of registration in China.
pub const OPEN: i64 = 27 * 3_600;
pub const DAY: i64 = 86_400;

/// The first position; the second.
pub fn code(last: u8) -> PositionCode {
    PositionCode::parse(&format!("2200000000000001{last}")).unwrap()
}

/// An invented identity number: of a woman born on 7 March 1995.
pub fn identity(number: u16) -> String {
    let body = format!("22010219950307{:03}", number * 2);
    IdNumber::beginning(&body).unwrap().expose().to_owned()
}

/// Somebody who signed up: a telephone is proven by its code, an account made.
pub async fn applicant(store: &Store, number: u16) -> Actor {
    let contact = Contact::parse(&format!("1380000{number:04}")).unwrap();
    let asked = Asked { purpose: Purpose::SignUp, contact, account: None, language: Language::Zh, from: None };
    let token = accounts::send_code(store, &asked, at(0)).await.unwrap();
    let mut code = None;
    for delivery in messages::lease(store, 100, at(0)).await.unwrap() {
        messages::delivered(store, &delivery).await.unwrap();
        if let Letter::Code { code: sent, .. } = delivery.letter {
            code = Some(sent);
        }
    }
    accounts::prove(store, &token, &code.unwrap(), at(0)).await.unwrap();
    let person =
        Person {
            name: "演示人".to_owned(), identity: identity(number), password: "correct horse battery".to_owned()
        };
    let id = accounts::sign_up(store, &Actor::citizen(), &token, &person, at(0)).await.unwrap();
    Actor { account: Some(id), role: Role::Applicant, ..Actor::citizen() }
}

/// A recruitment whose notice is out.
pub async fn announced(store: &Store) -> RecruitmentId {
    let (clerk, head) = (staff(ExamRegion::Provincial), staff(ExamRegion::Provincial));
    quota(store, "吉编核〔2026〕1号", "示范统计局", 3).await.unwrap();
    let id = recruitment::plan(store, &clerk, &plan(), at(1)).await.unwrap();
    recruitment::put_positions(store, &clerk, id, &positions(), None, at(2)).await.unwrap();
    recruitment::submit(store, &clerk, id, at(3)).await.unwrap();
    recruitment::approve(store, &head, id, at(4)).await.unwrap();
    recruitment::announce(store, &clerk, id, at(5)).await.unwrap();
    id
}

/// A form that can be handed in.
pub fn form() -> Typed {
    let text = str::to_owned;
    Typed {
        education: text("bachelor"),
        degree: text("bachelor"),
        school: text("示范大学"),
        major: text("法学"),
        major_code: text("030101K"),
        political: text("league"),
        grassroots_years: text("２"),
        fresh_graduate: text("no"),
        certificates: text("法律职业资格证书A证"),
        address: text("长春市示范街1号"),
        ..Typed::default()
    }
}

/// An application with its form and photo, ready to be handed in.
pub async fn filled(store: &Store, actor: &Actor, recruitment: RecruitmentId, last: u8) -> ApplicationId {
    let id = applications::begin(store, actor, recruitment, &code(last), at(OPEN)).await.unwrap();
    applications::save_form(store, actor, id, &form(), at(OPEN)).await.unwrap();
    applications::attach(store, actor, id, AttachmentKind::Photo, "me.png", PNG, at(OPEN)).await.unwrap();
    id
}

/// A change around the program, as tests need states that others lead to.
pub async fn put(world: &World, sql: &str) {
    world.raw().await.execute_unprepared(sql).await.unwrap();
}
