//! The ways outside, each against a small provider on this machine: what is sent, and what an answer leads to.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use app::locales::Said;
use chrono::Utc;
use domain::accounts::{Channel, Channels, Contact, Purpose};
use domain::messages::Language;
use server::config::post::{Outlets, Outside, SmsSettings, SmtpSettings};
use server::jobs::deliveries::drain;
use server::post::{Gateway, Outgoing, Post, Smtp, Trouble, Ways};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use store::accounts::{Asked, send_code};
use store::{Keys, Store};

/// How many connections a small provider takes before it ends.
const CONNECTIONS: usize = 4;
const KEY: &[u8] = b"0123456789abcdef0123456789abcdef";

/// A mail server that answers recipients with `answer` and hands on every line it got.
fn mail_server(answer: &'static str) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (lines, got) = channel();
    thread::spawn(move || {
        for connection in listener.incoming().take(CONNECTIONS).flatten() {
            let reader = BufReader::new(connection.try_clone().unwrap());
            talk(connection, reader, answer, |line| lines.send(line).is_ok());
        }
    });
    (port, got)
}

fn talk(mut to: TcpStream, from: BufReader<TcpStream>, answer: &str, mut heard: impl FnMut(String) -> bool) {
    let mut say = |words: &str| to.write_all(format!("{words}\r\n").as_bytes()).is_ok();
    say("220 mail.example ready");
    let mut data = false;
    for line in from.lines().map_while(Result::ok) {
        let said = match line.split(' ').next().unwrap_or_default() {
            _ if data && line != "." => None,
            "." if data => {
                data = false;
                Some("250 taken")
            }
            "RCPT" => Some(answer),
            "DATA" => {
                data = true;
                Some("354 go on")
            }
            "QUIT" => Some("221 goodbye"),
            _ => Some("250 mail.example"),
        };
        if !heard(line) || !said.is_none_or(&mut say) {
            return;
        }
    }
}

/// A gateway that answers every request with `status` and hands on head and body.
fn gateway(status: u16) -> (u16, Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (requests, got) = channel();
    thread::spawn(move || {
        for mut connection in listener.incoming().take(CONNECTIONS).flatten() {
            let mut reader = BufReader::new(connection.try_clone().unwrap());
            let mut head = String::new();
            while !head.ends_with("\r\n\r\n") && reader.read_line(&mut head).is_ok_and(|read| read > 0) {}
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length:").map(|rest| rest.trim().parse().unwrap())
            });
            let mut body = vec![0; length.unwrap_or(0)];
            reader.read_exact(&mut body).unwrap();
            let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            connection.write_all(answer.as_bytes()).unwrap();
            if requests.send((head, String::from_utf8(body).unwrap())).is_err() {
                return;
            }
        }
    });
    (port, got)
}

fn outgoing(channel: Channel, address: &str) -> Outgoing {
    let said =
        Said { title: "验证码".to_owned(), text: "【阳光人事】验证码 048213\n.\n第二行".to_owned() };
    Outgoing { id: "0190e6f0-0000-7000-8000-000000000001".to_owned(), channel, address: address.to_owned(), said }
}

fn smtp(port: u16) -> SmtpSettings {
    SmtpSettings::open("127.0.0.1".to_owned(), port, "阳光人事 <post@mail.example>".parse().unwrap())
}

#[test]
fn a_mail_reaches_the_server_whole() {
    let (port, got) = mail_server("250 fine");
    Smtp::new(smtp(port)).send(&outgoing(Channel::Email, "lina@example.org")).unwrap();
    let lines: Vec<String> = got.try_iter().collect();
    let all = lines.join("\n");
    assert!(all.contains("MAIL FROM:<post@mail.example>") && all.contains("RCPT TO:<lina@example.org>"), "{all}");
    assert!(all.contains("To: lina@example.org"), "{all}");
    assert!(all.contains("Message-ID: <0190e6f0-0000-7000-8000-000000000001@mail.example>"), "{all}");
    // Chinese words travel encoded; nothing of them is lost to the server's lines, nor is a line that is only a dot.
    assert!(all.contains("Subject: =?utf-8?b?6aqM6K+B56CB?="), "{all}");
    let encoded: String =
        lines.iter().skip_while(|line| !line.is_empty()).skip(1).take_while(|line| *line != ".").cloned().collect();
    use base64::Engine;
    let plain = base64::engine::general_purpose::STANDARD.decode(&encoded).unwrap();
    assert_eq!(String::from_utf8(plain).unwrap().replace("\r\n", "\n"), outgoing(Channel::Email, "").said.text);
}

#[test]
fn a_mail_servers_answer_is_one_word() {
    for (answer, trouble) in [
        ("550 <lina@example.org> is unknown", Trouble::Never),
        ("451 later", Trouble::Later),
        ("530 who are you", Trouble::Unauthorised),
    ] {
        let (port, _got) = mail_server(answer);
        let sent = Smtp::new(smtp(port)).send(&outgoing(Channel::Email, "lina@example.org"));
        assert_eq!(sent, Err(trouble), "{answer}");
    }
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody = Smtp::new(smtp(free)).send(&outgoing(Channel::Email, "lina@example.org"));
    assert_eq!(nobody, Err(Trouble::Unreachable));
}

#[test]
fn a_gateway_gets_a_signed_request() {
    let (port, got) = gateway(202);
    let settings = SmsSettings::new(format!("http://127.0.0.1:{port}/send"), KEY.to_vec());
    Gateway::new(settings).send(&outgoing(Channel::Sms, "13800138000")).unwrap();
    let (head, body) = got.recv().unwrap();
    assert!(head.starts_with("POST /send HTTP/1.1"), "{head}");
    let request: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&request["to"], &request["id"]), (&"13800138000".into(), &outgoing(Channel::Sms, "").id.into()));
    let signature = server::post::signature(KEY, body.as_bytes());
    assert!(head.to_lowercase().contains(&format!("x-sunshine-signature: {signature}")), "{head}");
    assert_ne!(signature, server::post::signature(b"another key", body.as_bytes()));
}

/// The first vector of RFC 4231.
#[test]
fn the_signature_is_hmac_sha_256() {
    assert_eq!(
        server::post::signature(&[0x0b; 20], b"Hi There"),
        "sha256=b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    );
}

#[test]
fn a_gateways_answer_is_one_word() {
    for (status, trouble) in [
        (403, Trouble::Unauthorised),
        (422, Trouble::Never),
        (429, Trouble::Later),
        (302, Trouble::Later),
        (500, Trouble::Later),
    ] {
        let (port, _got) = gateway(status);
        let settings = SmsSettings::new(format!("http://127.0.0.1:{port}/send"), KEY.to_vec());
        assert_eq!(Gateway::new(settings).send(&outgoing(Channel::Sms, "13800138000")), Err(trouble), "{status}");
    }
}

/// A code goes from the command through the outbox to the mail server, once, by whichever process comes first.
#[tokio::test(flavor = "multi_thread")]
async fn a_code_goes_out_once() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("s.db").display());
    let store = Store::open(&url, Keys::generate("example.org/ledger").unwrap()).await.unwrap();
    store.migrate().await.unwrap();
    let (port, got) = mail_server("250 fine");
    let outlets = Outlets { outside: Outside::Providers { smtp: Some(smtp(port)), sms: None } };
    let store = store.with_channels(outlets.channels());
    assert_eq!(store.channels(), Channels { email: true, sms: false });
    let asked = Asked {
        purpose: Purpose::SignUp,
        contact: Contact::parse("lina@example.org").unwrap(),
        account: None,
        language: Language::Zh,
        from: None,
    };
    send_code(&store, &asked, Utc::now()).await.unwrap();
    let ways = Ways::of(&outlets);
    let (one, other) = tokio::join!(drain(&store, &ways), drain(&store, &ways));
    assert_eq!(one.unwrap() + other.unwrap(), 1);
    assert_eq!(got.try_iter().filter(|line| line.starts_with("RCPT")).count(), 1);
    assert_eq!(drain(&store, &ways).await.unwrap(), 0);
}
