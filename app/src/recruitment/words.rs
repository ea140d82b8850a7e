//! Words that several of these pages share.

use crate::asking::Asking;
use crate::lang::Lang;
use crate::locales::{Recruitment, Schemes, fill};
use crate::refused::Refused;
use crate::ui::{Input, TextField, Tone};
use domain::calendar::Length;
use domain::ids::RecruitmentId;
use domain::permissions::{Action, Target, may};
use domain::recruitment::position::PositionCode;
use domain::recruitment::scheme::Named;
use domain::recruitment::{PositionState, RecruitmentRecord, RecruitmentState, Schedule, Stage};
use domain::refusal::Code;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The recruitment that the address names.
pub(crate) fn asked_recruitment() -> Result<RecruitmentId, Code> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Code::NotFound)
}

/// The position's code that the address names.
pub(super) fn asked_code() -> Result<PositionCode, Code> {
    let code = use_params_map().read_untracked().get("code").ok_or(Code::NotFound)?;
    PositionCode::parse(&code).map_err(|_| Code::NotFound)
}

/// The draft of a recruitment, for those who lead it.
pub(super) async fn led_draft(asking: &Asking, id: RecruitmentId) -> Result<RecruitmentRecord, Refused> {
    may(&asking.actor, Action::PlanRecruitment, Target::Anything)?;
    let record = store::recruitment::recruitment_record(&asking.store, &asking.actor, id, asking.now).await?;
    match record.line.state {
        _ if !record.leads => Err(Code::NotPermitted.into()),
        RecruitmentState::Draft => Ok(record),
        _ => Err(Code::WrongState.into()),
    }
}

/// A name in the present language.
pub(crate) fn named(name: &Named, lang: Lang) -> String {
    match lang {
        Lang::Zh => name.zh.clone(),
        Lang::En => name.en.clone(),
    }
}

/// A period in words.
pub(super) fn length(length: Length, lang: Lang) -> String {
    let words = Schemes::of(lang);
    let (sentence, count) = match length {
        Length::WorkingDays(count) => (words.working_days, count),
        Length::CalendarDays(count) => (words.calendar_days, count),
        Length::Months(count) => (words.months, count),
    };
    fill(sentence, &[&count.to_string()])
}

/// What a field of the schedule is called.
pub(super) fn day_label(field: &str, words: &'static Recruitment) -> &'static str {
    match field {
        "register_first" => words.day_register_first,
        "register_last" => words.day_register_last,
        "review_until" => words.day_review_until,
        "pay_first" => words.day_pay_first,
        "pay_last" => words.day_pay_last,
        "reapply_first" => words.day_reapply_first,
        "reapply_last" => words.day_reapply_last,
        "written_on" => words.day_written_on,
        "scores_by" => words.day_scores_by,
        "qualify_first" => words.day_qualify_first,
        "qualify_last" => words.day_qualify_last,
        "interview_first" => words.day_interview_first,
        "interview_last" => words.day_interview_last,
        _ => words.day_filing_by,
    }
}

/// The fields of a schedule's days, in the order of time; those of a stage that need not be announced may stay empty.
pub(super) fn day_fields(schedule: Option<&Schedule>, words: &'static Recruitment) -> impl IntoView + use<> {
    let names = [&Schedule::FIELDS[..9], &Schedule::OPTIONAL[..], &Schedule::FIELDS[9..]].concat();
    let known = schedule.map(Schedule::every_day);
    let field = |field: &'static str| {
        let day = known.and_then(|days| days.into_iter().find(|(name, _)| *name == field)).and_then(|(_, day)| day);
        let value = day.map(|day| day.to_string()).unwrap_or_default();
        let needed = !Schedule::OPTIONAL.contains(&field);
        view! { <TextField name=field label=day_label(field, words) input=Input::Date required=needed value=value/> }
    };
    view! {
        {names.into_iter().map(field).collect_view()}
        <p class="field-hint">{words.day_qualify_hint}</p>
    }
}

/// How a stage is marked.
pub(super) const fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Planning | Stage::Finished => Tone::Plain,
        Stage::Registration | Stage::Reapplication => Tone::Good,
        _ => Tone::Info,
    }
}

/// How a position's state is marked.
pub(crate) const fn position_tone(state: PositionState) -> Tone {
    match state {
        PositionState::Open => Tone::Good,
        PositionState::Cancelled => Tone::Plain,
    }
}
