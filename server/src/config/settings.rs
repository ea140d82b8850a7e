//! Every setting in one table: the program reads it, `--help` prints it, the READMEs show it, and a test compares.

/// One setting, given as an environment variable.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The variable.
    pub name: &'static str,
    /// What holds where it is not given.
    pub default: &'static str,
    /// Which values it takes.
    pub form: &'static str,
    /// What it is for.
    pub what: &'static str,
}

/// What all settings of this program begin with, besides the two that every hosting service knows by their plain names.
pub const PREFIX: &str = "SUNSHINE_";

/// The port.
pub const PORT: &str = "PORT";
/// The database's address.
pub const DATABASE_URL: &str = "DATABASE_URL";
/// The address to listen on.
pub const HOST: &str = "SUNSHINE_HOST";
/// The public address.
pub const ORIGIN: &str = "SUNSHINE_ORIGIN";
/// Whether visitors come over TLS.
pub const TLS: &str = "SUNSHINE_TLS";
/// Whether a proxy in front names the visitor.
pub const TRUST_PROXY: &str = "SUNSHINE_TRUST_PROXY";
/// The folder of the keys.
pub const KEYS_DIR: &str = "SUNSHINE_KEYS_DIR";
/// The ledger's name.
pub const LEDGER_NAME: &str = "SUNSHINE_LEDGER_NAME";
/// The ledger's outside witnesses.
pub const WITNESSES: &str = "SUNSHINE_WITNESSES";
/// The folder of the browser part.
pub const SITE_ROOT: &str = "SUNSHINE_SITE_ROOT";
/// The address of the metrics.
pub const METRICS_ADDR: &str = "SUNSHINE_METRICS_ADDR";
/// What is logged.
pub const LOG: &str = "SUNSHINE_LOG";
/// The form of a log line.
pub const LOG_FORMAT: &str = "SUNSHINE_LOG_FORMAT";
/// How long a stop waits.
pub const STOP_SECONDS: &str = "SUNSHINE_STOP_SECONDS";
/// The folder that stands for every provider.
pub const OUTBOX: &str = "SUNSHINE_OUTBOX";
/// The mail server.
pub const SMTP_HOST: &str = "SUNSHINE_SMTP_HOST";
/// Its port.
pub const SMTP_PORT: &str = "SUNSHINE_SMTP_PORT";
/// How the connection to it is protected.
pub const SMTP_TLS: &str = "SUNSHINE_SMTP_TLS";
/// Whom mails are from.
pub const SMTP_FROM: &str = "SUNSHINE_SMTP_FROM";
/// The name at the mail server.
pub const SMTP_USER: &str = "SUNSHINE_SMTP_USER";
/// The file of its password.
pub const SMTP_PASSWORD_FILE: &str = "SUNSHINE_SMTP_PASSWORD_FILE";
/// The gateway of short messages.
pub const SMS_URL: &str = "SUNSHINE_SMS_URL";
/// The file of its key.
pub const SMS_KEY_FILE: &str = "SUNSHINE_SMS_KEY_FILE";
/// How applicants pay.
pub const PAYMENT: &str = "SUNSHINE_PAYMENT";
/// The file of the key of payment notices.
pub const PAYMENT_KEY_FILE: &str = "SUNSHINE_PAYMENT_KEY_FILE";
/// The scanner of uploaded files.
pub const VIRUS_SCAN: &str = "SUNSHINE_VIRUS_SCAN";

/// The table.
pub const SETTINGS: &[Setting] = &[
    Setting { name: PORT, default: "3000", form: "1–65535", what: "the port to serve on" },
    Setting { name: HOST, default: "127.0.0.1", form: "IP address", what: "the address to listen on; 0.0.0.0 for all" },
    Setting {
        name: DATABASE_URL,
        default: "sqlite://data/sunshine.db",
        form: "sqlite://FILE or postgres://USER@HOST/NAME",
        what: "the database; an SQLite file is made where absent",
    },
    Setting {
        name: KEYS_DIR,
        default: "data/keys",
        form: "folder",
        what: "the ledger's signing key and the encryption keys, made at the first start; back it up; every process of one database needs the same",
    },
    Setting {
        name: LEDGER_NAME,
        default: "sunshine.invalid/ledger",
        form: "host and path, without spaces or +",
        what: "the name a new ledger signs under; an existing ledger keeps its own",
    },
    Setting {
        name: WITNESSES,
        default: "",
        form: "KEY ADDRESS, KEY ADDRESS …",
        what: "outside witnesses (C2SP tlog-witness) that are asked to cosign the ledger: each one's public key and the http(s) address of its service",
    },
    Setting { name: SITE_ROOT, default: "target/site", form: "folder", what: "the browser part as `make` built it" },
    Setting {
        name: ORIGIN,
        default: "",
        form: "http://HOST or https://HOST",
        what: "the public address, where a proxy in front changes the Host header; requests from elsewhere that would change something are refused",
    },
    Setting {
        name: TLS,
        default: "off",
        form: "on or off",
        what: "visitors come over TLS (ended by a proxy in front): cookies are Secure and HSTS is sent",
    },
    Setting {
        name: TRUST_PROXY,
        default: "off",
        form: "on or off",
        what: "believe the last X-Forwarded-For and the X-Request-Id of the proxy in front",
    },
    Setting {
        name: SMTP_HOST,
        default: "",
        form: "host",
        what: "the mail server by which codes and messages go to applicants; without it and without a gateway nobody can sign up",
    },
    Setting { name: SMTP_PORT, default: "465", form: "1–65535", what: "its port" },
    Setting {
        name: SMTP_TLS,
        default: "on",
        form: "on, starttls or off",
        what: "TLS from the first byte, after STARTTLS, or none (for a relay on the same machine, without a password)",
    },
    Setting {
        name: SMTP_FROM,
        default: "",
        form: "NAME <ADDRESS> or ADDRESS",
        what: "whom mails are from; needed with a mail server",
    },
    Setting { name: SMTP_USER, default: "", form: "name", what: "the name at the mail server, where it asks for one" },
    Setting {
        name: SMTP_PASSWORD_FILE,
        default: "",
        form: "file",
        what: "the file whose line is the password of that name",
    },
    Setting {
        name: SMS_URL,
        default: "",
        form: "https://ADDRESS, or http://127.0.0.1…",
        what: "the gateway of short messages: takes a signed JSON request for each (see `server/src/post/sms.rs`)",
    },
    Setting {
        name: SMS_KEY_FILE,
        default: "",
        form: "file",
        what: "the file whose line, of at least 32 bytes, signs requests to the gateway",
    },
    Setting {
        name: OUTBOX,
        default: "",
        form: "folder",
        what: "for demonstrations: codes and messages become text files of this folder instead of being sent",
    },
    Setting {
        name: PAYMENT,
        default: "off",
        form: "off, sandbox or https://ADDRESS",
        what: "how applicants pay: not at all, in a sandbox that moves no money, or on the page of a provider that sends signed notices to /payments/notice",
    },
    Setting {
        name: PAYMENT_KEY_FILE,
        default: "",
        form: "file",
        what: "the file whose line, 32 bytes or more as hexadecimal digits, is the key of those notices; needed with a provider",
    },
    Setting {
        name: VIRUS_SCAN,
        default: "off",
        form: "off, HOST:PORT or unix:/PATH",
        what: "the clamd that scans what applicants attach; while it does not answer nothing is taken",
    },
    Setting {
        name: METRICS_ADDR,
        default: "off",
        form: "IP:PORT or off",
        what: "where Prometheus reads /metrics; never the public address",
    },
    Setting {
        name: LOG,
        default: "info",
        form: "error, warn, info, debug, trace, or a filter such as info,store=debug",
        what: "what is logged",
    },
    Setting { name: LOG_FORMAT, default: "text", form: "text or json", what: "the form of a log line" },
    Setting { name: STOP_SECONDS, default: "30", form: "1–600", what: "how long a stop waits for what is in flight" },
];

/// The setting of a name.
pub fn find(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// The table as `--help` prints it.
pub fn plain() -> String {
    let mut text = String::from("Settings (environment variables):\n");
    for Setting { name, default, form, what } in SETTINGS {
        let default = if default.is_empty() { "none" } else { default };
        text.push_str(&format!("  {name}  [{form}; default: {default}]\n      {what}\n"));
    }
    text
}

/// The table as README.md shows it.
pub fn markdown() -> String {
    let mut text = String::from("| setting | default | values | what it is for |\n| --- | --- | --- | --- |\n");
    for Setting { name, default, form, what } in SETTINGS {
        let default = if default.is_empty() { "none".to_owned() } else { format!("`{default}`") };
        text.push_str(&format!("| `{name}` | {default} | {form} | {what} |\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("../../../README.md");
    const CHINESE: &str = include_str!("../../../README.zh-CN.md");

    #[test]
    fn the_readme_shows_this_table() {
        assert!(ENGLISH.contains(markdown().trim()), "run `make readme`");
    }

    #[test]
    fn the_chinese_readme_names_every_setting_with_its_default() {
        for Setting { name, default, .. } in SETTINGS {
            let row = CHINESE.lines().find(|line| line.starts_with(&format!("| `{name}` |")));
            assert!(row.is_some_and(|row| row.contains(default)), "{name}");
        }
    }

    #[test]
    fn every_name_is_prefixed_or_one_of_the_two_plain_ones_and_unique() {
        let mut seen = std::collections::BTreeSet::new();
        for setting in SETTINGS {
            assert!(setting.name.starts_with(PREFIX) || [PORT, DATABASE_URL].contains(&setting.name));
            assert!(seen.insert(setting.name));
        }
    }
}
