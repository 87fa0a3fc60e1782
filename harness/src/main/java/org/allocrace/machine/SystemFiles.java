package org.allocrace.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The files in which a system tells about itself: {@code proc}, {@code sys}, {@code etc}. A file
 * that is not there, may not be read or is no text tells nothing; none of it is an error.
 *
 * @param root below which they stand, {@code /} but in tests
 */
record SystemFiles(Path root) {
  /** Those of this machine. */
  static final SystemFiles HERE = new SystemFiles(Path.of("/"));

  /** Lines of a file, none if it tells nothing. */
  List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The first line without the spaces around it; an empty one tells nothing. */
  Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
  }

  /** The first line, where it is an integer. */
  OptionalLong number(String file) {
    return line(file).map(SystemFiles::integer).orElseGet(OptionalLong::empty);
  }

  /** The rest of the first line that begins with a key, without colon, quotes and spaces. */
  Optional<String> value(String file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(key.length()).replaceAll("^[\\s:\"]+|[\\s\"]+$", ""));
  }

  boolean exists(String file) {
    return Files.exists(root.resolve(file));
  }

  /** What stands in a folder, as paths from the root, in the order of their names. */
  List<String> folder(String folder) {
    try (Stream<Path> entries = Files.list(root.resolve(folder))) {
      return entries.map(entry -> root.relativize(entry).toString()).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A decimal number of 64 bits, empty if the text is anything else. */
  static OptionalLong integer(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
