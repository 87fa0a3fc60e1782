package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program is started with reaches it. */
class LaunchTest {
  @TempDir private Path directory = Path.of("");

  private Path script(String body) throws Exception {
    return Scripts.write(directory.resolve("program"), body);
  }

  @Test
  void theEnvironmentReachesTheProcess() throws Exception {
    Path program =
        script(
            """
            printf '{"protocol":1,"language":"ocaml","runtime":"%s","runtime_version":"%s",' \\
              "$OCAMLRUNPARAM" "$LD_PRELOAD"
            printf '"compiler":"c","flags":""}\\n'
            """);
    // An empty file is no library: the loader passes it over and says so on standard error.
    String preload = Files.writeString(directory.resolve("libnone.so"), "").toString();
    Launch launch =
        new Launch(
            program, List.of(), Map.of("OCAMLRUNPARAM", "s=4M", "LD_PRELOAD", preload), "s4m");
    assertEquals(
        new ProgramFacts(1, "ocaml", "s=4M", preload, "c", ""),
        new ProcessDriver(launch).describe());
  }

  @Test
  void wordsStandBeforeThoseOfTheProtocolAndNamesLoseTheRuntimeAndGetItBack() throws Exception {
    Path said = directory.resolve("said");
    Path program =
        script(
            """
            echo "$1 $2 $3" > %s
            shift 2
            test "$6 $7" = "--contender rust/pool" || exit 9
            echo '{"event":"verified","trace":"t.atr","contender":"rust/pool","contents":"0a"}'
            """
                .formatted(said));
    Launch launch = new Launch(program, List.of("-x", "-y"), Map.of(), "ffm");
    Map<Path, List<Verification>> results =
        new ReplayProgram(launch, Duration.ofMinutes(1))
            .verify(List.of(Path.of("t.atr")), List.of("rust/pool@ffm"), 9);
    assertEquals("-x -y verify", Files.readString(said).strip());
    assertEquals(
        List.of(new Verification("rust/pool@ffm", "0a", null, null, null, null)),
        Objects.requireNonNull(results.get(Path.of("t.atr"))));
  }
}
