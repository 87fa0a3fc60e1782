package org.allocrace.runfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Documents of schema 1 with the fields that schema 2 has more: nothing was known, or done, of what
 * they say.
 */
final class Schema1 {
  private Schema1() {}

  /** The head of a run: no noise was watched for, nothing was padded or repeated. */
  static void upgradeRun(JsonNode run) {
    if (!(run.path("study") instanceof ObjectNode study)
        || !run.path("schema").isIntegralNumber()
        || run.path("schema").longValue() != 1) {
      return;
    }
    ObjectNode sampling = study.putObject("sampling");
    sampling.put("pin", false).put("padding", false).put("idle_ms", 0).put("extra_percent", 0);
    sampling.putNull("budget_seconds");
    study.putNull("ageing");
    for (JsonNode level : study.path("modes")) {
      nulls(level.path("settings"), "open_loop");
    }
    for (JsonNode trace : run.path("traces")) {
      nulls(trace, "pool_slots", "arena_use");
    }
  }

  /** Nobody had looked. */
  static void upgradeEnvironment(JsonNode environment) {
    if (!environment.has("checkup")) {
      nulls(environment, "checkup");
    }
  }

  /** An invocation; one of schema 2 has an attempt, and none had a guest before there were any. */
  static void upgradeInvocation(JsonNode invocation) {
    if (invocation.path("measurement") instanceof ObjectNode measurement
        && !measurement.has("hosting")) {
      nulls(measurement, "hosting");
    }
    if (!(invocation instanceof ObjectNode object) || object.has("attempt")) {
      return;
    }
    object.put("attempt", 0);
    nulls(object, "padding_bytes", "processor", "noise");
    if (object.path("measurement") instanceof ObjectNode measurement) {
      measurement.putArray("warming");
      measurement.putNull("instructions");
      for (JsonNode series : measurement.path("latency")) {
        if (series instanceof ObjectNode one) {
          one.putArray("causes");
        }
      }
      nulls(
          measurement.path("memory"),
          "allocated_bytes",
          "replay_begin_ns",
          "replay_end_ns",
          "resident");
    }
  }

  private static void nulls(JsonNode node, String... fields) {
    if (node instanceof ObjectNode object) {
      for (String field : fields) {
        object.putNull(field);
      }
    }
  }
}
