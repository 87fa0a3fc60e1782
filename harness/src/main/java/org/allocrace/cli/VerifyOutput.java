package org.allocrace.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.allocrace.analysis.Agreement.Verdict;
import org.jspecify.annotations.Nullable;

/** The two forms in which {@code verify} says what it found. */
final class VerifyOutput {
  private VerifyOutput() {}

  /** The digest table of one trace; contenders that do not apply are left out. */
  static void print(PrintWriter out, VerifiedTrace result) {
    out.printf(
        Locale.ROOT,
        "%s  %s, %,d operations%n",
        result.file().getFileName(),
        result.trace().kind().word(),
        result.trace().operations().length);
    for (VerifiedTrace.Row row : result.rows()) {
      if (row.verdict() != Verdict.NOT_APPLICABLE) {
        out.printf(
            Locale.ROOT,
            "  %-22s %-9s %-9s %s%n",
            row.verification().contender(),
            orDash(row.verification().contents()),
            orDash(row.verification().placement()),
            switch (row.verdict()) {
              case AGREES, NOT_APPLICABLE -> "agrees";
              case DISAGREES -> "DISAGREES: " + row.reason();
              case FAILED -> "FAILED: " + row.reason();
            });
      }
    }
    out.flush();
  }

  private static String orDash(@Nullable String digest) {
    return digest == null ? "-" : digest;
  }

  /** One document for all traces. */
  static String json(List<VerifiedTrace> results) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode document = mapper.createObjectNode();
    ArrayNode list = document.putArray("traces");
    for (VerifiedTrace result : results) {
      ObjectNode node = list.addObject();
      String file = String.valueOf(result.file().getFileName());
      node.put("name", result.trace().metadata().getOrDefault("name", file));
      node.put("kind", result.trace().kind().word());
      node.put("crc", result.trace().crcHex());
      ArrayNode contenders = node.putArray("contenders");
      for (VerifiedTrace.Row row : result.rows()) {
        ObjectNode entry = contenders.addObject();
        entry.put("contender", row.verification().contender());
        entry.put("contents", row.verification().contents());
        entry.put("placement", row.verification().placement());
        entry.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        entry.put("reason", row.reason());
      }
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }
}
