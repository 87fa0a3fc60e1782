package org.allocrace.cli;

import java.nio.file.Path;
import java.util.Map;
import org.allocrace.driver.Driver;
import org.allocrace.driver.jmh.JmhDriver;
import org.allocrace.driver.process.ProcessDriver;

/** The languages, where their replay programs stand, and what drives them. */
final class Programs {
  static final String JAVA = "java";

  private static final Map<String, String> EXECUTABLES =
      Map.of(
          "rust", "rust-ref/target/release/allocrace-replay-rust",
          "ocaml", "ocaml-ref/_build/default/replay/main.exe");

  private final Path home;

  Programs(Path home) {
    this.home = home;
  }

  /** The replay program of a language other than Java. */
  Path executable(String language) {
    return home.resolve(EXECUTABLES.getOrDefault(language, language));
  }

  Driver driver(String language) {
    return language.equals(JAVA) ? new JmhDriver() : new ProcessDriver(executable(language));
  }
}
