package org.allocrace.trace;

import java.util.Locale;

/** Why a trace is refused; the table in {@code docs/trace-format.md}. */
public enum Refusal {
  UNREADABLE("the file cannot be read"),
  BAD_MAGIC("this is not an ATR trace: it begins neither with the magic nor with #atr"),
  WRONG_LENGTH("the file is shorter or longer than its header says"),
  BAD_HEADER_CRC("the header is damaged"),
  BAD_VERSION("the format version is not 1"),
  BAD_KIND("the kind is not heap, pool, arena or expr"),
  BAD_FLAGS("the flags are unknown, repeated, out of order or do not fit the kind"),
  COUNT_OVER_LIMIT("a count is over its limit"),
  BAD_BODY_CRC("the body is damaged"),
  BAD_METADATA_UTF8("the metadata are not UTF-8"),
  BAD_METADATA("the metadata are not key=value lines with distinct keys"),
  BAD_PADDING("a padding byte is not zero"),
  ZERO_SIZE("a size is 0"),
  SIZE_OVER_LIMIT("a size is over the limit; --max-size raises it"),
  BAD_OPCODE("the kind has no such operation"),
  REGISTER_OUT_OF_RANGE("the register is out of range"),
  ARGS_MISSING("the operation has no argument left"),
  LIVE_REGISTER("the register already holds something"),
  DEAD_REGISTER("nothing lives there any more, or not yet"),
  DEAD_ARENA("the arena does not exist"),
  CLASS_OUT_OF_RANGE("there is no such class"),
  BAD_ALIGNMENT("an alignment is not a power of two up to 4096"),
  BAD_ARGUMENT("the argument must be 0 (mark) or 1 (release)"),
  NO_MARK("there is no mark to release to"),
  EVAL_OVER_LIMIT("the evaluation visits more than 134217728 nodes"),
  ARGS_LEFT_OVER("arguments are left over after the last operation"),
  WRONG_FIGURE("a figure of the header contradicts the operations"),
  NO_FINAL_NEWLINE("the last line has no newline"),
  LINE_TOO_LONG("the line is longer than 256 bytes"),
  CARRIAGE_RETURN("the line has a carriage return; lines end with LF alone"),
  BAD_HEADER_LINE("the first line must be: #atr 1 heap|pool|arena|expr"),
  MISPLACED_LINE("this line must stand before the operations"),
  UNKNOWN_LETTER("this kind has no such line"),
  MISSING_FIELD("a field is missing"),
  EXTRA_FIELD("there is a field too many"),
  BAD_NUMBER("a number must be decimal digits without sign or leading zero and fit its field"),
  BAD_NAME("a class name must be made of letters, digits, dot, dash and underscore"),
  SPARSE_ID("ids must be dense, in order of first appearance");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** The code that all three languages print. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is wrong, in words. */
  public String sentence() {
    return sentence;
  }
}
