package org.allocrace.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Quotations in the documentation: a line {@code <!-- quote FILE REGION -->} and the fenced block
 * below it, which must be what stands in the file between the lines with {@code quote: REGION} and
 * {@code end quote}.
 */
final class Quotes {
  private static final String BEGIN = "<!-- quote ";
  private static final String FENCE = "```";

  private final Path root;

  Quotes(Path root) {
    this.root = root;
  }

  /** The page with every quotation as the sources have it now. */
  List<String> refreshed(Path page) throws IOException {
    List<String> fresh = new ArrayList<>();
    List<String> lines = Files.readAllLines(page);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      fresh.add(line);
      if (line.startsWith(BEGIN)) {
        String[] words = line.substring(BEGIN.length()).split(" ", -1);
        String fence = lines.get(++i);
        if (!fence.startsWith(FENCE)) {
          throw new IllegalStateException(page + ":" + (i + 1) + ": no fenced block after a quote");
        }
        fresh.add(fence);
        fresh.addAll(region(root.resolve(words[0]), words[1]));
        do {
          i++;
        } while (!lines.get(i).equals(FENCE));
        fresh.add(FENCE);
      }
    }
    return fresh;
  }

  private static List<String> region(Path source, String name) throws IOException {
    List<String> region = new ArrayList<>();
    boolean inside = false;
    boolean found = false;
    for (String line : Files.readAllLines(source)) {
      if (line.strip().matches("\\W*quote: " + name + "\\W*")) {
        inside = true;
        found = true;
      } else if (line.strip().matches("\\W*end quote\\W*")) {
        inside = false;
      } else if (inside) {
        region.add(line);
      }
    }
    if (!found) {
      throw new IllegalStateException(source + " has no region " + name);
    }
    return String.join("\n", region).stripIndent().lines().toList();
  }
}
