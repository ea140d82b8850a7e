//! `/recruitment/schemes/{key}/{version}`: a scheme in words, and a trial of it on sample data.

use super::formula::{in_words, paper_in_words};
use super::trial::Trial;
use super::words::{length, named};
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Schemes, departure_words, fill, rounding_words, stages_words};
use crate::ui::{Breadcrumbs, Crumb, Facts, Load, PageHeading, Section, Verbatim, fact};
use domain::recruitment::scheme::{Bonus, Departure, Measure, Scheme, SchemeKey, StageCut, Variant};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One version of a scheme.
#[component]
pub fn SchemePage() -> impl IntoView {
    let asked = asking();
    let params = use_params_map().read_untracked().clone();
    let from = async move {
        let asking = asked?;
        let key = params.get("key").and_then(|key| SchemeKey::parse(&key)).ok_or(Code::NotFound)?;
        let version = params.get("version").and_then(|version| version.parse().ok()).ok_or(Code::NotFound)?;
        Ok(store::recruitment::scheme(&asking.store, &asking.actor, &key, version).await?)
    };
    view! { <Load from=from show=shown/> }
}

fn shown(scheme: Scheme) -> impl IntoView {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let title = fill(Recruitment::of(lang).scheme_version, &[&named(&scheme.name, lang), &scheme.version.to_string()]);
    let trail =
        vec![Crumb::new(Recruitment::of(lang).title, "/recruitment"), Crumb::new(words.title, "/recruitment/schemes")];
    let document = serde_json::to_string_pretty(&scheme).unwrap_or_default();
    let said = said(&scheme);
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=title lead=format!("{}: {}", words.basis, scheme.basis)/>
        {said}
        <Trial scheme=scheme/>
        <details class="more">
            <summary>{words.document}</summary>
            <Verbatim label=words.document text=document/>
        </details>
    }
}

/// A scheme in words: its categories with their formulas, and its rules.
pub(super) fn said(scheme: &Scheme) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let variants: Vec<_> = scheme.variants.iter().map(|variant| variant_view(scheme, variant)).collect();
    let (rules, rounding) = (rules(scheme), rounding_words(scheme.rounding, lang));
    view! {
        <Section id="variants" title=words.variants>
            <p>{rounding}</p>
            {variants}
        </Section>
        <Section id="rules" title=words.rules><Facts items=rules/></Section>
    }
}

fn variant_view(scheme: &Scheme, variant: &Variant) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let papers = variant.papers.iter().filter_map(|paper| scheme.papers.get(*paper)).map(|paper| {
        let text = fill(words.full, &[&named(&paper.name, lang), &paper.full.to_string()]);
        view! { <li>{text}</li> }
    });
    let written = fill(words.written, &[&in_words(&variant.written, scheme, lang)]);
    let total = fill(words.total, &[&in_words(&variant.total, scheme, lang)]);
    let line = variant.written_line.map(|line| fill(words.written_line, &[&line.to_string()]));
    let line = line.unwrap_or_else(|| words.written_line_none.to_owned());
    view! {
        <div class="block">
            <h3>{named(&variant.name, lang)}</h3>
            <ul>{papers.collect_view()}</ul>
            <p>{written}</p>
            <p>{total}</p>
            <p>{line}</p>
        </div>
    }
}

fn rules(scheme: &Scheme) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Schemes::of(lang);
    let opening = match scheme.opening_ratio {
        0 => words.opening_none.to_owned(),
        ratio => fill(words.opening_is, &[&ratio.to_string()]),
    };
    let line = scheme.interview_line.map_or_else(|| words.nothing.to_owned(), |line| line.to_string());
    let fee = format!("{}.{:02}", scheme.fee_cents / 100, scheme.fee_cents % 100);
    let periods = &scheme.periods;
    vec![
        fact(words.stages, stages_words(&scheme.stages, lang)),
        fact(words.opening, opening),
        fact(words.fee, fill(words.fee_is, &[&fee])),
        fact(words.line, if scheme.line_required { words.line_required } else { words.line_optional }),
        fact(words.shortlist, cut(scheme, &scheme.interview, lang)),
        fact(words.interview_line, line),
        fact(words.bonuses, bonuses(scheme, lang)),
        fact(words.checks, cut(scheme, &scheme.checks, lang)),
        fact(words.replaces, replaced(scheme, lang)),
        fact(words.notice, length(periods.notice, lang)),
        fact(words.appeal, length(periods.appeal, lang)),
        fact(words.recheck, length(periods.recheck, lang)),
        fact(words.publicity, length(periods.publicity, lang)),
    ]
}

/// What the law adds to the written total of whom.
fn bonuses(scheme: &Scheme, lang: Lang) -> AnyView {
    let words = Schemes::of(lang);
    if scheme.bonuses.is_empty() {
        return view! { <span>{words.nothing}</span> }.into_any();
    }
    let item = |bonus: &Bonus| {
        let text = fill(words.bonus_is, &[&named(&bonus.name, lang), &bonus.points.to_string()]);
        view! { <li>{text}</li> }
    };
    let items = scheme.bonuses.iter().map(item).collect_view();
    view! { <ul>{items}</ul> <span>{words.bonus_rule}</span> }.into_any()
}

/// After which departures the next in rank follows.
fn replaced(scheme: &Scheme, lang: Lang) -> String {
    let words = Schemes::of(lang);
    let followed = Departure::ALL.iter().copied().filter(|departure| scheme.replaces(*departure));
    let named: Vec<&str> = followed.map(|departure| departure_words(departure, lang)).collect();
    if named.is_empty() {
        words.replaces_none.to_owned()
    } else {
        fill(words.replaces_on, &[&named.join(words.replaces_and)])
    }
}

/// A stage's ratio and what decides between equals.
fn cut(scheme: &Scheme, cut: &StageCut, lang: Lang) -> impl IntoView + use<> {
    let words = Schemes::of(lang);
    let ratio = match cut.grassroots_ratio {
        None => fill(words.ratio, &[&cut.ratio.to_string()]),
        Some(grassroots) => fill(words.ratio_grassroots, &[&cut.ratio.to_string(), &grassroots.to_string()]),
    };
    let measure = |measure: &Measure| match *measure {
        Measure::Paper(paper) => paper_in_words(paper, scheme, lang),
        Measure::Interview => words.interview.to_owned(),
        Measure::Written => words.written_total.to_owned(),
    };
    let measures: Vec<String> = cut.decided_by.iter().map(measure).collect();
    let ties =
        if measures.is_empty() { words.ties_all.to_owned() } else { fill(words.ties, &[&measures.join(words.then)]) };
    view! { <span>{ratio}</span> <br/> <span>{ties}</span> }
}
