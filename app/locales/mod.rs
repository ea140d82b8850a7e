//! Every sentence a person reads, in both languages side by side: one table per system.
//!
//! A table is a struct of `&'static str`, so a sentence that lacks one of its languages does not compile.
//! An island that needs words has a small table of its own: the browser pays for whole tables.

mod accounts;
mod again;
mod applicants;
mod applications;
mod approvals;
mod calendar;
mod case_letters;
mod case_papers;
mod cases;
mod common;
mod corrections;
mod course;
mod day_changes;
mod decisions;
mod design;
mod desk;
mod draw_checks;
mod draws;
mod evaluation;
mod examination;
mod examiner_life;
mod examiners;
mod hearings;
mod home;
mod item_forms;
mod items;
mod ledger;
mod letters;
mod messages;
mod numbers;
mod outcomes;
mod parameters;
mod powers;
mod recruitment;
mod recruitment_work;
mod refunds;
mod refusals;
mod regions;
mod reviews;
mod schemes;
mod scores;
mod seasons;
mod selection;
mod slips;
mod supervision;
mod times;

pub use accounts::{Accounts, role_name};
pub use again::{Again, again_name, kind_name};
pub use applicants::Applicants;
pub use applications::{
    Applications, application_ending, application_state, attachment_kind, bonus_state, check_outcome, condition_name,
    degree_name, gender_name, mark_name, milestone_name, payment_outcome, political_name,
};
pub use approvals::{Approvals, ending_name, level_name, persons_name, region_rule, risk_name, stop_reason};
pub use calendar::Calendar;
pub use case_papers::CasePapers;
pub use cases::{
    ActFields, Cases, ClockChecking, act_name, case_state, day_kind, decision_choice, duty_name, fiction_name,
    happened, licence_choice, licence_standing, remedy_name, start_event, terminated_because, who_name,
};
pub use checks::words::{fill, says_word};
pub use common::{Common, Copy, Done, Map, Proof, Shell, Upload};
pub use corrections::Corrections;
pub use course::{Courses, happening_name, outlook_sentence};
pub use day_changes::DayChanges;
pub use decisions::{DecisionChecking, Decisions};
pub use design::Design;
pub use desk::{Comments, Cover, Desk, ListWords, Opinions, due_by, part_sort, together_name};
pub use draw_checks::{Fairness, Replay, Verifying};
pub use draws::Draws;
pub use evaluation::{Evaluating, aspect_name, mark_called};
pub use examination::{Candidates, Examination, SeatChecking, problem_kind, public_fate, recheck_state};
pub use examiner_life::{ExaminerLife, record_kind, relation_name};
pub use examiners::{Examiners, Importing, examiner_state, examiner_step, panel_role, roster_column, row_verdict};
pub use hearings::{Hearings, hearing_by, hearing_standing};
pub use home::Home;
pub use item_forms::{ItemForms, silent_name, takes_name};
pub use items::{FlowDrawing, FlowForms, Items, end_name, member_name, no_flow_words, sort_name};
pub use ledger::{Inclusion, Ledger, entry_kind, entry_kinds};
pub use letters::{Said, letter_said, message_said};
pub use messages::Messages;
pub use numbers::tenths;
pub use outcomes::{Outcomes, because_words, remedy_words};
pub use parameters::{ParameterWords, Parameters, parameter_words};
pub use powers::{Powers, power_kind};
pub use recruitment::{
    Quota, Recruitment, amendment_state, doubt_kind, education_name, lack_words, position_column, position_state,
    quota_cause, quota_kind, recruitment_state, stage_name,
};
pub use recruitment_work::{RecruitmentWork, recruitment_task};
pub use refunds::{Refunds, refund_because, refund_state};
pub use refusals::refusal_sentence;
pub use regions::{region_name, region_on_map};
pub use reviews::{Counts, Reviews, review_state};
pub use schemes::{Schemes, departure_words, rounding_words, scheme_kind, scheme_stage, stages_words};
pub use scores::{Recomputing, ScoreSending, Scores};
pub use seasons::Seasons;
pub use selection::{
    ListChecking, Selection, call_name, check_name, check_result, left_because, list_cell, list_column, list_kind,
    list_news, objection_state, pass_lines_state,
};
pub use slips::Slips;
pub use supervision::{Supervision, colour_name, trigger_name, verdict_name};
pub use times::{Countdown, MONTHS, Times, WEEKDAYS};

/// Makes message tables: `messages! { Table { key: "中文" | "English", … } }`.
///
/// Each table gets `Table::of(lang) -> &'static Table`.
#[macro_export]
macro_rules! messages {
    ($($(#[$doc:meta])* $table:ident { $($key:ident: $zh:literal | $en:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $table {
            $(#[doc = $en] pub $key: &'static str),+
        }

        impl $table {
            /// The table in one language.
            pub const fn of(lang: $crate::lang::Lang) -> &'static Self {
                const ZH: $table = $table { $($key: $zh),+ };
                const EN: $table = $table { $($key: $en),+ };
                match lang {
                    $crate::lang::Lang::Zh => &ZH,
                    $crate::lang::Lang::En => &EN,
                }
            }
        }
    )+};
}
