package org.allocrace.driver.process;

import java.util.ArrayList;
import java.util.List;

/**
 * What is around the process of a replay program.
 *
 * @param before words before the program's own, for a program that becomes it or starts it
 * @param paddingBytes by which its environment is longer
 * @param isWatched whether its resident bytes are looked at
 */
record Around(List<String> before, int paddingBytes, boolean isWatched) {
  static final Around NOTHING = new Around(List.of(), 0, false);

  Around {
    before = List.copyOf(before);
  }

  /** With further words between these and the program. */
  Around then(List<String> words) {
    List<String> all = new ArrayList<>(before);
    all.addAll(words);
    return new Around(all, paddingBytes, isWatched);
  }
}
