use super::*;
use crate::approvals::flow::samples::{joint, linear, named};

#[test]
fn what_was_written_is_read_back() {
    for flow in [linear(), joint()] {
        let file = write(&flow, "220000-01", &named("name"));
        assert_eq!(read(file.as_bytes()).as_ref(), Ok(&flow), "{file}");
    }
}
