package org.allocrace.report;

/** Text from outside, made fit for documents. */
final class Plain {
  private Plain() {}

  /**
   * One line of characters that every XML and HTML document may hold. Names and messages come from
   * files and from programs that may print anything.
   */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
        .map(c -> isAllowed(c) ? c : 0xFFFD)
        .forEach(line::appendCodePoint);
    return line.toString();
  }

  /** The same of a name, which is never blank. */
  static String name(String text) {
    String line = line(text);
    return line.isBlank() ? "(no name)" : line;
  }

  /** The characters of XML 1.0 without the controls. */
  private static boolean isAllowed(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !Character.isISOControl(c) && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
