//! The demonstration's accounts. Their passwords and second factors are printed, so they are no secrets.

use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::draws::record::NamedSeat;
use domain::examiners::{Examiner, Filter, Page};
use domain::ids::AccountId;
use domain::permissions::{Actor, Role};
use domain::regions::ExamRegion;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use store::Store;
use store::accounts::NewAccount;

/// The agency that leads the demonstration.
pub(super) const PROVINCE: &str = "吉林省人力资源和社会保障厅";
/// The one password of all demonstration accounts.
pub(super) const PASSWORD: &str = "in-plain-daylight";

/// Login, role, exam region, agency, name.
type Line = (&'static str, Role, Option<ExamRegion>, &'static str, &'static str);

/// The people of the office, in the order in which they are printed.
const OFFICE: [Line; 14] = [
    ("admin", Role::Administrator, None, PROVINCE, "演示管理员"),
    ("staff", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示省直工作人员"),
    ("staff-baishan", Role::Staff, Some(ExamRegion::Baishan), "白山市人力资源和社会保障局", "演示白山工作人员"),
    ("supervisor-1", Role::Supervisor, None, "省纪委监委派驻纪检监察组", "演示监督员一"),
    ("supervisor-2", Role::Supervisor, None, "省公证机构监督席", "演示监督员二"),
    ("supervisor-3", Role::Supervisor, None, "群众代表监督席", "演示监督员三"),
    ("approver", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示省直核准人"),
    ("window", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示受理窗口"),
    ("officer", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示承办人"),
    ("colleague", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示协办人"),
    ("chief-1", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示处负责人一"),
    ("chief-2", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示处负责人二"),
    ("deputy", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示分管负责人"),
    ("head", Role::Staff, Some(ExamRegion::Provincial), PROVINCE, "演示厅负责人"),
];

/// The examiners who have an account, and whether the finished draw gave them a seat.
const EXAMINERS: [(&str, bool); 2] = [("examiner-1", true), ("examiner-2", false)];

/// One of the demonstration's accounts, as printed for whoever tries it.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// The name to sign in with.
    pub login: String,
    /// The password.
    pub password: String,
    /// The role's stable form.
    pub role: String,
    /// The exam region's stable form, where the role has one.
    pub region: Option<String>,
    /// The key of the second factor in Base32, where it has one.
    pub secret: Option<String>,
}

/// Who leads and supervises the demonstration's draws.
pub(super) struct Staff {
    pub actor: Actor,
    /// Who approves what the first one hands in.
    pub second: Actor,
    pub supervisors: Vec<(AccountId, Actor)>,
    /// Everybody of the office, by login.
    all: Vec<(&'static str, Actor)>,
}

impl Staff {
    /// Somebody of the office.
    ///
    /// # Errors
    /// A login that the office does not have.
    pub fn named(&self, login: &str) -> anyhow::Result<Actor> {
        let found = self.all.iter().find(|(known, _)| *known == login).map(|(_, actor)| actor.clone());
        found.with_context(|| format!("the demonstration has {login}"))
    }
}

/// Creates the people of the office.
pub(super) async fn create_office(store: &Store, console: &Actor, now: DateTime<Utc>) -> anyhow::Result<Staff> {
    let mut made = Vec::new();
    for (login, role, region, agency, name) in OFFICE {
        let new = NewAccount {
            login: login.to_owned(),
            role,
            region,
            agency: agency.to_owned(),
            name: name.to_owned(),
            examiner: None,
            password: PASSWORD.to_owned(),
            second_factor: Some(secret(login)),
        };
        let id = store::accounts::create(store, console, new, now).await?;
        let actor = Actor { account: Some(id), role, region, agency: agency.to_owned(), second_factor: true };
        made.push((login, id, actor));
    }
    let supervisors = made.iter().filter(|(_, _, actor)| actor.role == Role::Supervisor);
    let supervisors = supervisors.map(|(_, id, actor)| (*id, actor.clone())).collect();
    let all: Vec<_> = made.into_iter().map(|(login, _, actor)| (login, actor)).collect();
    let named = |wanted: &str| {
        let found = all.iter().find(|(login, _)| *login == wanted).map(|(_, actor)| actor.clone());
        found.context("the demonstration has staff")
    };
    Ok(Staff { actor: named("staff")?, second: named("approver")?, supervisors, all })
}

/// Gives an account each to the first examiner of the register who has a seat and to the first who has none.
pub(super) async fn create_examiners(
    store: &Store,
    console: &Actor,
    seats: &[NamedSeat],
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    let reader = Actor { role: Role::Supervisor, ..console.clone() };
    let first = store::examiners::list(store, &reader, &Filter::default(), Page::First).await?;
    let seated: HashSet<_> = seats.iter().map(|seat| (&seat.name, &seat.work_unit)).collect();
    for (login, wanted) in EXAMINERS {
        let fits = |one: &&Examiner| seated.contains(&(&one.name, &one.work_unit)) == wanted;
        let examiner =
            first.examiners.iter().find(fits).context("the first examiners have seats, and some have none")?;
        let new = NewAccount {
            login: login.to_owned(),
            role: Role::Examiner,
            region: None,
            agency: String::new(),
            name: examiner.name.clone(),
            examiner: Some(examiner.id),
            password: PASSWORD.to_owned(),
            second_factor: None,
        };
        store::accounts::create(store, console, new, now).await?;
    }
    Ok(())
}

/// The demonstration's accounts that this database holds.
pub(super) async fn known(store: &Store) -> anyhow::Result<Vec<Account>> {
    let console = store::accounts::console(PROVINCE);
    let first = store::accounts::list(store, &console, None, 100).await?;
    let office = OFFICE.iter().map(|(login, role, region, ..)| (*login, *role, *region, true));
    let examiners = EXAMINERS.iter().map(|(login, _)| (*login, Role::Examiner, None, false));
    let here = |login: &str| first.accounts.iter().any(|account| account.login == login);
    // An applicant signs in with a telephone number; the table holds a keyed hash in its place.
    let applies = first.accounts.iter().any(|account| account.role == Role::Applicant);
    let applicants = [super::applicants::TELEPHONE, super::examination::TELEPHONE, super::approvals::TELEPHONE];
    let applicants = applicants.into_iter().filter(|_| applies).map(|number| (number, Role::Applicant, None, false));
    let account = |(login, role, region, second_factor): (&str, Role, Option<ExamRegion>, bool)| Account {
        login: login.to_owned(),
        password: PASSWORD.to_owned(),
        role: role.as_str().to_owned(),
        region: region.map(|region| region.as_str().to_owned()),
        secret: second_factor.then(|| base32(&secret(login))),
    };
    let named = office.chain(examiners).filter(|(login, ..)| here(login));
    Ok(named.chain(applicants).map(account).collect())
}

/// The second factor of a demonstration account: public, because it follows from the name.
fn secret(login: &str) -> [u8; 20] {
    let digest = Sha256::digest(format!("sunshine demonstration second factor {login}"));
    std::array::from_fn(|place| digest[place])
}

/// The one-time code that a demonstration account's authenticator shows now.
///
/// # Errors
/// A name that is none of the demonstration's.
pub fn code_of(login: &str, now: DateTime<Utc>) -> anyhow::Result<String> {
    anyhow::ensure!(OFFICE.iter().any(|(known, ..)| *known == login), "{login} is no demonstration account");
    Ok(store::accounts::current_code(&secret(login), now)?)
}

/// RFC 4648 Base32, as authenticator apps take it.
fn base32(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1)).collect();
    bits.chunks(5)
        .map(|five| {
            let value = five.iter().fold(0_u8, |value, bit| (value << 1) | bit) << (5 - five.len());
            char::from(ALPHABET[usize::from(value)])
        })
        .collect()
}

/// The accounts as `make run` prints them.
pub fn table(accounts: &[Account]) -> String {
    let mut text = String::from(
        "Demonstration accounts: name, password, role, region, key of the second factor\n\
         (a one-time code without an authenticator: `make code WHO=staff`)\n",
    );
    for Account { login, password, role, region, secret } in accounts {
        let region = region.as_deref().unwrap_or("-");
        let secret = secret.as_deref().unwrap_or("-");
        text.push_str(&format!("  {login:<16} {password:<20} {role:<14} {region:<11} {secret}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base32_is_that_of_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(base32(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn only_demonstration_accounts_have_public_codes() {
        assert!(code_of("staff", Utc::now()).is_ok());
        assert!(code_of("somebody", Utc::now()).is_err());
    }
}
