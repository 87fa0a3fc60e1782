package org.allocrace.driver.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.GuestException;
import org.allocrace.model.Verification;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Rust guest as a shared library; the oracle of digests and work is the Java pool. */
class LibraryGuestTest {
  private static final Path LIBRARY =
      Path.of("../rust-ref/target/release", System.mapLibraryName("allocrace_guest"));
  private static final Path TRACE = Path.of("../traces/lua.pool56.atr.gz");
  private static final Limits LIMITS = new Limits(1 << 26);
  private static final String POOL = "contender=rust/pool\ntouch=word\nmax-size=67108864\n";

  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void theLibraryIsThere() {
    assumeTrue(Files.exists(LIBRARY), LIBRARY + " is not built: Rust takes no part");
  }

  private byte[] bytes(Trace trace) throws Exception {
    Path unpacked = directory.resolve("trace.atr");
    TraceFile.write(trace, unpacked);
    return Files.readAllBytes(unpacked);
  }

  @Test
  void replaysAndVerificationEqualThoseOfTheJavaPool() throws Exception {
    Trace trace = TraceFile.read(TRACE, LIMITS);
    Verification java = JavaContenders.verify(JavaContenders.facts("java/pool"), trace);
    try (LibraryGuest guest = LibraryGuest.load(LIBRARY)) {
      String verified = guest.verify(POOL, bytes(trace));
      assertTrue(verified.contains("\"contents\":\"" + java.contents() + "\""), verified);
      assertTrue(verified.contains("\"placement\":\"" + java.placement() + "\""), verified);
      assertTrue(verified.contains("\"work\":\"" + java.work() + "\""), verified);

      String opened = guest.open(POOL, bytes(trace));
      ReplayCode code = JavaContenders.code(JavaContenders.facts("java/pool"), trace);
      assertTrue(opened.contains("\"operations\":" + code.operations()), opened);
      assertTrue(opened.contains("\"groups\":" + code.groups()), opened);
      guest.rewind();
      assertTrue(guest.replay(0, code.groups() / 2));
      assertTrue(guest.replay(code.groups() / 2, code.groups()));
      assertEquals(java.work(), String.format("%08x", guest.work()));
      assertTrue(guest.reserved() > 0);
      guest.nothing();
    }
  }

  @Test
  void anOperationACallDoesTheSameWorkAndIsThereOnceInAJvm() throws Exception {
    Trace trace = TraceFile.read(TRACE, LIMITS);
    LibraryGuest guest = LibraryGuest.load(LIBRARY);
    String opened = guest.open(POOL, bytes(trace));
    assertFalse(opened.contains("error"), opened);
    DowncallContender contender = new DowncallContender(guest, false);
    contender.nothing();
    Replay session =
        new Replay(contender, JavaContenders.code(JavaContenders.facts("java/pool"), trace));
    session.whole();
    assertEquals(
        JavaContenders.work(JavaContenders.facts("java/pool"), trace),
        String.format("%08x", session.work(true)));
    assertTrue(contender.reservedBytes().isPresent());
    GuestException second =
        assertThrows(GuestException.class, () -> new DowncallContender(guest, true));
    assertTrue(second.getMessage().contains("one session"), second.getMessage());
    contender.close();
  }

  @Test
  void aWrongQuestionIsAnsweredInWords() throws Exception {
    try (LibraryGuest guest = LibraryGuest.load(LIBRARY)) {
      String unknown = guest.open("contender=rust/nope\n", new byte[0]);
      assertTrue(unknown.contains("\"event\":\"error\""), unknown);
      String refused = guest.open(POOL, new byte[] {1, 2, 3});
      assertTrue(refused.contains("\"event\":\"error\""), refused);
    }
  }

  @Test
  void whatIsNoLibraryOrNoGuestIsRefused() throws Exception {
    Path garbage = Files.writeString(directory.resolve("garbage.so"), "no library");
    assertEquals(
        "not-started",
        assertThrows(GuestException.class, () -> LibraryGuest.load(garbage)).code());
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("verify"));
    assumeTrue(Files.exists(other));
    GuestException noGuest =
        assertThrows(GuestException.class, () -> LibraryGuest.load(other));
    assertEquals("bad-module", noGuest.code());
    assertTrue(noGuest.getMessage().contains("does not export"), noGuest.getMessage());
  }
}
