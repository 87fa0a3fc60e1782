package org.allocrace.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the text twin. Syntax and ids are judged here, line by line; sizes, states and limits by
 * the validator, which knows the operation and so the line: operations stand one a line, without
 * gaps.
 */
final class TextReader {
  private static final String HEADER = "#atr 1 ";
  private static final String FLAGS = "#flags";

  private final byte[] text;
  private final Limits limits;
  private final FieldScanner fields;
  private int line = 1;
  private int firstOperationLine;
  private int metadataBytes;

  private TextReader(byte[] text, Limits limits) {
    this.text = text;
    this.limits = limits;
    this.fields = new FieldScanner(text);
  }

  static Trace read(byte[] text, Limits limits) throws TraceRefusedException {
    return new TextReader(text, limits).read();
  }

  private Trace read() throws TraceRefusedException {
    if (text.length == 0 || text[text.length - 1] != '\n') {
      throw TraceRefusedException.whole(Refusal.NO_FINAL_NEWLINE);
    }
    int end = fields.line(0, line);
    TraceBuilder builder = new TraceBuilder(header(0, end));
    try {
      lines(builder, end + 1);
    } catch (TraceRefusedException e) {
      throw earliest(builder, e);
    }
    try {
      return builder.build(limits);
    } catch (TraceRefusedException e) {
      throw atItsLine(e);
    }
  }

  private void lines(TraceBuilder builder, int from) throws TraceRefusedException {
    OperationLines lines = new OperationLines(builder, fields, limits);
    int start = from;
    while (start < text.length) {
      line++;
      int end = fields.line(start, line);
      if (text[start] == '#') {
        comment(builder, start, end);
      } else if (lines.accept(line) && firstOperationLine == 0) {
        firstOperationLine = line;
      }
      start = end + 1;
    }
    lines.nameClasses();
  }

  /** What the validator finds in the lines before comes first, for those lines come first. */
  private TraceRefusedException earliest(TraceBuilder builder, TraceRefusedException syntax) {
    try {
      builder.checkSoFar(limits);
      return syntax;
    } catch (TraceRefusedException e) {
      return e.at() < 0 ? syntax : atItsLine(e);
    }
  }

  private TraceRefusedException atItsLine(TraceRefusedException e) {
    return e.at() < 0 ? e : TraceRefusedException.line(e.refusal(), firstOperationLine + e.at());
  }

  private Kind header(int start, int end) throws TraceRefusedException {
    String first = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    if (first.startsWith(HEADER)) {
      var kind = Kind.of(first.substring(HEADER.length()));
      if (kind.isPresent()) {
        return kind.get();
      }
    }
    throw TraceRefusedException.line(Refusal.BAD_HEADER_LINE, 1);
  }

  private void comment(TraceBuilder builder, int start, int end) throws TraceRefusedException {
    if (firstOperationLine != 0 || builder.classes() > 0) {
      throw TraceRefusedException.line(Refusal.MISPLACED_LINE, line);
    }
    byte[] bytes = Arrays.copyOfRange(text, start, end);
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    if (content.equals(FLAGS) || content.startsWith(FLAGS + " ")) {
      if (line != 2) {
        throw TraceRefusedException.line(Refusal.BAD_FLAGS, line);
      }
      builder.flag(flags(content));
      return;
    }
    String decoded = Metadata.decode(bytes, line);
    Metadata.add(builder.metadata(), decoded.substring(1), line);
    metadataBytes += end - start;
    if (metadataBytes > Limits.METADATA) {
      throw TraceRefusedException.line(Refusal.BAD_METADATA, line);
    }
  }

  private int flags(String content) throws TraceRefusedException {
    String rest = content.substring(FLAGS.length());
    int bits = 0;
    for (TextFlag flag : TextFlag.values()) {
      if (rest.startsWith(" " + flag.word())) {
        String after = rest.substring(flag.word().length() + 1);
        if (after.isEmpty() || after.startsWith(" ")) {
          bits |= flag.bit();
          rest = after;
        }
      }
    }
    if (bits == 0 || !rest.isEmpty()) {
      throw TraceRefusedException.line(Refusal.BAD_FLAGS, line);
    }
    return bits;
  }
}
