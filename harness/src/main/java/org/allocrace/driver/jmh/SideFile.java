package org.allocrace.driver.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that a fork has written.
 *
 * @param protocol those of the protocol, and what is neither
 * @param operations of one replay; 0 if the fork did not say
 * @param replays of each iteration; 0 if the fork did not say
 */
record SideFile(List<String> protocol, long operations, long replays) {
  private static final JsonMapper JSON = new JsonMapper();

  static SideFile of(List<String> lines) {
    List<String> protocol = new ArrayList<>();
    long operations = 0;
    long replays = 0;
    for (String line : lines) {
      try {
        JsonNode event = JSON.readTree(line);
        String name = event.path("event").asText();
        if (name.equals(Replays.EVENT)) {
          replays = event.path("replays").asLong();
          continue;
        }
        if (name.equals("start")) {
          operations = event.path("operations").asLong();
        }
      } catch (JsonProcessingException e) {
        // Garbage is a finding of the reader of the protocol, which gets the line below.
      }
      protocol.add(line);
    }
    return new SideFile(protocol, operations, replays);
  }
}
