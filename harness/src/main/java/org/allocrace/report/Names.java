package org.allocrace.report;

import java.util.List;
import org.allocrace.model.ContenderFacts;

/** How languages, kinds and lists are named in sentences. */
final class Names {
  private Names() {}

  /** As its makers write it. */
  static String language(String language) {
    return switch (language) {
      case "rust" -> "Rust";
      case "java" -> "Java";
      case "ocaml" -> "OCaml";
      default -> language;
    };
  }

  /** Of a replay program: {@code Rust}, {@code Rust on graalwasm}. */
  static String program(String program) {
    String runtime = ContenderFacts.runtime(program);
    String name = language(ContenderFacts.base(program));
    return runtime == null ? name : name + " on " + runtime;
  }

  /** Of a contender, as its makers write it. */
  static String languageOf(String contender) {
    return language(ContenderFacts.language(contender));
  }

  /** {@code a, b and c}. */
  static String all(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** {@code 1 block}, {@code 2 blocks}. */
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
