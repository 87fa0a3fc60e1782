package org.allocrace.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line of the protocol. A field that is missing or not what the protocol says is
 * refused with an {@link IllegalArgumentException} that names it.
 */
record Event(JsonNode node) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static Event of(String line) {
    try {
      return new Event(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
  }

  String text(String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is not a string");
    }
    return value.textValue();
  }

  /** A list, which may be empty. */
  JsonNode list(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new IllegalArgumentException(field + " is not a list");
    }
    return value;
  }

  static void requirePair(String what, JsonNode value) {
    if (!value.isArray() || value.size() != 2) {
      throw new IllegalArgumentException(what + " is a pair");
    }
  }

  /** A finite number from 0. */
  double number(String field) {
    JsonNode value = node.path(field);
    double number = value.doubleValue();
    if (!value.isNumber() || !Double.isFinite(number) || number < 0) {
      throw new IllegalArgumentException(field + " is not a number from 0");
    }
    return number;
  }

  long whole(String field, long least) {
    return whole(field, node.path(field), least);
  }

  static long whole(String field, JsonNode value, long least) {
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least) {
      throw new IllegalArgumentException(
          "%s is not a whole number from %d".formatted(field, least));
    }
    return value.longValue();
  }

  int small(String field, int least) {
    long value = whole(field, least);
    if (value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(field + " is not below 2^31");
    }
    return (int) value;
  }

  /** A whole number from 0; null where it is null or missing. */
  @Nullable Long optional(String field) {
    JsonNode value = node.path(field);
    return value.isNull() || value.isMissingNode() ? null : (Long) whole(field, 0);
  }
}
