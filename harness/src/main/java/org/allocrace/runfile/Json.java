package org.allocrace.runfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.Consumer;

/**
 * The records of a run as JSON. A document is read only if it is whole: one value, every field
 * there, none that is not known.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static String line(Object value) throws JsonProcessingException {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  static String page(Object value) throws JsonProcessingException {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  static JsonNode tree(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /**
   * Refuses also what is valid JSON but no object, {@code null} for one.
   *
   * @param upgrade from an older schema
   */
  static <T> T read(String text, Class<T> type, Consumer<JsonNode> upgrade)
      throws JsonProcessingException {
    JsonNode tree = tree(text);
    upgrade.accept(tree);
    if (!tree.isObject()) {
      throw new NotAnObjectException();
    }
    return MAPPER.treeToValue(tree, type);
  }

  /** Where an object was expected. */
  private static final class NotAnObjectException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NotAnObjectException() {
      super("this is not a JSON object");
    }
  }
}
