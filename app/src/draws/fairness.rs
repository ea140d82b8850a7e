//! The island that draws a finished draw again under other seeds, and shows observed beside expected as a picture.

use crate::checking::Redrawing;
use crate::lang::Lang;
use crate::locales::{Fairness, fill, panel_role, region_name};
use crate::ui::ScriptButton;
use checks::draw::Counted;
use domain::draws::fairness::Alike;
use leptos::prelude::*;
use std::time::Duration;

/// Draws in all.
const ROUNDS: u32 = 100;
/// Draws between two pictures, so that the page stays awake.
const AT_ONCE: u32 = 5;
/// Groups that are shown unfolded, the largest ones.
const SHOWN: usize = 10;
/// The page's rest between them.
const REST: Duration = Duration::from_millis(20);

/// Where the counting stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Standing {
    Unasked,
    Waiting,
    Unreachable,
    Counted(Counted),
}

/// The button, and the picture as it grows.
#[island]
pub fn FairnessPicture(
    /// Where the bundle is.
    href: String,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Fairness::of(lang);
    let rounds = ROUNDS.to_string();
    let standing = RwSignal::new(Standing::Unasked);
    let press = move || {
        standing.set(Standing::Waiting);
        let href = href.clone();
        leptos::task::spawn_local(async move {
            match Redrawing::begin(&href).await {
                Some(redrawing) => count(redrawing, standing),
                None => standing.set(Standing::Unreachable),
            }
        });
    };
    let busy = Signal::derive(move || match standing.get() {
        Standing::Waiting => true,
        Standing::Counted(counted) => counted.rounds < ROUNDS,
        _ => false,
    });
    view! {
        <div class="fairness">
            <p>{fill(words.lead, &[&rounds])}</p>
            <p><ScriptButton press=press busy=busy>{fill(words.start, &[&rounds])}</ScriptButton></p>
            <div aria-live="polite">{move || progress(&standing.get(), lang)}</div>
            {move || picture(&standing.get(), lang)}
        </div>
    }
}

/// Draws a few times, shows what came out, rests, and goes on until all are made or no more come.
fn count(redrawing: Redrawing, standing: RwSignal<Standing>) {
    let Some(counted) = redrawing.more(AT_ONCE) else { return standing.set(Standing::Unreachable) };
    let goes_on = counted.rounds < ROUNDS && counted.rounds > 0;
    standing.set(Standing::Counted(counted));
    if goes_on {
        set_timeout(move || count(redrawing, standing), REST);
    }
}

fn progress(standing: &Standing, lang: Lang) -> Option<String> {
    let words = Fairness::of(lang);
    match standing {
        Standing::Unasked | Standing::Waiting => None,
        Standing::Unreachable => Some(words.unreachable.to_owned()),
        Standing::Counted(counted) => Some(fill(words.progress, &[&counted.rounds.to_string(), &ROUNDS.to_string()])),
    }
}

fn picture(standing: &Standing, lang: Lang) -> Option<impl IntoView + use<>> {
    let Standing::Counted(counted) = standing else { return None };
    let words = Fairness::of(lang);
    let rounds = counted.rounds;
    let mut groups: Vec<&Alike> = counted.groups.iter().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.examiners));
    let rows = |groups: &[&Alike]| groups.iter().map(|group| row(group, rounds, lang)).collect_view();
    let (first, others) = groups.split_at(groups.len().min(SHOWN));
    let (first, more) = (rows(first), fill(words.more, &[&others.len().to_string()]));
    let others = (!others.is_empty()).then(|| {
        let rows = rows(others);
        view! {
            <details class="more">
                <summary>{more}</summary>
                <ul class="fairness-rows">{rows}</ul>
            </details>
        }
    });
    let average = fill(words.average, &[&rounds.to_string()]);
    Some(view! {
        <p class="fairness-key">
            <span class="fairness-this">"●"</span> " " {words.this_draw} " "
            <span class="fairness-average">"❘"</span> " " {average} " "
            <span class="fairness-spread">"▬"</span> " " {words.spread}
        </p>
        <p>{words.caption}</p>
        <ul class="fairness-rows" aria-label=fill(words.picture, &[&rounds.to_string()])>{first}</ul>
        {others}
    })
}

/// Whole per cent, half up.
fn percent(part: u32, of: u32) -> u32 {
    if of == 0 { 0 } else { (part * 200 + of) / (2 * of) }
}

/// One group: a line from 0 to 100 per cent with its marks, and the same in words.
fn row(group: &Alike, rounds: u32, lang: Lang) -> impl IntoView + use<> {
    let words = Fairness::of(lang);
    let mut name = region_name(group.home, lang).to_owned();
    for role in group.roles.iter() {
        name = format!("{name} · {}", panel_role(role, lang));
    }
    if group.personnel {
        name = format!("{name} · {}", words.personnel);
    }
    let this = percent(group.seated, group.examiners);
    let average = percent(group.seats, group.examiners * rounds);
    let (least, most) = (percent(group.least, rounds), percent(group.most, rounds));
    let numbers = [group.examiners, group.seated, this, average, least, most].map(|number| number.to_string());
    let [examiners, seated, this_text, average_text, least_text, most_text] = &numbers;
    let sentence = fill(words.row, &[&name, examiners, seated, this_text, average_text, least_text, most_text]);
    view! {
        <li>
            <span class="fairness-words">{sentence}</span>
            <svg class="fairness-line" viewBox="-2 0 104 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="fairness-axis" d="M0 5h100"></path>
                <path class="fairness-spread" d=format!("M{least} 5H{most}")></path>
                <path class="fairness-average" d=format!("M{average} 1v8")></path>
                <path class="fairness-this" d=format!("M{this} 5h0")></path>
            </svg>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!((percent(1, 3), percent(2, 3), percent(1, 8), percent(0, 5), percent(5, 5)), (33, 67, 13, 0, 100));
        assert_eq!(percent(1, 0), 0);
    }
}
