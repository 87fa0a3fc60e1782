package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/run-folder.md names every field of a sample, and docs/schema has the same ones. */
class RunFolderPageTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static JsonNode schema() throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(DOCS.resolve("schema").resolve("sample.schema.json")));
  }

  private static Set<String> fields(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The words in code of the first column of a table. */
  private static Set<String> firstColumn(String header) throws IOException {
    List<String> lines = Files.readAllLines(DOCS.resolve("run-folder.md"));
    Set<String> words = new TreeSet<>();
    int start =
        lines.indexOf(lines.stream().filter(l -> l.startsWith(header)).findFirst().orElseThrow());
    for (String line : lines.subList(start + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      words.addAll(codes(line.split("\\|", -1)[1]));
    }
    return words;
  }

  private static List<String> codes(String text) {
    List<String> codes = new ArrayList<>();
    String[] parts = text.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      codes.add(parts[i]);
    }
    return codes;
  }

  @Test
  void everyFieldOfASampleHasItsRow() throws Exception {
    assertEquals(fields(schema()), firstColumn("| field | unit |"));
    assertEquals(
        fields(schema().path("properties").path("measurement")),
        firstColumn("| field of `measurement` |"));
  }
}
