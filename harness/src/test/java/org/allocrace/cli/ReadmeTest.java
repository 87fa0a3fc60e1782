package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/** Each command that the README shows is one that there is, with options that it has. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  /** What the launcher does by itself. */
  private static final List<String> LAUNCHER = List.of("test", "setup");

  @TestFactory
  Stream<DynamicTest> aCommandOfTheReadmeIsUnderstood() throws IOException {
    List<String> commands =
        Files.readAllLines(ROOT.resolve("README.md")).stream()
            .filter(line -> line.startsWith("./allocrace "))
            .map(line -> line.replaceAll("\\s*#.*", "").substring("./allocrace ".length()))
            .toList();
    assertFalse(commands.isEmpty());
    return commands.stream().map(command -> DynamicTest.dynamicTest(command, () -> check(command)));
  }

  private static void check(String command) throws IOException {
    String[] words = command.split("\\s+", -1);
    if (LAUNCHER.contains(words[0])) {
      String launcher = Files.readString(ROOT.resolve("allocrace"));
      assertTrue(launcher.contains("\n    " + words[0] + ")"), words[0]);
      return;
    }
    CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words);
    assertTrue(parsed.hasSubcommand(), command);
    for (String word : words) {
      if (word.startsWith("traces/")
          || word.startsWith("studies/")
          || word.startsWith("reports/")) {
        assertTrue(Files.exists(ROOT.resolve(word)), word);
      }
    }
  }
}
