// A program of the size that people type: structs, enums, borrows, loops, matches, strings and vectors.
#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Deposit,
    Withdrawal { fee: u32 },
}

#[derive(Debug, Clone)]
struct Entry {
    kind: Kind,
    amount: u32,
    note: String,
}

struct Account {
    owner: String,
    balance: i64,
    entries: Vec<Entry>,
}

impl Account {
    fn new(owner: &str) -> Account {
        Account { owner: String::from(owner), balance: 0, entries: Vec::new() }
    }

    fn apply(&mut self, entry: Entry) -> Option<i64> {
        let change = match &entry.kind {
            Kind::Deposit => i64::from(entry.amount),
            Kind::Withdrawal { fee } => -i64::from(entry.amount + fee),
        };
        if self.balance + change < 0 {
            return None;
        }
        self.balance += change;
        self.entries.push(entry);
        Some(self.balance)
    }

    fn largest(&self) -> Option<&Entry> {
        let mut best: Option<&Entry> = None;
        for entry in &self.entries {
            match best {
                Some(other) if other.amount >= entry.amount => {}
                _ => best = Some(entry),
            }
        }
        best
    }
}

fn main() {
    let mut account = Account::new("Ada");
    let notes = ["salary", "rent", "book", "bonus"];
    for (index, note) in notes.iter().enumerate() {
        let kind = if index % 2 == 0 { Kind::Deposit } else { Kind::Withdrawal { fee: 1 } };
        let entry = Entry { kind, amount: 100 / (index as u32 + 1), note: note.to_string() };
        match account.apply(entry) {
            Some(balance) => println!("{note}: {balance}"),
            None => println!("{note}: not enough"),
        }
    }
    if let Some(entry) = account.largest() {
        println!("{} spent most on {}", account.owner, entry.note);
    }
}
