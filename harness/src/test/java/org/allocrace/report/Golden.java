package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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
    Path actual = Path.of("target", name);
    String expected = read(name);
    inEveryLocale(
        locale -> {
          String written = text.get();
          if (!expected.equals(written)) {
            keep(actual, written);
          }
          assertEquals(
              expected,
              written,
              "in locale "
                  + locale
                  + "; to accept it, copy "
                  + actual
                  + " to the test's resources");
        });
  }

  /** Puts the default locale back whatever happens. */
  static void inEveryLocale(Consumer<Locale> check) {
    Locale before = Locale.getDefault();
    try {
      for (Locale locale : LOCALES) {
        Locale.setDefault(locale);
        check.accept(locale);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String read(String name) throws IOException {
    try (InputStream resource = Golden.class.getResourceAsStream(name)) {
      return resource == null ? "" : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void keep(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
