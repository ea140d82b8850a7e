//! examiners
