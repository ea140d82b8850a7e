//! The sandbox: each delivery becomes a text file in a folder. For demonstrations and tests; nothing leaves the machine.

use super::{Outgoing, Post, Trouble};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

/// A folder that stands for every provider.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder; it is made at the first delivery.
    pub const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Writes beside its place and moves it there, so that nobody ever reads half a file.
    fn write(&self, outgoing: &Outgoing) -> std::io::Result<()> {
        fs::create_dir_all(&self.path)?;
        let name = format!("{}.txt", outgoing.id);
        let draft = self.path.join(format!(".{name}"));
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        let Outgoing { channel, address, said, .. } = outgoing;
        write!(file, "{} {address}\n{}\n\n{}\n", channel.as_str(), said.title, said.text)?;
        file.sync_all()?;
        fs::rename(draft, self.path.join(name))
    }
}

impl Post for Folder {
    fn send(&self, outgoing: &Outgoing) -> Result<(), Trouble> {
        self.write(outgoing).map_err(|_| Trouble::Unreachable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::locales::Said;
    use domain::accounts::Channel;

    #[test]
    fn a_delivery_is_one_private_file_however_often_it_is_tried() {
        let folder = tempfile::tempdir().unwrap();
        let way = Folder::new(folder.path().join("outbox"));
        let said = Said { title: "验证码".to_owned(), text: "048213".to_owned() };
        let outgoing = Outgoing { id: "a".to_owned(), channel: Channel::Sms, address: "13800138000".to_owned(), said };
        way.send(&outgoing).unwrap();
        way.send(&outgoing).unwrap();
        let files: Vec<_> = fs::read_dir(folder.path().join("outbox")).unwrap().collect();
        assert_eq!(files.len(), 1);
        let text = fs::read_to_string(folder.path().join("outbox/a.txt")).unwrap();
        assert_eq!(text, "sms 13800138000\n验证码\n\n048213\n");
        fs::write(folder.path().join("file"), "").unwrap();
        assert_eq!(Folder::new(folder.path().join("file")).send(&outgoing), Err(Trouble::Unreachable));
    }
}
