//! The functions of `u8`.

unsigned! {
    u8, i8: 0..=255, 8 bits, 1 bytes, "core/src/num/mod.rs:546:5";

    #[intrinsic = "ascii_is_alphabetic"]
    pub const fn is_ascii_alphabetic(&self) -> bool;
    #[intrinsic = "ascii_is_uppercase"]
    pub const fn is_ascii_uppercase(&self) -> bool;
    #[intrinsic = "ascii_is_lowercase"]
    pub const fn is_ascii_lowercase(&self) -> bool;
    #[intrinsic = "ascii_is_alphanumeric"]
    pub const fn is_ascii_alphanumeric(&self) -> bool;
    #[intrinsic = "ascii_is_digit"]
    pub const fn is_ascii_digit(&self) -> bool;
    #[intrinsic = "ascii_is_hexdigit"]
    pub const fn is_ascii_hexdigit(&self) -> bool;
    #[intrinsic = "ascii_is_punctuation"]
    pub const fn is_ascii_punctuation(&self) -> bool;
    #[intrinsic = "ascii_is_graphic"]
    pub const fn is_ascii_graphic(&self) -> bool;
    #[intrinsic = "ascii_is_whitespace"]
    pub const fn is_ascii_whitespace(&self) -> bool;
    #[intrinsic = "ascii_is_control"]
    pub const fn is_ascii_control(&self) -> bool;
    #[intrinsic = "ascii_to_uppercase"]
    pub const fn to_ascii_uppercase(&self) -> u8;
    #[intrinsic = "ascii_to_lowercase"]
    pub const fn to_ascii_lowercase(&self) -> u8;

    pub const fn is_ascii(&self) -> bool {
        *self < 128
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase()
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase()
    }

    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault {
        crate::ascii::escape_default(self)
    }

    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }
}
