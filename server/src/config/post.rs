//! By which ways messages leave this installation: a folder for demonstrations, or a mail server and a gateway.

use super::environment::{Environment, Fault, malformed};
use super::settings::{
    OUTBOX, SMS_KEY_FILE, SMS_URL, SMTP_FROM, SMTP_HOST, SMTP_PASSWORD_FILE, SMTP_PORT, SMTP_TLS, SMTP_USER,
};
use domain::accounts::Channels;
use lettre::message::Mailbox;
use std::fmt;
use std::path::PathBuf;

/// The shortest key of the gateway, in bytes.
const KEY_LEAST: usize = 32;

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte.
    On,
    /// TLS after STARTTLS, without which nothing is sent.
    StartTls,
    /// None: for a relay on the same machine.
    Off,
}

/// A mail server. Printing it shows no password.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Its host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// Whom mails are from.
    pub from: Mailbox,
    user: String,
    password: String,
}

impl SmtpSettings {
    /// A server that asks for no password.
    pub const fn open(host: String, port: u16, from: Mailbox) -> Self {
        Self { host, port, tls: SmtpTls::Off, from, user: String::new(), password: String::new() }
    }

    /// Name and password, where the server asks for them.
    pub fn credentials(&self) -> Option<(&str, &str)> {
        (!self.user.is_empty()).then_some((self.user.as_str(), self.password.as_str()))
    }
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpSettings({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

/// A gateway of short messages. Printing it shows no key.
#[derive(Clone)]
pub struct SmsSettings {
    /// Where requests go.
    pub url: String,
    key: Vec<u8>,
}

impl SmsSettings {
    /// A gateway and the key that signs requests to it.
    pub const fn new(url: String, key: Vec<u8>) -> Self {
        Self { url, key }
    }

    /// The key that signs requests.
    pub fn key(&self) -> &[u8] {
        &self.key
    }
}

impl fmt::Debug for SmsSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmsSettings({})", self.url)
    }
}

/// Where deliveries go.
#[derive(Clone, Debug)]
pub enum Outside {
    /// Into text files of a folder: nothing leaves the machine.
    Folder(PathBuf),
    /// To providers, as far as they are set.
    Providers {
        /// The mail server.
        smtp: Option<SmtpSettings>,
        /// The gateway of short messages.
        sms: Option<SmsSettings>,
    },
}

/// By which ways messages leave this installation.
#[derive(Clone, Debug)]
pub struct Outlets {
    /// Where they go.
    pub outside: Outside,
}

impl Outlets {
    /// The channels that are open.
    pub const fn channels(&self) -> Channels {
        match &self.outside {
            Outside::Folder(_) => Channels::ALL,
            Outside::Providers { smtp, sms } => Channels { email: smtp.is_some(), sms: sms.is_some() },
        }
    }

    pub(super) fn from(environment: &Environment) -> Result<Self, Fault> {
        let (smtp, sms) = (smtp(environment)?, sms(environment)?);
        let outside = match environment.get(OUTBOX) {
            "" => Outside::Providers { smtp, sms },
            _ if smtp.is_some() || sms.is_some() => {
                return Err(malformed(OUTBOX, "a mail server or a gateway is set too: choose one"));
            }
            folder => Outside::Folder(folder.into()),
        };
        Ok(Self { outside })
    }
}

fn smtp(environment: &Environment) -> Result<Option<SmtpSettings>, Fault> {
    let port = environment.read(SMTP_PORT, |text| text.parse().ok().filter(|port| *port > 0))?;
    let tls = environment.read(SMTP_TLS, |text| match text {
        "on" => Some(SmtpTls::On),
        "starttls" => Some(SmtpTls::StartTls),
        "off" => Some(SmtpTls::Off),
        _ => None,
    })?;
    let host = environment.get(SMTP_HOST);
    if host.is_empty() {
        return Ok(None);
    }
    if host.contains([' ', '/', ':', '@']) {
        return Err(malformed(SMTP_HOST, ""));
    }
    let from = environment.read(SMTP_FROM, |text| text.parse().ok())?;
    let user = environment.get(SMTP_USER).to_owned();
    let password = if user.is_empty() { String::new() } else { secret(environment, SMTP_PASSWORD_FILE)? };
    if !user.is_empty() && tls == SmtpTls::Off {
        return Err(malformed(SMTP_TLS, "a password is sent over TLS only"));
    }
    Ok(Some(SmtpSettings { host: host.to_owned(), port, tls, from, user, password }))
}

fn sms(environment: &Environment) -> Result<Option<SmsSettings>, Fault> {
    let url = environment.get(SMS_URL);
    if url.is_empty() {
        return Ok(None);
    }
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://127.0.0.1")).unwrap_or_default();
    if host.is_empty() || host.contains(['@', ' ', '#']) {
        return Err(malformed(SMS_URL, ""));
    }
    let key = secret(environment, SMS_KEY_FILE)?.into_bytes();
    if key.len() < KEY_LEAST {
        return Err(malformed(SMS_KEY_FILE, "the key is shorter than 32 bytes"));
    }
    Ok(Some(SmsSettings { url: url.to_owned(), key }))
}

/// The one line of a secret's file.
pub(super) fn secret(environment: &Environment, name: &'static str) -> Result<String, Fault> {
    let text = std::fs::read_to_string(environment.get(name)).map_err(|_| malformed(name, "it cannot be read"))?;
    let line = text.trim();
    if line.is_empty() { Err(malformed(name, "it is empty")) } else { Ok(line.to_owned()) }
}
