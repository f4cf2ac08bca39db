//! Files that lie in a folder by accident: what editors, systems and mail programs leave, copies, keys and programs.

use crate::source::media::ending;

/// What backups, conflicts and half-done work are kept under.
const LEFTOVERS: &[&str] = &[
    "autosave",
    "backup",
    "bak",
    "crdownload",
    "download",
    "lock",
    "old",
    "orig",
    "part",
    "partial",
    "patch",
    "rej",
    "save",
    "sav",
    "swo",
    "swp",
    "temp",
    "tmp",
    "wbk",
];
const SYSTEM: &[&str] = &["desktop.ini", "ehthumbs.db", "icon\r", "thumbs.db", "thumbs.db:encryptable"];
const MAIL: &[&str] = &["eml", "emlx", "mbox", "msg", "nsf", "ost", "pst", "vmsg"];
const KEYS: &[&str] = &["env", "jks", "kdb", "kdbx", "key", "keystore", "p12", "p7k", "p8", "pem", "pfx", "ppk", "pvk"];
const KEY_NAMES: &[&str] = &["credentials", "id_dsa", "id_ecdsa", "id_ed25519", "id_rsa"];
const PROGRAMS: &[&str] = &[
    "action", "apk", "app", "appimage", "appx", "bash", "bat", "bin", "cmd", "com", "command", "cpl", "deb", "dll",
    "dmg", "elf", "exe", "gadget", "inf", "ipa", "jar", "lnk", "msi", "msix", "msp", "mst", "ocx", "out", "pif", "pkg",
    "pl", "ps1", "psm1", "py", "rb", "reg", "rpm", "run", "scr", "sh", "so", "sys", "url", "vb", "vbe", "vbs", "ws",
    "wsf",
];
const COPY_BEGINNINGS: &[&str] = &["copy of ", "copia de ", "copie de ", "kopie av ", "kopie von "];
const COPY_ENDS: &[&str] = &[" - copy", " - copia", " - copie", " - kopie", " - kopia", " - 副本", " - コピー"];

/// What a file is that was not meant to be published, by the last part of its name.
#[must_use]
pub fn stray(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let (stem, ending) = (name.rsplit_once('.').map_or(&*name, |(stem, _)| stem), ending(&name));
    let is = |endings: &[&str]| endings.contains(&&*ending);
    Some(match () {
        () if name.starts_with("~$") => "what an Office program keeps beside an open document",
        () if SYSTEM.contains(&&*name) => "what the operating system keeps in folders",
        () if KEY_NAMES.contains(&stem) || KEY_NAMES.contains(&&*name) || is(KEYS) => "a key or a password",
        () if is(MAIL) => "a mail",
        () if is(PROGRAMS) => "a program",
        () if is(LEFTOVERS) => "a backup or half-done work",
        () if is_copy(stem) => "a copy of another file",
        () => return None,
    })
}

/// Whether a name without its ending is one that systems and browsers give to the second file of a name.
fn is_copy(stem: &str) -> bool {
    let (before, number) = match stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        // A longer number is a year.
        Some((before, number)) if (1..=2).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit()) => {
            (before.trim_end(), true)
        }
        _ => (stem, false),
    };
    number
        || COPY_BEGINNINGS.iter().any(|it| before.starts_with(it))
        || COPY_ENDS.iter().any(|it| before.ends_with(it))
        || before.contains("conflicted copy")
        || before.contains(".sync-conflict-")
}

#[cfg(test)]
mod tests {
    use super::stray;

    #[test]
    fn what_lies_in_a_folder_by_accident_is_known_by_its_name() {
        for name in [
            "announcement.md.orig",
            "1.toml.bak",
            "report.TMP",
            "a.rej",
            "~$Report.docx",
            "Thumbs.db",
            "Desktop.ini",
            "key.pem",
            "id_rsa",
            "id_ed25519",
            "prod.env",
            "site.key",
            "x.exe",
            "run.SH",
            "draft.eml",
            "Re offer.msg",
            "announcement (1).md",
            "6-k(2).pdf",
            "Copy of 6-k.pdf",
            "6-k - Copy.pdf",
            "6-k - Copy (2).pdf",
            "a (Jane's conflicted copy 2024-05-19).pdf",
            "a.sync-conflict-20240519.pdf",
        ] {
            assert!(stray(name).is_some(), "{name}");
        }
    }

    #[test]
    fn documents_whose_names_only_resemble_those_are_none() {
        for name in [
            "notes.txt",
            "Report (2024).pdf",
            "Certified copy.pdf",
            "Form 10-K (annual).pdf",
            "key figures.xlsx",
            "old-name.pdf",
            "announcement.zh.md",
            "copyright.txt",
            "a.com.pdf",
        ] {
            assert_eq!(stray(name), None, "{name}");
        }
    }
}
