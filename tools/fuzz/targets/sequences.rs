#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neuronmotif_fuzz::entries::sequences(bytes));
