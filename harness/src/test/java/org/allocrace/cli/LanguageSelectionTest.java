package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LanguageSelectionTest {
  @Command(name = "test")
  private static final class Holder {
    @CommandLine.Mixin private LanguageSelection languages = new LanguageSelection();
  }

  private static List<String> selected(String... arguments) throws UserException {
    Holder holder = new Holder();
    var _ = new CommandLine(holder).parseArgs(arguments);
    return holder.languages.selected();
  }

  @Test
  void withoutTheOptionAllTakePart() throws Exception {
    assertEquals(List.of("rust", "java", "ocaml"), selected());
  }

  @Test
  void theNamedOnesTakePartInTheOrderOfTables() throws Exception {
    assertEquals(List.of("rust", "java"), selected("--languages", "java,rust"));
    assertEquals(List.of("rust", "ocaml"), selected("--languages", "ocaml", "--languages", "rust"));
  }

  @Test
  void aLanguageThatIsNotKnownIsRefusedWithTheNearest() {
    var thrown = assertThrows(UserException.class, () -> selected("--languages", "rust,jav"));
    assertEquals(
        "--languages: \"jav\" is not known (did you mean \"java\"?); known are rust, java, ocaml",
        thrown.getMessage());
  }
}
