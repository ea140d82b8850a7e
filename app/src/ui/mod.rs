//! The parts that screens are made of: one small file each; their CSS has the same family names in `style/`.

mod button;
mod copy;
mod countdown;
mod icon;
mod list_keys;
mod moment;
mod opener;
mod progress;
mod proof;
mod region_map;
mod renewed;
mod script_check;
mod tone;
mod upload_form;

pub use button::{Button, Kind, LinkButton, ScriptButton};
pub use copy::{CopyButton, HashText};
pub use countdown::Countdown;
pub use icon::{Icon, IconName};
pub use list_keys::ListKeys;
pub use moment::{Day, Moment};
pub use opener::OpenDialogButton;
pub use progress::ProgressBar;
pub use proof::{ProofPanel, Verdict, VerdictPanel};
pub use region_map::{Flow, MapPlace, RegionMap, Side};
pub use renewed::Renewed;
pub use script_check::{CheckWords, script_check, told_check};
pub use tone::Tone;
pub use upload_form::UploadForm;

// What only a server renders.
cfg_if::cfg_if! {
    if #[cfg(feature = "ssr")] {
        mod agreement;
        mod card;
        mod choice;
        mod dialog;
        mod empty;
        mod facts;
        mod field;
        mod fieldset;
        mod filter;
        mod given;
        mod heading;
        mod input;
        mod key_help;
        mod load;
        mod notice;
        mod say_form;
        mod select;
        mod statistic;
        mod status;
        mod stepper;
        mod summary;
        mod table;
        mod tabs;
        #[cfg(test)]
        mod tests;
        mod textarea;
        mod timeline;
        mod toast;
        mod upload;
        mod verbatim;

        pub use agreement::Agreement;
        pub use {
            card::{Card, Cards},
            choice::{CheckboxField, RadioField},
            dialog::{Dialog, OpenDialog},
            empty::{EmptyState, LoadingState},
            facts::{Facts, fact},
            fieldset::Fieldset,
            filter::FilterForm,
            given::Given,
            heading::{Breadcrumbs, Crumb, PageHeading, Section},
            input::{Input, TextField},
            key_help::KeyHelp,
            load::{Load, RefusedPage},
            notice::{NeedsScript, Notice},
            say_form::SayForm,
            select::{Choice, SelectField},
            statistic::{Statistic, Statistics},
            status::StatusTag,
            stepper::{Step, StepState, Stepper},
            summary::{ErrorSummary, ReturnedField},
            table::{Column, DataTable, Layout, Pager, Row, Sort},
            tabs::{Tab, Tabs},
            textarea::TextareaField,
            timeline::{Happening, Timeline},
            toast::Toast,
            upload::FileField,
            verbatim::Verbatim,
        };
    }
}
