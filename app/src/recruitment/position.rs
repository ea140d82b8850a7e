//! `/recruitment/{id}/positions/{code}`: one position, its conditions as printed, and every amendment with the old text.

use super::amendments::Amendments;
use super::words::{asked_code, asked_recruitment, named, position_tone};
use crate::applications::ApplySection;
use crate::asking::asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, position_state};
use crate::ui::{
    Breadcrumbs, Crumb, ErrorSummary, Facts, LinkButton, Load, Notice, PageHeading, Section, StatusTag, Tone, fact,
};
use domain::applications::Door;
use domain::recruitment::position::{Position, Printed};
use domain::recruitment::{PositionRecord, PositionState, RecruitmentRecord, RecruitmentState};
use leptos::prelude::*;

/// One position.
#[component]
pub fn PositionPage() -> impl IntoView {
    let asked = asking();
    let id = asked_recruitment();
    let code = asked_code();
    let from = async move {
        let asking = asked?;
        let id = id?;
        let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
        let position = store::recruitment::position(&asking.store, &asking.actor, id, &code?).await?;
        let code = &position.position.code;
        let door = match record.line.state.is_public() {
            true => Some(store::applications::door(&asking.store, &asking.actor, id, code, asking.now).await?),
            false => None,
        };
        Ok((record, position, door))
    };
    view! { <Load from=from show=|(record, position, door)| shown(record, position, door)/> }
}

fn shown(record: RecruitmentRecord, found: PositionRecord, door: Option<Door>) -> impl IntoView {
    let lang = Lang::current();
    let words = Recruitment::of(lang);
    let id = record.line.id;
    let position = &found.position;
    let trail = vec![
        Crumb::new(words.title, "/recruitment"),
        Crumb::new(record.line.title.clone(), format!("/recruitment/{id}")),
        Crumb::new(words.positions, format!("/recruitment/{id}/positions")),
    ];
    let amendable = matches!(record.line.state, RecruitmentState::Announced | RecruitmentState::Settled);
    let amend = (record.leads && amendable && found.state == PositionState::Open).then(|| {
        let href = format!("/recruitment/{id}/positions/{}/amend", position.code);
        view! { <LinkButton href=href>{words.amend}</LinkButton> }
    });
    let variant = record.scheme.variant(position.variant.as_deref()).map(|variant| named(&variant.name, lang));
    let apply = door.map(|door| view! { <ApplySection door=door code=position.code.clone()/> });
    let conditions = conditions(&position.conditions.printed, words);
    view! {
        <Breadcrumbs trail=trail/>
        <PageHeading title=position.title.clone()>
            <StatusTag tone=position_tone(found.state) label=position_state(found.state, lang)/>
            {amend}
        </PageHeading>
        <ErrorSummary/>
        {cancelled(&found)}
        <Facts items=head(position, found.quota.clone(), variant, words)/>
        {apply}
        <Section id="conditions" title=words.conditions><Facts items=conditions/></Section>
        <Amendments id=id code=position.code.to_string() amendments=found.amendments/>
    }
}

/// Why a position is not filled any more.
fn cancelled(found: &PositionRecord) -> Option<impl IntoView + use<>> {
    let words = Recruitment::of(Lang::current());
    (found.state == PositionState::Cancelled).then(|| {
        let why = found.cancelled_because().map_or_else(|| words.cancelled_few.to_owned(), str::to_owned);
        view! { <Notice tone=Tone::Info title=words.cancelled_title><p>{why}</p></Notice> }
    })
}

fn head(
    position: &Position,
    quota: Option<String>,
    variant: Option<String>,
    words: &'static Recruitment,
) -> Vec<(String, AnyView)> {
    let code = position.code.to_string();
    let mut items = vec![
        fact(words.column_code, view! { <code>{code}</code> }),
        fact(words.column_agency, position.agency.clone()),
        fact(words.column_unit, position.unit.clone()),
        fact(words.column_place, position.region_text.clone()),
        fact(words.column_places, position.places),
    ];
    let optional = [(words.level, position.level.clone()), (words.variant, variant), (words.quota_behind, quota)];
    items.extend(optional.into_iter().filter_map(|(label, text)| text.map(|text| fact(label, text))));
    if !position.notes.is_empty() {
        items.push(fact(words.notes, position.notes.clone()));
    }
    items.extend(position.remarks.iter().map(|remark| fact(remark.name.clone(), remark.text.clone())));
    items
}

/// The conditions as printed.
fn conditions(printed: &Printed, words: &'static Recruitment) -> Vec<(String, AnyView)> {
    let shown = |text: &String| if text.is_empty() { words.condition_none.to_owned() } else { text.clone() };
    printed_lines(printed, words).into_iter().map(|(label, text)| fact(label, shown(text))).collect()
}

/// Every condition with what it is called.
pub(super) fn printed_lines<'a>(printed: &'a Printed, words: &'static Recruitment) -> [(&'static str, &'a String); 9] {
    [
        (words.age, &printed.age),
        (words.gender, &printed.gender),
        (words.education, &printed.education),
        (words.degree, &printed.degree),
        (words.majors, &printed.majors),
        (words.political, &printed.political),
        (words.experience, &printed.experience),
        (words.service, &printed.service),
        (words.other, &printed.other),
    ]
}
