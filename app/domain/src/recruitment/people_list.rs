//! The files of a recruitment that list people for the staff: what the trace of taking one along names.

use crate::applications::ApplicationState;
use serde::{Deserialize, Serialize};

/// A list of people that leaves the system as a file. Every new one is added here and leaves its trace on the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "name")]
pub enum PeopleList {
    /// The candidates by room and seat (考生名册).
    Candidates {
        /// Of this site only; none for all.
        site: Option<String>,
    },
    /// The applications in one state with their forms (报名表导出).
    Applications {
        /// The state.
        state: ApplicationState,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_named_by_what_it_holds() {
        let site = PeopleList::Candidates { site: Some("第一中学".to_owned()) };
        assert_eq!(
            serde_json::to_value(site).unwrap(),
            serde_json::json!({ "name": "candidates", "site": "第一中学" })
        );
        let state = PeopleList::Applications { state: ApplicationState::Submitted };
        let written = serde_json::json!({ "name": "applications", "state": "submitted" });
        assert_eq!(serde_json::to_value(state).unwrap(), written);
    }
}
