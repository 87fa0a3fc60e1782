package org.allocrace.machine;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of processors as the kernel writes them: {@code 0-3,8,10-11}. */
final class ProcessorList {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private ProcessorList() {}

  /** How many they are; empty if the text is no such list. */
  static OptionalInt count(String text) {
    int count = 0;
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
      count += last - first + 1;
    }
    return OptionalInt.of(count);
  }
}
