//! `Rc`, `Weak`, `Cell`, `RefCell`, `mem`, `Cow`.
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::{Rc, Weak};

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

trait Speak {
    fn speak(&self) -> String;
}

struct Dog(u8);

impl Speak for Dog {
    fn speak(&self) -> String {
        format!("woof {}", self.0)
    }
}

fn absolute(v: &mut Cow<'_, [i32]>) {
    for i in 0..v.len() {
        if v[i] < 0 {
            v.to_mut()[i] = -v[i];
        }
    }
}

fn main() {
    let a = Rc::new(Noisy("shared"));
    let b = Rc::clone(&a);
    println!("{} {}", Rc::strong_count(&a), Rc::ptr_eq(&a, &b));
    drop(a);
    println!("{} {}", Rc::strong_count(&b), b.0);
    drop(b);
    let leaf = Rc::new(Node { value: 3, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    println!("{:?}", leaf.parent.borrow().upgrade().map(value_of));
    {
        let branch = Rc::new(Node { value: 5, parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) });
        *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
        println!("{:?} {}", leaf.parent.borrow().upgrade().map(value_of), branch.children.borrow().len());
        println!("{} {} {} {}", Rc::strong_count(&leaf), Rc::weak_count(&leaf), Rc::strong_count(&branch), Rc::weak_count(&branch));
    }
    println!("{:?} {}", leaf.parent.borrow().upgrade().is_none(), Rc::strong_count(&leaf));
    println!("{leaf:?}");
    let cell = Cell::new(5);
    cell.set(cell.get() + 1);
    println!("{} {} {:?}", cell.replace(9), cell.get(), cell);
    let shared = Rc::new(RefCell::new(vec![1]));
    let other = shared.clone();
    other.borrow_mut().push(2);
    shared.borrow_mut()[0] = 10;
    println!("{:?} {}", shared.borrow(), other.borrow().len());
    println!("{:?} {:?}", shared, shared.try_borrow_mut().is_ok());
    {
        let held = shared.borrow();
        println!("{:?} {}", shared.try_borrow_mut().is_err(), held.len());
    }
    let mut x = 1;
    let mut y = 2;
    mem::swap(&mut x, &mut y);
    println!("{x} {y} {} {x}", mem::replace(&mut x, 7));
    let mut s = String::from("taken");
    println!("{:?} {:?}", mem::take(&mut s), s);
    mem::forget(Noisy("forgotten"));
    println!("{} {} {} {}", mem::size_of::<i32>(), mem::size_of::<Option<Box<i32>>>(), mem::size_of::<String>(), mem::size_of::<Option<String>>());
    println!("{} {} {}", mem::size_of::<Option<Option<Vec<u8>>>>(), mem::size_of::<&str>(), mem::size_of::<Option<char>>());
    println!("{}", mem::size_of_val(&[1u16, 2, 3]));
    let animals: Vec<Rc<dyn Speak>> = vec![Rc::new(Dog(1)), Rc::new(Dog(2))];
    for animal in &animals {
        println!("{}", animal.speak());
    }
    let boxed: Vec<Box<dyn Speak>> = vec![Box::new(Dog(3))];
    println!("{}", boxed[0].speak());
    let text: Rc<String> = Rc::new(String::from("deref"));
    println!("{} {}", text.len(), *text == "deref");
    println!("{:?}", Rc::try_unwrap(text));
    let mut m = Rc::new(5);
    *Rc::make_mut(&mut m) += 1;
    println!("{m}");
    println!("{:?}", Rc::get_mut(&mut m));
    let mut borrowed = Cow::from(&[1, -2][..]);
    absolute(&mut borrowed);
    println!("{borrowed:?} {}", matches!(borrowed, Cow::Owned(_)));
    let mut plain = Cow::from(&[1, 2][..]);
    absolute(&mut plain);
    println!("{plain:?} {}", matches!(plain, Cow::Borrowed(_)));
    println!("{:?}", mem::discriminant(&Some(1)) == mem::discriminant(&Some(2)));
    let _guard = shared.borrow();
    let _second = shared.borrow_mut();
}

fn value_of(n: Rc<Node>) -> i32 {
    n.value
}
