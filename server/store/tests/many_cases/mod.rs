//! Many cases at once, for measurements: a few are walked through every hand, and each row of theirs is written again and
//! again under a key and a number of its own, encrypted for its place. The copies are not sealed.

use crate::{
    offices::{Office, day, handle},
    support::World,
};
use domain::{
    approvals::{
        case::{Act, Decision},
        clock::StopReason,
        record::Receipt,
    },
    calendar::Length,
};
use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use serde_json::Value;
use std::{sync::mpsc, thread};
use store::{Keys, Place, supervision};
use uuid::Uuid;

/// The day on which they stand as they do.
pub const TODAY: &str = "2026-12-16";
/// Cases of one statement.
const AT_ONCE: usize = 1_000;
/// Statements of one transaction.
const TOGETHER: usize = 50;
/// The tables with the columns that are copied, and those of them that are encrypted.
const TABLES: [Table; 4] = [
    Table {
        name: "cases",
        columns: "id number item item_version region kind account applicant form code filed_at state due law_due \
                  provisional effect_at watch_at decided_at outcome events",
        hidden: &["applicant", "form", "code"],
    },
    Table { name: "case_events", columns: "case_id place at kind content", hidden: &["content"] },
    Table { name: "case_tasks", columns: "case_id step post region began due covers item state", hidden: &[] },
    Table {
        name: "cards",
        columns: "id case_id scope cause colour post at cure_by progress open",
        hidden: &["progress"],
    },
];

struct Table {
    name: &'static str,
    columns: &'static str,
    hidden: &'static [&'static str],
}

impl Table {
    /// The key by which an encrypted column knows its row.
    fn place(&self, row: &Value) -> String {
        let text = |column: &str| row[column].as_str().unwrap().to_owned();
        match self.name {
            "case_events" => format!("{}/{}", text("case_id"), row["place"]),
            _ => text("id"),
        }
    }

    fn read(&self, keys: &Keys, mut row: Value) -> Value {
        for column in self.hidden {
            let place = self.place(&row);
            let at = Place { table: self.name, column, row: &place };
            row[column] = keys.decrypt_text(at, row[column].as_str().unwrap()).unwrap().into();
        }
        row
    }

    fn hide(&self, keys: &Keys, row: &mut Value) {
        for column in self.hidden {
            let place = self.place(row);
            let at = Place { table: self.name, column, row: &place };
            row[column] = keys.encrypt(at, row[column].as_str().unwrap().as_bytes()).unwrap().into();
        }
    }

    fn insert(&self, backend: DbBackend) -> String {
        let columns: Vec<&str> = self.columns.split_whitespace().collect();
        let value = |column: &&str| match (*column, backend) {
            ("provisional" | "open", _) => format!("CAST(value->>'{column}' AS boolean)"),
            ("item_version" | "events" | "place", _) => format!("CAST(value->>'{column}' AS bigint)"),
            _ => format!("value->>'{column}'"),
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let from = match backend {
            DbBackend::Postgres => "jsonb_array_elements(CAST($1 AS jsonb)) AS q(value)",
            _ => "json_each($1)",
        };
        format!("INSERT INTO {} ({}) SELECT {} FROM {from}", self.name, columns.join(", "), values.join(", "))
    }
}

/// A case in the clear: the rows of each table.
type Case = [Vec<Value>; 4];

/// The cases that are copied: one of twenty is open.
pub struct Templates {
    closed: Vec<Case>,
    open: Vec<Case>,
}

fn grant() -> Act {
    Act::Propose { decision: Decision::Grant { valid_until: None } }
}

/// From acceptance to delivery.
async fn decided(office: &Office, receipt: &Receipt) {
    let does = |by, act, on| async move { office.does(by, receipt, act, on).await.unwrap() };
    does(&office.officer, grant(), "2026-12-07").await;
    does(&office.officer, handle("review", "agree"), "2026-12-07").await;
    does(&office.first, handle("check", "pass"), "2026-12-08").await;
    does(&office.second, handle("check", "pass"), "2026-12-08").await;
    does(&office.deputy, handle("decide", "grant"), "2026-12-09").await;
    does(&office.window, Act::Deliver, "2026-12-10").await;
}

/// Corrected, inspected, stopped and extended before the draft.
async fn long_way(office: &Office, receipt: &Receipt) {
    let does = |by, act, on| async move { office.does(by, receipt, act, on).await.unwrap() };
    let missing = vec!["场所证明".to_owned()];
    let applicant = office.applicant(1);
    does(&office.window, Act::AskCorrection { missing, within: Length::WorkingDays(5) }, "2026-11-24").await;
    does(&applicant, Act::Supply { signed_request: None }, "2026-11-26").await;
    does(&office.window, Act::Accept, "2026-11-27").await;
    does(&office.officer, handle("review", "inspect"), "2026-11-30").await;
    let notice = "吉人社告〔2026〕1号".to_owned();
    let stop = Act::Suspend { reason: StopReason::Inspection, needed: Length::WorkingDays(5), notice };
    does(&office.officer, stop, "2026-11-30").await;
    does(&office.officer, handle("inspect", "done"), "2026-12-02").await;
    does(&office.officer, Act::Resume, "2026-12-03").await;
    let more = Act::Extend { length: Length::WorkingDays(10), reason: "须核对三处场所".to_owned() };
    does(&office.head, more, "2026-12-04").await;
}

impl Templates {
    /// Walks the cases that are copied.
    pub async fn walked(world: &World, office: &Office) -> Self {
        let accepted = async |filed, on| {
            let receipt = office.filed(1, filed).await;
            office.does(&office.window, &receipt, Act::Accept, on).await.unwrap();
            receipt
        };
        let long = office.filed(1, "2026-11-23").await;
        long_way(office, &long).await;
        decided(office, &long).await;
        let short = accepted("2026-11-23", "2026-11-24").await;
        decided(office, &short).await;
        let late = accepted("2026-11-23", "2026-11-24").await;
        let (reviewed, stopped) =
            (accepted("2026-12-14", "2026-12-15").await, accepted("2026-12-14", "2026-12-15").await);
        office.does(&office.officer, &reviewed, grant(), TODAY).await.unwrap();
        office.does(&office.officer, &reviewed, handle("review", "agree"), TODAY).await.unwrap();
        let notice = "吉人社告〔2026〕2号".to_owned();
        let stop = Act::Suspend { reason: StopReason::Inspection, needed: Length::WorkingDays(5), notice };
        office.does(&office.officer, &stopped, stop, TODAY).await.unwrap();
        let fresh = office.filed(1, TODAY).await;
        supervision::issue(&office.store, &office.console, day(TODAY)).await.unwrap();
        let mut read = Vec::new();
        for receipt in [&long, &short, &late, &reviewed, &stopped, &fresh] {
            read.push(case(world, &receipt.id.to_string()).await);
        }
        let open = read.split_off(2);
        Self { closed: read, open }
    }

    /// The template of the `number`th copy.
    fn of(&self, number: usize) -> &Case {
        let some = if number % 20 == 19 { &self.open } else { &self.closed };
        &some[number / 20 % some.len()]
    }

    /// Writes `many` cases; how many events they have in all.
    pub async fn write(&self, world: &World, many: usize) -> u64 {
        let backend = world.store.backend();
        let events = (0..many).map(|number| self.of(number)[1].len() as u64).sum();
        let (send, receive) = mpsc::sync_channel(4);
        thread::scope(|scope| {
            scope.spawn(move || {
                for first in (0..many).step_by(AT_ONCE) {
                    send.send(self.copies(&world.keys, first..many.min(first + AT_ONCE))).unwrap();
                }
            });
            tokio::task::block_in_place(|| {
                tokio::runtime::Handle::current().block_on(async {
                    let mut receive = receive.into_iter().peekable();
                    while receive.peek().is_some() {
                        let transaction = world.store.read().begin().await.unwrap();
                        for tables in receive.by_ref().take(TOGETHER) {
                            for (table, rows) in TABLES.iter().zip(tables) {
                                let sql = table.insert(backend);
                                let statement = Statement::from_sql_and_values(backend, sql, [rows.into()]);
                                transaction.execute_raw(statement).await.unwrap();
                            }
                        }
                        transaction.commit().await.unwrap();
                    }
                });
            });
        });
        events
    }

    fn copies(&self, keys: &Keys, numbers: std::ops::Range<usize>) -> [String; 4] {
        let mut copies: [Vec<Value>; 4] = Default::default();
        for number in numbers {
            let case = Uuid::now_v7().to_string();
            for (at, table) in TABLES.iter().enumerate() {
                for row in &self.of(number)[at] {
                    let mut row = row.clone();
                    match table.name {
                        "cases" => {
                            row["id"] = case.as_str().into();
                            row["number"] = format!("2025-{number:07}").into();
                        }
                        name => {
                            row["case_id"] = case.as_str().into();
                            if name == "cards" {
                                row["id"] = Uuid::now_v7().to_string().into();
                            }
                        }
                    }
                    table.hide(keys, &mut row);
                    copies[at].push(row);
                }
            }
        }
        copies.map(|rows| serde_json::to_string(&rows).unwrap())
    }
}

/// The rows of one case.
async fn case(world: &World, id: &str) -> Case {
    let mut case = Case::default();
    let backend = world.store.backend();
    for (rows, table) in case.iter_mut().zip(&TABLES) {
        let key = if table.name == "cases" { "id" } else { "case_id" };
        let columns: Vec<&str> = table.columns.split_whitespace().collect();
        let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {column}")).collect();
        let object = match backend {
            DbBackend::Postgres => "CAST(jsonb_build_object",
            _ => "CAST(json_object",
        };
        let sql = format!("SELECT {object}({}) AS text) AS row FROM {} WHERE {key} = $1", pairs.join(", "), table.name);
        let statement = Statement::from_sql_and_values(backend, sql, [id.into()]);
        for row in world.store.read().query_all_raw(statement).await.unwrap() {
            let row: String = row.try_get("", "row").unwrap();
            rows.push(table.read(&world.keys, serde_json::from_str(&row).unwrap()));
        }
    }
    case
}
