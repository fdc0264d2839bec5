#![allow(clippy::unwrap_used)]
use neuronmotif::network::Network;
#[test]
fn exports() {
    let mut files: Vec<_> = std::fs::read_dir("/tmp/net/exp").unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        match Network::open(&name, &std::fs::read(&path).unwrap()) {
            Err(e) => println!("{name}: REFUSED {}: {}", e.code().as_str(), e.message()),
            Ok(n) => {
                let check = neuronmotif::engine::check::check(&n);
                let t: Vec<String> = n
                    .layers
                    .iter()
                    .map(|l| {
                        format!(
                            "{}x{} {} {:?} rf{} {}",
                            l.channels,
                            l.kernel,
                            l.activation.map_or("none", |a| a.name()),
                            l.pooling.map(|p| p.size),
                            l.receptive_field,
                            l.reason.clone().unwrap_or_default()
                        )
                    })
                    .collect();
                let check = check.map(|c| format!("{:.1e}", c.max_relative_difference)).map_err(|e| e.to_string());
                println!("{name}: {check:?} L{} {}", n.input_length, t.join(" | "));
            }
        }
    }
}
