//! `server account`: what an operator on the machine may do to accounts; the password comes from standard input.

use anyhow::{Context, bail};
use chrono::Utc;
use clap::Subcommand;
use domain::permissions::Role;
use domain::regions::ExamRegion;
use std::io::Read;
use store::Store;

#[derive(Debug, Subcommand)]
pub(super) enum Account {
    /// Create an account; its password is read from standard input
    Create {
        /// The name to sign in with
        login: String,
        /// citizen, applicant, examiner, staff, supervisor or administrator
        #[arg(value_parser = role)]
        role: Role,
        /// The person's or office's name
        #[arg(long)]
        name: String,
        /// The agency, as the public may read it
        #[arg(long, default_value = "")]
        agency: String,
        /// The exam region, such as provincial or changchun
        #[arg(long, value_parser = region)]
        region: Option<ExamRegion>,
    },
    /// Give an account a new password (from standard input), take away its second factor and end its sessions
    Reset {
        /// The name to sign in with
        login: String,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| format!("none of {}", Role::ALL.map(Role::as_str).join(", ")))
}

fn region(text: &str) -> Result<ExamRegion, String> {
    ExamRegion::parse(text).ok_or_else(|| format!("none of {}", ExamRegion::ALL.map(ExamRegion::as_str).join(", ")))
}
