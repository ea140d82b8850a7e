//! `/applications/{id}/form`: the form, saved as typed as often as one likes.

use super::attachments::{Attachments, Change};
use super::functions::SaveForm;
use super::words::{asked_application, trail};
use crate::asking::asking;
use crate::forms::Problems;
use crate::lang::Lang;
use crate::locales::{Applications, degree_name, education_name, fill, political_name};
use crate::recruitment::named;
use crate::ui::{
    Breadcrumbs, Choice, ErrorSummary, Fieldset, Kind, Load, Moment, Notice, PageHeading, RadioField, ReturnedField,
    SelectField, TextField, TextareaField, Tone,
};
use crate::visit;
use domain::applications::{Filling, Typed, may_fill_in};
use domain::recruitment::position::{Degree, Education, PoliticalStatus};
use domain::recruitment::scheme::Bonus;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Filling in the form.
#[component]
pub fn FormPage() -> impl IntoView {
    let asked = asking();
    let id = asked_application();
    let marked = visit::query("check").is_some();
    let from = async move {
        let asking = asked?;
        let filling = store::applications::filling(&asking.store, &asking.actor, id?, asking.now).await?;
        may_fill_in(filling.line.state)?;
        Ok(filling)
    };
    view! { <Load from=from show={move |filling| shown(filling, marked)}/> }
}

fn shown(filling: Filling, marked: bool) -> impl IntoView {
    let lang = Lang::current();
    let words = Applications::of(lang);
    if marked {
        provide_context(Problems(filling.problems.clone()));
    }
    let id = filling.line.id;
    let saved = filling.saved_at.map(|at| view! { <p>{words.saved_at}" "<Moment at=at/></p> });
    let fields: Vec<_> = labels(words).into_iter().map(|(name, label)| ReturnedField::new(name, label)).collect();
    let added = bonus(&filling, words, lang);
    view! {
        <Breadcrumbs trail=trail(&filling.line)/>
        <PageHeading title=words.form lead=words.form_lead/>
        <ErrorSummary fields=fields/>
        <Notice tone=Tone::Info><p>{words.form_account}</p></Notice>
        {saved}
        <ActionForm action={ServerAction::<SaveForm>::new()} attr:class="form">
            <input type="hidden" name="id" value=id.to_string()/>
            {education(&filling.typed, words, lang)}
            {person(&filling.typed, words, lang)}
            {added}
            <div class="actions">
                // Whatever is typed is kept: what is missing is told by the next page, not by the browser.
                <button class=Kind::Primary.class() name="then" value="check" formnovalidate>{words.save_and_check}</button>
                <button class=Kind::Secondary.class() name="then" value="stay" formnovalidate>{words.save}</button>
            </div>
        </ActionForm>
        <Attachments id=id attachments=filling.attachments change=Change::All/>
    }
}

fn education(typed: &Typed, words: &'static Applications, lang: Lang) -> impl IntoView + use<> {
    let levels = Education::ALL.map(|level| Choice::new(level.as_str(), education_name(level, lang))).to_vec();
    let mut degrees = vec![Choice::new("none", words.degree_none)];
    degrees.extend(Degree::ALL.map(|degree| Choice::new(degree.as_str(), degree_name(degree, lang))));
    let typed = typed.clone();
    view! {
        <Fieldset legend=words.part_education>
            <SelectField name="education" label=words.education choices=levels value=typed.education required=true/>
            <SelectField name="degree" label=words.degree choices=degrees value=typed.degree required=true/>
            <TextField name="school" label=words.school value=typed.school required=true max_length=60/>
            <TextField name="major" label=words.major hint=words.major_hint value=typed.major required=true max_length=60/>
            <TextField name="major_code" label=words.major_code value=typed.major_code max_length=20/>
            <TextField name="major_category" label=words.major_category value=typed.major_category max_length=60/>
            <RadioField name="fresh_graduate" label=words.fresh_graduate value=typed.fresh_graduate required=true
                choices=vec![Choice::new("yes", words.yes), Choice::new("no", words.no)]/>
        </Fieldset>
    }
}

fn person(typed: &Typed, words: &'static Applications, lang: Lang) -> impl IntoView + use<> {
    let statuses = PoliticalStatus::ALL.map(|status| Choice::new(status.as_str(), political_name(status, lang)));
    let typed = typed.clone();
    view! {
        <Fieldset legend=words.part_person>
            <SelectField name="political" label=words.political choices=statuses.to_vec() value=typed.political required=true/>
            <TextField name="grassroots_years" label=words.grassroots_years hint=words.grassroots_hint
                value=typed.grassroots_years required=true max_length=20/>
            <TextareaField name="certificates" label=words.certificates hint=words.certificates_hint rows=2
                max_length=500 value=typed.certificates/>
            <TextField name="work_unit" label=words.work_unit value=typed.work_unit max_length=100/>
            <TextareaField name="history" label=words.history hint=words.history_hint rows=6 max_length=2000
                value=typed.history/>
            <TextField name="address" label=words.address value=typed.address required=true max_length=200
                autocomplete="street-address"/>
            <TextField name="postcode" label=words.postcode value=typed.postcode max_length=20
                autocomplete="postal-code"/>
        </Fieldset>
    }
}

/// What the law adds to the written total, where the scheme has such a rule.
fn bonus(filling: &Filling, words: &'static Applications, lang: Lang) -> Option<impl IntoView + use<>> {
    let choice = |bonus: &Bonus| {
        let points = fill(words.bonus_points, &[&named(&bonus.name, lang), &bonus.points.to_string()]);
        Choice::new(bonus.key.clone(), points)
    };
    let mut choices = vec![Choice::new("", words.bonus_none)];
    choices.extend(filling.bonuses.iter().map(choice));
    let value = filling.typed.bonus.clone();
    (!filling.bonuses.is_empty()).then(|| {
        view! {
            <Fieldset legend=words.bonus>
                <SelectField name="bonus" label=words.bonus_claim hint=words.bonus_hint choices=choices value=value/>
            </Fieldset>
        }
    })
}

/// Every field with its label, in the order of the form.
pub(super) fn labels(words: &'static Applications) -> [(&'static str, &'static str); 17] {
    [
        ("education", words.education),
        ("degree", words.degree),
        ("school", words.school),
        ("major", words.major),
        ("major_code", words.major_code),
        ("major_category", words.major_category),
        ("fresh_graduate", words.fresh_graduate),
        ("political", words.political),
        ("grassroots_years", words.grassroots_years),
        ("certificates", words.certificates),
        ("work_unit", words.work_unit),
        ("history", words.history),
        ("address", words.address),
        ("postcode", words.postcode),
        ("bonus", words.bonus_claim),
        ("kind", words.attachment_kind),
        ("file", words.attachment_file),
    ]
}
