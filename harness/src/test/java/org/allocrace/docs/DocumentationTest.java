package org.allocrace.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documentation quotes and names is there. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> top = Files.list(ROOT)) {
      return Stream.concat(docs, top)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  /** With {@code -Dquotes.refresh=true} the pages are written anew instead. */
  @TestFactory
  Stream<DynamicTest> aPageQuotesTheSourcesAsTheyAre() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> checkQuotes(page)));
  }

  private static void checkQuotes(Path page) throws IOException {
    List<String> fresh = new Quotes(ROOT).refreshed(page);
    if (Boolean.getBoolean("quotes.refresh")) {
      Files.write(page, fresh);
    }
    assertEquals(fresh, Files.readAllLines(page));
  }

  @Test
  void theReplayLoopIsQuotedInThreeLanguages() throws IOException {
    long quotes =
        Files.readAllLines(ROOT.resolve("docs/replay-loop.md")).stream()
            .filter(line -> line.startsWith("<!-- quote "))
            .count();
    assertTrue(quotes >= 3, quotes + " quotes");
  }

  @TestFactory
  Stream<DynamicTest> aPageLinksOnlyToFilesThatAreThere() throws IOException {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(page.toString(), () -> checkLinks(page)));
  }

  private static void checkLinks(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page));
    while (link.find()) {
      Path target = page.resolveSibling(link.group(1));
      assertTrue(Files.exists(target), page + " links to " + link.group(1));
    }
  }
}
