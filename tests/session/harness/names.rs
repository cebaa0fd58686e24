//! Tests are named by their modules and run by name; what macros write is a test as well.
mod outer {
    mod inner {
        #[test]
        fn deep() {}
    }
    pub mod r#match {
        #[test]
        fn r#fn() {
            panic!("in a module with a raw name");
        }
    }
}

macro_rules! check {
    ($name:ident, $value:expr) => {
        #[test]
        fn $name() {
            assert!($value > 2);
        }
    };
}
check!(three, 3);
check!(two, 2);

#[test]
fn b_second() {}
#[test]
fn a_first() {}
#[test]
fn b1() {}
