package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Files that seal what other programs, and other people, read. */
final class Golden {
  /** A decimal comma, other digits, and the dotless i: what has broken output before. */
  private static final List<Locale> LOCALES =
      List.of(
          Locale.ROOT,
          Locale.GERMANY,
          Locale.forLanguageTag("ar-EG-u-nu-arab"),
          Locale.forLanguageTag("tr-TR"));

  private Golden() {}

  /** A file that was checked by eye when it was accepted; lines end by LF. */
  static void check(String name, Supplier<String> text) throws IOException {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : LOCALES) {
        Locale.setDefault(locale);
        compare(name, text.get(), locale);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void compare(String name, String text, Locale locale) throws IOException {
    String expected = "";
    try (InputStream resource = Golden.class.getResourceAsStream(name)) {
      if (resource != null) {
        expected = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    if (!expected.equals(text)) {
      Path actual = Path.of("target", name);
      Files.createDirectories(actual.getParent());
      Files.writeString(actual, text);
      assertEquals(
          expected,
          text,
          "in locale " + locale + "; to accept it, copy " + actual + " to the test's resources");
    }
  }
}
