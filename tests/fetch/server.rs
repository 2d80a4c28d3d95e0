//! A small server for tests, on loopback: it says and does whatever a test makes it, which is mostly what no server should.

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A server; it ends with the test, and so does whatever it still says.
pub struct Server {
    port: u16,
    heads: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

/// One connection: the head of the request that came over it, and the way back.
pub struct Caller {
    /// The head of the request, up to the empty line.
    pub head: String,
    /// The connection.
    pub stream: TcpStream,
    heads: Arc<Mutex<Vec<String>>>,
    ended: Arc<AtomicBool>,
}

impl Server {
    /// A server that treats every caller so, each in a thread of its own, once it has heard a whole request.
    pub fn new(treat: impl Fn(&mut Caller) + Send + Sync + 'static) -> Self {
        Self::start(move |caller| {
            caller.head = hear(&mut caller.stream);
            caller.heads.lock().expect("no test panics with the heads in hand").push(caller.head.clone());
            treat(caller);
        })
    }

    /// A server that treats every caller so before it has heard anything.
    pub fn start(treat: impl Fn(&mut Caller) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let ended = Arc::new(AtomicBool::new(false));
        let (treat, known, over) = (Arc::new(treat), Arc::clone(&heads), Arc::clone(&ended));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if over.load(Ordering::Relaxed) {
                    return;
                }
                let (treat, known, ended) = (Arc::clone(&treat), Arc::clone(&known), Arc::clone(&over));
                std::thread::spawn(move || {
                    let mut caller = Caller { head: String::new(), stream, heads: known, ended };
                    treat(&mut caller);
                    // What has not been read would make the system reset the connection.
                    let _ = caller.stream.shutdown(std::net::Shutdown::Write);
                    let _ = caller.stream.set_read_timeout(Some(Duration::from_millis(50)));
                    let _ = caller.stream.read(&mut [0; 4096]);
                });
            }
        });
        Self { port, heads, ended }
    }

    /// A server that always answers so.
    pub fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::new(move |caller| caller.say(&answer))
    }

    /// The port it listens at.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// An address on it.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The same on a host that [`super::net`] knows.
    pub fn on(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }

    /// The heads of the requests that came.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("no test panics with the heads in hand").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the thread that listens.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

impl Caller {
    /// Says all of it; whoever hangs up before is not followed.
    pub fn say(&mut self, bytes: &[u8]) {
        let _ = self.stream.write_all(bytes);
        let _ = self.stream.flush();
    }

    /// Says it again and again with a pause between, until the other side hangs up.
    pub fn repeat(&mut self, bytes: &[u8], pause: Duration) {
        while !self.ended.load(Ordering::Relaxed) && self.stream.write_all(bytes).is_ok() {
            std::thread::sleep(pause);
        }
    }

    /// Says nothing until the other side hangs up.
    pub fn keep_silent(&mut self) {
        let _ = self.stream.set_read_timeout(Some(Duration::from_millis(20)));
        let mut buffer = [0; 1024];
        while !self.ended.load(Ordering::Relaxed) {
            match self.stream.read(&mut buffer) {
                Ok(0) => return,
                Err(error) if !matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => return,
                Ok(_) | Err(_) => {}
            }
        }
    }

    /// The path that was asked for.
    pub fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }
}

/// An answer with its length.
pub fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// An answer that leads elsewhere.
pub fn redirect(status: &str, to: &str) -> Vec<u8> {
    answer(status, &format!("Location: {to}\r\n"), b"")
}

fn hear(stream: &mut TcpStream) -> String {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}
