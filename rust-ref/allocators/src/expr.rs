//! The expression tree of the seed example.

use crate::arena::Arena;

/// A node of an expression tree in an arena.
///
/// **Surprise first:** [`Expr::eval`] recurses, so a tree as deep as a list needs a stack that grows
/// with it; whoever builds such trees evaluates them on a thread that has one.
///
/// Cost: 24 bytes a node on 64-bit machines; `eval` is O(visits).
pub enum Expr<'a> {
    /// A number.
    Num(i64),
    /// A sum.
    Add(&'a Expr<'a>, &'a Expr<'a>),
    /// A product.
    Mul(&'a Expr<'a>, &'a Expr<'a>),
}

impl Default for Expr<'_> {
    fn default() -> Self {
        Expr::Num(0)
    }
}

impl Expr<'_> {
    /// The value; sums and products wrap modulo 2^64.
    pub fn eval(&self) -> i64 {
        match self {
            Expr::Num(value) => *value,
            Expr::Add(left, right) => left.eval().wrapping_add(right.eval()),
            Expr::Mul(left, right) => left.eval().wrapping_mul(right.eval()),
        }
    }
}

/// Builds `(1 + 2) * 3` with no other heap allocation.
///
/// ```
/// use allocrace_allocators::{build_ast, Arena};
/// assert_eq!(build_ast(&Arena::new(256)).eval(), 9);
/// ```
pub fn build_ast(arena: &Arena) -> &Expr<'_> {
    let node = |value| {
        let place: &mut Expr<'_> = arena.alloc();
        *place = value;
        &*place
    };
    let sum = node(Expr::Add(node(Expr::Num(1)), node(Expr::Num(2))));
    node(Expr::Mul(sum, node(Expr::Num(3))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_tree_evaluates_to_nine() {
        let arena = Arena::new(256);
        assert_eq!(build_ast(&arena).eval(), 9);
        assert_eq!(arena.used(), 5 * std::mem::size_of::<Expr<'_>>());
    }
}
