package org.allocrace.report;

import java.util.List;
import org.allocrace.model.Environment;
import org.allocrace.model.ProgramFacts;

/** Where the runs of {@link SyntheticRun} took place; nothing of it exists. */
final class SyntheticMachine {
  private static final long MEBIBYTE = 1L << 20;

  private SyntheticMachine() {}

  static Environment environment() {
    return new Environment(
        "testbox",
        "Debian GNU/Linux 12 (bookworm)",
        "Linux 6.18",
        "Synthetic Processor 3000",
        2,
        8 * 1024 * MEBIBYTE,
        null,
        true,
        0.42,
        "0123abc-dirty",
        "OpenJDK 64-Bit Server VM 25.0.1+8",
        null,
        List.of(
            new ProgramFacts(1, "rust", "native", "", "rustc 1.95.0", "opt-level=3, lto=fat"),
            new ProgramFacts(1, "java", "HotSpot", "25.0.1+8", "javac 25", "-Xms1g -Xmx1g"),
            new ProgramFacts(1, "ocaml", "native", "", "ocamlopt 4.14.1", "-O3 -unsafe")));
  }
}
