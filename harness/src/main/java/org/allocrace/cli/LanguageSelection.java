package org.allocrace.cli;

import java.util.List;
import org.allocrace.contender.Catalogue;
import org.allocrace.study.Nearest;
import picocli.CommandLine.Option;

/** The option with which languages are left out. */
final class LanguageSelection {
  /** The reason of what is absent for it. */
  static final String LEFT_OUT = "left out with --languages";

  @Option(
      names = "--languages",
      split = ",",
      paramLabel = "LANGUAGE",
      description = "go on with these only, for example java,rust (default: all)")
  private List<String> asked = List.of();

  /** Those that take part, in the order of tables. */
  List<String> selected() throws UserException {
    for (String language : asked) {
      if (!Catalogue.LANGUAGES.contains(language)) {
        throw new UserException(
            "--languages: \"%s\" is not known%s; known are %s"
                .formatted(
                    language,
                    Nearest.hint(language, Catalogue.LANGUAGES),
                    String.join(", ", Catalogue.LANGUAGES)));
      }
    }
    return Catalogue.LANGUAGES.stream()
        .filter(language -> asked.isEmpty() || asked.contains(language))
        .toList();
  }
}
