package org.allocrace.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files made from names of traces: letters, digits, dot, underscore and hyphen only, none
 * twice, and none that a file system without capitals takes for another.
 */
final class FileNames {
  private final Set<String> taken = new HashSet<>();

  /** A name that was not given before. */
  String of(String words) {
    String clean = words.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    String stem = clean.isEmpty() ? "trace" : clean;
    String name = stem;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = stem + "-" + number;
    }
    return name;
  }
}
