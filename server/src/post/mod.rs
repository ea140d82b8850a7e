//! The ways outside: e-mail by SMTP, short messages by a gateway, or files in a folder for demonstrations.
//!
//! A way is a port: it takes an address and a text and says whether the provider took it. What fails is named by one
//! word of our own, because what providers answer may repeat the address.

mod email;
mod folder;
mod sms;

pub use email::Smtp;
pub use folder::Folder;
pub use sms::{Gateway, signature};

use crate::config::post::{Outlets, Outside};
use app::locales::Said;
use domain::accounts::Channel;
use std::sync::Arc;

/// Why something was not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No answer in time, or none that can be read.
    Unreachable,
    /// The provider does not know us, or the connection is not safe.
    Unauthorised,
    /// The provider says "later".
    Later,
    /// The provider says "never": another attempt is in vain.
    Never,
    /// There is no way for this channel any more.
    NoWay,
}

impl Trouble {
    /// The word that is kept and logged.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Unauthorised => "unauthorised",
            Self::Later => "later",
            Self::Never => "never",
            Self::NoWay => "no-way",
        }
    }

    /// Whether another attempt is in vain.
    pub const fn lasts(self) -> bool {
        matches!(self, Self::Never)
    }
}

/// One thing to send, ready to read.
#[derive(Clone)]
pub struct Outgoing {
    /// The delivery's id, the same at each attempt, by which a provider may drop a repetition.
    pub id: String,
    /// By which channel.
    pub channel: Channel,
    /// Where to: never logged.
    pub address: String,
    /// Title and text: never logged.
    pub said: Said,
}

/// A way outside.
pub trait Post: Send + Sync {
    /// Sends and waits until the provider has taken it. Called off the asynchronous threads.
    ///
    /// # Errors
    /// Why not.
    fn send(&self, outgoing: &Outgoing) -> Result<(), Trouble>;
}

/// The ways of this installation by channel.
#[derive(Clone, Default)]
pub struct Ways {
    email: Option<Arc<dyn Post>>,
    sms: Option<Arc<dyn Post>>,
}

impl Ways {
    /// As the settings say.
    pub fn of(outlets: &Outlets) -> Self {
        match &outlets.outside {
            Outside::Folder(path) => {
                let folder: Arc<dyn Post> = Arc::new(Folder::new(path.clone()));
                Self { email: Some(Arc::clone(&folder)), sms: Some(folder) }
            }
            Outside::Providers { smtp, sms } => Self {
                email: smtp.clone().map(|settings| Arc::new(Smtp::new(settings)) as Arc<dyn Post>),
                sms: sms.clone().map(|settings| Arc::new(Gateway::new(settings)) as Arc<dyn Post>),
            },
        }
    }

    /// Sends by the way of the channel.
    ///
    /// # Errors
    /// Why not; `NoWay` where the settings have changed since it was written.
    pub fn send(&self, outgoing: &Outgoing) -> Result<(), Trouble> {
        let way = match outgoing.channel {
            Channel::Email => &self.email,
            Channel::Sms => &self.sms,
        };
        way.as_ref().ok_or(Trouble::NoWay)?.send(outgoing)
    }
}
