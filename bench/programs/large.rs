// A larger program as a learner's may look in the end: many small modules with structs, enums, traits, generics, lifetimes and loops.

/// Goods on shelves, and what goes wrong with them.
mod pantry {
    use std::fmt;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Food {
        Fresh,
        Dried,
        Rare { limit: u32 },
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Good {
        pub name: String,
        pub kind: Food,
        pub count: u32,
        pub price: u64,
    }

    #[derive(Debug, PartialEq)]
    pub enum PantryError {
        Missing(String),
        TooFew { wanted: u32, there: u32 },
        Full,
    }

    impl fmt::Display for PantryError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                PantryError::Missing(name) => write!(f, "no {name} here"),
                PantryError::TooFew { wanted, there } => write!(f, "{wanted} wanted, {there} there"),
                PantryError::Full => write!(f, "no room left"),
            }
        }
    }

    #[derive(Default)]
    pub struct Pantry {
        items: Vec<Good>,
        sold: u64,
    }

    impl Pantry {
        pub const ROOM: usize = 16;

        pub fn new() -> Self {
            Self::default()
        }

        pub fn add(&mut self, item: Good) -> Result<usize, PantryError> {
            if self.items.len() >= Self::ROOM {
                return Err(PantryError::Full);
            }
            if let Some(known) = self.find_mut(&item.name) {
                known.count += item.count;
                return Ok(self.items.len());
            }
            self.items.push(item);
            Ok(self.items.len())
        }

        pub fn find(&self, name: &str) -> Option<&Good> {
            for item in &self.items {
                if item.name == name {
                    return Some(item);
                }
            }
            None
        }

        fn find_mut(&mut self, name: &str) -> Option<&mut Good> {
            let mut index = 0;
            while index < self.items.len() {
                if self.items[index].name == name {
                    return self.items.get_mut(index);
                }
                index += 1;
            }
            None
        }

        pub fn take(&mut self, name: &str, wanted: u32) -> Result<u64, PantryError> {
            let Some(item) = self.find_mut(name) else {
                return Err(PantryError::Missing(name.to_string()));
            };
            let allowed = match item.kind {
                Food::Rare { limit } if limit < wanted => limit,
                _ => wanted,
            };
            if item.count < allowed {
                return Err(PantryError::TooFew {
                    wanted: allowed,
                    there: item.count,
                });
            }
            item.count -= allowed;
            let earned = item.price * u64::from(allowed);
            self.sold += earned;
            Ok(earned)
        }

        pub fn value(&self) -> u64 {
            let mut sum = 0;
            for Good { count, price, .. } in &self.items {
                sum += u64::from(*count) * price;
            }
            sum + self.sold
        }
    }

    pub fn demo() -> u64 {
        let mut store = Pantry::new();
        let goods = [
            ("apples", Food::Fresh, 5, 3),
            ("rice", Food::Dried, 2, 40),
            ("saffron", Food::Rare { limit: 2 }, 9, 7),
        ];
        for (name, kind, count, price) in goods {
            let item = Good {
                name: name.to_string(),
                kind,
                count,
                price,
            };
            if let Err(error) = store.add(item) {
                println!("{name}: {error}");
            }
        }
        let orders: [(&str, u32); 4] = [("apples", 2), ("saffron", 4), ("rice", 3), ("nothing", 1)];
        for (name, wanted) in orders {
            match store.take(name, wanted) {
                Ok(earned) => println!("{name}: {earned}"),
                Err(error @ PantryError::Missing(_)) => println!("{error}"),
                Err(error) => println!("{name}: {error}"),
            }
        }
        let left = store.find("rice").map_or(0, count_of);
        store.value() + u64::from(left)
    }

    fn count_of(item: &Good) -> u32 {
        item.count
    }
}

/// A rectangle of numbers whose size is part of its type.
mod matrix {
    use std::ops::{Add, Index, IndexMut, Mul};

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Matrix<const ROWS: usize, const COLUMNS: usize> {
        cells: [[i64; COLUMNS]; ROWS],
    }

    impl<const ROWS: usize, const COLUMNS: usize> Matrix<ROWS, COLUMNS> {
        pub fn filled(value: i64) -> Self {
            Matrix {
                cells: [[value; COLUMNS]; ROWS],
            }
        }

        pub fn rows(&self) -> usize {
            ROWS
        }

        pub fn turned(&self) -> Matrix<COLUMNS, ROWS> {
            let mut out = Matrix::filled(0);
            for row in 0..ROWS {
                for column in 0..COLUMNS {
                    out[(column, row)] = self[(row, column)];
                }
            }
            out
        }

        pub fn sum(&self) -> i64 {
            let mut total = 0;
            for row in &self.cells {
                for cell in row {
                    total += cell;
                }
            }
            total
        }
    }

    impl<const ROWS: usize, const COLUMNS: usize> Index<(usize, usize)> for Matrix<ROWS, COLUMNS> {
        type Output = i64;

        fn index(&self, (row, column): (usize, usize)) -> &i64 {
            &self.cells[row][column]
        }
    }

    impl<const ROWS: usize, const COLUMNS: usize> IndexMut<(usize, usize)> for Matrix<ROWS, COLUMNS> {
        fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut i64 {
            &mut self.cells[row][column]
        }
    }

    impl<const ROWS: usize, const COLUMNS: usize> Add for Matrix<ROWS, COLUMNS> {
        type Output = Self;

        fn add(mut self, other: Self) -> Self {
            for row in 0..ROWS {
                for column in 0..COLUMNS {
                    self[(row, column)] += other[(row, column)];
                }
            }
            self
        }
    }

    impl<const ROWS: usize, const COLUMNS: usize> Mul<i64> for Matrix<ROWS, COLUMNS> {
        type Output = Self;

        fn mul(mut self, factor: i64) -> Self {
            for row in self.cells.iter_mut() {
                for cell in row.iter_mut() {
                    *cell *= factor;
                }
            }
            self
        }
    }

    pub fn demo() -> u64 {
        let mut grid: Matrix<3, 4> = Matrix::filled(1);
        for step in 0..grid.rows() {
            grid[(step, step % 4)] = 5 + step as i64;
        }
        let twice = grid * 2 + Matrix::filled(3);
        let turned = twice.turned();
        println!("{} {} {}", grid.sum(), twice[(0, 0)], turned[(1, 0)]);
        assert_eq!(turned.turned(), twice);
        turned.sum() as u64
    }
}

/// A pile of anything, looked at from the top.
mod plates {
    use std::fmt::Display;

    #[derive(Debug, Clone)]
    pub struct Plates<T> {
        parts: Vec<T>,
        highest: usize,
    }

    impl<T> Plates<T> {
        pub fn new() -> Self {
            Plates {
                parts: Vec::new(),
                highest: 0,
            }
        }

        pub fn push(&mut self, value: T) -> &mut Self {
            self.parts.push(value);
            if self.parts.len() > self.highest {
                self.highest = self.parts.len();
            }
            self
        }

        pub fn pop(&mut self) -> Option<T> {
            self.parts.pop()
        }

        pub fn peek(&self) -> Option<&T> {
            self.parts.last()
        }

        pub fn is_empty(&self) -> bool {
            self.parts.is_empty()
        }

        pub fn from_top(&self) -> FromTop<'_, T> {
            FromTop {
                stack: self,
                left: self.parts.len(),
            }
        }
    }

    impl<T: Display> Plates<T> {
        pub fn shown(&self) -> String {
            let mut text = String::new();
            for value in self.from_top() {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text += &value.to_string();
            }
            text
        }
    }

    pub struct FromTop<'a, T> {
        stack: &'a Plates<T>,
        left: usize,
    }

    impl<'a, T> Iterator for FromTop<'a, T> {
        type Item = &'a T;

        fn next(&mut self) -> Option<&'a T> {
            if self.left == 0 {
                return None;
            }
            self.left -= 1;
            self.stack.parts.get(self.left)
        }
    }

    impl<T> From<Vec<T>> for Plates<T> {
        fn from(parts: Vec<T>) -> Self {
            let highest = parts.len();
            Plates { parts, highest }
        }
    }

    pub fn balanced(text: &str) -> bool {
        let mut open: Plates<char> = Plates::new();
        for c in text.chars() {
            match c {
                '(' | '[' | '{' => {
                    open.push(c);
                }
                ')' | ']' | '}' => {
                    let fits = match open.pop() {
                        Some('(') => c == ')',
                        Some('[') => c == ']',
                        Some('{') => c == '}',
                        _ => false,
                    };
                    if !fits {
                        return false;
                    }
                }
                _ => {}
            }
        }
        open.is_empty()
    }

    pub fn demo() -> u64 {
        let mut names = Plates::from(vec![String::from("plate"), String::from("bowl")]);
        names.push("cup".to_string()).push("plates".to_string());
        println!("{}", names.shown());
        if let Some(top) = names.peek() {
            println!("on top: {top}");
        }
        let mut length = 0;
        while let Some(name) = names.pop() {
            length += name.len() as u64;
        }
        for text in ["(a[b]{c})", "(]", "{bowl"] {
            println!("{text}: {}", balanced(text));
        }
        length + names.highest as u64
    }
}

/// A chain of boxes.
mod train {
    #[derive(Debug)]
    struct Wagon {
        value: i32,
        next: Option<Box<Wagon>>,
    }

    #[derive(Debug, Default)]
    pub struct Train {
        head: Option<Box<Wagon>>,
        length: usize,
    }

    impl Train {
        pub fn push_front(&mut self, value: i32) {
            let next = self.head.take();
            self.head = Some(Box::new(Wagon { value, next }));
            self.length += 1;
        }

        pub fn push_back(&mut self, value: i32) {
            let mut at = &mut self.head;
            while let Some(link) = at {
                at = &mut link.next;
            }
            *at = Some(Box::new(Wagon { value, next: None }));
            self.length += 1;
        }

        pub fn pop_front(&mut self) -> Option<i32> {
            let link = self.head.take()?;
            let Wagon { value, next } = *link;
            self.head = next;
            self.length -= 1;
            Some(value)
        }

        pub fn reverse(&mut self) {
            let mut done = None;
            let mut left = self.head.take();
            while let Some(mut link) = left {
                left = link.next.take();
                link.next = done;
                done = Some(link);
            }
            self.head = done;
        }

        pub fn sum(&self) -> i64 {
            let mut total = 0;
            let mut at = &self.head;
            while let Some(link) = at {
                total += i64::from(link.value);
                at = &link.next;
            }
            total
        }

        pub fn largest(&self) -> Option<&i32> {
            let mut best: Option<&i32> = None;
            let mut at = self.head.as_ref();
            while let Some(link) = at {
                best = match best {
                    Some(other) if *other >= link.value => Some(other),
                    _ => Some(&link.value),
                };
                at = link.next.as_ref();
            }
            best
        }

        pub fn double(&mut self) {
            let mut at = self.head.as_mut();
            while let Some(link) = at {
                link.value *= 2;
                at = link.next.as_mut();
            }
        }
    }

    impl Drop for Train {
        fn drop(&mut self) {
            println!("train lets {} go", self.length);
        }
    }

    pub fn demo() -> u64 {
        let mut chain = Train::default();
        for value in 1..12 {
            if value % 3 == 0 {
                chain.push_back(value);
            } else {
                chain.push_front(value * 2);
            }
        }
        chain.reverse();
        chain.double();
        let largest = match chain.largest() {
            Some(value) => *value,
            None => 0,
        };
        let first = chain.pop_front().unwrap_or(-1);
        println!("{first} {largest} {}", chain.length);
        chain.sum() as u64
    }
}

/// Small sums, read and worked out.
mod calculator {
    #[derive(Debug, Clone, Copy, PartialEq)]
    enum Token {
        Number(i64),
        Plus,
        Minus,
        Times,
        Open,
        Close,
    }

    #[derive(Debug, PartialEq)]
    pub enum Fault {
        Unexpected(char),
        Ended,
        LeftOver,
    }

    struct Reader<'a> {
        rest: &'a str,
        seen: Option<Token>,
    }

    impl<'a> Reader<'a> {
        fn new(text: &'a str) -> Self {
            Reader { rest: text, seen: None }
        }

        fn peek(&mut self) -> Result<Option<Token>, Fault> {
            if self.seen.is_none() {
                self.seen = self.scan()?;
            }
            Ok(self.seen)
        }

        fn next(&mut self) -> Result<Option<Token>, Fault> {
            let token = self.peek()?;
            self.seen = None;
            Ok(token)
        }

        fn scan(&mut self) -> Result<Option<Token>, Fault> {
            self.rest = self.rest.trim_start();
            let Some(first) = self.rest.chars().next() else {
                return Ok(None);
            };
            let token = match first {
                '+' => Token::Plus,
                '-' => Token::Minus,
                '*' => Token::Times,
                '(' => Token::Open,
                ')' => Token::Close,
                '0'..='9' => {
                    let mut value: i64 = 0;
                    let mut length = 0;
                    for digit in self.rest.chars() {
                        match digit.to_digit(10) {
                            Some(d) => value = value * 10 + i64::from(d),
                            None => break,
                        }
                        length += 1;
                    }
                    self.rest = &self.rest[length..];
                    return Ok(Some(Token::Number(value)));
                }
                other => return Err(Fault::Unexpected(other)),
            };
            self.rest = &self.rest[1..];
            Ok(Some(token))
        }

        fn sum(&mut self) -> Result<i64, Fault> {
            let mut value = self.product()?;
            loop {
                match self.peek()? {
                    Some(Token::Plus) => {
                        self.next()?;
                        value += self.product()?;
                    }
                    Some(Token::Minus) => {
                        self.next()?;
                        value -= self.product()?;
                    }
                    _ => return Ok(value),
                }
            }
        }

        fn product(&mut self) -> Result<i64, Fault> {
            let mut value = self.atom()?;
            while self.peek()? == Some(Token::Times) {
                self.next()?;
                value *= self.atom()?;
            }
            Ok(value)
        }

        fn atom(&mut self) -> Result<i64, Fault> {
            match self.next()? {
                Some(Token::Number(value)) => Ok(value),
                Some(Token::Minus) => Ok(-self.atom()?),
                Some(Token::Open) => {
                    let value = self.sum()?;
                    match self.next()? {
                        Some(Token::Close) => Ok(value),
                        Some(_) => Err(Fault::LeftOver),
                        None => Err(Fault::Ended),
                    }
                }
                Some(_) => Err(Fault::LeftOver),
                None => Err(Fault::Ended),
            }
        }
    }

    pub fn evaluate(text: &str) -> Result<i64, Fault> {
        let mut reader = Reader::new(text);
        let value = reader.sum()?;
        if reader.peek()?.is_some() {
            return Err(Fault::LeftOver);
        }
        Ok(value)
    }

    pub fn demo() -> u64 {
        let mut total = 0;
        for text in ["1 + 2 * 3", "(4 - 6) * -5", "2 * (3 + ", "4 ? 2", "1 1"] {
            match evaluate(text) {
                Ok(value) => {
                    println!("{text} = {value}");
                    total += value.unsigned_abs();
                }
                Err(Fault::Unexpected(c)) => println!("{text}: what is {c:?}"),
                Err(fault) => println!("{text}: {fault:?}"),
            }
        }
        total
    }
}

/// A search tree over any ordered key.
mod people {
    #[derive(Debug)]
    struct Person<K, V> {
        key: K,
        value: V,
        left: People<K, V>,
        right: People<K, V>,
    }

    #[derive(Debug)]
    pub struct People<K, V> {
        root: Option<Box<Person<K, V>>>,
    }

    impl<K: Ord, V> People<K, V> {
        pub fn new() -> Self {
            People { root: None }
        }

        pub fn insert(&mut self, key: K, value: V) -> Option<V> {
            match &mut self.root {
                None => {
                    self.root = Some(Box::new(Person {
                        key,
                        value,
                        left: People::new(),
                        right: People::new(),
                    }));
                    None
                }
                Some(node) => {
                    if key < node.key {
                        node.left.insert(key, value)
                    } else if key > node.key {
                        node.right.insert(key, value)
                    } else {
                        Some(std::mem::replace(&mut node.value, value))
                    }
                }
            }
        }

        pub fn get(&self, key: &K) -> Option<&V> {
            let mut at = self;
            while let Some(node) = &at.root {
                if *key < node.key {
                    at = &node.left;
                } else if *key > node.key {
                    at = &node.right;
                } else {
                    return Some(&node.value);
                }
            }
            None
        }

        pub fn depth(&self) -> usize {
            match &self.root {
                None => 0,
                Some(node) => 1 + node.left.depth().max(node.right.depth()),
            }
        }

        pub fn in_order<'a>(&'a self, out: &mut Vec<(&'a K, &'a V)>) {
            if let Some(node) = &self.root {
                node.left.in_order(out);
                out.push((&node.key, &node.value));
                node.right.in_order(out);
            }
        }
    }

    impl<K: Ord + Clone, V: Clone> People<K, V> {
        pub fn smallest(&self) -> Option<(K, V)> {
            let node = self.root.as_ref()?;
            match node.left.smallest() {
                None => Some((node.key.clone(), node.value.clone())),
                found => found,
            }
        }
    }

    pub fn demo() -> u64 {
        let mut ages: People<String, u64> = People::new();
        for (name, age) in [("Mia", 31), ("Ben", 27), ("Zoe", 45), ("Ben", 28)] {
            if let Some(before) = ages.insert(String::from(name), age) {
                println!("{name} was {before}");
            }
        }
        let mut sorted = Vec::new();
        ages.in_order(&mut sorted);
        let mut sum = 0;
        for (name, age) in &sorted {
            println!("{name}: {age}");
            sum += **age;
        }
        match ages.get(&"Zoe".to_string()) {
            Some(age) => sum += age,
            None => sum = 0,
        }
        if let Some((name, _)) = ages.smallest() {
            println!("first: {name}, depth {}", ages.depth());
        }
        sum
    }
}

/// Things of several kinds behind one trait.
mod drawing {
    pub trait Shape {
        const SIDES: u32;

        fn area(&self) -> u64;

        fn name(&self) -> String {
            String::from("square")
        }

        fn sides(&self) -> u32 {
            Self::SIDES
        }
    }

    pub trait Described {
        fn line(&self) -> String;
        fn weight(&self) -> u64;
    }

    impl<T: Shape> Described for T {
        fn line(&self) -> String {
            format!("{} of {} with {} sides", self.name(), self.area(), self.sides())
        }

        fn weight(&self) -> u64 {
            self.area() * u64::from(T::SIDES)
        }
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Square {
        pub side: u64,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Triangle {
        pub width: u64,
        pub height: u64,
    }

    impl Shape for Square {
        const SIDES: u32 = 4;

        fn area(&self) -> u64 {
            self.side * self.side
        }
    }

    impl Shape for Triangle {
        const SIDES: u32 = 3;

        fn area(&self) -> u64 {
            self.width * self.height / 2
        }

        fn name(&self) -> String {
            format!("triangle {}x{}", self.width, self.height)
        }
    }

    pub fn heaviest<'a>(all: &'a [Box<dyn Described>]) -> Option<&'a dyn Described> {
        let mut best: Option<&'a dyn Described> = None;
        for each in all {
            let is_better = match best {
                Some(other) => each.weight() > other.weight(),
                None => true,
            };
            if is_better {
                best = Some(each.as_ref());
            }
        }
        best
    }

    fn pair<A: Shape, B: Shape>(a: &A, b: &B) -> u64
    where
        A: Clone,
    {
        a.clone().area() + b.area()
    }

    pub fn demo() -> u64 {
        let first = Square { side: 6 };
        let second = Triangle { width: 3, height: 6 };
        let mut all: Vec<Box<dyn Described>> = vec![Box::new(first), Box::new(second)];
        for side in 1..4 {
            all.push(Box::new(Square { side }));
        }
        let mut total = pair(&first, &second);
        for each in &all {
            println!("{}", each.line());
            total += each.weight();
        }
        if let Some(one) = heaviest(&all) {
            println!("heaviest: {}", one.line());
        }
        total
    }
}

/// Money that moves between accounts, or does not.
mod bank {
    use std::collections::HashMap;

    #[derive(Debug, Clone, PartialEq)]
    pub enum Event {
        Opened { owner: String },
        Moved(u32, u32, i64),
        Refused(Refusal),
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Refusal {
        Unknown(u32),
        Poor,
        Same,
    }

    #[derive(Debug)]
    struct Account {
        owner: String,
        balance: i64,
    }

    pub struct Bank {
        accounts: HashMap<u32, Account>,
        next: u32,
        pub log: Vec<Event>,
    }

    impl Bank {
        pub fn new() -> Bank {
            Bank {
                accounts: HashMap::new(),
                next: 1,
                log: Vec::new(),
            }
        }

        pub fn open(&mut self, owner: &str, balance: i64) -> u32 {
            let number = self.next;
            self.next += 1;
            let owner = owner.to_string();
            self.log.push(Event::Opened { owner: owner.clone() });
            self.accounts.insert(number, Account { owner, balance });
            number
        }

        fn balance(&self, number: u32) -> Result<i64, Refusal> {
            match self.accounts.get(&number) {
                Some(account) => Ok(account.balance),
                None => Err(Refusal::Unknown(number)),
            }
        }

        fn try_move(&mut self, from: u32, to: u32, amount: i64) -> Result<(), Refusal> {
            if from == to {
                return Err(Refusal::Same);
            }
            let there = self.balance(from)?;
            self.balance(to)?;
            if there < amount {
                return Err(Refusal::Poor);
            }
            if let Some(account) = self.accounts.get_mut(&from) {
                account.balance -= amount;
            }
            if let Some(account) = self.accounts.get_mut(&to) {
                account.balance += amount;
            }
            Ok(())
        }

        pub fn transfer(&mut self, from: u32, to: u32, amount: i64) -> bool {
            let event = match self.try_move(from, to, amount) {
                Ok(()) => Event::Moved(from, to, amount),
                Err(refusal) => Event::Refused(refusal),
            };
            let done = matches!(event, Event::Moved(..));
            self.log.push(event);
            done
        }

        pub fn owner_of(&self, number: u32) -> &str {
            match self.accounts.get(&number) {
                Some(account) => &account.owner,
                None => "nobody",
            }
        }
    }

    pub fn demo() -> u64 {
        let mut bank = Bank::new();
        let one = bank.open("Ada", 100);
        let two = bank.open("Grace", 20);
        let moves = [(one, two, 30), (two, one, 500), (one, one, 1), (one, 999, 1)];
        let mut done = 0;
        for (from, to, amount) in moves {
            if bank.transfer(from, to, amount) {
                done += 1;
            }
        }
        for event in &bank.log {
            match event {
                Event::Opened { owner } => println!("{owner} opens"),
                Event::Moved(from, to, amount) => {
                    println!("{} pays {} {amount}", bank.owner_of(*from), bank.owner_of(*to))
                }
                Event::Refused(Refusal::Unknown(number)) => println!("no account {number}"),
                Event::Refused(refusal) => println!("refused: {refusal:?}"),
            }
        }
        done * 10 + bank.balance(two).unwrap_or(0) as u64
    }
}

/// Something that is in one state at a time.
mod kettle {
    #[derive(Debug, Clone, PartialEq)]
    pub enum Kettle {
        Cold,
        Heating { left: u32 },
        Singing(String),
    }

    #[derive(Debug, Clone, Copy)]
    pub enum Knob {
        On,
        Refill(u32),
        Tick,
    }

    impl Kettle {
        pub fn after(self, signal: Knob) -> Kettle {
            match (self, signal) {
                (Kettle::Cold, Knob::On) => Kettle::Heating { left: 3 },
                (Kettle::Cold, Knob::Refill(left)) if left > 0 => Kettle::Heating { left },
                (Kettle::Heating { left: 0 | 1 }, Knob::Tick) => Kettle::Singing(String::from("hiss")),
                (Kettle::Heating { left }, Knob::Tick) => Kettle::Heating { left: left - 1 },
                (Kettle::Heating { left }, Knob::Refill(more)) => Kettle::Heating { left: left + more },
                (Kettle::Singing(mut text), Knob::Tick) => {
                    text.push('!');
                    if text.len() > 8 {
                        Kettle::Cold
                    } else {
                        Kettle::Singing(text)
                    }
                }
                (state, _) => state,
            }
        }

        pub fn is_busy(&self) -> bool {
            !matches!(self, Kettle::Cold)
        }
    }

    pub struct Stove<'a> {
        state: Kettle,
        history: Vec<&'a str>,
    }

    impl<'a> Stove<'a> {
        pub fn new() -> Self {
            Stove {
                state: Kettle::Cold,
                history: vec![],
            }
        }

        pub fn feed(&mut self, label: &'a str, signal: Knob) {
            let before = std::mem::replace(&mut self.state, Kettle::Cold);
            let was_busy = before.is_busy();
            self.state = before.after(signal);
            if self.state.is_busy() != was_busy {
                self.history.push(label);
            }
        }
    }

    pub fn demo() -> u64 {
        let labels = [String::from("start"), String::from("more"), String::from("tick")];
        let mut machine = Stove::new();
        machine.feed(&labels[0], Knob::On);
        machine.feed(&labels[1], Knob::Refill(2));
        let mut ticks = 0u64;
        'run: loop {
            machine.feed(&labels[2], Knob::Tick);
            ticks += 1;
            match &machine.state {
                Kettle::Cold => break 'run,
                Kettle::Heating { left } if *left > 90 => break,
                Kettle::Singing(text) => println!("{text}"),
                _ => continue,
            }
        }
        println!("{:?} after {ticks}", machine.history);
        ticks
    }
}

/// Words, and how often they come.
mod proverbs {
    use std::collections::BTreeMap;

    pub struct Words<'t> {
        text: &'t str,
    }

    impl<'t> Iterator for Words<'t> {
        type Item = &'t str;

        fn next(&mut self) -> Option<&'t str> {
            let trimmed = self.text.trim_start();
            if trimmed.is_empty() {
                return None;
            }
            let mut end = trimmed.len();
            for (at, c) in trimmed.char_indices() {
                if c == ' ' {
                    end = at;
                    break;
                }
            }
            let (word, rest) = trimmed.split_at(end);
            self.text = rest;
            Some(word)
        }
    }

    pub fn words(text: &str) -> Words<'_> {
        Words { text }
    }

    pub fn longest<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
        let mut best = otherwise;
        for word in words(text) {
            if word.len() > best.len() {
                best = word;
            }
        }
        best
    }

    pub fn counts(text: &str) -> BTreeMap<String, u32> {
        let mut found = BTreeMap::new();
        for word in words(text) {
            let key = word.to_lowercase();
            let count = match found.get(&key) {
                Some(count) => *count,
                None => 0,
            };
            found.insert(key, count + 1);
        }
        found
    }

    pub fn shifted(text: &str, by: u8) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let moved = match c {
                'a'..='z' => ((c as u8 - b'a' + by) % 26 + b'a') as char,
                'A'..='Z' => ((c as u8 - b'A' + by) % 26 + b'A') as char,
                _ => c,
            };
            out.push(moved);
        }
        out
    }

    pub fn initials(text: &str) -> String {
        let mut out = String::new();
        for word in words(text) {
            if let Some(first) = word.chars().next() {
                out.push(first.to_ascii_uppercase());
                out += ".";
            }
        }
        out
    }

    const TEXT: &str = "A stitch in time saves nine and a penny saved is a penny earned";

    pub fn demo() -> u64 {
        println!("{} {}", longest(TEXT, ""), initials(TEXT));
        let mut most = 0;
        for (word, count) in &counts(TEXT) {
            if *count > 1 {
                println!("{word}: {count}");
            }
            most = most.max(*count);
        }
        let secret = shifted(TEXT, 3);
        let back = shifted(&secret, 26 - 3);
        assert_eq!(back, TEXT);
        u64::from(most) + secret.len() as u64
    }
}

/// Ways through a network.
mod trains {
    use std::collections::{HashSet, VecDeque};

    #[derive(Debug, Clone, Default)]
    pub struct Rails {
        names: Vec<String>,
        edges: Vec<Vec<(usize, u32)>>,
    }

    impl Rails {
        pub fn add(&mut self, name: &str) -> usize {
            self.names.push(name.to_string());
            self.edges.push(Vec::new());
            self.names.len() - 1
        }

        pub fn connect(&mut self, a: usize, b: usize, cost: u32) {
            self.edges[a].push((b, cost));
            self.edges[b].push((a, cost));
        }

        pub fn hops(&self, from: usize, to: usize) -> Option<u32> {
            let mut seen = HashSet::new();
            let mut open = VecDeque::new();
            open.push_back((from, 0));
            seen.insert(from);
            while let Some((at, hops)) = open.pop_front() {
                if at == to {
                    return Some(hops);
                }
                for (next, _) in &self.edges[at] {
                    if seen.insert(*next) {
                        open.push_back((*next, hops + 1));
                    }
                }
            }
            None
        }

        pub fn cheapest(&self, from: usize) -> Vec<Option<u32>> {
            let mut cost: Vec<Option<u32>> = vec![None; self.names.len()];
            let mut done = vec![false; self.names.len()];
            cost[from] = Some(0);
            loop {
                let mut best: Option<(usize, u32)> = None;
                for at in 0..self.names.len() {
                    if let (false, Some(now)) = (done[at], cost[at]) {
                        match best {
                            Some((_, known)) if known <= now => {}
                            _ => best = Some((at, now)),
                        }
                    }
                }
                let Some((at, now)) = best else {
                    return cost;
                };
                done[at] = true;
                for &(next, price) in &self.edges[at] {
                    let through = now + price;
                    if cost[next].is_none() || cost[next] > Some(through) {
                        cost[next] = Some(through);
                    }
                }
            }
        }

        pub fn name(&self, at: usize) -> &str {
            &self.names[at]
        }
    }

    pub fn demo() -> u64 {
        let mut graph = Rails::default();
        let mut nodes = Vec::new();
        for name in ["north", "middle", "south", "far", "alone"] {
            nodes.push(graph.add(name));
        }
        graph.connect(nodes[0], nodes[1], 4);
        graph.connect(nodes[1], nodes[2], 3);
        graph.connect(nodes[0], nodes[2], 9);
        graph.connect(nodes[2], nodes[3], 1);
        let mut total = 0;
        for (at, cost) in graph.cheapest(nodes[0]).iter().enumerate() {
            match cost {
                Some(cost) => {
                    println!("{} costs {cost}", graph.name(at));
                    total += u64::from(*cost);
                }
                None => println!("no way to {}", graph.name(at)),
            }
        }
        total + u64::from(graph.hops(nodes[0], nodes[3]).unwrap_or(99))
    }
}

/// Owners that share, and change what they share.
mod teams {
    use std::cell::{Cell, RefCell};
    use std::rc::{Rc, Weak};

    pub struct Team {
        name: String,
        members: RefCell<Vec<Rc<Player>>>,
        points: Cell<u32>,
    }

    pub struct Player {
        name: String,
        team: RefCell<Weak<Team>>,
    }

    impl Player {
        pub fn new(name: &str) -> Rc<Player> {
            Rc::new(Player {
                name: name.to_string(),
                team: RefCell::new(Weak::new()),
            })
        }

        pub fn score(&self, points: u32) -> bool {
            match self.team.borrow().upgrade() {
                Some(team) => {
                    team.points.set(team.points.get() + points);
                    true
                }
                None => false,
            }
        }

        pub fn team_name(&self) -> String {
            match self.team.borrow().upgrade() {
                Some(team) => team.name.clone(),
                None => String::from("no team"),
            }
        }
    }

    impl Team {
        pub fn new(name: &str) -> Rc<Team> {
            Rc::new(Team {
                name: name.to_string(),
                members: RefCell::new(Vec::new()),
                points: Cell::new(0),
            })
        }

        pub fn size(&self) -> usize {
            self.members.borrow().len()
        }
    }

    pub fn join(team: &Rc<Team>, member: &Rc<Player>) {
        team.members.borrow_mut().push(Rc::clone(member));
        *member.team.borrow_mut() = Rc::downgrade(team);
    }

    impl Drop for Team {
        fn drop(&mut self) {
            println!("{} is no more", self.name);
        }
    }

    pub fn demo() -> u64 {
        let one = Player::new("Lena");
        let two = Player::new("Omar");
        println!("{} scores: {}", one.name, one.score(1));
        let points = {
            let team = Team::new("Reds");
            join(&team, &one);
            join(&team, &two);
            one.score(3);
            two.score(4);
            println!("{} {} {}", one.team_name(), team.size(), Rc::strong_count(&one));
            team.points.get()
        };
        println!("{}", two.team_name());
        u64::from(points) + Rc::strong_count(&one) as u64
    }
}

/// Orders, made in several ways.
mod ranking {
    pub fn insertion_sort<T: PartialOrd + Copy>(list: &mut [T]) {
        for end in 1..list.len() {
            let mut at = end;
            while at > 0 && list[at - 1] > list[at] {
                list.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    pub fn merge_sort<T: Ord + Clone>(list: &[T]) -> Vec<T> {
        if list.len() < 2 {
            return list.to_vec();
        }
        let (left, right) = list.split_at(list.len() / 2);
        let (left, right) = (merge_sort(left), merge_sort(right));
        let (mut i, mut j) = (0, 0);
        let mut out = Vec::with_capacity(list.len());
        while i < left.len() && j < right.len() {
            if left[i] <= right[j] {
                out.push(left[i].clone());
                i += 1;
            } else {
                out.push(right[j].clone());
                j += 1;
            }
        }
        out.extend_from_slice(&left[i..]);
        out.extend_from_slice(&right[j..]);
        out
    }

    pub fn position<T: PartialOrd>(sorted: &[T], wanted: &T) -> Result<usize, usize> {
        let mut low = 0;
        let mut high = sorted.len();
        while low < high {
            let middle = (low + high) / 2;
            if sorted[middle] < *wanted {
                low = middle + 1;
            } else if sorted[middle] > *wanted {
                high = middle;
            } else {
                return Ok(middle);
            }
        }
        Err(low)
    }

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Rank {
        points: u32,
        name: String,
    }

    fn numbers(seed: u32, count: usize) -> Vec<u32> {
        let mut state = seed;
        let mut out = Vec::new();
        while out.len() < count {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % 2_147_483_648;
            out.push(state >> 16 & 0xff);
        }
        out
    }

    pub fn demo() -> u64 {
        let mut list = numbers(42, 24);
        let sorted = merge_sort(&list);
        insertion_sort(&mut list);
        assert_eq!(list, sorted);
        let mut ranks = Vec::new();
        for (index, name) in ["Ann", "Bo", "Cy"].iter().enumerate() {
            ranks.push(Rank {
                points: sorted[index * 7] % 5,
                name: name.to_string(),
            });
        }
        let ranks = merge_sort(&ranks);
        if let [first, .., last] = ranks.as_slice() {
            println!("{} before {}", first.name, last.name);
        }
        match position(&sorted, &sorted[5]) {
            Ok(at) => println!("found at {at}"),
            Err(at) => println!("would be at {at}"),
        }
        let mut sum = 0u64;
        for value in &sorted[..10] {
            sum += u64::from(*value);
        }
        sum
    }
}

/// Goods on shelves, and what goes wrong with them.
mod library {
    use std::fmt;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Genre {
        Novel,
        Atlas,
        Antique { limit: u32 },
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Book {
        pub name: String,
        pub kind: Genre,
        pub count: u32,
        pub price: u64,
    }

    #[derive(Debug, PartialEq)]
    pub enum LoanError {
        Missing(String),
        TooFew { wanted: u32, there: u32 },
        Full,
    }

    impl fmt::Display for LoanError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                LoanError::Missing(name) => write!(f, "no {name} here"),
                LoanError::TooFew { wanted, there } => write!(f, "{wanted} wanted, {there} there"),
                LoanError::Full => write!(f, "no room left"),
            }
        }
    }

    #[derive(Default)]
    pub struct Shelf {
        items: Vec<Book>,
        sold: u64,
    }

    impl Shelf {
        pub const ROOM: usize = 12;

        pub fn new() -> Self {
            Self::default()
        }

        pub fn add(&mut self, item: Book) -> Result<usize, LoanError> {
            if self.items.len() >= Self::ROOM {
                return Err(LoanError::Full);
            }
            if let Some(known) = self.find_mut(&item.name) {
                known.count += item.count;
                return Ok(self.items.len());
            }
            self.items.push(item);
            Ok(self.items.len())
        }

        pub fn find(&self, name: &str) -> Option<&Book> {
            for item in &self.items {
                if item.name == name {
                    return Some(item);
                }
            }
            None
        }

        fn find_mut(&mut self, name: &str) -> Option<&mut Book> {
            let mut index = 0;
            while index < self.items.len() {
                if self.items[index].name == name {
                    return self.items.get_mut(index);
                }
                index += 1;
            }
            None
        }

        pub fn take(&mut self, name: &str, wanted: u32) -> Result<u64, LoanError> {
            let Some(item) = self.find_mut(name) else {
                return Err(LoanError::Missing(name.to_string()));
            };
            let allowed = match item.kind {
                Genre::Antique { limit } if limit < wanted => limit,
                _ => wanted,
            };
            if item.count < allowed {
                return Err(LoanError::TooFew {
                    wanted: allowed,
                    there: item.count,
                });
            }
            item.count -= allowed;
            let earned = item.price * u64::from(allowed);
            self.sold += earned;
            Ok(earned)
        }

        pub fn value(&self) -> u64 {
            let mut sum = 0;
            for Book { count, price, .. } in &self.items {
                sum += u64::from(*count) * price;
            }
            sum + self.sold
        }
    }

    pub fn demo() -> u64 {
        let mut store = Shelf::new();
        let goods = [
            ("stories", Genre::Novel, 5, 3),
            ("maps", Genre::Atlas, 2, 40),
            ("bible", Genre::Antique { limit: 2 }, 9, 7),
        ];
        for (name, kind, count, price) in goods {
            let item = Book {
                name: name.to_string(),
                kind,
                count,
                price,
            };
            if let Err(error) = store.add(item) {
                println!("{name}: {error}");
            }
        }
        let orders: [(&str, u32); 4] = [("stories", 2), ("bible", 4), ("maps", 3), ("nothing", 1)];
        for (name, wanted) in orders {
            match store.take(name, wanted) {
                Ok(earned) => println!("{name}: {earned}"),
                Err(error @ LoanError::Missing(_)) => println!("{error}"),
                Err(error) => println!("{name}: {error}"),
            }
        }
        let left = store.find("maps").map_or(0, count_of);
        store.value() + u64::from(left)
    }

    fn count_of(item: &Book) -> u32 {
        item.count
    }
}

/// A pile of anything, looked at from the top.
mod history {
    use std::fmt::Display;

    #[derive(Debug, Clone)]
    pub struct Undo<T> {
        parts: Vec<T>,
        deepest: usize,
    }

    impl<T> Undo<T> {
        pub fn new() -> Self {
            Undo {
                parts: Vec::new(),
                deepest: 0,
            }
        }

        pub fn push(&mut self, value: T) -> &mut Self {
            self.parts.push(value);
            if self.parts.len() > self.deepest {
                self.deepest = self.parts.len();
            }
            self
        }

        pub fn pop(&mut self) -> Option<T> {
            self.parts.pop()
        }

        pub fn peek(&self) -> Option<&T> {
            self.parts.last()
        }

        pub fn is_empty(&self) -> bool {
            self.parts.is_empty()
        }

        pub fn from_top(&self) -> FromTop<'_, T> {
            FromTop {
                stack: self,
                left: self.parts.len(),
            }
        }
    }

    impl<T: Display> Undo<T> {
        pub fn shown(&self) -> String {
            let mut text = String::new();
            for value in self.from_top() {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                text += &value.to_string();
            }
            text
        }
    }

    pub struct FromTop<'a, T> {
        stack: &'a Undo<T>,
        left: usize,
    }

    impl<'a, T> Iterator for FromTop<'a, T> {
        type Item = &'a T;

        fn next(&mut self) -> Option<&'a T> {
            if self.left == 0 {
                return None;
            }
            self.left -= 1;
            self.stack.parts.get(self.left)
        }
    }

    impl<T> From<Vec<T>> for Undo<T> {
        fn from(parts: Vec<T>) -> Self {
            let deepest = parts.len();
            Undo { parts, deepest }
        }
    }

    pub fn balanced(text: &str) -> bool {
        let mut open: Undo<char> = Undo::new();
        for c in text.chars() {
            match c {
                '(' | '[' | '{' => {
                    open.push(c);
                }
                ')' | ']' | '}' => {
                    let fits = match open.pop() {
                        Some('(') => c == ')',
                        Some('[') => c == ']',
                        Some('{') => c == '}',
                        _ => false,
                    };
                    if !fits {
                        return false;
                    }
                }
                _ => {}
            }
        }
        open.is_empty()
    }

    pub fn demo() -> u64 {
        let mut names = Undo::from(vec![String::from("insert"), String::from("delete")]);
        names.push("paste".to_string()).push("inserts".to_string());
        println!("{}", names.shown());
        if let Some(top) = names.peek() {
            println!("on top: {top}");
        }
        let mut length = 0;
        while let Some(name) = names.pop() {
            length += name.len() as u64;
        }
        for text in ["(a[b]{c})", "(]", "{delete"] {
            println!("{text}: {}", balanced(text));
        }
        length + names.deepest as u64
    }
}

/// A chain of boxes.
mod queue {
    #[derive(Debug)]
    struct Ticket {
        value: i32,
        next: Option<Box<Ticket>>,
    }

    #[derive(Debug, Default)]
    pub struct Line {
        head: Option<Box<Ticket>>,
        length: usize,
    }

    impl Line {
        pub fn push_front(&mut self, value: i32) {
            let next = self.head.take();
            self.head = Some(Box::new(Ticket { value, next }));
            self.length += 1;
        }

        pub fn push_back(&mut self, value: i32) {
            let mut at = &mut self.head;
            while let Some(link) = at {
                at = &mut link.next;
            }
            *at = Some(Box::new(Ticket { value, next: None }));
            self.length += 1;
        }

        pub fn pop_front(&mut self) -> Option<i32> {
            let link = self.head.take()?;
            let Ticket { value, next } = *link;
            self.head = next;
            self.length -= 1;
            Some(value)
        }

        pub fn reverse(&mut self) {
            let mut done = None;
            let mut left = self.head.take();
            while let Some(mut link) = left {
                left = link.next.take();
                link.next = done;
                done = Some(link);
            }
            self.head = done;
        }

        pub fn sum(&self) -> i64 {
            let mut total = 0;
            let mut at = &self.head;
            while let Some(link) = at {
                total += i64::from(link.value);
                at = &link.next;
            }
            total
        }

        pub fn largest(&self) -> Option<&i32> {
            let mut best: Option<&i32> = None;
            let mut at = self.head.as_ref();
            while let Some(link) = at {
                best = match best {
                    Some(other) if *other >= link.value => Some(other),
                    _ => Some(&link.value),
                };
                at = link.next.as_ref();
            }
            best
        }

        pub fn double(&mut self) {
            let mut at = self.head.as_mut();
            while let Some(link) = at {
                link.value *= 2;
                at = link.next.as_mut();
            }
        }
    }

    impl Drop for Line {
        fn drop(&mut self) {
            println!("queue lets {} go", self.length);
        }
    }

    pub fn demo() -> u64 {
        let mut chain = Line::default();
        for value in 3..20 {
            if value % 3 == 0 {
                chain.push_back(value);
            } else {
                chain.push_front(value * 5);
            }
        }
        chain.reverse();
        chain.double();
        let largest = match chain.largest() {
            Some(value) => *value,
            None => 0,
        };
        let first = chain.pop_front().unwrap_or(-1);
        println!("{first} {largest} {}", chain.length);
        chain.sum() as u64
    }
}

/// A search tree over any ordered key.
mod index {
    #[derive(Debug)]
    struct Entry<K, V> {
        key: K,
        value: V,
        left: Catalogue<K, V>,
        right: Catalogue<K, V>,
    }

    #[derive(Debug)]
    pub struct Catalogue<K, V> {
        root: Option<Box<Entry<K, V>>>,
    }

    impl<K: Ord, V> Catalogue<K, V> {
        pub fn new() -> Self {
            Catalogue { root: None }
        }

        pub fn insert(&mut self, key: K, value: V) -> Option<V> {
            match &mut self.root {
                None => {
                    self.root = Some(Box::new(Entry {
                        key,
                        value,
                        left: Catalogue::new(),
                        right: Catalogue::new(),
                    }));
                    None
                }
                Some(node) => {
                    if key < node.key {
                        node.left.insert(key, value)
                    } else if key > node.key {
                        node.right.insert(key, value)
                    } else {
                        Some(std::mem::replace(&mut node.value, value))
                    }
                }
            }
        }

        pub fn get(&self, key: &K) -> Option<&V> {
            let mut at = self;
            while let Some(node) = &at.root {
                if *key < node.key {
                    at = &node.left;
                } else if *key > node.key {
                    at = &node.right;
                } else {
                    return Some(&node.value);
                }
            }
            None
        }

        pub fn depth(&self) -> usize {
            match &self.root {
                None => 0,
                Some(node) => 1 + node.left.depth().max(node.right.depth()),
            }
        }

        pub fn in_order<'a>(&'a self, out: &mut Vec<(&'a K, &'a V)>) {
            if let Some(node) = &self.root {
                node.left.in_order(out);
                out.push((&node.key, &node.value));
                node.right.in_order(out);
            }
        }
    }

    impl<K: Ord + Clone, V: Clone> Catalogue<K, V> {
        pub fn smallest(&self) -> Option<(K, V)> {
            let node = self.root.as_ref()?;
            match node.left.smallest() {
                None => Some((node.key.clone(), node.value.clone())),
                found => found,
            }
        }
    }

    pub fn demo() -> u64 {
        let mut ages: Catalogue<String, u64> = Catalogue::new();
        for (name, age) in [("moss", 31), ("fern", 27), ("yew", 45), ("fern", 28)] {
            if let Some(before) = ages.insert(String::from(name), age) {
                println!("{name} was {before}");
            }
        }
        let mut sorted = Vec::new();
        ages.in_order(&mut sorted);
        let mut sum = 0;
        for (name, age) in &sorted {
            println!("{name}: {age}");
            sum += **age;
        }
        match ages.get(&"yew".to_string()) {
            Some(age) => sum += age,
            None => sum = 0,
        }
        if let Some((name, _)) = ages.smallest() {
            println!("first: {name}, depth {}", ages.depth());
        }
        sum
    }
}

/// Things of several kinds behind one trait.
mod garden {
    pub trait Bed {
        const SIDES: u32;

        fn area(&self) -> u64;

        fn name(&self) -> String {
            String::from("lawn")
        }

        fn sides(&self) -> u32 {
            Self::SIDES
        }
    }

    pub trait Described {
        fn line(&self) -> String;
        fn weight(&self) -> u64;
    }

    impl<T: Bed> Described for T {
        fn line(&self) -> String {
            format!("{} of {} with {} sides", self.name(), self.area(), self.sides())
        }

        fn weight(&self) -> u64 {
            self.area() * u64::from(T::SIDES)
        }
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Lawn {
        pub side: u64,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Hedge {
        pub width: u64,
        pub height: u64,
    }

    impl Bed for Lawn {
        const SIDES: u32 = 4;

        fn area(&self) -> u64 {
            self.side * self.side
        }
    }

    impl Bed for Hedge {
        const SIDES: u32 = 5;

        fn area(&self) -> u64 {
            self.width * self.height / 2
        }

        fn name(&self) -> String {
            format!("hedge {}x{}", self.width, self.height)
        }
    }

    pub fn heaviest<'a>(all: &'a [Box<dyn Described>]) -> Option<&'a dyn Described> {
        let mut best: Option<&'a dyn Described> = None;
        for each in all {
            let is_better = match best {
                Some(other) => each.weight() > other.weight(),
                None => true,
            };
            if is_better {
                best = Some(each.as_ref());
            }
        }
        best
    }

    fn pair<A: Bed, B: Bed>(a: &A, b: &B) -> u64
    where
        A: Clone,
    {
        a.clone().area() + b.area()
    }

    pub fn demo() -> u64 {
        let first = Lawn { side: 9 };
        let second = Hedge { width: 3, height: 9 };
        let mut all: Vec<Box<dyn Described>> = vec![Box::new(first), Box::new(second)];
        for side in 1..4 {
            all.push(Box::new(Lawn { side }));
        }
        let mut total = pair(&first, &second);
        for each in &all {
            println!("{}", each.line());
            total += each.weight();
        }
        if let Some(one) = heaviest(&all) {
            println!("heaviest: {}", one.line());
        }
        total
    }
}

/// Money that moves between accounts, or does not.
mod marbles {
    use std::collections::HashMap;

    #[derive(Debug, Clone, PartialEq)]
    pub enum Swap {
        Opened { owner: String },
        Moved(u32, u32, i64),
        Refused(No),
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum No {
        Unknown(u32),
        Poor,
        Same,
    }

    #[derive(Debug)]
    struct Bag {
        owner: String,
        balance: i64,
    }

    pub struct Circle {
        accounts: HashMap<u32, Bag>,
        next: u32,
        pub log: Vec<Swap>,
    }

    impl Circle {
        pub fn new() -> Circle {
            Circle {
                accounts: HashMap::new(),
                next: 70,
                log: Vec::new(),
            }
        }

        pub fn open(&mut self, owner: &str, balance: i64) -> u32 {
            let number = self.next;
            self.next += 1;
            let owner = owner.to_string();
            self.log.push(Swap::Opened { owner: owner.clone() });
            self.accounts.insert(number, Bag { owner, balance });
            number
        }

        fn balance(&self, number: u32) -> Result<i64, No> {
            match self.accounts.get(&number) {
                Some(account) => Ok(account.balance),
                None => Err(No::Unknown(number)),
            }
        }

        fn try_move(&mut self, from: u32, to: u32, amount: i64) -> Result<(), No> {
            if from == to {
                return Err(No::Same);
            }
            let there = self.balance(from)?;
            self.balance(to)?;
            if there < amount {
                return Err(No::Poor);
            }
            if let Some(account) = self.accounts.get_mut(&from) {
                account.balance -= amount;
            }
            if let Some(account) = self.accounts.get_mut(&to) {
                account.balance += amount;
            }
            Ok(())
        }

        pub fn transfer(&mut self, from: u32, to: u32, amount: i64) -> bool {
            let event = match self.try_move(from, to, amount) {
                Ok(()) => Swap::Moved(from, to, amount),
                Err(refusal) => Swap::Refused(refusal),
            };
            let done = matches!(event, Swap::Moved(..));
            self.log.push(event);
            done
        }

        pub fn owner_of(&self, number: u32) -> &str {
            match self.accounts.get(&number) {
                Some(account) => &account.owner,
                None => "nobody",
            }
        }
    }

    pub fn demo() -> u64 {
        let mut bank = Circle::new();
        let one = bank.open("Tom", 100);
        let two = bank.open("Kim", 20);
        let moves = [(one, two, 30), (two, one, 500), (one, one, 1), (one, 999, 1)];
        let mut done = 0;
        for (from, to, amount) in moves {
            if bank.transfer(from, to, amount) {
                done += 1;
            }
        }
        for event in &bank.log {
            match event {
                Swap::Opened { owner } => println!("{owner} opens"),
                Swap::Moved(from, to, amount) => {
                    println!("{} pays {} {amount}", bank.owner_of(*from), bank.owner_of(*to))
                }
                Swap::Refused(No::Unknown(number)) => println!("no account {number}"),
                Swap::Refused(refusal) => println!("refused: {refusal:?}"),
            }
        }
        done * 10 + bank.balance(two).unwrap_or(0) as u64
    }
}

/// Something that is in one state at a time.
mod door {
    #[derive(Debug, Clone, PartialEq)]
    pub enum Door {
        Shut,
        Opening { left: u32 },
        Creaking(String),
    }

    #[derive(Debug, Clone, Copy)]
    pub enum Push {
        Once,
        Hard(u32),
        Tick,
    }

    impl Door {
        pub fn after(self, signal: Push) -> Door {
            match (self, signal) {
                (Door::Shut, Push::Once) => Door::Opening { left: 2 },
                (Door::Shut, Push::Hard(left)) if left > 0 => Door::Opening { left },
                (Door::Opening { left: 0 | 1 }, Push::Tick) => Door::Creaking(String::from("creak")),
                (Door::Opening { left }, Push::Tick) => Door::Opening { left: left - 1 },
                (Door::Opening { left }, Push::Hard(more)) => Door::Opening { left: left + more },
                (Door::Creaking(mut text), Push::Tick) => {
                    text.push('!');
                    if text.len() > 8 {
                        Door::Shut
                    } else {
                        Door::Creaking(text)
                    }
                }
                (state, _) => state,
            }
        }

        pub fn is_busy(&self) -> bool {
            !matches!(self, Door::Shut)
        }
    }

    pub struct House<'a> {
        state: Door,
        history: Vec<&'a str>,
    }

    impl<'a> House<'a> {
        pub fn new() -> Self {
            House {
                state: Door::Shut,
                history: vec![],
            }
        }

        pub fn feed(&mut self, label: &'a str, signal: Push) {
            let before = std::mem::replace(&mut self.state, Door::Shut);
            let was_busy = before.is_busy();
            self.state = before.after(signal);
            if self.state.is_busy() != was_busy {
                self.history.push(label);
            }
        }
    }

    pub fn demo() -> u64 {
        let labels = [String::from("start"), String::from("more"), String::from("tick")];
        let mut machine = House::new();
        machine.feed(&labels[0], Push::Once);
        machine.feed(&labels[1], Push::Hard(2));
        let mut ticks = 0u64;
        'run: loop {
            machine.feed(&labels[2], Push::Tick);
            ticks += 1;
            match &machine.state {
                Door::Shut => break 'run,
                Door::Opening { left } if *left > 90 => break,
                Door::Creaking(text) => println!("{text}"),
                _ => continue,
            }
        }
        println!("{:?} after {ticks}", machine.history);
        ticks
    }
}

/// Words, and how often they come.
mod weather {
    use std::collections::BTreeMap;

    pub struct Chunks<'t> {
        text: &'t str,
    }

    impl<'t> Iterator for Chunks<'t> {
        type Item = &'t str;

        fn next(&mut self) -> Option<&'t str> {
            let trimmed = self.text.trim_start();
            if trimmed.is_empty() {
                return None;
            }
            let mut end = trimmed.len();
            for (at, c) in trimmed.char_indices() {
                if c == ' ' {
                    end = at;
                    break;
                }
            }
            let (word, rest) = trimmed.split_at(end);
            self.text = rest;
            Some(word)
        }
    }

    pub fn words(text: &str) -> Chunks<'_> {
        Chunks { text }
    }

    pub fn longest<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
        let mut best = otherwise;
        for word in words(text) {
            if word.len() > best.len() {
                best = word;
            }
        }
        best
    }

    pub fn counts(text: &str) -> BTreeMap<String, u32> {
        let mut found = BTreeMap::new();
        for word in words(text) {
            let key = word.to_lowercase();
            let count = match found.get(&key) {
                Some(count) => *count,
                None => 0,
            };
            found.insert(key, count + 1);
        }
        found
    }

    pub fn shifted(text: &str, by: u8) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            let moved = match c {
                'a'..='z' => ((c as u8 - b'a' + by) % 26 + b'a') as char,
                'A'..='Z' => ((c as u8 - b'A' + by) % 26 + b'A') as char,
                _ => c,
            };
            out.push(moved);
        }
        out
    }

    pub fn initials(text: &str) -> String {
        let mut out = String::new();
        for word in words(text) {
            if let Some(first) = word.chars().next() {
                out.push(first.to_ascii_uppercase());
                out += ".";
            }
        }
        out
    }

    const TEXT: &str = "Rain in the north and in the west wind and more wind in the evening";

    pub fn demo() -> u64 {
        println!("{} {}", longest(TEXT, ""), initials(TEXT));
        let mut most = 0;
        for (word, count) in &counts(TEXT) {
            if *count > 1 {
                println!("{word}: {count}");
            }
            most = most.max(*count);
        }
        let secret = shifted(TEXT, 13);
        let back = shifted(&secret, 26 - 13);
        assert_eq!(back, TEXT);
        u64::from(most) + secret.len() as u64
    }
}

/// Ways through a network.
mod rivers {
    use std::collections::{HashSet, VecDeque};

    #[derive(Debug, Clone, Default)]
    pub struct Delta {
        names: Vec<String>,
        edges: Vec<Vec<(usize, u32)>>,
    }

    impl Delta {
        pub fn add(&mut self, name: &str) -> usize {
            self.names.push(name.to_string());
            self.edges.push(Vec::new());
            self.names.len() - 1
        }

        pub fn connect(&mut self, a: usize, b: usize, cost: u32) {
            self.edges[a].push((b, cost));
            self.edges[b].push((a, cost));
        }

        pub fn hops(&self, from: usize, to: usize) -> Option<u32> {
            let mut seen = HashSet::new();
            let mut open = VecDeque::new();
            open.push_back((from, 0));
            seen.insert(from);
            while let Some((at, hops)) = open.pop_front() {
                if at == to {
                    return Some(hops);
                }
                for (next, _) in &self.edges[at] {
                    if seen.insert(*next) {
                        open.push_back((*next, hops + 1));
                    }
                }
            }
            None
        }

        pub fn cheapest(&self, from: usize) -> Vec<Option<u32>> {
            let mut cost: Vec<Option<u32>> = vec![None; self.names.len()];
            let mut done = vec![false; self.names.len()];
            cost[from] = Some(0);
            loop {
                let mut best: Option<(usize, u32)> = None;
                for at in 0..self.names.len() {
                    if let (false, Some(now)) = (done[at], cost[at]) {
                        match best {
                            Some((_, known)) if known <= now => {}
                            _ => best = Some((at, now)),
                        }
                    }
                }
                let Some((at, now)) = best else {
                    return cost;
                };
                done[at] = true;
                for &(next, price) in &self.edges[at] {
                    let through = now + price;
                    if cost[next].is_none() || cost[next] > Some(through) {
                        cost[next] = Some(through);
                    }
                }
            }
        }

        pub fn name(&self, at: usize) -> &str {
            &self.names[at]
        }
    }

    pub fn demo() -> u64 {
        let mut graph = Delta::default();
        let mut nodes = Vec::new();
        for name in ["spring", "lake", "mouth", "far", "alone"] {
            nodes.push(graph.add(name));
        }
        graph.connect(nodes[0], nodes[1], 7);
        graph.connect(nodes[1], nodes[2], 1);
        graph.connect(nodes[0], nodes[2], 6);
        graph.connect(nodes[2], nodes[3], 1);
        let mut total = 0;
        for (at, cost) in graph.cheapest(nodes[0]).iter().enumerate() {
            match cost {
                Some(cost) => {
                    println!("{} costs {cost}", graph.name(at));
                    total += u64::from(*cost);
                }
                None => println!("no way to {}", graph.name(at)),
            }
        }
        total + u64::from(graph.hops(nodes[0], nodes[3]).unwrap_or(99))
    }
}

/// Owners that share, and change what they share.
mod orchestra {
    use std::cell::{Cell, RefCell};
    use std::rc::{Rc, Weak};

    pub struct Band {
        name: String,
        members: RefCell<Vec<Rc<Musician>>>,
        points: Cell<u32>,
    }

    pub struct Musician {
        name: String,
        team: RefCell<Weak<Band>>,
    }

    impl Musician {
        pub fn new(name: &str) -> Rc<Musician> {
            Rc::new(Musician {
                name: name.to_string(),
                team: RefCell::new(Weak::new()),
            })
        }

        pub fn score(&self, points: u32) -> bool {
            match self.team.borrow().upgrade() {
                Some(team) => {
                    team.points.set(team.points.get() + points);
                    true
                }
                None => false,
            }
        }

        pub fn team_name(&self) -> String {
            match self.team.borrow().upgrade() {
                Some(team) => team.name.clone(),
                None => String::from("no team"),
            }
        }
    }

    impl Band {
        pub fn new(name: &str) -> Rc<Band> {
            Rc::new(Band {
                name: name.to_string(),
                members: RefCell::new(Vec::new()),
                points: Cell::new(5),
            })
        }

        pub fn size(&self) -> usize {
            self.members.borrow().len()
        }
    }

    pub fn join(team: &Rc<Band>, member: &Rc<Musician>) {
        team.members.borrow_mut().push(Rc::clone(member));
        *member.team.borrow_mut() = Rc::downgrade(team);
    }

    impl Drop for Band {
        fn drop(&mut self) {
            println!("{} is no more", self.name);
        }
    }

    pub fn demo() -> u64 {
        let one = Musician::new("Ruth");
        let two = Musician::new("Paul");
        println!("{} scores: {}", one.name, one.score(1));
        let points = {
            let team = Band::new("Strings");
            join(&team, &one);
            join(&team, &two);
            one.score(3);
            two.score(4);
            println!("{} {} {}", one.team_name(), team.size(), Rc::strong_count(&one));
            team.points.get()
        };
        println!("{}", two.team_name());
        u64::from(points) + Rc::strong_count(&one) as u64
    }
}

/// Orders, made in several ways.
mod cards {
    pub fn settle<T: PartialOrd + Copy>(list: &mut [T]) {
        for end in 1..list.len() {
            let mut at = end;
            while at > 0 && list[at - 1] > list[at] {
                list.swap(at - 1, at);
                at -= 1;
            }
        }
    }

    pub fn merged<T: Ord + Clone>(list: &[T]) -> Vec<T> {
        if list.len() < 2 {
            return list.to_vec();
        }
        let (left, right) = list.split_at(list.len() / 2);
        let (left, right) = (merged(left), merged(right));
        let (mut i, mut j) = (0, 0);
        let mut out = Vec::with_capacity(list.len());
        while i < left.len() && j < right.len() {
            if left[i] <= right[j] {
                out.push(left[i].clone());
                i += 1;
            } else {
                out.push(right[j].clone());
                j += 1;
            }
        }
        out.extend_from_slice(&left[i..]);
        out.extend_from_slice(&right[j..]);
        out
    }

    pub fn position<T: PartialOrd>(sorted: &[T], wanted: &T) -> Result<usize, usize> {
        let mut low = 0;
        let mut high = sorted.len();
        while low < high {
            let middle = (low + high) / 2;
            if sorted[middle] < *wanted {
                low = middle + 1;
            } else if sorted[middle] > *wanted {
                high = middle;
            } else {
                return Ok(middle);
            }
        }
        Err(low)
    }

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Card {
        points: u32,
        name: String,
    }

    fn numbers(seed: u32, count: usize) -> Vec<u32> {
        let mut state = seed;
        let mut out = Vec::new();
        while out.len() < count {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345) % 2_147_483_648;
            out.push(state >> 16 & 0xff);
        }
        out
    }

    pub fn demo() -> u64 {
        let mut list = numbers(7, 24);
        let sorted = merged(&list);
        settle(&mut list);
        assert_eq!(list, sorted);
        let mut ranks = Vec::new();
        for (index, name) in ["ace", "king", "ten"].iter().enumerate() {
            ranks.push(Card {
                points: sorted[index * 7] % 5,
                name: name.to_string(),
            });
        }
        let ranks = merged(&ranks);
        if let [first, .., last] = ranks.as_slice() {
            println!("{} before {}", first.name, last.name);
        }
        match position(&sorted, &sorted[5]) {
            Ok(at) => println!("found at {at}"),
            Err(at) => println!("would be at {at}"),
        }
        let mut sum = 0u64;
        for value in &sorted[..10] {
            sum += u64::from(*value);
        }
        sum
    }
}

/// Money that moves between accounts, or does not.
mod energy {
    use std::collections::HashMap;

    #[derive(Debug, Clone, PartialEq)]
    pub enum Flow {
        Opened { owner: String },
        Moved(u32, u32, i64),
        Refused(Outage),
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Outage {
        Unknown(u32),
        Poor,
        Same,
    }

    #[derive(Debug)]
    struct Cell {
        owner: String,
        balance: i64,
    }

    pub struct Net {
        accounts: HashMap<u32, Cell>,
        next: u32,
        pub log: Vec<Flow>,
    }

    impl Net {
        pub fn new() -> Net {
            Net {
                accounts: HashMap::new(),
                next: 500,
                log: Vec::new(),
            }
        }

        pub fn open(&mut self, owner: &str, balance: i64) -> u32 {
            let number = self.next;
            self.next += 1;
            let owner = owner.to_string();
            self.log.push(Flow::Opened { owner: owner.clone() });
            self.accounts.insert(number, Cell { owner, balance });
            number
        }

        fn balance(&self, number: u32) -> Result<i64, Outage> {
            match self.accounts.get(&number) {
                Some(account) => Ok(account.balance),
                None => Err(Outage::Unknown(number)),
            }
        }

        fn try_move(&mut self, from: u32, to: u32, amount: i64) -> Result<(), Outage> {
            if from == to {
                return Err(Outage::Same);
            }
            let there = self.balance(from)?;
            self.balance(to)?;
            if there < amount {
                return Err(Outage::Poor);
            }
            if let Some(account) = self.accounts.get_mut(&from) {
                account.balance -= amount;
            }
            if let Some(account) = self.accounts.get_mut(&to) {
                account.balance += amount;
            }
            Ok(())
        }

        pub fn transfer(&mut self, from: u32, to: u32, amount: i64) -> bool {
            let event = match self.try_move(from, to, amount) {
                Ok(()) => Flow::Moved(from, to, amount),
                Err(refusal) => Flow::Refused(refusal),
            };
            let done = matches!(event, Flow::Moved(..));
            self.log.push(event);
            done
        }

        pub fn owner_of(&self, number: u32) -> &str {
            match self.accounts.get(&number) {
                Some(account) => &account.owner,
                None => "nobody",
            }
        }
    }

    pub fn demo() -> u64 {
        let mut bank = Net::new();
        let one = bank.open("wind", 100);
        let two = bank.open("sun", 20);
        let moves = [(one, two, 30), (two, one, 500), (one, one, 1), (one, 999, 1)];
        let mut done = 0;
        for (from, to, amount) in moves {
            if bank.transfer(from, to, amount) {
                done += 1;
            }
        }
        for event in &bank.log {
            match event {
                Flow::Opened { owner } => println!("{owner} opens"),
                Flow::Moved(from, to, amount) => {
                    println!("{} pays {} {amount}", bank.owner_of(*from), bank.owner_of(*to))
                }
                Flow::Refused(Outage::Unknown(number)) => println!("no account {number}"),
                Flow::Refused(refusal) => println!("refused: {refusal:?}"),
            }
        }
        done * 10 + bank.balance(two).unwrap_or(0) as u64
    }
}

fn main() {
    let results = [
        ("pantry", pantry::demo()),
        ("matrix", matrix::demo()),
        ("plates", plates::demo()),
        ("train", train::demo()),
        ("calculator", calculator::demo()),
        ("people", people::demo()),
        ("drawing", drawing::demo()),
        ("bank", bank::demo()),
        ("kettle", kettle::demo()),
        ("proverbs", proverbs::demo()),
        ("trains", trains::demo()),
        ("teams", teams::demo()),
        ("ranking", ranking::demo()),
        ("library", library::demo()),
        ("history", history::demo()),
        ("queue", queue::demo()),
        ("index", index::demo()),
        ("garden", garden::demo()),
        ("marbles", marbles::demo()),
        ("door", door::demo()),
        ("weather", weather::demo()),
        ("rivers", rivers::demo()),
        ("orchestra", orchestra::demo()),
        ("cards", cards::demo()),
        ("energy", energy::demo()),
    ];
    let mut total = 0u64;
    for (name, result) in results {
        println!("{name} gives {result}");
        total += result;
    }
    println!("in all {total}");
}
