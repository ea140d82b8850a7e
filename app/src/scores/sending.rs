//! The island that takes an examiner's score: checked at once, kept in the browser until the room has it, sent again
//! after a lost connection. Without scripts it is a plain form.

use crate::fetch::{self, Asked};
use crate::lang::Lang;
use crate::locales::{ScoreSending as Words, fill};
use crate::ui::ScriptButton;
use domain::ids::{SendId, SittingId};
use domain::refusal::{Code, Refusal};
use domain::scores::{Answer, Outbox, Score, Waiting};
use leptos::html;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Between two attempts to reach the room.
const EVERY: Duration = Duration::from_secs(5);

/// What the island knows of the seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatToScore {
    /// The sitting.
    pub sitting: SittingId,
    /// Under which name the browser keeps what waits: of this sitting and this account alone.
    pub kept_as: String,
    /// Each number without a score, to the last candidate, with the name of its send.
    pub without_score: Vec<(u16, SendId)>,
    /// How many numbers were called.
    pub called: u16,
    /// What was typed before a refusal.
    pub typed: Option<String>,
    /// Why it was refused.
    pub refused: Option<String>,
}

/// The form of the next score, and what waits.
#[island]
pub fn ScoreSending(seat: SeatToScore, lang: Lang) -> impl IntoView {
    let desk = Desk {
        sitting: seat.sitting,
        kept_as: StoredValue::new(seat.kept_as),
        outbox: RwSignal::new(Outbox::default()),
        standing: RwSignal::new(Standing::Idle),
    };
    let wrong = RwSignal::new(seat.refused);
    let (missing, called) = (seat.without_score, seat.called);
    let current = Memo::new(move |_| desk.outbox.with(|outbox| outbox.current(&missing, called)));
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| desk.wake());
    let given = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(input), Some((number, send))) = (field.get_untracked(), current.get_untracked()) else { return };
        match Score::parse(&input.value()) {
            Err(_) => wrong.set(Some(Words::of(lang).wrong.to_owned())),
            Ok(score) => {
                wrong.set(None);
                input.set_value("");
                desk.give(number, score, send);
            }
        }
    };
    let typed = seat.typed;
    let form = move || {
        let words = Words::of(lang);
        let Some((number, send)) = current.get() else { return view! { <p>{words.none}</p> }.into_any() };
        let typed = typed.clone();
        view! {
            <form class="form score-form" method="post" action="/api/scores/enter" on:submit=given>
                <input type="hidden" name="id" value=desk.sitting.to_string()/>
                <input type="hidden" name="turn" value=number/>
                <input type="hidden" name="send" value=send.to_string()/>
                <div class="field" class:field-wrong=move || wrong.get().is_some()>
                    <label for="field-score">{fill(words.enter, &[&number.to_string()])}</label>
                    <p class="field-hint" id="field-score-hint">{words.hint}</p>
                    {move || wrong.get().map(|why| view! { <p class="field-error" role="alert" id="field-score-error">{why}</p> })}
                    <input
                        class="input input-short" type="text" name="score" id="field-score" inputmode="decimal"
                        maxlength="6" required=true autocomplete="off" value=typed node_ref=field
                        aria-describedby="field-score-hint field-score-error"
                        aria-invalid=move || wrong.get().map(|_| "true")
                    />
                </div>
                <button class="button button-primary">{words.send}</button>
            </form>
        }
        .into_any()
    };
    view! {
        {form}
        <div aria-live="polite">{move || desk.waiting(lang)}</div>
    }
}

/// How the last attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Idle,
    Sending,
    Lost,
    SignedOut,
}

/// What happens to scores between the field and the room.
#[derive(Clone, Copy)]
struct Desk {
    sitting: SittingId,
    kept_as: StoredValue<String>,
    outbox: RwSignal<Outbox>,
    standing: RwSignal<Standing>,
}

impl Desk {
    /// Takes up what an earlier visit left waiting, and tries again from time to time and when the connection is back.
    fn wake(self) {
        self.outbox.set(self.kept());
        self.deliver();
        set_interval(move || self.deliver(), EVERY);
        drop(window_event_listener_untyped("online", move |_| self.deliver()));
        // Another window of the same seat has kept or sent something.
        drop(window_event_listener_untyped("storage", move |_| self.outbox.set(self.kept())));
    }

    /// Keeps a score first, then sends it.
    fn give(self, number: u16, score: Score, send: SendId) {
        self.change(|outbox| {
            outbox.put(number, score, send);
        });
        self.deliver();
    }

    /// What the browser keeps, of this window and of others.
    fn kept(self) -> Outbox {
        self.kept_as.with_value(|key| kept::read(key))
    }

    /// Changes what waits, with what other windows have kept meanwhile: none may erase another's score.
    fn change(self, how: impl FnOnce(&mut Outbox)) {
        let others = self.kept();
        self.outbox.update(|outbox| {
            outbox.merge(&others);
            how(outbox);
        });
        self.kept_as.with_value(|key| self.outbox.with_untracked(|outbox| kept::write(key, outbox)));
    }

    /// Sends what waits, the oldest first, until all is answered or nothing comes back. Never twice at once.
    fn deliver(self) {
        let idle = self.standing.get_untracked() != Standing::Sending;
        if idle && self.outbox.with_untracked(|outbox| outbox.next().is_some()) {
            self.standing.set(Standing::Sending);
            leptos::task::spawn_local(self.send_all());
        }
    }

    async fn send_all(self) {
        let mut lead = None;
        let mut standing = Standing::Idle;
        while let Some(next) = self.outbox.with_untracked(Outbox::next) {
            let asked = fetch::ask("/api/scores/enter", self.form(next)).await;
            let answer = answer(asked.as_ref());
            self.change(|outbox| outbox.answered(next.send, answer));
            lead = asked.and_then(|asked| asked.leads_to).or(lead);
            standing = match answer {
                Answer::Refused(Code::SignInRequired) => Standing::SignedOut,
                Answer::Unreached => Standing::Lost,
                _ => Standing::Idle,
            };
            if self.outbox.with_untracked(Outbox::next).is_some_and(|again| again.send == next.send) {
                break;
            }
        }
        self.standing.set(standing);
        if let (true, Some(page)) = (self.outbox.with_untracked(Outbox::is_empty), lead) {
            // The page as the room has it now.
            drop(window().location().assign(&page));
        }
    }

    fn form(self, it: Waiting) -> String {
        format!("id={}&turn={}&score={}&send={}", self.sitting, it.number, it.score, it.send)
    }

    /// What waits, and why.
    fn waiting(self, lang: Lang) -> impl IntoView + use<> {
        let words = Words::of(lang);
        let all = self.outbox.with(|outbox| outbox.all().to_vec());
        let standing = match self.standing.get() {
            Standing::Lost => Some(words.lost),
            Standing::SignedOut => Some(words.signed_out),
            Standing::Idle | Standing::Sending => None,
        };
        let item = move |it: Waiting| {
            let facts = [it.number.to_string(), it.score.to_string()];
            let facts = [facts[0].as_str(), facts[1].as_str()];
            let (sentence, remove) = match it.refused {
                None => (fill(words.waits, &facts), None),
                Some(Code::ScoreStands) => (fill(words.stands, &facts), Some(())),
                Some(_) => (fill(words.not_taken, &facts), Some(())),
            };
            let press = move || self.change(|outbox| outbox.remove(it.send));
            let remove = remove.map(|()| view! { " " <ScriptButton press=press>{words.remove}</ScriptButton> });
            view! { <li>{sentence} {remove}</li> }
        };
        (!all.is_empty()).then(|| {
            view! {
                <div class="score-waiting">
                    {standing.map(|said| view! { <p>{said}</p> })}
                    <ul>{all.into_iter().map(item).collect_view()}</ul>
                </div>
            }
        })
    }
}

/// What an answer of the server means for the score that was sent.
fn answer(asked: Option<&Asked>) -> Answer {
    match asked {
        None => Answer::Unreached,
        Some(asked) if asked.ok => Answer::Taken,
        Some(asked) => {
            let refusal = serde_json::from_str::<Refusal>(&asked.text);
            Answer::Refused(refusal.map_or(Code::Internal, |refusal| refusal.code))
        }
    }
}

/// What the browser keeps beyond a page.
#[cfg(feature = "hydrate")]
mod kept {
    use domain::scores::Outbox;
    use gloo::storage::{LocalStorage, Storage};

    /// What waits under a name; nothing where the browser keeps nothing.
    pub(super) fn read(key: &str) -> Outbox {
        LocalStorage::get(key).unwrap_or_default()
    }

    /// Keeps it. A browser that keeps nothing still sends what it has.
    pub(super) fn write(key: &str, outbox: &Outbox) {
        if outbox.is_empty() {
            LocalStorage::delete(key);
        } else {
            drop(LocalStorage::set(key, outbox));
        }
    }
}

/// On the server nothing is kept.
#[cfg(not(feature = "hydrate"))]
mod kept {
    use domain::scores::Outbox;

    pub(super) fn read(_key: &str) -> Outbox {
        Outbox::default()
    }

    pub(super) fn write(_key: &str, _outbox: &Outbox) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_and_an_unreadable_one_is_no_refusal_for_good() {
        let asked = |ok, text: &str| Asked { ok, text: text.to_owned(), leads_to: None };
        assert_eq!(answer(None), Answer::Unreached);
        assert_eq!(answer(Some(&asked(true, "null"))), Answer::Taken);
        assert_eq!(answer(Some(&asked(false, r#"{"code":"score-stands"}"#))), Answer::Refused(Code::ScoreStands));
        assert_eq!(answer(Some(&asked(false, "<html>"))), Answer::Refused(Code::Internal));
    }
}
