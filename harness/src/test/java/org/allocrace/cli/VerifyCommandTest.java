package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.contender.Catalogue;
import org.allocrace.driver.GuestChecks;
import org.allocrace.model.ContenderFacts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command with a shell script in the place of the Rust program. */
class VerifyCommandTest {
  private static final String HOME = "allocrace.home";
  private static final Path GOLDEN = Path.of("..", "traces", "golden", "heap.atr");
  private static final Path DAMAGED = Path.of("..", "traces", "hostile", "zero-size.atr");

  @TempDir private Path home = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useTheTemporaryHome() {
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void forgetTheTemporaryHome() {
    System.clearProperty(HOME);
  }

  private int verify(String script, Path... traces) throws Exception {
    Path program = home.resolve("rust-ref/target/release/allocrace-replay-rust");
    Files.createDirectories(program.resolveSibling("."));
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    var _ = Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    String[] args = new String[traces.length + 1];
    args[0] = "verify";
    for (int i = 0; i < traces.length; i++) {
      args[i + 1] = traces[i].toString();
    }
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  /** Prints the same digest for each Rust contender, on whatever trace it is given. */
  private static String answering(String contents) {
    StringBuilder script = new StringBuilder("trace=$(cat \"$5\")\n");
    for (ContenderFacts facts : Catalogue.of("rust")) {
      boolean general = facts.kinds().contains("heap");
      String result =
          general ? "\"" + contents + "\",\"code\":null" : "null,\"code\":\"not-applicable\"";
      script
          .append("printf '{\"event\":\"verified\",\"trace\":\"%s\",\"contender\":\"")
          .append(facts.name())
          .append("\",\"contents\":")
          .append(result)
          .append("}\\n' \"$trace\"\n");
    }
    return script.toString();
  }

  @Test
  void aProgramWithAnotherDigestDisagreesAndTheExitCodeIsFour() throws Exception {
    assertEquals(4, verify(answering("deadbeef"), GOLDEN), err.toString());
    assertTrue(out.toString().contains("DISAGREES"), out.toString());
  }

  @Test
  void aProgramThatSaysNothingFailsAndTheExitCodeIsOne() throws Exception {
    assertEquals(1, verify("exit 0", GOLDEN), out.toString());
    assertTrue(out.toString().contains("rust/heap              -         -         FAILED"));
    assertTrue(out.toString().contains("java/heap"), "the other contenders are unharmed");
  }

  @Test
  void aContenderThatCrashesLeavesTheOthersOfItsProgramUnharmed() throws Exception {
    String script =
        """
        test "$*" != "${*% --contender rust/null}" && test $# -eq 7 || exit 134
        printf '{"event":"verified","trace":"%s","contender":"rust/null","contents":"deadbeef",' "$(cat "$5")"
        printf '"placement":null,"code":null,"operation":null,"work":"00000001"}\\n'
        """;
    int exit = verify(script, GOLDEN);
    assertEquals(4, exit, err.toString());
    assertTrue(out.toString().contains("rust/null              deadbeef  -"), out.toString());
    assertTrue(out.toString().contains("rust/heap              -         -         FAILED"));
    assertTrue(
        err.toString().contains("rust/heap: allocrace-replay-rust ended with signal 6"),
        err.toString());
  }

  @Test
  void aProgramThatCrashesFailsAndTheExitCodeIsOne() throws Exception {
    assertEquals(1, verify("exit 6", GOLDEN), out.toString());
    assertTrue(err.toString().contains("ended with exit code 6"), err.toString());
  }

  @Test
  void allContendersOfALibraryAgreeWithJavas() {
    var _ =
        GuestChecks.built(
            "rust-ref/target/release/liballocrace_guest.so", "cargo build --release builds it");
    System.setProperty(HOME, "..");
    int exit = verify("..", "traces/golden/pool.atr", "rust/*@ffm", "java/pool");
    assertEquals(0, exit, err.toString() + out);
    for (String name : Catalogue.expand("rust/*@ffm")) {
      // What runs no pools is not among the lines.
      boolean runs = Catalogue.get(name).kinds().contains("pool");
      assertEquals(runs, out.toString().contains(name), out.toString());
    }
  }

  @Test
  void contendersByOperationAreVerifiedThroughTheirDowncalls() {
    var _ =
        GuestChecks.built(
            "rust-ref/target/release/liballocrace_guest.so", "cargo build --release builds it");
    System.setProperty(HOME, "..");
    int exit =
        verify(
            "..",
            "traces/golden/pool.atr",
            "rust/pool@ffm-op",
            "rust/heap@ffm-op",
            "rust/pool-slots@ffm-op-critical",
            "java/pool",
            "java/heap");
    assertEquals(0, exit, err.toString() + out);
    assertEquals(5, out.toString().split("agrees", -1).length - 1, out.toString());
  }

  @Test
  void aLibraryThatIsNotBuiltFailsAloneAndTheExitCodeIsOne() {
    int exit = verify("..", "traces/golden/pool.atr", "rust/pool@ffm", "java/pool");
    assertEquals(1, exit, out.toString());
    assertTrue(
        err.toString().contains("rust/pool@ffm: rust-ref/target/release/liballocrace_guest"),
        err.toString());
    assertTrue(out.toString().contains("java/pool"), out.toString());
  }

  @Test
  void anUnknownRuntimeIsRefusedWithThoseThatThereAre() {
    assertEquals(2, verify("..", "traces/golden/pool.atr", "rust/*@zgc"));
    assertTrue(
        err.toString().contains("rust has no runtime zgc; it has graalwasm, ffm"), err.toString());
  }

  private int verify(String folder, String trace, String... contenders) {
    List<String> args = new ArrayList<>(List.of("verify", Path.of(folder, trace).toString()));
    args.addAll(List.of(contenders));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }

  @Test
  void aDamagedTraceLeavesTheOthersUnharmed() throws Exception {
    int exit = verify("exit 6", DAMAGED, GOLDEN);
    assertEquals(2, exit);
    assertTrue(err.toString().contains("zero-size.atr: operation 0"), err.toString());
    assertTrue(out.toString().contains("java/heap"), out.toString());
  }
}
