//! Maps, sets and queues.
