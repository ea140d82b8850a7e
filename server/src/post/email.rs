//! E-mail by SMTP (RFC 5321), over TLS unless the settings say otherwise.

use super::{Outgoing, Post, Trouble};
use crate::config::post::{SmtpSettings, SmtpTls};
use lettre::message::header::ContentType;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, Message, SmtpTransport, Transport};
use std::time::Duration;

/// How long the server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(15);

/// A mail server.
#[derive(Clone, Debug)]
pub struct Smtp {
    settings: SmtpSettings,
}

impl Smtp {
    /// The server of the settings.
    pub const fn new(settings: SmtpSettings) -> Self {
        Self { settings }
    }

    fn message(&self, outgoing: &Outgoing) -> Result<Message, Trouble> {
        let to: Address = outgoing.address.parse().map_err(|_| Trouble::Never)?;
        let domain = self.settings.from.email.domain();
        Message::builder()
            .from(self.settings.from.clone())
            .to(to.into())
            .message_id(Some(format!("<{}@{domain}>", outgoing.id)))
            .subject(outgoing.said.title.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(outgoing.said.text.clone())
            .map_err(|_| Trouble::Never)
    }

    fn transport(&self) -> Result<SmtpTransport, Trouble> {
        let SmtpSettings { host, port, tls, .. } = &self.settings;
        let safe = || TlsParameters::new(host.clone()).map_err(|_| Trouble::Unauthorised);
        let tls = match tls {
            SmtpTls::On => Tls::Wrapper(safe()?),
            SmtpTls::StartTls => Tls::Required(safe()?),
            SmtpTls::Off => Tls::None,
        };
        let transport = SmtpTransport::builder_dangerous(host).port(*port).tls(tls).timeout(Some(PATIENCE));
        Ok(match self.settings.credentials() {
            Some((user, password)) => transport.credentials(Credentials::new(user.to_owned(), password.to_owned())),
            None => transport,
        }
        .build())
    }
}

impl Post for Smtp {
    fn send(&self, outgoing: &Outgoing) -> Result<(), Trouble> {
        let message = self.message(outgoing)?;
        self.transport()?.send(&message).map(|_| ()).map_err(|error| trouble(&error))
    }
}

/// The server's answer in a word: its own text may repeat the address.
fn trouble(error: &Error) -> Trouble {
    let status = error.status().map(u16::from);
    match status {
        // RFC 4954: authentication needed, refused, or too weak.
        Some(530 | 534 | 535 | 538) => Trouble::Unauthorised,
        Some(500..=599) => Trouble::Never,
        Some(_) => Trouble::Later,
        None if error.is_tls() => Trouble::Unauthorised,
        None => Trouble::Unreachable,
    }
}
