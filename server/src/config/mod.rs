//! The settings: read once from the environment, checked as a whole, and handed on as plain values.

pub mod environment;
pub mod listen;
pub mod logs;
pub mod payment;
pub mod post;
pub mod scan;
pub mod settings;
pub mod storage;
pub mod witnesses;

use crate::scanning::Scanner;
use domain::applications::Provider;
use environment::{Environment, Fault};
use std::net::SocketAddr;

/// All settings.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: listen::Listen,
    /// Where things are kept.
    pub storage: storage::Storage,
    /// What is logged.
    pub logs: logs::Logs,
    /// Where metrics are read, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Who is asked to cosign the ledger.
    pub witnesses: Vec<witnesses::Witness>,
    /// By which ways messages leave.
    pub outlets: post::Outlets,
    /// How applicants pay.
    pub payment: Provider,
    /// Who scans what they attach.
    pub scanner: Scanner,
}

impl Config {
    /// Reads the process's environment.
    ///
    /// # Errors
    /// An unknown variable with our prefix, or a malformed value.
    pub fn from_env() -> Result<Self, Fault> {
        Self::from(&Environment::of(std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().unwrap_or_else(|_| "\u{fffd}".to_owned())))
        }))?)
    }

    /// Reads given variables.
    ///
    /// # Errors
    /// A malformed value.
    pub fn from(environment: &Environment) -> Result<Self, Fault> {
        Ok(Self {
            listen: listen::Listen::from(environment)?,
            storage: storage::Storage::from(environment)?,
            logs: logs::Logs::from(environment)?,
            metrics: environment.read(settings::METRICS_ADDR, |text| match text {
                "off" => Some(None),
                address => address.parse().ok().map(Some),
            })?,
            witnesses: witnesses::from(environment)?,
            outlets: post::Outlets::from(environment)?,
            payment: payment::from(environment)?,
            scanner: scan::from(environment)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::accounts::Channels;

    fn config(variables: &[(&str, &str)]) -> Result<Config, Fault> {
        let owned = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::from(&Environment::of(owned)?)
    }

    #[test]
    fn the_defaults_of_the_table_are_readable() {
        let config = config(&[]).unwrap();
        assert_eq!(config.listen.address.to_string(), "127.0.0.1:3000");
        assert_eq!(config.storage.database, "sqlite://data/sunshine.db");
        assert_eq!(config.metrics, None);
    }

    /// Public keys of a witness and of a log.
    const WITNESS: &str = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
    const LOG: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    #[test]
    fn witnesses_are_pairs_of_key_and_address() {
        assert_eq!(config(&[]).unwrap().witnesses, []);
        let given = format!(" {WITNESS}  https://witness.example/prefix/ ,");
        let witnesses = config(&[("SUNSHINE_WITNESSES", &given)]).unwrap().witnesses;
        assert_eq!((witnesses.len(), witnesses[0].url.as_str()), (1, "https://witness.example/prefix"));
        assert_eq!(witnesses[0].key.to_string(), WITNESS);
    }

    #[test]
    fn an_empty_value_counts_as_not_given() {
        assert_eq!(config(&[("PORT", "")]).unwrap().listen.address.port(), 3000);
    }

    #[test]
    fn a_watched_program_serves_the_watched_folder_unless_told_otherwise() {
        let watched = ("LEPTOS_SITE_ROOT", "target/watch");
        assert_eq!(config(&[watched]).unwrap().storage.site.to_str(), Some("target/watch"));
        assert_eq!(config(&[("SUNSHINE_SITE_ROOT", "site"), watched]).unwrap().storage.site.to_str(), Some("site"));
    }

    #[test]
    fn a_malformed_value_is_named_without_being_shown() {
        let bad = [
            ("PORT", "0"),
            ("PORT", "65536"),
            ("PORT", "http"),
            ("SUNSHINE_HOST", "localhost"),
            ("DATABASE_URL", "mysql://sunshine:secret@db/x"),
            ("DATABASE_URL", "sqlite://"),
            ("SUNSHINE_TLS", "yes"),
            ("SUNSHINE_TRUST_PROXY", "1"),
            ("SUNSHINE_ORIGIN", "renshi.example"),
            ("SUNSHINE_ORIGIN", "https://renshi.example/path"),
            ("SUNSHINE_METRICS_ADDR", "9464"),
            ("SUNSHINE_LOG", "info,=="),
            ("SUNSHINE_LOG_FORMAT", "xml"),
            ("SUNSHINE_STOP_SECONDS", "0"),
            ("SUNSHINE_LEDGER_NAME", "a b"),
            ("SUNSHINE_SITE_ROOT", "Cargo.toml"),
            ("SUNSHINE_SMTP_PORT", "0"),
            ("SUNSHINE_SMTP_TLS", "yes"),
            ("SUNSHINE_SMTP_HOST", "smtp://mail.example"),
            ("SUNSHINE_SMS_URL", "http://gateway.example/send"),
            ("SUNSHINE_SMS_URL", "https://user:secret@gateway.example/send"),
            ("SUNSHINE_PAYMENT", "on"),
            ("SUNSHINE_PAYMENT", "http://pay.example"),
            ("SUNSHINE_PAYMENT", "https://user:secret@pay.example"),
            ("SUNSHINE_VIRUS_SCAN", "clamd"),
            ("SUNSHINE_VIRUS_SCAN", "clamd:0"),
            ("SUNSHINE_VIRUS_SCAN", "unix:clamd.sock"),
            ("SUNSHINE_WITNESSES", "https://witness.example"),
            ("SUNSHINE_WITNESSES", "x+00000000+AAAA https://witness.example"),
            ("SUNSHINE_WITNESSES", WITNESS),
            ("SUNSHINE_WITNESSES", &format!("{WITNESS} ftp://witness.example")),
            ("SUNSHINE_WITNESSES", &format!("{WITNESS} https://user:secret@witness.example")),
            ("SUNSHINE_WITNESSES", &format!("{WITNESS} https://a.example, {WITNESS} https://b.example")),
            ("SUNSHINE_WITNESSES", &format!("{LOG} https://witness.example")),
        ];
        for (name, value) in bad {
            let fault = config(&[(name, value)]).unwrap_err().to_string();
            assert!(fault.starts_with(&format!("{name}: expected ")), "{name}={value}: {fault}");
            assert!(!fault.contains("secret"), "{fault}");
        }
    }

    #[test]
    fn messages_leave_by_the_ways_that_are_set_and_by_no_other() {
        assert!(!config(&[]).unwrap().outlets.channels().any());
        assert_eq!(config(&[("SUNSHINE_OUTBOX", "x")]).unwrap().outlets.channels(), Channels::ALL);
        let mail = [("SUNSHINE_SMTP_HOST", "mail.example"), ("SUNSHINE_SMTP_FROM", "阳光人事 <post@mail.example>")];
        let open = config(&mail).unwrap().outlets.channels();
        assert_eq!(open, Channels { email: true, sms: false });
        let folder = tempfile::tempdir().unwrap();
        let key = folder.path().join("key");
        std::fs::write(&key, "0123456789abcdef0123456789abcdef\n").unwrap();
        let key = key.display().to_string();
        let sms = [("SUNSHINE_SMS_URL", "https://gateway.example/send"), ("SUNSHINE_SMS_KEY_FILE", key.as_str())];
        let open = config(&sms).unwrap();
        assert_eq!(open.outlets.channels(), Channels { email: false, sms: true });
        assert!(!format!("{open:?}").contains("0123456789abcdef"));

        let both = [mail[0], mail[1], ("SUNSHINE_OUTBOX", "x")];
        let named = |variables: &[(&str, &str)]| config(variables).unwrap_err().to_string();
        assert!(named(&both).starts_with("SUNSHINE_OUTBOX: "));
        assert!(named(&mail[..1]).starts_with("SUNSHINE_SMTP_FROM: "));
        assert!(named(&sms[..1]).starts_with("SUNSHINE_SMS_KEY_FILE: "));
        let plain = [
            mail[0],
            mail[1],
            ("SUNSHINE_SMTP_USER", "post"),
            ("SUNSHINE_SMTP_PASSWORD_FILE", &key),
            ("SUNSHINE_SMTP_TLS", "off"),
        ];
        assert!(named(&plain).starts_with("SUNSHINE_SMTP_TLS: "));
        assert!(named(&plain[..3]).starts_with("SUNSHINE_SMTP_PASSWORD_FILE: "));
        assert!(config(&plain[..4]).is_ok());
    }

    #[test]
    fn a_provider_has_a_key_and_the_sandbox_makes_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            std::fs::write(folder.path().join(name), text).unwrap();
            folder.path().join(name).display().to_string()
        };
        let (good, short, words) =
            (file("good", &"0a".repeat(32)), file("short", "0a0a"), file("words", "secret words"));
        let set = |payment: &str, key: &str| {
            config(&[("SUNSHINE_PAYMENT", payment), ("SUNSHINE_PAYMENT_KEY_FILE", key)]).map(|config| config.payment)
        };
        assert!(matches!(set("off", "").unwrap(), Provider::Off));
        assert!(matches!(set("sandbox", "").unwrap(), Provider::Sandbox(_)));
        assert!(matches!(set("sandbox", &good).unwrap(), Provider::Sandbox(_)));
        let page = set("https://pay.example/order", &good).unwrap();
        assert!(matches!(&page, Provider::Page { address, .. } if address == "https://pay.example/order"));
        assert!(!format!("{page:?}").contains("0a0a"));
        for (payment, key) in [("https://pay.example", ""), ("https://pay.example", &short), ("sandbox", &words)] {
            let fault = set(payment, key).unwrap_err().to_string();
            assert!(fault.starts_with("SUNSHINE_PAYMENT_KEY_FILE: ") && !fault.contains("secret"), "{fault}");
        }
    }

    #[test]
    fn the_scanner_is_an_address_or_a_socket() {
        let set = |text: &str| config(&[("SUNSHINE_VIRUS_SCAN", text)]).unwrap().scanner;
        assert_eq!(set(""), Scanner::Off);
        assert_eq!(set("clamd.example:3310"), Scanner::Address("clamd.example:3310".to_owned()));
        assert_eq!(set("unix:/run/clamd.sock"), Scanner::Socket("/run/clamd.sock".into()));
    }

    #[test]
    fn a_misspelt_setting_stops_the_start_and_names_the_nearest() {
        let fault = config(&[("SUNSHINE_METRIC_ADDR", "127.0.0.1:9464")]).unwrap_err();
        assert!(fault.to_string().contains("did you mean SUNSHINE_METRICS_ADDR?"), "{fault}");
        assert!(config(&[("SUNSHINES", "x"), ("PATH", "/bin")]).is_ok());
    }
}
