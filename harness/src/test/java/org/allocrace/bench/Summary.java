package org.allocrace.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes what {@code docs/performance.md} shows of a JMH result: a stored result without what names
 * the machine's folders, and the rows of a table. Arguments: JMH's file, the file to store.
 */
public final class Summary {
  private static final String OPERATIONS = "operations";
  private static final String PROCESSOR = "processor.time";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Of all that JMH says of a benchmark: what tells how it was run. */
  private static final List<String> SETTINGS =
      List.of(
          "benchmark",
          "params",
          "mode",
          "threads",
          "forks",
          "jdkVersion",
          "vmVersion",
          "warmupIterations",
          "warmupTime",
          "measurementIterations",
          "measurementTime");

  private Summary() {}

  /** Stores the result and prints the rows. */
  public static void main(String[] arguments) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ArrayNode stored = json.createArrayNode();
    for (JsonNode benchmark : json.readTree(Path.of(arguments[0]).toFile())) {
      ObjectNode kept = stored.addObject();
      SETTINGS.forEach(name -> keep(kept, name, benchmark));
      JsonNode secondary = benchmark.get("secondaryMetrics");
      ObjectNode raw = kept.putObject("raw");
      raw.set("files/s", benchmark.at("/primaryMetric/rawData"));
      raw.set(OPERATIONS + "/s", secondary.at("/" + OPERATIONS + "/rawData"));
      raw.set("processor-ns/file", secondary.at("/" + PROCESSOR + "/rawData"));
      raw.set("allocated-bytes/file", secondary.at("/" + ALLOCATED + "/rawData"));
      System.out.println(row(kept));
    }
    json.writerWithDefaultPrettyPrinter().writeValue(Path.of(arguments[1]).toFile(), stored);
  }

  private static void keep(ObjectNode kept, String name, JsonNode benchmark) {
    if (benchmark.has(name)) {
      kept.set(name, benchmark.get(name));
    }
  }

  /** Medians over all iterations of all forks, in millions a second and in bytes. */
  private static String row(ObjectNode kept) {
    JsonNode raw = kept.get("raw");
    double perSecond = median(raw.get(OPERATIONS + "/s"));
    double perFile = perSecond / median(raw.get("files/s"));
    double perProcessorSecond = perFile / median(raw.get("processor-ns/file")) * 1e9;
    String name = kept.get("benchmark").asText();
    String params = String.join(", ", values(kept.path("params")));
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %.1f | %.1f | %.1f |",
        name.substring(name.lastIndexOf('.') + 1),
        params,
        perSecond / 1e6,
        perProcessorSecond / 1e6,
        median(raw.get("allocated-bytes/file")) / perFile);
  }

  private static List<String> values(JsonNode params) {
    List<String> values = new ArrayList<>();
    params.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static double median(JsonNode forks) {
    List<Double> values = new ArrayList<>();
    forks.forEach(fork -> fork.forEach(value -> values.add(value.asDouble())));
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
