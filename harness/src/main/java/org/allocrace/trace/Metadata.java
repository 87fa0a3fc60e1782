package org.allocrace.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The {@code key=value} lines of a trace. */
final class Metadata {
  static final int LINE_BYTES = 254;
  private static final Pattern KEY = Pattern.compile("[a-z0-9._-]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Metadata() {}

  static Map<String, String> parse(byte[] bytes) throws TraceRefusedException {
    String text = decode(bytes, TraceRefusedException.NOWHERE);
    Map<String, String> result = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return result;
    }
    if (!text.endsWith("\n")) {
      throw TraceRefusedException.whole(Refusal.BAD_METADATA);
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      add(result, line, TraceRefusedException.NOWHERE);
    }
    return result;
  }

  static String decode(byte[] bytes, long at) throws TraceRefusedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw TraceRefusedException.line(Refusal.BAD_METADATA_UTF8, at);
    }
  }

  /** Adds one line without its LF. */
  static void add(Map<String, String> metadata, String line, long at) throws TraceRefusedException {
    int equals = line.indexOf('=');
    boolean bad =
        equals < 0
            || !KEY.matcher(line.substring(0, equals)).matches()
            || CONTROL.matcher(line).find()
            || line.getBytes(StandardCharsets.UTF_8).length > LINE_BYTES
            || metadata.containsKey(line.substring(0, equals));
    if (bad) {
      throw TraceRefusedException.line(Refusal.BAD_METADATA, at);
    }
    metadata.put(line.substring(0, equals), line.substring(equals + 1));
  }

  static byte[] bytes(Map<String, String> metadata) {
    StringBuilder text = new StringBuilder();
    metadata.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
