//! The scan of uploaded files for harmful code, by clamd's INSTREAM command. What could not be scanned is not taken.

use domain::refusal::{Code, Refusal};
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

/// The field of the file in its form.
const FILE: &str = "file";
/// How long the scanner may take for each of connecting, taking a piece and answering.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes sent at once.
const PIECE: usize = 64 * 1024;
/// Bytes of an answer, at most.
const ANSWER: u64 = 4 * 1024;

/// Who scans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// Nobody.
    Off,
    /// A clamd at a host and port.
    Address(String),
    /// A clamd at a socket of this machine.
    Socket(PathBuf),
}

impl Scanner {
    /// Gives a file back that may be taken.
    ///
    /// # Errors
    /// `infected`; `not-scanned` where the scanner is away, is too slow, or answers anything but that the file is clean.
    pub async fn scan(&self, bytes: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        if *self == Self::Off {
            return Ok(bytes);
        }
        let scanner = self.clone();
        let scanned = tokio::task::spawn_blocking(move || scanner.ask(&bytes).map(|answer| (answer, bytes))).await;
        let (answer, bytes) = match scanned {
            Ok(Ok(scanned)) => scanned,
            Ok(Err(error)) => return Err(unscanned(&error)),
            Err(error) => return Err(unscanned(&error)),
        };
        match answer.trim_end_matches(['\0', '\n']) {
            "stream: OK" => Ok(bytes),
            found if found.ends_with(" FOUND") => {
                tracing::warn!(found, "harmful code in an uploaded file");
                Err(Refusal::of(Code::Infected, FILE))
            }
            other => {
                tracing::error!(answer = other, "the scanner did not scan");
                Err(Refusal::of(Code::NotScanned, FILE))
            }
        }
    }

    fn ask(&self, bytes: &[u8]) -> io::Result<String> {
        match self {
            Self::Off => Ok(String::new()),
            Self::Address(address) => {
                let found = address.to_socket_addrs()?.next().ok_or(io::ErrorKind::NotFound)?;
                let stream = TcpStream::connect_timeout(&found, PATIENCE)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                talk(stream, bytes)
            }
            Self::Socket(path) => {
                let stream = UnixStream::connect(path)?;
                stream.set_read_timeout(Some(PATIENCE))?;
                stream.set_write_timeout(Some(PATIENCE))?;
                talk(stream, bytes)
            }
        }
    }
}

/// Sends the file in pieces, each after its length as four bytes with the highest first, then an empty one.
fn talk(mut stream: impl Read + Write, bytes: &[u8]) -> io::Result<String> {
    stream.write_all(b"zINSTREAM\0")?;
    for piece in bytes.chunks(PIECE) {
        stream.write_all(&u32::try_from(piece.len()).unwrap_or(u32::MAX).to_be_bytes())?;
        stream.write_all(piece)?;
    }
    stream.write_all(&0_u32.to_be_bytes())?;
    stream.flush()?;
    let mut answer = String::new();
    stream.take(ANSWER).read_to_string(&mut answer)?;
    Ok(answer)
}

fn unscanned(error: &dyn std::error::Error) -> Refusal {
    tracing::error!(%error, "the scanner is away");
    Refusal::of(Code::NotScanned, FILE)
}
