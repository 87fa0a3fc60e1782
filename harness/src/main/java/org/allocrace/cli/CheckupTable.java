package org.allocrace.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * A checkup for people: a row for each finding, its advice below it, the verdict at the end.
 *
 * @param ansi whether there are colours; the words say it all without them
 */
record CheckupTable(Ansi ansi) {
  private static final String NO_LEVEL = "-";

  void print(PrintWriter out, Checkup checkup) {
    int names = width(checkup.findings().stream().map(Finding::name).toList());
    int levels =
        width(
            List.of(
                Finding.Level.GOOD.word(),
                Finding.Level.NOISY.word(),
                Finding.Level.UNUSABLE.word()));
    for (Finding finding : checkup.findings()) {
      Finding.Level level = finding.level();
      String word = level == null ? NO_LEVEL : level.word();
      out.printf(
          Locale.ROOT,
          "%s  %s%s  %s%n",
          padded(finding.name(), names),
          coloured(word, level),
          padded("", levels - word.length()),
          finding.found());
      if (finding.advice() != null) {
        out.println(padded("", names + levels + 4) + finding.advice());
      }
    }
    out.println();
    out.println(
        "verdict: " + coloured(checkup.verdict().word(), checkup.verdict()) + causes(checkup));
  }

  /** The findings that the verdict comes from, where it is not good. */
  private static String causes(Checkup checkup) {
    List<String> names =
        checkup.findings().stream()
            .filter(finding -> finding.level() == checkup.verdict())
            .map(Finding::name)
            .toList();
    return checkup.verdict() == Finding.Level.GOOD ? "" : ", for " + String.join(", ", names);
  }

  private String coloured(String word, Finding.@Nullable Level level) {
    return level == null
        ? word
        : switch (level) {
          case GOOD -> ansi.string("@|green " + word + "|@");
          case NOISY -> ansi.string("@|yellow " + word + "|@");
          case UNUSABLE -> ansi.string("@|bold,red " + word + "|@");
        };
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(0, width - word.length()));
  }
}
