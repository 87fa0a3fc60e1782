//! Reads a command line: options that take a value, and other words.

use std::ops::RangeInclusive;

/// The words of a command line.
pub struct Options {
    values: Vec<(&'static str, String)>,
    /// What is not an option, in order.
    pub words: Vec<String>,
}

impl Options {
    /// Sorts the words; `known` are the options that the command has. A message names what is wrong.
    pub fn read(args: &[String], known: &[&'static str]) -> Result<Self, String> {
        let mut options = Options {
            values: Vec::new(),
            words: Vec::new(),
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            if !arg.starts_with("--") {
                options.words.push(arg.clone());
                continue;
            }
            let Some(&name) = known.iter().find(|name| *name == arg) else {
                return Err(format!(
                    "unknown option {arg}; known here: {}",
                    known.join(" ")
                ));
            };
            match args.next() {
                Some(value) => options.values.push((name, value.clone())),
                None => return Err(format!("{name} needs a value")),
            }
        }
        Ok(options)
    }

    /// All values of an option that may be repeated.
    pub fn all(&self, name: &'static str) -> impl Iterator<Item = &str> {
        let values = self.values.iter();
        values
            .filter(move |(option, _)| *option == name)
            .map(|(_, value)| value.as_str())
    }

    /// The value of an option that stands at most once.
    pub fn one(&self, name: &'static str) -> Result<Option<&str>, String> {
        let mut values = self.all(name);
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(format!("{name} may stand only once")),
            (value, None) => Ok(value),
        }
    }

    /// The value of an option that must stand once.
    pub fn required(&self, name: &'static str) -> Result<&str, String> {
        self.one(name)?.ok_or_else(|| format!("{name} is missing"))
    }

    /// A whole number, or the default.
    pub fn number(
        &self,
        name: &'static str,
        default: u64,
        range: RangeInclusive<u64>,
    ) -> Result<u64, String> {
        let Some(value) = self.one(name)? else {
            return Ok(default);
        };
        let number = value.parse().ok().filter(|number| range.contains(number));
        number.ok_or_else(|| {
            let (low, high) = (range.start(), range.end());
            format!("{name} takes a whole number from {low} to {high}, not {value}")
        })
    }

    /// Refuses words where a command takes none.
    pub fn no_words(&self) -> Result<(), String> {
        match self.words.first() {
            Some(word) => Err(format!("unexpected argument {word}")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options, String> {
        let args: Vec<String> = line.split(' ').map(String::from).collect();
        Options::read(&args, &["--list", "--size"])
    }

    #[test]
    fn options_and_words_may_stand_in_any_order() {
        let options = read("a --size 3 - --list x --list y").unwrap();
        assert_eq!(options.words, ["a", "-"]);
        assert_eq!(options.all("--list").collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(options.number("--size", 7, 1..=9), Ok(3));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let message = |line| read(line).err().unwrap();
        assert_eq!(
            message("--lost 1"),
            "unknown option --lost; known here: --list --size"
        );
        assert_eq!(message("--list"), "--list needs a value");
        let options = read("--size 10 --list a --list b").unwrap();
        let number = options.number("--size", 7, 1..=9);
        assert_eq!(
            number.unwrap_err(),
            "--size takes a whole number from 1 to 9, not 10"
        );
        assert_eq!(
            options.one("--list").unwrap_err(),
            "--list may stand only once"
        );
        assert_eq!(options.required("--none").unwrap_err(), "--none is missing");
    }
}
