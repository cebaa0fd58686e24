//! `bool`'s own functions.

#[all_items(lacking = "ok_or ok_or_else")]
impl bool {
    #[const_conditional]
    pub fn then_some<T>(self, t: T) -> Option<T> {
        if self { Some(t) } else { None }
    }

    #[const_conditional]
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {
        if self { Some(f()) } else { None }
    }
}
