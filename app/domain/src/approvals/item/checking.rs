//! What is wrong with an item before it can be published.

use super::code::ItemKind;
use super::described::{Cited, Fee, Item, ItemStatus};
use super::form::{asked, fields};
use crate::approvals::clock::limits::Statutory;
use crate::approvals::flow::{self, Bounds, Flow, StepId, Task};
use crate::approvals::post::{Post, PostCode};
use crate::calendar::Length;
use serde::{Deserialize, Serialize};

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "fault")]
pub enum ItemFault {
    /// No text of law stands behind it.
    NoBasis,
    /// A text of law without its name, or without what it says in one of the two languages; while the item is in force also
    /// one without its article.
    EmptyBasis,
    /// A fee whose basis does not name a law, its article and what it says in both languages (行政许可法 art 58).
    FeeWithoutBasis,
    /// Nothing says who can get it.
    NoConditions,
    /// Nothing says what is to be handed in.
    NoMaterials,
    /// The promise is longer than the law's time (承诺时限不得长于法定时限).
    PromiseTooLong,
    /// The time is longer than the licensing law allows where no other law names one (行政许可法 art 42).
    LongerThanLicensingLaw {
        /// Working days that it allows.
        most: u16,
    },
    /// No time at all.
    NoTime,
    /// Consent by silence for what is about safety or health.
    SilentSafety,
    /// Two fields of the form have one name, or one has a name of another form.
    FieldName {
        /// The name.
        field: String,
    },
    /// A field of several choices has fewer than two.
    FewChoices {
        /// The field.
        field: String,
    },
    /// A field of several choices has one value twice.
    SameChoice {
        /// The field.
        field: String,
        /// The value.
        value: String,
    },
    /// A number whose least is more than its most: nothing can be filled in.
    NumberRange {
        /// The field.
        field: String,
    },
    /// The flow asks for something that the form does not have.
    UnknownFact {
        /// What it asks for.
        fact: String,
    },
    /// A choice of the flow has a way for a value that its field never has.
    UnknownValue {
        /// What the choice asks for.
        fact: String,
        /// The value.
        value: String,
    },
    /// A step names a post that there is not, as its own or as one that covers for it.
    UnknownPost {
        /// The step.
        step: StepId,
        /// The post.
        post: PostCode,
    },
    /// The flow is wrong.
    Flow {
        /// What is wrong with it.
        problem: flow::Problem,
    },
}

/// All that is wrong with an item.
pub fn check(item: &Item) -> Vec<ItemFault> {
    let mut faults = disclosures(item);
    faults.extend(times(item));
    faults.extend(fields(&item.form));
    faults.extend(item.flow.steps.iter().flat_map(|step| asked(&item.form, step)));
    let bounds = Bounds { statutory: item.statutory, promised: item.promised };
    faults.extend(flow::check(&item.flow, bounds).into_iter().map(|problem| ItemFault::Flow { problem }));
    faults
}

/// All that is wrong with an item where these posts exist: what stands between a draft and its publication.
pub fn check_with(item: &Item, posts: &[Post]) -> Vec<ItemFault> {
    let mut faults = check(item);
    faults.extend(unknown_posts(&item.flow, posts));
    faults
}

fn unknown_posts(flow: &Flow, posts: &[Post]) -> Vec<ItemFault> {
    let unknown = |post: &&PostCode| !posts.iter().any(|known| known.code == **post);
    let of = |step: &flow::Step| {
        let named = step.task().into_iter().flat_map(Task::posts).filter(unknown);
        named.map(|post| ItemFault::UnknownPost { step: step.id.clone(), post: post.clone() }).collect::<Vec<_>>()
    };
    flow.steps.iter().flat_map(of).collect()
}

fn disclosures(item: &Item) -> Vec<ItemFault> {
    // What was cut or delegated stays as it was cited in its day, also by a document as a whole.
    let in_force = item.status == ItemStatus::InForce;
    let unsaid = |cited: &Cited| is_unsaid(cited) || (in_force && is_blank(&cited.article));
    let charged = matches!(&item.fee, Fee::Charged { basis, .. } if is_unsaid(basis) || is_blank(&basis.article));
    let wrong = [
        (item.basis.is_empty(), ItemFault::NoBasis),
        (item.basis.iter().chain(&item.statutory_basis).any(unsaid), ItemFault::EmptyBasis),
        (charged, ItemFault::FeeWithoutBasis),
        (item.conditions.is_empty(), ItemFault::NoConditions),
        (item.materials.is_empty(), ItemFault::NoMaterials),
        (item.options.silent_consent.is_some() && item.options.safety, ItemFault::SilentSafety),
    ];
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

fn is_unsaid(cited: &Cited) -> bool {
    [&cited.law, &cited.says.zh, &cited.says.en].into_iter().any(|text| is_blank(text))
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn times(item: &Item) -> Vec<ItemFault> {
    let most = most(item);
    let beyond = item.statutory_basis.is_none() && item.statutory > most;
    let wrong = [
        (item.promised == 0, ItemFault::NoTime),
        (item.promised > item.statutory, ItemFault::PromiseTooLong),
        (item.code.kind() == ItemKind::Licence && beyond, ItemFault::LongerThanLicensingLaw { most }),
    ];
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, fault)| fault).collect()
}

/// What the licensing law allows where no other law names a time, in working days.
fn most(item: &Item) -> u16 {
    let rule = if item.options.joint { Statutory::DecideJointly } else { Statutory::Decide };
    match rule.limit().length {
        Length::WorkingDays(days) | Length::CalendarDays(days) | Length::Months(days) => days,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::built_in::built_in;
    use super::*;
    use crate::approvals::case::Validity;
    use crate::approvals::flow::StepKind;
    use crate::recruitment::scheme::Named;

    pub fn licence() -> Item {
        let items = built_in().unwrap();
        items.into_iter().find(|item| item.code.kind() == ItemKind::Licence && item.statutory_basis.is_none()).unwrap()
    }

    pub fn faults(change: impl FnOnce(&mut Item)) -> Vec<ItemFault> {
        let mut item = licence();
        change(&mut item);
        check(&item)
    }

    const WHOLE: [&str; 4] = ["某法", "1", "说", "says"];
    const BLANK: [[&str; 4]; 4] =
        [[" ", "1", "说", "says"], ["某法", "", "说", "says"], ["某法", "1", "\t", "says"], ["某法", "1", "说", " "]];

    fn cited([law, article, zh, en]: [&str; 4]) -> Cited {
        Cited { law: law.into(), article: article.into(), says: Named { zh: zh.into(), en: en.into() } }
    }

    #[test]
    fn an_item_without_basis_cannot_be_published() {
        assert_eq!(faults(|_| ()), []);
        assert_eq!(faults(|item| item.basis.clear()), [ItemFault::NoBasis]);
        for blank in BLANK {
            assert_eq!(faults(|item| item.basis.push(cited(blank))), [ItemFault::EmptyBasis], "{blank:?}");
            assert_eq!(faults(|item| item.statutory_basis = Some(cited(blank))), [ItemFault::EmptyBasis], "{blank:?}");
        }
        assert_eq!(faults(|item| item.basis.push(cited(WHOLE))), []);
        assert_eq!(faults(|item| item.conditions.clear()), [ItemFault::NoConditions]);
        assert_eq!(faults(|item| item.materials.clear()), [ItemFault::NoMaterials]);
    }

    #[test]
    fn every_post_of_a_flow_must_exist() {
        use crate::approvals::post::built_in_posts;
        let (mut item, posts) = (licence(), built_in_posts().unwrap());
        assert_eq!(check_with(&item, &posts), []);
        let step = item.flow.steps.iter_mut().find_map(|step| match &mut step.kind {
            StepKind::Task(task) => Some((step.id.clone(), task)),
            _ => None,
        });
        let (step, task) = step.expect("a flow has tasks");
        let post = PostCode("220000-nobody-01".into());
        task.cover.push(post.clone());
        assert_eq!(check_with(&item, &posts), [ItemFault::UnknownPost { step, post }]);
    }

    #[test]
    fn what_was_cut_stays_cited_as_it_was() {
        let reason = Named { zh: "不再需要".into(), en: "not needed any more".into() };
        let cut = ItemStatus::Cut { on: "2008-06-01".parse().unwrap(), reason, document: "某文".into() };
        let whole = faults(|item| (item.status, item.basis) = (cut.clone(), vec![cited(BLANK[1])]));
        assert_eq!(whole, []);
        let nameless = faults(|item| (item.status, item.basis) = (cut, vec![cited(BLANK[0])]));
        assert_eq!(nameless, [ItemFault::EmptyBasis]);
    }

    #[test]
    fn nothing_is_charged_that_no_article_names() {
        let charged = |basis| faults(|item| item.fee = Fee::Charged { cents: 5_000, basis: cited(basis) });
        assert_eq!(charged(WHOLE), []);
        for blank in BLANK {
            assert_eq!(charged(blank), [ItemFault::FeeWithoutBasis], "{blank:?}");
        }
    }

    #[test]
    fn a_promise_keeps_within_the_law_and_the_law_within_the_licensing_law() {
        assert!(faults(|item| item.promised = item.statutory + 1).contains(&ItemFault::PromiseTooLong));
        assert!(faults(|item| item.promised = 0).contains(&ItemFault::NoTime));
        assert_eq!(faults(|item| item.statutory = 21), [ItemFault::LongerThanLicensingLaw { most: 20 }]);
        let joint = |item: &mut Item| (item.options.joint, item.statutory) = (true, 46);
        assert_eq!(faults(joint), [ItemFault::LongerThanLicensingLaw { most: 45 }]);
    }

    #[test]
    fn silence_is_never_consent_to_what_is_about_safety() {
        assert_eq!(faults(|item| item.options.silent_consent = Some(Validity::Unlimited)), []);
        let both =
            |item: &mut Item| (item.options.silent_consent, item.options.safety) = (Some(Validity::Unlimited), true);
        assert_eq!(faults(both), [ItemFault::SilentSafety]);
    }
}
