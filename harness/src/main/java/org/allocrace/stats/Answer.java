package org.allocrace.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * A result that some data cannot give. Statistics of this package never return NaN; they say why
 * there is no number, so that a report can say it too.
 *
 * @param <T> what is known when there is an answer
 */
public sealed interface Answer<T> {
  /** The data had an answer. */
  record Known<T>(T answer) implements Answer<T> {}

  /**
   * The sample is too small for any answer at the level asked for.
   *
   * @param needed the smallest sample size that has an answer at this level
   * @param given the size of the sample; of two samples, the smaller
   */
  record TooFew<T>(int needed, int given) implements Answer<T> {}

  /**
   * The sample has no spread, so it says nothing about how far off {@code value} may be.
   *
   * @param value what the estimate would have been, finite
   */
  record NoSpread<T>(double value) implements Answer<T> {}

  /** The answer, if there is one. */
  default Optional<T> known() {
    return this instanceof Known<T>(T answer) ? Optional.of(answer) : Optional.empty();
  }

  /** The same answer seen differently, or the same reason for there being none. */
  default <U> Answer<U> map(Function<? super T, ? extends U> function) {
    return switch (this) {
      case Known<T>(T answer) -> new Known<>(function.apply(answer));
      case TooFew<T>(int needed, int given) -> new TooFew<>(needed, given);
      case NoSpread<T>(double value) -> new NoSpread<>(value);
    };
  }
}
