package org.allocrace.driver.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.allocrace.driver.GuestChecks;
import org.allocrace.driver.GuestException;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real libraries, and files that are none. */
class LibraryGuestTest {
  @TempDir private Path directory = Path.of("");

  private static Path library(String language) {
    return GuestChecks.built(
        language.equals("rust")
            ? "rust-ref/target/release/liballocrace_guest.so"
            : "ocaml-ref/_build/default/guest/liballocrace_guest.so",
        "any ./allocrace command builds it on Linux");
  }

  @ParameterizedTest
  @CsvSource({
    "optipng, heap, heap",
    "lua.pool56, pool, pool",
    "lua.pool56, pool-slots, pool-slots",
    "nginx_pool.arena, arena, arena",
    "expr-calc, arena, arena",
    "lua.pool56, null, null"
  })
  void theLibrariesDoTheWorkOfJavasContenders(String name, String allocator, String java)
      throws Exception {
    Trace trace = TraceFile.read(GuestChecks.TRACES.resolve(name + ".atr.gz"));
    byte[] bytes = GuestChecks.bytes(trace, directory);
    for (String language : new String[] {"rust", "ocaml"}) {
      LibraryGuest guest = LibraryGuest.load(library(language));
      GuestChecks.assertDoesAsJava(guest, language + "/" + allocator, "java/" + java, trace, bytes);
      guest.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rust", "ocaml"})
  void theLibrariesRefuseNonsenseAndGoOn(String language) throws Exception {
    LibraryGuest guest = LibraryGuest.load(library(language));
    GuestChecks.assertRefusesNonsense(guest, language + "/pool");
    guest.close();
    // Closed twice, and asked without a session: nothing happens.
    guest.close();
    guest.rewind();
    assertEquals(0, guest.sum());
  }

  @Test
  void aFileThatIsNotThereOrNoLibraryIsNamed() throws Exception {
    Path missing = directory.resolve("missing.so").toAbsolutePath();
    GuestException none = assertThrows(GuestException.class, () -> LibraryGuest.load(missing));
    assertEquals("not-started", none.code());
    assertTrue(String.valueOf(none.getMessage()).contains("missing.so cannot be loaded"));
    Path garbage = directory.resolve("garbage.so").toAbsolutePath();
    Files.writeString(garbage, "not a library");
    assertEquals(
        "not-started", assertThrows(GuestException.class, () -> LibraryGuest.load(garbage)).code());
  }

  @Test
  void aLibraryOfSomethingElseIsNoGuest() {
    Path libc =
        Stream.of("/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libm.so.6")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(!libc.equals(Path.of("")), "there is no libm where Debian has it");
    GuestException e = assertThrows(GuestException.class, () -> LibraryGuest.load(libc));
    assertEquals("bad-module", e.code());
    assertTrue(
        String.valueOf(e.getMessage()).contains("does not export a function allocrace_buffer"),
        e.getMessage());
  }
}
