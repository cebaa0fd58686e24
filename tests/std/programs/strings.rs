//! `String` and `str`.
fn main() {
    let mut s = String::from("hello");
    s.push(' ');
    s.push_str("wörld");
    println!("{s} {} {}", s.len(), s.chars().count());
    println!("{} {} {}", s.to_uppercase(), "ÀÉ".to_lowercase(), "straße".to_uppercase());
    println!("{:?} {:?} {:?}", s.find('w'), s.find("zz"), s.rfind('l'));
    println!("{} {} {}", s.contains("wör"), s.starts_with("he"), s.ends_with('d'));
    println!("{}", s.replace("l", "L"));
    println!("{}", s.replacen('l', "L", 2));
    println!("[{}] [{}] [{}]", "  a b ".trim(), "  a".trim_start(), "a  ".trim_end());
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<_>>());
    println!("{:?}", "a, b, c".split(", ").collect::<Vec<&str>>());
    println!("{:?}", "abc".split("").collect::<Vec<_>>());
    println!("{:?}", "a-b_c".split(['-', '_']).collect::<Vec<_>>());
    println!("{:?}", "a b  c\td\n".split_whitespace().collect::<Vec<_>>());
    println!("{:?}", "one\ntwo\r\nthree\n".lines().collect::<Vec<_>>());
    println!("{:?} {:?}", "k=v=w".split_once('='), "k=v=w".rsplit_once('='));
    println!("{:?}", "a,b,c,d".splitn(2, ',').collect::<Vec<_>>());
    println!("{:?}", "a,b,c,d".rsplitn(2, ',').collect::<Vec<_>>());
    println!("{:?}", "a,b,c".rsplit(',').collect::<Vec<_>>());
    println!("{:?}", "a,b,".split_terminator(',').collect::<Vec<_>>());
    println!("{:?}", "a,b,".split_inclusive(',').collect::<Vec<_>>());
    println!("{:?}", "abab".match_indices("ab").collect::<Vec<_>>());
    println!("{:?}", "aXbX".matches('X').count());
    println!("{} {}", "xxaxx".trim_matches('x'), "xxaxx".trim_start_matches("x"));
    println!("{:?} {:?}", "prefix".strip_prefix("pre"), "prefix".strip_suffix('y'));
    println!("{:?}", "héy".char_indices().collect::<Vec<_>>());
    println!("{:?}", "hé".bytes().collect::<Vec<u8>>());
    println!("{}", "abc".chars().rev().collect::<String>());
    println!("{} {} {}", &s[0..5], &s[6..], &s[..=1]);
    println!("{:?} {:?}", s.get(0..2), s.get(7..8));
    println!("{}", "ab".repeat(3));
    println!("{:?} {:?}", s.pop(), s.remove(0));
    s.insert(0, 'J');
    s.insert_str(1, "--");
    println!("{s}");
    s.truncate(4);
    println!("{s} {}", s.is_empty());
    s.clear();
    println!("[{s}] {}", s.capacity() >= 5);
    let joined = ["a", "b", "c"].join("-");
    let joined2 = vec![String::from("x"), String::from("y")].concat();
    println!("{joined} {joined2}");
    let a = String::from("a");
    let b = a + "b" + &String::from("c");
    println!("{b}");
    let mut c = b.clone();
    c += "d";
    println!("{} {} {}", c == "abcd", b == c, "x" == String::from("x"));
    println!("{:?} {:?}", "a".cmp("b"), "abc" < "abd");
    println!("{:?}", "true".parse::<bool>());
    println!("{:?} {:?}", "1.5e3".parse::<f64>(), "abc".parse::<f32>());
    println!("{:?}", "x".parse::<char>());
    println!("{}", "Hello".eq_ignore_ascii_case("hELLO"));
    println!("{} {}", "aé".to_ascii_uppercase(), "AÉ".to_ascii_lowercase());
    println!("{:?}", String::from_utf8(vec![104, 105]));
    println!("{:?}", std::str::from_utf8(&[0xff]));
    println!("{}", String::from_utf8_lossy(&[72, 0xff, 73]));
    let bytes = "hi".as_bytes();
    println!("{:?} {}", bytes, bytes[0]);
    let owned: String = "x".into();
    let boxed: Box<str> = "boxed".into();
    println!("{owned} {boxed} {}", 'c'.to_string());
    for (i, c) in "añb".chars().enumerate() {
        print!("{i}{c} ");
    }
    println!();
    println!("{} {} {}", 'ß'.len_utf8(), 'A'.is_alphabetic(), '9'.is_numeric());
    println!("{:?} {:?} {}", '7'.to_digit(10), 'f'.to_digit(16), 'a'.to_ascii_uppercase());
    println!("{} {} {:?}", 'z'.is_ascii_lowercase(), ' '.is_whitespace(), char::from_digit(7, 10));
    println!("{} {}", 'ä'.to_uppercase(), 'ﬁ'.to_uppercase());
    println!("{:?} {:?}", char::from_u32(0x41), char::from_u32(0xD800));
    println!("{}", "tab\t".escape_default_test());
    let mut caps = Vec::new();
    let mut grow = String::new();
    for i in 0..40 {
        grow.push('x');
        if i % 8 == 0 {
            caps.push(grow.capacity());
        }
    }
    println!("{caps:?} {} {}", String::from("abc").capacity(), "abc".to_string().capacity());
    println!("{:?}", grow.drain(..3).collect::<String>());
    let t = &"aé"[0..2];
    println!("{t}");
}

trait EscapeTest {
    fn escape_default_test(&self) -> String;
}

impl EscapeTest for str {
    fn escape_default_test(&self) -> String {
        let mut out = String::new();
        for c in self.chars() {
            for e in c.escape_default() {
                out.push(e);
            }
        }
        out
    }
}
