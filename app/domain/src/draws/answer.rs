//! An examiner's answer to a seat: confirmed, or asked to be replaced (请求更换), and what staff said to that.

use super::seating::replacement::LeftBecause;
use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};

/// Characters of a reason or a reply.
pub const MOST_WORDS: usize = 500;

/// Where the answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerState {
    /// The examiner will come (已确认).
    Confirmed,
    /// The examiner asks to be replaced, or has to avoid (请求更换).
    Asked,
    /// Staff did not agree; the examiner keeps the seat (未同意).
    Declined,
}

/// What stands between an examiner and those who lead the draw about one seat. The words are read by these alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where it stands.
    pub state: AnswerState,
    /// Why a replacement is asked for; none with a confirmation.
    pub because: Option<LeftBecause>,
    /// The examiner's words.
    pub note: String,
    /// What staff replied.
    pub reply: String,
}

/// What happens to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The examiner confirms.
    Confirm,
    /// The examiner asks to be replaced.
    Ask {
        /// Why: refused or avoidance.
        because: LeftBecause,
        /// In the examiner's words.
        note: String,
    },
    /// Staff decline, with their reason.
    Decline {
        /// In their words.
        reply: String,
    },
}

impl AnswerState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Asked, Self::Declined];

    /// The stable text form, the same as the serialized one.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Asked => "asked",
            Self::Declined => "declined",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

impl Answer {
    /// The answer after a move.
    ///
    /// # Errors
    /// `already-done` for a second confirmation or request, `wrong-state` where staff decline what nobody asked or a
    /// request is taken back by a confirmation, `missing` or `out-of-range` (fields `note`, `reply`) for the words,
    /// `malformed` (field `because`) for a reason that is not an examiner's to give.
    pub fn after(before: Option<Self>, made: Move) -> Result<Self, Refusal> {
        let state = before.as_ref().map(|answer| answer.state);
        match made {
            Move::Confirm => match state {
                Some(AnswerState::Confirmed) => Err(Code::AlreadyDone.into()),
                Some(AnswerState::Asked) => Err(Code::WrongState.into()),
                None | Some(AnswerState::Declined) => Ok(Self { state: AnswerState::Confirmed, ..kept(before) }),
            },
            Move::Ask { because, note } => {
                if state == Some(AnswerState::Asked) {
                    return Err(Code::AlreadyDone.into());
                }
                if !matches!(because, LeftBecause::Refused | LeftBecause::Avoidance) {
                    return Err(Refusal::of(Code::Malformed, "because"));
                }
                let note = worded(&note, "note")?;
                Ok(Self { state: AnswerState::Asked, because: Some(because), note, reply: String::new() })
            }
            Move::Decline { reply } => match before {
                Some(asked) if asked.state == AnswerState::Asked => {
                    Ok(Self { state: AnswerState::Declined, reply: worded(&reply, "reply")?, ..asked })
                }
                _ => Err(Code::WrongState.into()),
            },
        }
    }
}

/// What was said before a confirmation stays.
fn kept(before: Option<Answer>) -> Answer {
    before.unwrap_or(Answer { state: AnswerState::Confirmed, because: None, note: String::new(), reply: String::new() })
}

fn worded(text: &str, field: &str) -> Result<String, Refusal> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Refusal::of(Code::Missing, field)),
        length if length > MOST_WORDS => Err(Refusal::of(Code::OutOfRange, field).with(1).with(MOST_WORDS)),
        _ => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(because: LeftBecause, note: &str) -> Move {
        Move::Ask { because, note: note.to_owned() }
    }

    fn decline(reply: &str) -> Move {
        Move::Decline { reply: reply.to_owned() }
    }

    fn code(before: Option<&Answer>, made: Move) -> Code {
        Answer::after(before.cloned(), made).unwrap_err().code
    }

    #[test]
    fn an_examiner_confirms_or_asks_and_staff_answer() {
        let confirmed = Answer::after(None, Move::Confirm).unwrap();
        assert_eq!(code(Some(&confirmed), Move::Confirm), Code::AlreadyDone);
        let asked = Answer::after(Some(confirmed), ask(LeftBecause::Avoidance, " 侄女报考本考场职位 ")).unwrap();
        assert_eq!((asked.state, asked.note.as_str()), (AnswerState::Asked, "侄女报考本考场职位"));
        assert_eq!(code(Some(&asked), ask(LeftBecause::Refused, "x")), Code::AlreadyDone);
        assert_eq!(code(Some(&asked), Move::Confirm), Code::WrongState);
        let declined = Answer::after(Some(asked), decline("不属于回避情形")).unwrap();
        assert_eq!((declined.state, declined.because), (AnswerState::Declined, Some(LeftBecause::Avoidance)));
        assert_eq!(code(Some(&declined), decline("x")), Code::WrongState);
        let confirmed = Answer::after(Some(declined), Move::Confirm).unwrap();
        assert_eq!((confirmed.state, confirmed.reply.as_str()), (AnswerState::Confirmed, "不属于回避情形"));
    }

    #[test]
    fn words_are_needed_and_only_an_examiners_reasons_count() {
        assert_eq!(code(None, ask(LeftBecause::Refused, " ")), Code::Missing);
        assert_eq!(code(None, ask(LeftBecause::Refused, &"字".repeat(501))), Code::OutOfRange);
        assert_eq!(code(None, ask(LeftBecause::Ineligible, "x")), Code::Malformed);
        assert_eq!(code(None, decline("x")), Code::WrongState);
    }
}
