//! Where a person is reached: a mainland mobile telephone or an e-mail address, read strictly, shown masked.

use crate::refusal::{Code, Refusal};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of a mainland mobile number.
const PHONE_DIGITS: usize = 11;
/// Bytes of a whole e-mail address (RFC 5321 §4.5.3.1.3, without the angle brackets).
const EMAIL_MOST: usize = 254;
/// Bytes of the part before the @ (RFC 5321 §4.5.3.1.1).
const LOCAL_MOST: usize = 64;
/// Bytes of one label of a domain (RFC 1035 §2.3.4).
const LABEL_MOST: usize = 63;

/// By which way something is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A short message to a telephone (短信).
    Sms,
    /// E-mail (电子邮件).
    Email,
}

impl Channel {
    /// The stable text form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
        }
    }

    /// Reads the stable text form.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Sms, Self::Email].into_iter().find(|channel| channel.as_str() == text)
    }
}

/// Which channels this installation can send by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Channels {
    /// Short messages.
    pub sms: bool,
    /// E-mail.
    pub email: bool,
}

impl Channels {
    /// Both.
    pub const ALL: Self = Self { sms: true, email: true };

    /// Whether a channel is open.
    pub const fn has(self, channel: Channel) -> bool {
        match channel {
            Channel::Sms => self.sms,
            Channel::Email => self.email,
        }
    }

    /// Whether any is.
    pub const fn any(self) -> bool {
        self.sms || self.email
    }
}

/// A telephone number or an e-mail address in its one written form.
///
/// It has no `Display` and no serialized form, and `Debug` is masked: the whole leaves only through
/// [`Contact::expose`], which the store calls to encrypt, to index and to send.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contact {
    channel: Channel,
    text: String,
}

impl Contact {
    /// Reads what a person typed. Of a telephone number, blanks, dashes and the country's +86 are accepted; an e-mail
    /// address is read in small letters.
    ///
    /// # Errors
    /// In the field `contact`: `missing`, or `malformed`. Never a part of what was typed.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::of(Code::Missing, "contact"));
        }
        let read = if text.contains('@') { email(text) } else { phone(text) };
        read.ok_or_else(|| Refusal::of(Code::Malformed, "contact"))
    }

    /// By which channel it is reached.
    pub const fn channel(&self) -> Channel {
        self.channel
    }

    /// The whole, to be encrypted, indexed or sent to; never to be shown to others or logged.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// The parts that a password must not hold: the number, or the part before the @ where it is more than initials.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let word = self.text.split('@').next().unwrap_or_default();
        [word].into_iter().filter(|word| word.len() >= 4)
    }

    /// Enough for its owner to recognise it: `138****0000`, or `l***@example.org`.
    pub fn masked(&self) -> String {
        match (self.channel, self.text.split_once('@')) {
            (Channel::Email, Some((local, domain))) => format!("{}***@{domain}", local.get(..1).unwrap_or_default()),
            _ => format!("{}****{}", self.text.get(..3).unwrap_or_default(), self.text.get(7..).unwrap_or_default()),
        }
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Contact").field(&self.masked()).finish()
    }
}

fn phone(text: &str) -> Option<Contact> {
    let text: String = text.chars().filter(|letter| !matches!(letter, ' ' | '-')).collect();
    let digits = text.strip_prefix("+86").unwrap_or(&text);
    let mobile = digits.len() == PHONE_DIGITS
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.starts_with('1')
        && digits.as_bytes().get(1).is_some_and(|second| (b'3'..=b'9').contains(second));
    mobile.then(|| Contact { channel: Channel::Sms, text: digits.to_owned() })
}

fn email(text: &str) -> Option<Contact> {
    let text = text.to_ascii_lowercase();
    let (local, domain) = text.rsplit_once('@')?;
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let local_fits = (1..=LOCAL_MOST).contains(&local.len()) && local.bytes().all(atom) && !dots;
    let label = |label: &str| {
        (1..=LABEL_MOST).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain_fits = domain.contains('.') && domain.split('.').all(label);
    let fits = text.len() <= EMAIL_MOST && local_fits && domain_fits;
    fits.then_some(Contact { channel: Channel::Email, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn telephones_are_read_in_the_forms_people_type() {
        for text in ["13800138000", " 138 0013 8000 ", "138-0013-8000", "+8613800138000", "+86 138 0013 8000"] {
            let contact = Contact::parse(text).unwrap();
            assert_eq!((contact.channel(), contact.expose()), (Channel::Sms, "13800138000"), "{text}");
        }
    }

    #[test]
    fn addresses_are_read_in_small_letters() {
        let contact = Contact::parse(" Li.Na+exam@Mail.Example.ORG ").unwrap();
        assert_eq!((contact.channel(), contact.expose()), (Channel::Email, "li.na+exam@mail.example.org"));
    }

    #[test]
    fn what_is_neither_is_refused_without_being_repeated() {
        let local = format!("{}@example.org", "a".repeat(65));
        let wrong = [
            "12800138000",
            "1380013800",
            "138001380000",
            "043112345678",
            "１３８００１３８０００",
            "+1 202 555 0100",
            "li.na",
            "@example.org",
            "li.na@",
            "li.na@example",
            "li..na@example.org",
            ".li@example.org",
            "li na@example.org",
            "li@na@example.org",
            "li@-example.org",
            "li@exa\r\nmple.org",
            "李娜@example.org",
            &local,
        ];
        for text in wrong {
            let refusal = Contact::parse(text).unwrap_err();
            assert_eq!(refusal, Refusal::of(Code::Malformed, "contact"), "{text}");
        }
        assert_eq!(Contact::parse("  ").unwrap_err(), Refusal::of(Code::Missing, "contact"));
    }

    #[test]
    fn nothing_that_prints_a_contact_prints_the_whole() {
        let phone = Contact::parse("13812345678").unwrap();
        let email = Contact::parse("lina@example.org").unwrap();
        assert_eq!((phone.masked(), email.masked()), ("138****5678".to_owned(), "l***@example.org".to_owned()));
        assert_eq!(format!("{phone:?} {email:?}"), "Contact(\"138****5678\") Contact(\"l***@example.org\")");
    }

    proptest! {
        #[test]
        fn reading_the_written_form_again_changes_nothing(text in "(\\+86 ?)?1[3-9][0-9]( ?-?[0-9]{4}){2}|[a-zA-Z0-9]{1,20}@([a-z0-9]{1,9}\\.){1,3}[a-z]{2,6}") {
            let once = Contact::parse(&text).unwrap();
            prop_assert_eq!(&Contact::parse(once.expose()).unwrap(), &once);
            prop_assert!(!once.masked().contains(once.expose()));
        }
    }
}
