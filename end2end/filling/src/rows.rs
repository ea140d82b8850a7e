//! The rows of a stretch of candidates, as SQL. Every value is made here of letters and digits, so nothing needs escaping.

use anyhow::Result;
use std::{fmt::Write, ops::Range};
use store::{Place, Store};
use uuid::Uuid;

/// When everything happened.
const AT: &str = "2026-11-25T02:00:00.000000Z";

/// The code of a position, 17 digits.
pub fn code(at: usize) -> String {
    format!("22{at:015}")
}

/// One statement for each table, for candidates of these numbers.
pub fn statements(store: &Store, recruitment: &str, positions: usize, candidates: Range<usize>) -> Result<[String; 4]> {
    let mut accounts = begun("accounts (id, login, role, agency, name, state, password, created)");
    let mut applicants =
        begun("applicants (account, identity, identity_index, contact, language, created, verified_at)");
    let mut applications = begun(
        "applications (id, recruitment_id, position_code, account, identity_index, slot, state, begun_at, \
         submitted_at, paid_at, version)",
    );
    let mut seated = begun(
        "candidates (application_id, recruitment_id, position_code, ticket, site, room, seat, papers, written, lookup)",
    );
    for (place, number) in candidates.enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let (account, application) = (Uuid::now_v7(), Uuid::now_v7());
        let index = format!("{number:064x}");
        let name = store.keys().encrypt(
            Place { table: "accounts", column: "name", row: &account.to_string() },
            format!("考生{number}").as_bytes(),
        )?;
        let (ticket, tail) = (format!("22{number:010}"), format!("{:04}", number % 10_000));
        let lookup = store::examination::lookup(store.keys(), &ticket, &tail);
        let position = code(number % positions);
        let (first, second) = (4_000 + number % 5_000, 4_500 + number * 7 % 5_000);
        let written = (first + second).div_ceil(2);
        let (room, seat) = (number / 30 + 1, number % 30 + 1);
        write!(accounts, "{comma}('{account}','filled-{number}','applicant','','{name}','active','','{AT}')")?;
        write!(applicants, "{comma}('{account}','','{index}','','zh','{AT}','{AT}')")?;
        write!(
            applications,
            "{comma}('{application}','{recruitment}','{position}','{account}','{index}','{recruitment}/{index}','paid',\
             '{AT}','{AT}','{AT}',4)"
        )?;
        write!(
            seated,
            "{comma}('{application}','{recruitment}','{position}','{ticket}','示范考点','{room}',{seat},\
             '[{first},{second},null]',{written},'{lookup}')"
        )?;
    }
    Ok([accounts, applicants, applications, seated])
}

fn begun(into: &str) -> String {
    format!("INSERT INTO {into} VALUES ")
}
