package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.process.Launch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What starts a program on a runtime, where nothing is built. */
class ProgramsTest {
  @TempDir private Path home = Path.of("");

  private Launch launch(String program) throws DriverException {
    return new Programs(home).launch(program);
  }

  /** Oracle: OCaml manual, OCAMLRUNPARAM: multipliers are k, M and G; other letters are none. */
  @ParameterizedTest
  @CsvSource({"s256k, s=256k", "s1m, s=1M", "s4m, s=4M"})
  void aMinorHeapIsWrittenAsTheRuntimeReadsIt(String word, String parameters) throws Exception {
    Launch launch = launch("ocaml@" + word);
    assertEquals(Map.of("OCAMLRUNPARAM", parameters), launch.environment());
    assertEquals(launch("ocaml").executable(), launch.executable());
    assertEquals(word, launch.runtime());
  }

  @ParameterizedTest
  @CsvSource({
    "rust@1.2, the replay program is not built by the rust compiler 1.2;",
    "ocaml@5.3-s4m, the replay program is not built by the ocaml compiler 5.3;",
    "rust@graalwasm, rust-ref/target/wasm/allocrace_guest.wasm is not built;",
    "ocaml@graaljs, ocaml-ref/_build/default/js/guest.bc.js is not built;",
    "rust@ffm, rust-ref/target/release/liballocrace_guest",
    "ocaml@ffm-op, ocaml-ref/_build/default/guest/liballocrace_guest",
    "ocaml@graalwasm, there is no wasm module of OCaml"
  })
  void whatIsNotBuiltIsNamed(String program, String words) {
    DriverException e = assertThrows(DriverException.class, () -> launch(program));
    assertTrue(String.valueOf(e.getMessage()).startsWith(words), e.getMessage());
    String same =
        String.valueOf(
            assertThrows(DriverException.class, () -> new Programs(home).driver(program))
                .getMessage());
    assertEquals(e.getMessage(), same);
  }
}
