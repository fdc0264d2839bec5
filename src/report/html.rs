//! HTML.
/// Standalone page.
pub fn html(_report: &super::Report) -> String {
    String::new()
}
