//! What is claimed of points that the law adds: how it stands, and the decision of a second person.

use super::review_functions::DecideBonus;
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
    items.extend(claim.reason.clone().map(|reason| fact(words.bonus_reason, reason)));
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
    Some(view! {
        <Section id="bonus" title=words.bonus>
            <Facts items=items/>
            {decide}
        </Section>
    })
}

fn decide(recruitment: RecruitmentId, id: ApplicationId) -> impl IntoView {
    let words = Applications::of(Lang::current());
    let hidden = move |confirmed: &'static str| {
        let fields =
            [("recruitment", recruitment.to_string()), ("id", id.to_string()), ("confirmed", confirmed.to_owned())];
        fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
    };
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
