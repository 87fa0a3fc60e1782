package org.allocrace.study;

import java.util.Collection;
import java.util.Comparator;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** {@code (did you mean "x"?)}, or nothing if no known word is near. */
  public static String hint(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance.apply(word, candidate)))
        .filter(best -> distance.apply(word, best) <= Math.max(2, word.length() / 3))
        .map(best -> " (did you mean \"%s\"?)".formatted(best))
        .orElse("");
  }
}
