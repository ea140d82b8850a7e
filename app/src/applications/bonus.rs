//! What is claimed of points that the law adds: how it stands, and the decision of a second person.

use super::review_functions::{DecideBonus, ReverseBonus};
use crate::lang::Lang;
use crate::locales::{Applications, bonus_state, fill};
use crate::recruitment::named;
use crate::ui::{Button, Facts, Kind, Section, StatusTag, TextField, Tone, fact};
use domain::applications::{BonusClaim, BonusState};
use domain::ids::{ApplicationId, RecruitmentId};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// How a claim stands; nothing where nothing is claimed.
pub(super) fn claim(claim: Option<&BonusClaim>) -> Option<impl IntoView + use<>> {
    let claim = claim?;
    let words = Applications::of(Lang::current());
    let items = facts(claim);
    Some(view! { <Section id="bonus" title=words.bonus><Facts items=items/></Section> })
}

fn facts(claim: &BonusClaim) -> Vec<(String, AnyView)> {
    let lang = Lang::current();
    let words = Applications::of(lang);
    let tone = match claim.state {
        BonusState::Claimed => Tone::Info,
        BonusState::Confirmed => Tone::Good,
        BonusState::Refused => Tone::Warning,
    };
    let kind = fill(words.bonus_points, &[&named(&claim.bonus.name, lang), &claim.bonus.points.to_string()]);
    let mut items = vec![
        fact(words.bonus_claim, kind),
        fact(words.bonus_basis, claim.bonus.basis.clone()),
        fact(words.bonus_stands, view! { <StatusTag tone=tone label=bonus_state(claim.state, lang)/> }),
    ];
    let because = if claim.state == BonusState::Confirmed { words.bonus_reversed_because } else { words.bonus_reason };
    items.extend(claim.reason.clone().map(|reason| fact(because, reason)));
    items
}

/// The same for a reviewer, with the forms that decide it.
pub(super) fn reviewed(
    recruitment: RecruitmentId,
    id: ApplicationId,
    claim: Option<&BonusClaim>,
) -> Option<impl IntoView + use<>> {
    let claim = claim?;
    let words = Applications::of(Lang::current());
    let items = facts(claim);
    let decide = claim.decides.then(|| decide(recruitment, id));
    let reverse = claim.reverses.then(|| reverse(recruitment, id, claim.state));
    Some(view! {
        <Section id="bonus" title=words.bonus>
            <Facts items=items/>
            {decide}
            {reverse}
        </Section>
    })
}

fn decide(recruitment: RecruitmentId, id: ApplicationId) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let hidden = move |confirmed| hidden(recruitment, id, confirmed);
    view! {
        <p>{words.bonus_decide_hint}</p>
        <ActionForm action={ServerAction::<DecideBonus>::new()}>
            {hidden("true")}
            <Button kind=Kind::Primary>{words.bonus_confirm}</Button>
        </ActionForm>
        <ActionForm action={ServerAction::<DecideBonus>::new()} attr:class="form">
            {hidden("false")}
            <TextField name="reason" label=words.bonus_reason required=true max_length=500/>
            <Button>{words.bonus_refuse}</Button>
        </ActionForm>
    }
}

/// What a decision is about.
fn hidden(recruitment: RecruitmentId, id: ApplicationId, confirmed: &'static str) -> impl IntoView + use<> {
    let fields =
        [("recruitment", recruitment.to_string()), ("id", id.to_string()), ("confirmed", confirmed.to_owned())];
    fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
}

fn reverse(recruitment: RecruitmentId, id: ApplicationId, stands: BonusState) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let (confirmed, label) = match stands {
        BonusState::Confirmed => ("false", words.bonus_reverse_to_refused),
        _ => ("true", words.bonus_reverse_to_confirmed),
    };
    view! {
        <p>{words.bonus_reverse_hint}</p>
        <ActionForm action={ServerAction::<ReverseBonus>::new()} attr:class="form">
            {hidden(recruitment, id, confirmed)}
            <TextField name="reason" label=words.bonus_reversed_because required=true max_length=500/>
            <Button>{label}</Button>
        </ActionForm>
    }
}
