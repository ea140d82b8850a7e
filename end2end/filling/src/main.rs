//! Fills an empty database with one recruitment whose papers are scored: positions, and applicants who all sat them.
//!
//! For measurements alone: rows are written in bulk, unsealed, and no person stands behind any of them. Candidate number
//! `n` (from 0) has the ticket `22` and `n` in ten digits, and an identity number that ends in `n mod 10,000`.

mod rows;

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use domain::{
    ids::AccountId,
    permissions::{Actor, Role},
    recruitment::{
        RecruitmentPlan, Schedule, Span,
        position::{Conditions, Position, PositionCode, Printed},
        scheme::{SchemeKey, built_in},
    },
    regions::ExamRegion,
};
use sea_orm::{ConnectionTrait, TransactionTrait};
use std::path::Path;
use store::{Keys, Store, recruitment};
use uuid::Uuid;

/// Rows of one statement.
const AT_ONCE: usize = 500;
/// Rows of one transaction.
const TOGETHER: usize = 100_000;

#[tokio::main]
async fn main() -> Result<()> {
    let mut words = std::env::args().skip(1);
    let (Some(candidates), Some(positions)) = (words.next(), words.next()) else {
        bail!("filling <candidates> <positions>, with DATABASE_URL and SUNSHINE_KEYS_DIR");
    };
    let (candidates, positions): (usize, usize) = (candidates.parse()?, positions.parse()?);
    let url = std::env::var("DATABASE_URL").context("DATABASE_URL")?;
    let keys = std::env::var("SUNSHINE_KEYS_DIR").context("SUNSHINE_KEYS_DIR")?;
    let store = Store::open(&url, Keys::open(Path::new(&keys), "localhost/ledger")?).await?;
    store.migrate().await?;
    let id = scored(&store, positions).await?;
    for from in (0..candidates).step_by(TOGETHER) {
        let transaction = store.read().begin().await?;
        let to = candidates.min(from + TOGETHER);
        for first in (from..to).step_by(AT_ONCE) {
            let some = first..to.min(first + AT_ONCE);
            for statement in rows::statements(&store, &id, positions, some)? {
                transaction.execute_unprepared(&statement).await?;
            }
        }
        transaction.commit().await?;
    }
    store.read().execute_unprepared("ANALYZE").await?;
    println!("{id}");
    Ok(())
}

/// A recruitment in the state that follows the release of its scores.
async fn scored(store: &Store, positions: usize) -> Result<String> {
    let now = "2026-11-23T01:00:00Z".parse::<DateTime<Utc>>()?;
    let clerk = Actor {
        account: Some(AccountId(Uuid::now_v7())),
        role: Role::Staff,
        region: Some(ExamRegion::Provincial),
        agency: String::new(),
        second_factor: true,
    };
    let id = recruitment::plan(store, &clerk, &plan()?, now).await?;
    let offered: Vec<Position> = (0..positions).map(position).collect::<Result<_>>()?;
    recruitment::put_positions(store, &clerk, id, &offered, None, now).await?;
    let scheme = built_in().into_iter().next().context("no scheme")?;
    let scheme = serde_json::to_string(&scheme)?.replace('\'', "''");
    let scored = format!(
        "UPDATE recruitments SET state = 'scored', announced_on = '2026-11-23', scheme = '{scheme}' WHERE id = '{id}'"
    );
    store.read().execute_unprepared(&scored).await?;
    Ok(id.to_string())
}

fn plan() -> Result<RecruitmentPlan> {
    let span = |first: &str, last: &str| Ok::<_, anyhow::Error>(Span { first: first.parse()?, last: last.parse()? });
    Ok(RecruitmentPlan {
        title: "量测用招录".into(),
        region: ExamRegion::Provincial,
        scheme: SchemeKey::parse("civil-service").context("the built-in scheme")?,
        scheme_version: 1,
        enquiries: "0431-00000000".into(),
        objections: "0431-11111111".into(),
        words: String::new(),
        schedule: Schedule {
            registration: span("2026-11-24", "2026-12-02")?,
            review_until: "2026-12-04".parse()?,
            payment: span("2026-11-26", "2026-12-07")?,
            reapply: span("2026-12-09", "2026-12-10")?,
            written_on: "2026-12-20".parse()?,
            scores_by: "2027-01-15".parse()?,
            qualification: None,
            interviews: span("2027-03-06", "2027-03-07")?,
            filing_by: "2027-06-30".parse()?,
        },
    })
}

fn position(at: usize) -> Result<Position> {
    let printed = Printed { education: "本科及以上".into(), ..Printed::default() };
    let code = PositionCode::parse(&rows::code(at)).map_err(|refusal| anyhow::anyhow!("{refusal}"))?;
    Ok(Position {
        code,
        agency: format!("示范机关{}", at % 97),
        unit: format!("示范单位{at}"),
        title: "科员".into(),
        level: None,
        region_text: "长春市".into(),
        places: 1,
        conditions: Conditions::read(printed, ""),
        variant: None,
        ratio: None,
        grassroots: false,
        notes: String::new(),
        remarks: Vec::new(),
    })
}
