package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written follows docs/schema, which explains every field. */
class SchemaTest {
  private static final Path SCHEMAS = Path.of("..", "docs", "schema");

  @TempDir private Path directory = Path.of("");

  private static String text(String schema) throws IOException {
    return Files.readString(SCHEMAS.resolve(schema + ".schema.json"));
  }

  private static List<String> errors(String schema, String document) throws IOException {
    Schema read =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(schema));
    return read.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static void valid(String schema, String document) throws IOException {
    assertEquals(List.of(), errors(schema, document), document);
  }

  private static void invalid(String schema, String document, String before, String after)
      throws IOException {
    assertTrue(document.contains(before), document);
    String wrong = document.replace(before, after);
    assertFalse(errors(schema, wrong).isEmpty(), wrong);
  }

  private String written(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void theHeadOfARunIsValidAndAWrongOneIsNot() throws Exception {
    new RunFolder(directory).write(Examples.run());
    String document = written("run.json");
    valid("run", document);
    invalid("run", document, "\"schema\" : 2", "\"schema\" : 1");
    invalid("run", document, "\"throughput\"", "\"THROUGHPUT\"");
    invalid("run", document, "\"agrees\"", "\"agree\"");
    invalid("run", document, "0123abcd", "0123ABCD");
    invalid("run", document, "\"blocks\" : 6", "\"blocks\" : 0");
    invalid("run", document, "\"peak_live\"", "\"peakLive\"");
    new RunFolder(directory).write(Examples.run().finishedAt("2026-11-25T08:00:00Z"));
    valid("run", written("run.json"));
  }

  @Test
  void anEnvironmentIsValidAlsoWhereNothingIsKnown() throws Exception {
    new RunFolder(directory).write(Examples.unknownEnvironment());
    valid("environment", written("environment.json"));
    new RunFolder(directory).write(Examples.environment());
    String document = written("environment.json");
    valid("environment", document);
    invalid("environment", document, "\"processors\" : 2", "\"processors\" : \"2\"");
    invalid("environment", document, "\"virtual\" : true", "\"virtual\" : 1");
    invalid("environment", document, "\"box\"", "\"../box\"");
  }

  @Test
  void everySampleIsValidAndAWrongOneIsNot() throws Exception {
    List<Invocation> all =
        List.of(
            Examples.throughput(0, Examples.CELL, 2.5),
            Examples.latency(),
            Examples.memory(Examples.MEMORY),
            Examples.memory(new MemoryUse(null, null, null, null, null, null, null, null, null)),
            Examples.failed(1, Examples.CELL, Mode.LATENCY, new Failure("crashed", "m", 7L)));
    for (Invocation one : all) {
      valid("sample", Json.line(one));
    }
    String timed = Json.line(all.getFirst());
    invalid("sample", timed, "\"failure\":null", "\"failure\":{}");
    invalid("sample", timed, "\"mode\":\"throughput\"", "\"mode\":\"verify\"");
    invalid("sample", timed, "\"phase\":\"warmup\"", "\"phase\":\"warm\"");
    invalid("sample", timed, "\"block\":0", "\"block\":-1");
    invalid("sample", timed, "{\"block\":0,", "{");
    invalid("sample", Json.line(all.get(1)), "[640,2]", "[640,2,1]");
    invalid("sample", Json.line(all.get(1)), "[640,2]", "{\"lower_ns\":640,\"count\":2}");
    invalid("sample", Json.line(all.getLast()), "\"measurement\":null", "\"measurement\":{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "environment", "sample"})
  void everyFieldIsExplainedAndTimesAndSizesSayTheirUnit(String schema) throws Exception {
    List<String> silent = new ArrayList<>();
    collect("", new JsonMapper().readTree(text(schema)), silent);
    assertEquals(List.of(), silent);
  }

  private static void collect(String path, JsonNode node, List<String> silent) {
    for (Map.Entry<String, JsonNode> field : node.path("properties").properties()) {
      String name = field.getKey();
      String said = field.getValue().path("description").asText();
      boolean isTime = name.equals("ns") || name.endsWith("_ns");
      boolean saysTime = said.contains(" ns") || said.contains("Nanoseconds");
      boolean saysBytes = !name.endsWith("_bytes") || said.contains("bytes");
      if (said.isBlank() || (isTime && !saysTime) || !saysBytes) {
        silent.add(path + "/" + name + ": " + said);
      }
      collect(path + "/" + name, field.getValue(), silent);
    }
    if (node.path("items").isObject()) {
      collect(path + "[]", node.path("items"), silent);
    }
  }
}
