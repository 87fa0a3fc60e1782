//! What an allocation writes in timed modes: a choice of the command line, a constant of the loop.

/// The choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Nothing is written, so nothing can be read.
    None,
    /// The first min(size, 8) bytes.
    Word,
    /// All bytes.
    Full,
}

impl Touch {
    /// All choices.
    pub const ALL: [Touch; 3] = [Touch::None, Touch::Word, Touch::Full];

    /// The word of the protocol.
    pub fn word(self) -> &'static str {
        match self {
            Touch::None => "none",
            Touch::Word => "word",
            Touch::Full => "full",
        }
    }
}

/// The choice as a type, so that one loop is compiled for each and none asks at run time.
pub trait Touching: 'static {
    /// The choice.
    const TOUCH: Touch;
}

/// [`Touch::None`]; also what the checking replay allocates with, which fills objects itself.
pub struct Untouched;
/// [`Touch::Word`].
pub struct FirstWord;
/// [`Touch::Full`].
pub struct Whole;

impl Touching for Untouched {
    const TOUCH: Touch = Touch::None;
}
impl Touching for FirstWord {
    const TOUCH: Touch = Touch::Word;
}
impl Touching for Whole {
    const TOUCH: Touch = Touch::Full;
}
