//! Icons: our own strokes on a grid of 24, coloured by the text around them.

use leptos::prelude::*;

/// Which icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// The rising sun of the name.
    Sun,
    /// Light colours.
    Day,
    /// Dark colours.
    Night,
    /// Colours as the device says.
    Contrast,
    /// A person.
    Person,
    /// Done, holds.
    Check,
    /// Failed, does not hold.
    Cross,
    /// Attention.
    Warning,
    /// Worth knowing.
    Info,
    /// Neutral.
    Dot,
    /// Onwards.
    Next,
    /// Sorted upwards.
    Up,
    /// Sorted downwards.
    Down,
    /// Fixed, sealed.
    Lock,
    /// A time.
    Clock,
    /// The ledger.
    Book,
    /// To download.
    Download,
    /// To upload.
    Upload,
    /// To copy.
    Copy,
    /// A place.
    Place,
    /// A draw.
    Lots,
    /// Nothing here.
    Tray,
}

impl IconName {
    /// The strokes, as SVG path data.
    const fn strokes(self) -> &'static str {
        match self {
            Self::Sun => "M2.5 18.5h19M6 18.5a6 6 0 0 1 12 0M12 8.5v-5M5 11.5 2.6 9.1M19 11.5l2.4-2.4M8 21.5h8",
            Self::Day => {
                "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5"
            }
            Self::Night => "M20 14.2A8.3 8.3 0 0 1 9.8 4 8.3 8.3 0 1 0 20 14.2",
            Self::Contrast => {
                "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17v17M14.5 7h3.6M14.5 10.3h5.7M14.5 13.7h5.7M14.5 17h3.6"
            }
            Self::Person => "M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4M4.5 20c.6-4 3.7-6 7.5-6s6.9 2 7.5 6",
            Self::Check => "m4.5 12.5 5 5 10-11",
            Self::Cross => "m6 6 12 12M18 6 6 18",
            Self::Warning => "M12 4 2.8 20h18.400zM12 10v4.500M12 17v.5",
            Self::Info => "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.500M12 7.500v.5",
            Self::Dot => "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
            Self::Next => "m9 5 7 7-7 7",
            Self::Up => "m6 15 6-6 6 6",
            Self::Down => "m6 9 6 6 6-6",
            Self::Lock => "M5.5 11h13v9.500h-13zM8.5 11V7.500a3.5 3.5 0 0 1 7 0V11M12 14.500v2.5",
            Self::Clock => "M12 3.500a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.500V12l3.5 2",
            Self::Book => {
                "M12 6c-2-1.3-4.7-1.8-8-1.800V18c3.3 0 6 .5 8 1.8 2-1.3 4.7-1.8 8-1.800V4.200c-3.3 0-6 .5-8 1.800zM12 6v13.5"
            }
            Self::Download => "M12 3.500v11.500M7 10.500l5 5 5-5M4 20h16",
            Self::Upload => "M12 15.500V4M7 8.500l5-5 5 5M4 20h16",
            Self::Copy => "M8.5 8.500h11v11h-11zM15.5 8.500v-4h-11v11h4",
            Self::Place => {
                "M12 21c4.3-4.6 6.5-8.2 6.5-11a6.5 6.5 0 0 0-13 0c0 2.8 2.2 6.4 6.5 11M12 7.800a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4"
            }
            Self::Lots => "M6 21h12l1-9H5zM9 12l-2.5-8M12 12V3M15 12l2.5-8",
            Self::Tray => "M3.5 13.5 6.5 5h11l3 8.500V19h-17zM3.5 13.500h5l1.2 2.500h4.600l1.2-2.500h5",
        }
    }
}

/// An icon beside words; screen readers pass over it.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=name.strokes()></path>
        </svg>
    }
}
