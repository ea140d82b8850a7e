//! The whole table of permissions, role by role, against the table printed in `permissions.txt`.
//!
//! Whoever changes a permission changes that file too, so that the change is read by a person. On a difference
//! the test prints the lines that differ; `permissions.actual.txt` in cargo's temporary folder holds the new text.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use domain::ids::AccountId;
use domain::permissions::{Action, Actor, Role, Target, may};
use domain::refusal::Code;
use domain::regions::ExamRegion;
use std::fmt::Write as _;
use uuid::Uuid;

const OWN: AccountId = AccountId(Uuid::from_u128(1));
const OTHER: AccountId = AccountId(Uuid::from_u128(2));

/// What is aimed at, as an account of Siping sees it; `asker` is the region of the account.
const AIMS: [(&str, Option<ExamRegion>, Target); 7] = [
    ("anything", Some(ExamRegion::Siping), Target::Anything),
    ("own-region", Some(ExamRegion::Siping), Target::Region(ExamRegion::Siping)),
    ("other-region", Some(ExamRegion::Siping), Target::Region(ExamRegion::Jilin)),
    ("from-province", Some(ExamRegion::Provincial), Target::Region(ExamRegion::Jilin)),
    ("no-region", None, Target::Region(ExamRegion::Jilin)),
    ("own-account", Some(ExamRegion::Siping), Target::Account(OWN)),
    ("other-account", Some(ExamRegion::Siping), Target::Account(OTHER)),
];

fn answer(role: Role, action: Action, second_factor: bool, region: Option<ExamRegion>, target: Target) -> &'static str {
    let account = (role != Role::Citizen).then_some(OWN);
    let region = region.filter(|_| account.is_some());
    let actor = Actor { account, role, region, agency: String::new(), second_factor };
    match may(&actor, action, target).map_err(|refusal| refusal.code) {
        Ok(()) => "yes",
        Err(Code::SignInRequired) => "sign-in",
        Err(Code::SecondFactorRequired) => "factor",
        Err(Code::NotPermitted) => "no",
        Err(other) => other.as_str(),
    }
}

fn table() -> String {
    let mut text = format!("{:<14}{:<20}{:<8}", "role", "action", "factor");
    for (name, _, _) in AIMS {
        write!(text, "{name:<15}").unwrap();
    }
    for role in Role::ALL {
        text.push('\n');
        for action in Action::ALL {
            for second_factor in [false, true] {
                let action_text = serde_json::to_value(action).unwrap();
                let shown = if second_factor { "shown" } else { "-" };
                write!(text, "\n{:<14}{:<20}{shown:<8}", role.as_str(), action_text.as_str().unwrap()).unwrap();
                for (_, region, target) in AIMS {
                    write!(text, "{:<15}", answer(role, action, second_factor, region, target)).unwrap();
                }
            }
        }
    }
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

#[test]
fn every_role_action_target_and_factor_is_as_printed() {
    let (actual, expected) = (table(), include_str!("permissions.txt"));
    if actual == expected {
        return;
    }
    let file = format!("{}/permissions.actual.txt", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, &actual).unwrap();
    let lines = |from: &str, other: &str, sign: &str| -> String {
        let other: Vec<&str> = other.lines().collect();
        from.lines().filter(|line| !other.contains(line)).fold(String::new(), |all, line| all + sign + line + "\n")
    };
    let gone = lines(expected, &actual, "- ");
    let new = lines(&actual, expected, "+ ");
    panic!("permissions.txt says otherwise (- expected, + actual):\n{gone}{new}the whole table: {file}");
}

#[test]
fn powers_are_never_used_without_an_account_nor_by_staff_without_the_second_factor() {
    for action in Action::ALL.into_iter().filter(|action| action.uses_power()) {
        for (name, region, target) in AIMS {
            assert_ne!(answer(Role::Citizen, action, true, region, target), "yes", "{action:?} {name}");
            for role in Role::ALL.into_iter().filter(|role| role.needs_second_factor()) {
                assert_ne!(answer(role, action, false, region, target), "yes", "{role:?} {action:?} {name}");
            }
        }
    }
}
