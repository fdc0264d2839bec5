#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neuronmotif_fuzz::entries::network(bytes));

// Three times in four the message is taken apart first, so that its lengths stay right.
libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mutated = (seed % 4 != 0).then(|| neuronmotif_fuzz::mutate::model(&data[..size], seed)).flatten();
    match mutated {
        Some(bytes) if bytes.len() <= max_size => {
            data[..bytes.len()].copy_from_slice(&bytes);
            bytes.len()
        }
        _ => libfuzzer_sys::fuzzer_mutate(data, size, max_size),
    }
});
