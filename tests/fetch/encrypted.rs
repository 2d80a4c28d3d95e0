//! Encrypted connections to a server that `openssl` runs, with certificates that it makes. Where there is no `openssl`, nothing
//! is tested here, and the test says so.

use crate::server::Server;
use crate::{PUBLIC, get, limits, net, text, typed_in};
use khabar::fetch::Answer;
use khabar::fetch::Failure;
use khabar::fetch::http::{Client, Limits, Net, Roots};
use khabar::model::Problem;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A server for `news.example`, and the certificate that vouches for it.
struct Encrypted {
    folder: PathBuf,
    port: u16,
    server: Child,
}

fn openssl(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new("openssl");
    command
        .args(arguments.split(' '))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

impl Encrypted {
    /// Serves `files`, each a whole answer with its head. None where there is no `openssl`.
    fn start(files: &[(&str, String)]) -> Option<Self> {
        let folder = std::env::temp_dir().join(format!("khabar-encrypted-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, answer) in files {
            std::fs::write(folder.join(name), answer).unwrap();
        }
        let key = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2";
        let made = [
            format!("{key} -keyout root.key -out root.pem -subj /CN=root"),
            format!(
                "{key} -keyout key.pem -out own.pem -subj /CN=news.example -addext subjectAltName=DNS:news.example -addext basicConstraints=critical,CA:FALSE -CA root.pem -CAkey root.key"
            ),
        ];
        for arguments in made {
            if !openssl(&folder, &arguments).status().is_ok_and(|status| status.success()) {
                println!("openssl is missing or too old: encrypted connections were not tested");
                return None;
            }
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = openssl(&folder, &format!("s_server -accept 127.0.0.1:{port} -cert own.pem -key key.pem -HTTP"))
            .spawn()
            .unwrap();
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self { folder, port, server })
    }

    fn get(&self, roots: Roots, host: &str, path: &str) -> Result<Answer, Failure> {
        let net = Net { roots, ..net(&[("news.example", PUBLIC), ("other.example", PUBLIC)]) };
        let limits = Limits { connect: Duration::from_secs(2), total: Duration::from_secs(4), ..limits() };
        let client = Client::new(net, limits).unwrap();
        get(&client, &typed_in(&format!("https://{host}:{}/{path}", self.port)))
    }
}

impl Drop for Encrypted {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn an_encrypted_answer_is_read_where_its_certificate_is_trusted_and_right() {
    let plain = Server::saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nplain");
    let moved =
        format!("HTTP/1.1 301 Moved\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", plain.on("news.example", "/"));
    let home = format!("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", plain.at("/"));
    let news = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews".to_owned();
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\nnews".to_owned();
    let Some(server) = Encrypted::start(&[("news", news), ("moved", moved), ("home", home), ("cut", cut)]) else {
        return;
    };
    let trusted = Roots::Pem(std::fs::read(server.folder.join("root.pem")).unwrap());
    let insecure = Err(Problem::Insecure.into());
    assert_eq!(server.get(Roots::Mozilla, "news.example", "news"), insecure);
    assert_eq!(server.get(trusted.clone(), "other.example", "news"), insecure);
    let found = server.get(trusted.clone(), "news.example", "news").unwrap();
    assert_eq!((text(&found), found.downgraded), ("news".into(), false));
    let found = server.get(trusted.clone(), "news.example", "moved").unwrap();
    assert_eq!((text(&found), found.downgraded, found.moved), ("plain".into(), true, None));
    assert_eq!(server.get(trusted.clone(), "news.example", "home"), Err(Problem::Private.into()));
    assert_eq!(server.get(trusted, "news.example", "cut"), Err(Problem::Broken.into()));
}
