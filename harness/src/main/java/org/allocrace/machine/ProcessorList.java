package org.allocrace.machine;

import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of processors as the kernel writes them: {@code 0-3,8,10-11}. */
final class ProcessorList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private ProcessorList() {}

  /** How many they are; empty if the text is no such list. */
  static OptionalInt count(String text) {
    return fold(text, 0, (count, range) -> count + range.last() - range.first() + 1);
  }

  /** The greatest of them; empty if the text is no such list. */
  static OptionalInt last(String text) {
    return fold(text, 0, (greatest, range) -> Math.max(greatest, range.last()));
  }

  /** Neighbours, both ends included. */
  private record Range(int first, int last) {}

  private static OptionalInt fold(
      String text, int start, BiFunction<Integer, Range, Integer> step) {
    int result = start;
    for (String part : text.split(",", -1)) {
      Matcher range = RANGE.matcher(part);
      if (!range.matches()) {
        return OptionalInt.empty();
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (last < first) {
        return OptionalInt.empty();
      }
      result = step.apply(result, new Range(first, last));
    }
    return OptionalInt.of(result);
  }
}
