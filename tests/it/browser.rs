//! The page in a real browser: Chromium, driven over WebDriver
//! (<https://www.w3.org/TR/webdriver2/>). `make browser` installs it; without it the test says so.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A running browser; it ends with the test.
struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Browser {
    /// Starts one; `None`, with a remark, where there is none.
    fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(driver) = driver else {
            eprintln!("skipped: chromedriver is not there; `make browser` installs it");
            return None;
        };
        let mut browser = Self { driver, port, session: String::new() };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < Duration::from_secs(30), "chromedriver does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        let args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
        let options = json!({"goog:chromeOptions": {"args": args}});
        let session =
            browser.call("POST", "/session", &json!({"capabilities": {"alwaysMatch": options}}));
        browser.session = format!("/session/{}", session["sessionId"].as_str().unwrap());
        Some(browser)
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let body = if method == "POST" { body.to_string() } else { String::new() };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .unwrap();
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        let mut answer = vec![0; length];
        reader.read_exact(&mut answer).unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert!(answer["value"]["error"].is_null(), "{method} {path}: {answer}");
        answer["value"].clone()
    }

    fn post(&self, command: &str, body: &Value) -> Value {
        self.call("POST", &format!("{}/{command}", self.session), body)
    }

    /// What a script returns.
    fn ask(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({"script": format!("return {script}"), "args": []}))
    }

    fn press(&self, key: &str) {
        let strokes =
            [json!({"type": "keyDown", "value": key}), json!({"type": "keyUp", "value": key})];
        self.post("actions", &json!({"actions": [{"type": "key", "id": "k", "actions": strokes}]}));
    }

    fn emulate(&self, width: u32, scheme: &str) {
        let cdp = |cmd: &str, params: Value| {
            self.post("goog/cdp/execute", &json!({"cmd": cmd, "params": params}));
        };
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        cdp("Emulation.setEmulatedMedia", json!({"features": features}));
        let size =
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500});
        cdp("Emulation.setDeviceMetricsOverride", size);
    }

    fn open(&self, page: &Path) {
        self.post("url", &json!({"url": format!("file://{}", page.display())}));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.call("DELETE", &self.session, &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A page of 5,000 sentences, one in 50 edited, half of these in a number.
fn page(folder: &TempDir) -> std::path::PathBuf {
    let sentence = |n: usize, word: &str, number: usize| {
        format!("On day {n} of the voyage the {word} counted {number} gulls above the harbour.\n")
    };
    let old: String = (0..5000).map(|n| sentence(n, "captain", n * 3 + 7)).collect();
    let new: String = (0..5000)
        .map(|n| match n % 100 {
            0 => sentence(n, "captain", n * 3 + 8),
            50 => sentence(n, "sailor", n * 3 + 7),
            _ => sentence(n, "captain", n * 3 + 7),
        })
        .collect();
    fs::write(folder.path().join("old.txt"), old).unwrap();
    fs::write(folder.path().join("new.txt"), new).unwrap();
    let status = Command::new(snapbox::cmd::cargo_bin!("taiyaku"))
        .current_dir(folder.path())
        .args(["diff", "--lines", "old.txt", "new.txt", "-f", "html", "-o", "page.html"])
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(1));
    folder.path().join("page.html")
}

#[test]
fn the_page_is_read_with_keyboard_and_filters() {
    let Some(browser) = Browser::start() else { return };
    let folder = TempDir::new().unwrap();
    let page = page(&folder);
    const SHOWN: &str =
        "[...document.querySelectorAll('.row')].filter(r => r.checkVisibility()).length";
    const PLACE: &str = "document.getElementById('place').textContent";
    for (width, scheme) in [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")] {
        browser.emulate(width, scheme);
        let start = Instant::now();
        browser.open(&page);
        assert_eq!(browser.ask(PLACE), "100 shown");
        assert!(start.elapsed() < Duration::from_secs(10), "{:?} to load", start.elapsed());
        let dark =
            browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(13, 17, 23)";
        assert_eq!(dark, scheme == "dark");
        let overflow = browser.ask("document.documentElement.scrollWidth > innerWidth");
        assert_eq!(overflow, false, "{width} px: the page scrolls sideways");

        for expected in ["1 of 100", "2 of 100", "3 of 100"] {
            browser.press("j");
            assert_eq!(browser.ask(PLACE), expected);
        }
        browser.press("k");
        assert_eq!(browser.ask(PLACE), "2 of 100");
        let seen = "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector('.here')\
                    .getBoundingClientRect())";
        assert_eq!(browser.ask(seen), true, "the change is not in sight");

        // One kind less: the place stays, and the count falls.
        browser.ask("document.querySelector('input[value=terminology]').click()");
        assert_eq!(browser.ask(PLACE), "50 shown");
        browser.press("j");
        assert_eq!(browser.ask(PLACE), "2 of 50");
        browser.ask("document.querySelector('input[value=terminology]').click()");

        let folded = browser.ask(SHOWN).as_u64().unwrap();
        browser.press("u");
        assert_eq!(browser.ask(SHOWN), 5000);
        browser.press("u");
        assert_eq!(browser.ask(SHOWN), folded);
        browser.ask("document.querySelector('.fold').click()");
        assert!(browser.ask(SHOWN).as_u64().unwrap() > folded, "nothing unfolded");
    }
}
