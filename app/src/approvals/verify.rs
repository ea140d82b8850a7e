//! `/approvals/decisions/verify`: whether a decision is genuine, for whoever scans its code or has its file. The server checks
//! without scripts; the browser checks again by itself.

use super::check_decision::CheckDecision;
use super::decision::CHECK;
use crate::asking::asking;
use crate::forms::field_id;
use crate::lang::Lang;
use crate::locales::{Decisions, fill, licence_standing};
use crate::recruitment::named;
use crate::ui::{
    Button, ErrorSummary, Facts, FileField, Load, Notice, PageHeading, ReturnedField, Section, Tone, fact,
};
use crate::visit;
use checks::words::{not_genuine, says_word};
use chrono::NaiveDate;
use domain::approvals::case::LicenceStanding;
use domain::approvals::written::{Genuine, MOST_BYTES, NotGenuine};
use domain::calendar::day_in_shanghai;
use leptos::prelude::*;
use store::approvals::{Registered, check_decision};

/// What a check came to.
pub type Verdict = Result<(Genuine, Option<Registered>), NotGenuine>;

/// What the host has checked for this answer.
#[derive(Clone, Debug)]
pub struct CheckedDecision(pub Verdict);

/// The check of a decision.
#[component]
pub fn DecisionCheckPage() -> impl IntoView {
    let asked = asking();
    let seal = visit::query("seal");
    let given = use_context::<CheckedDecision>();
    let from = async move {
        let asking = asked?;
        let today = day_in_shanghai(asking.now);
        let verdict = match (given, &seal) {
            (Some(CheckedDecision(verdict)), _) => Some(verdict),
            (None, Some(seal)) => Some(check_decision(&asking.store, &asking.actor, seal, asking.now).await?),
            (None, None) => None,
        };
        Ok((verdict, seal, today))
    };
    view! { <Load from=from show=|(verdict, seal, today)| shown(verdict, seal, today)/> }
}

fn shown(verdict: Option<Verdict>, seal: Option<String>, today: NaiveDate) -> impl IntoView {
    let lang = Lang::current();
    let words = Decisions::of(lang);
    let told = match verdict {
        None => view! { <Notice tone=Tone::Info><p>{words.check_none}</p></Notice> }.into_any(),
        Some(Err(why)) => {
            view! { <Notice tone=Tone::Bad title=words.not_genuine><p>{not_genuine(why, lang.into())}</p></Notice> }
                .into_any()
        }
        Some(Ok((genuine, registered))) => good(&genuine, registered, today).into_any(),
    };
    let again = seal.map(|seal| view! { <CheckDecision seal=Some(seal) field=field_id("file") lang=lang/> });
    let hint = fill(words.file_hint, &[&(MOST_BYTES >> 10).to_string()]);
    view! {
        <PageHeading title=words.check_title lead=words.check_lead/>
        <ErrorSummary fields=vec![ReturnedField::new("file", words.file)]/>
        {told}
        {again}
        <Section id="file" title=words.choose>
            <form class="form" method="post" action=CHECK enctype="multipart/form-data">
                <FileField name="file" label=words.file hint=hint accept=".json" required=true/>
                <Button>{words.check}</Button>
            </form>
            <CheckDecision seal=None field=field_id("file") lang=lang/>
        </Section>
    }
}

fn good(genuine: &Genuine, registered: Option<Registered>, today: NaiveDate) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Decisions::of(lang);
    let statement = &genuine.statement;
    let mut facts = vec![
        fact(words.number, statement.number.clone()),
        fact(words.document, says_word(statement.says, lang.into())),
        fact(words.at, crate::clock::instant(statement.at, lang)),
    ];
    facts.extend(statement.valid_until.map(|day| fact(words.valid_until, crate::clock::day(day, lang))));
    // Of the document only what the paper shows to anybody: nobody's name.
    facts.extend(genuine.document.iter().flat_map(|document| {
        [fact(words.item, named(&document.item_name, lang)), fact(words.agency, named(&document.agency, lang))]
    }));
    let document = if genuine.document.is_some() { words.step_document } else { words.step_no_document };
    let register = match registered {
        Some(Registered { same: true, .. }) => words.step_same,
        Some(Registered { same: false, .. }) => words.step_other,
        None => words.step_missing,
    };
    let licence = registered.and_then(|registered| registered.licence).map(|licence| {
        let over = licence.standing == LicenceStanding::InForce && !licence.is_valid_on(today);
        let standing = if over { words.run_out } else { licence_standing(licence.standing, lang) };
        let valid = licence.is_valid_on(today);
        let tone = if valid { Tone::Good } else { Tone::Warning };
        view! { <Notice tone=tone><p>{fill(words.licence, &[standing])}</p></Notice> }
    });
    let steps = [words.step_signature, document, register].into_iter().map(|step| view! { <li>{step}</li> });
    let steps = steps.collect_view();
    view! {
        <Notice tone=Tone::Good title=words.genuine><p>{words.by_server}</p></Notice>
        {licence}
        <Facts items=facts/>
        <Section id="checked" title=words.what_checked><ul class="checks">{steps}</ul></Section>
    }
}
