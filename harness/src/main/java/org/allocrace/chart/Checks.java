package org.allocrace.chart;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Refusals of input that cannot be drawn honestly. Each names what is wrong and where. */
final class Checks {
  private static final int NARROWEST = 600;
  private static final int WIDEST = 4000;

  private Checks() {}

  static void words(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    line(text, what);
  }

  /** One line, may be empty. XML has no way to write most control characters. */
  static void line(String text, String what) {
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(what + " must not hold control characters: " + text);
    }
  }

  static void some(Collection<?> series, String what) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("there is no " + what + " to draw");
    }
  }

  static void positive(double figure, String what, String whose) {
    if (!(figure > 0) || Double.isInfinite(figure)) {
      throw new IllegalArgumentException(
          what + " of " + whose + " must be a finite number above zero, got " + figure);
    }
  }

  /** Each of the figures positive, and none below the one before. */
  static void ascending(String what, String whose, double... figures) {
    for (int i = 0; i < figures.length; i++) {
      positive(figures[i], what, whose);
      if (i > 0 && figures[i] < figures[i - 1]) {
        throw new IllegalArgumentException(
            what
                + " of "
                + whose
                + " must ascend, but "
                + figures[i]
                + " follows "
                + figures[i - 1]);
      }
    }
  }

  static <T> void distinct(List<T> series, Function<T, String> name, String what) {
    Set<String> seen = new HashSet<>();
    for (T one : series) {
      if (!seen.add(name.apply(one))) {
        throw new IllegalArgumentException(what + " " + name.apply(one) + " occurs twice");
      }
    }
  }

  static int width(int pixels) {
    if (pixels < NARROWEST || pixels > WIDEST) {
      throw new IllegalArgumentException(
          "a picture is from " + NARROWEST + " to " + WIDEST + " pixels wide, not " + pixels);
    }
    return pixels;
  }
}
