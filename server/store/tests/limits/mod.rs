//! What a measured thing may take at most: everything is measured and printed first, and what took longer fails the run.

/// What took longer than it may.
#[derive(Default)]
pub struct Limits(Vec<String>);

impl Limits {
    /// One thing with what it took and what it may take, in the same unit.
    pub fn hold(&mut self, what: &str, took: f64, most: f64) {
        if took > most {
            self.0.push(format!("{what}: {took:.1}, at most {most}"));
        }
    }

    /// Everything was within its limit.
    pub fn assert_held(&self) {
        assert!(self.0.is_empty(), "too slow: {:#?}", self.0);
    }
}
