//! The next step of a selection, as one form with what it means.

use super::functions::{FileResult, Invite, Publicise, PublishShortlist, PublishTotals, TakeInterviews};
use crate::clock;
use crate::lang::Lang;
use crate::locales::{Selection, fill, rounding_words};
use crate::ui::{Button, Choice, Kind, Section, SelectField};
use domain::ids::RecruitmentId;
use domain::recruitment::RecruitmentState;
use domain::seasons::SeasonLine;
use domain::selection::{SelectionRecord, SelectionStep};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// A form that sends nothing but the recruitment.
macro_rules! hidden_form {
    ($action:ident, $id:expr, $label:expr) => {
        view! {
            <ActionForm action={ServerAction::<$action>::new()}>
                {hidden($id)}
                <Button kind=Kind::Primary>{$label}</Button>
            </ActionForm>
        }
        .into_any()
    };
}
/// What is to be done next.
#[component]
pub(super) fn Next(
    /// The selection.
    record: SelectionRecord,
    /// The seasons whose interviews may be taken.
    seasons: Vec<SeasonLine>,
) -> impl IntoView {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let id = record.recruitment;
    let step = match record.next {
        SelectionStep::SetLines => view! { <p>{words.lines_first}</p> }.into_any(),
        SelectionStep::Shortlist => simple(words.shortlist_hint, hidden_form!(PublishShortlist, id, words.shortlist)),
        SelectionStep::Invite => simple(words.invite_hint, hidden_form!(Invite, id, words.invite)),
        SelectionStep::TakeInterviews => take(&record, seasons).into_any(),
        SelectionStep::Rank => {
            simple(rounding_words(record.rounding, lang), hidden_form!(PublishTotals, id, words.rank))
        }
        SelectionStep::Check => {
            let hint = fill(words.check_hint, &[&record.checks_due.to_string()]);
            view! { <p>{hint}</p> }.into_any()
        }
        SelectionStep::Publicise => simple(words.publicise_hint, hidden_form!(Publicise, id, words.publicise)),
        SelectionStep::File => file(&record).into_any(),
        SelectionStep::None if record.state == RecruitmentState::Filed => view! { <p>{words.done}</p> }.into_any(),
        SelectionStep::None => view! { <p>{words.not_yet}</p> }.into_any(),
    };
    view! { <Section id="next" title=words.next>{step}</Section> }
}

fn simple(hint: impl Into<String>, form: AnyView) -> AnyView {
    view! { <p>{hint.into()}</p> {form} }.into_any()
}

fn hidden(id: RecruitmentId) -> impl IntoView {
    view! { <input type="hidden" name="id" value=id.to_string()/> }
}

fn take(record: &SelectionRecord, seasons: Vec<SeasonLine>) -> impl IntoView + use<> {
    let words = Selection::of(Lang::current());
    let id = record.recruitment;
    let hint = fill(words.take_hint, &[&record.uninterviewed.to_string()]);
    let choices = seasons.into_iter().map(|season| Choice::new(season.id.to_string(), season.title)).collect();
    view! {
        <p>{hint}</p>
        <ActionForm action={ServerAction::<TakeInterviews>::new()} attr:class="form">
            {hidden(id)}
            <SelectField name="season" label=words.season choices=choices required=true/>
            <Button kind=Kind::Primary>{words.take}</Button>
        </ActionForm>
    }
}

/// The filing; and a further notice where somebody passed the checks since the first.
fn file(record: &SelectionRecord) -> impl IntoView + use<> {
    let lang = Lang::current();
    let words = Selection::of(lang);
    let id = record.recruitment;
    let until = record.until.map(|day| clock::day(day, lang)).unwrap_or_default();
    let again = record.newly_passed.then(|| simple(words.publicise_hint, hidden_form!(Publicise, id, words.publicise)));
    view! {
        {again}
        <p>{fill(words.file_hint, &[&until])}</p>
        {hidden_form!(FileResult, id, words.file)}
    }
}
