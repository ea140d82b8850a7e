//! The island that plays a finished draw as a picture: the flows between the regions, filling seat by seat.

use crate::checking;
use crate::lang::Lang;
use crate::locales::{Replay, fill, region_name};
use crate::ui::{Flow, Kind, MapPlace, RegionMap, ScriptButton};
use domain::draws::replay::ReplayStep;
use domain::regions::ExamRegion;
use leptos::prelude::*;
use std::time::Duration;

/// Seats that appear at once while the replay plays: the whole of it lasts about twelve seconds.
const FRAMES: usize = 120;
/// Between two frames.
const FRAME: Duration = Duration::from_millis(100);

/// Examiners who go from one region to another.
type Flows = Vec<(ExamRegion, ExamRegion, u32)>;

/// Where the seats come from: they are recomputed at the first press.
#[derive(Clone, Debug)]
enum Seats {
    Unasked,
    Computing,
    Computed(Vec<ReplayStep>),
    /// The bundle did not arrive.
    Unreachable,
    /// The bundle does not verify, so there is nothing to play.
    Refused,
}

impl Seats {
    fn steps(&self) -> &[ReplayStep] {
        match self {
            Self::Computed(steps) => steps,
            _ => &[],
        }
    }
}

/// What plays: the seats, how many of them are shown (none: all flows of the finished draw), and its clock.
#[derive(Clone, Copy, Debug)]
struct Player {
    seats: RwSignal<Seats>,
    shown: RwSignal<Option<usize>>,
    clock: RwSignal<Option<IntervalHandle>>,
}

impl Player {
    fn new() -> Self {
        Self { seats: RwSignal::new(Seats::Unasked), shown: RwSignal::new(None), clock: RwSignal::new(None) }
    }

    fn all(self) -> usize {
        self.seats.with_untracked(|seats| seats.steps().len())
    }

    fn stop(self) {
        if let Some(clock) = self.clock.get_untracked() {
            clock.clear();
            self.clock.set(None);
        }
    }

    fn tick(self) {
        let all = self.all();
        let next = self.shown.get_untracked().unwrap_or(0) + all.div_ceil(FRAMES).max(1);
        self.shown.set(Some(next.min(all)));
        if next >= all {
            self.stop();
        }
    }

    fn start(self) {
        self.stop();
        if self.shown.get_untracked().is_none_or(|shown| shown >= self.all()) {
            self.shown.set(Some(0));
        }
        self.clock.set(set_interval_with_handle(move || self.tick(), FRAME).ok());
    }

    /// Plays, or pauses what plays; the first press computes the seats.
    fn press(self, href: &str) {
        if self.clock.get_untracked().is_some() {
            return self.stop();
        }
        if self.all() > 0 {
            return self.start();
        }
        self.seats.set(Seats::Computing);
        let href = href.to_owned();
        leptos::task::spawn_local(async move {
            self.seats.set(match checking::draw(&href).await {
                Err(_) => Seats::Unreachable,
                Ok(checked) if checked.replay.is_empty() => Seats::Refused,
                Ok(checked) => Seats::Computed(checked.replay),
            });
            if self.all() > 0 {
                self.start();
            }
        });
    }

    fn to_end(self) {
        self.stop();
        self.shown.set(None);
    }

    /// The flows that are shown; `finished` are those of the whole draw.
    fn flows(self, finished: &Flows) -> Flows {
        match self.shown.get() {
            None => finished.clone(),
            Some(count) => self.seats.with(|seats| counted(&seats.steps()[..count.min(seats.steps().len())])),
        }
    }

    /// The seat that was taken last, or why nothing plays.
    fn line(self, lang: Lang) -> Option<String> {
        let words = Replay::of(lang);
        let count = self.shown.get().unwrap_or(0);
        self.seats.with(|seats| match seats {
            Seats::Unasked => None,
            Seats::Computing => Some(words.verifying.to_owned()),
            Seats::Unreachable => Some(words.unreachable.to_owned()),
            Seats::Refused => Some(words.not_played.to_owned()),
            Seats::Computed(steps) => {
                let step = steps.get(count.checked_sub(1)?)?;
                Some(step_text(step, count, steps.len(), lang))
            }
        })
    }
}

/// The map of flows. It stands complete at first; a visitor may play how the draw filled it, seat by seat.
#[island]
pub fn ReplayMap(
    /// Where the bundle is.
    href: String,
    /// The flows of the finished draw.
    flows: Vec<(ExamRegion, ExamRegion, u32)>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let words = Replay::of(lang);
    let player = Player::new();
    let computing = Signal::derive(move || player.seats.with(|seats| matches!(seats, Seats::Computing)));
    view! {
        <div class="replay">
            <div class="actions">
                <ScriptButton press=move || player.press(&href) busy=computing>
                    {move || if player.clock.get().is_some() { words.pause } else { words.play }}
                </ScriptButton>
                <ScriptButton kind=Kind::Quiet press=move || player.to_end()>{words.to_end}</ScriptButton>
            </div>
            {move || picture(&player.flows(&flows), lang)}
            <p class="replay-line">{move || player.line(lang)}</p>
        </div>
    }
}

/// The flows after some steps of the replay.
fn counted(steps: &[ReplayStep]) -> Flows {
    let mut flows = std::collections::BTreeMap::new();
    for step in steps {
        *flows.entry((step.home, step.place)).or_insert(0) += 1;
    }
    flows.into_iter().map(|((home, place), count)| (home, place, count)).collect()
}

fn step_text(step: &ReplayStep, count: usize, all: usize, lang: Lang) -> String {
    let words = Replay::of(lang);
    let progress = fill(words.progress, &[&count.to_string(), &all.to_string()]);
    let (home, place) = (region_name(step.home, lang), region_name(step.place, lang));
    format!("{progress} · {}", fill(words.one_step, &[&step.label, home, place, &step.room]))
}

/// The map of some flows.
pub(super) fn picture(flows: &[(ExamRegion, ExamRegion, u32)], lang: Lang) -> impl IntoView + use<> {
    let place_of = |region: &ExamRegion| ExamRegion::STANDARD.iter().position(|other| other == region);
    let places: Vec<MapPlace> = ExamRegion::STANDARD.iter().map(|region| MapPlace::of(*region, lang)).collect();
    let flows = flows
        .iter()
        .filter_map(|(home, place, count)| Some(Flow { from: place_of(home)?, to: place_of(place)?, count: *count }));
    let flows = flows.collect::<Vec<_>>();
    view! { <RegionMap lang=lang places=places flows=flows/> }
}
