//! The parts that screens are made of: one small file each; their CSS has the same family names in `style/`.

mod button;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
mod choice;
mod copy;
mod countdown;
#[cfg(feature = "ssr")]
mod dialog;
#[cfg(feature = "ssr")]
mod empty;
#[cfg(feature = "ssr")]
mod facts;
#[cfg(feature = "ssr")]
mod field;
#[cfg(feature = "ssr")]
mod fieldset;
#[cfg(feature = "ssr")]
mod filter;
#[cfg(feature = "ssr")]
mod given;
#[cfg(feature = "ssr")]
mod heading;
mod icon;
#[cfg(feature = "ssr")]
mod input;
#[cfg(feature = "ssr")]
mod load;
mod moment;
#[cfg(feature = "ssr")]
mod notice;
mod opener;
mod progress;
mod proof;
mod region_map;
#[cfg(feature = "ssr")]
mod select;
#[cfg(feature = "ssr")]
mod statistic;
#[cfg(feature = "ssr")]
mod status;
#[cfg(feature = "ssr")]
mod stepper;
#[cfg(feature = "ssr")]
mod summary;
#[cfg(feature = "ssr")]
mod table;
#[cfg(feature = "ssr")]
mod tabs;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
mod textarea;
#[cfg(feature = "ssr")]
mod timeline;
#[cfg(feature = "ssr")]
mod toast;
mod tone;
#[cfg(feature = "ssr")]
mod upload;
mod upload_form;
#[cfg(feature = "ssr")]
mod verbatim;

pub use button::{Button, Kind, LinkButton};
pub use copy::{CopyButton, HashText};
pub use countdown::Countdown;
pub use icon::{Icon, IconName};
pub use moment::{Day, Moment};
pub use opener::OpenDialogButton;
pub use progress::ProgressBar;
pub use proof::{ProofPanel, Verdict, VerdictPanel};
pub use region_map::{Flow, MapPlace, RegionMap, Side};
pub use tone::Tone;
pub use upload_form::UploadForm;

// What only a server renders.
#[cfg(feature = "ssr")]
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
    load::{Load, RefusedPage},
    notice::{NeedsScript, Notice},
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
