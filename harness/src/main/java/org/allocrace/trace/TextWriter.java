package org.allocrace.trace;

import java.io.IOException;
import java.util.Map;

/** Writes the text twin of a trace. */
public final class TextWriter {
  private static final String CLASS_KEY = "class.";

  private final Trace trace;
  private final Appendable out;
  private final int[] idOf;
  private int nextId;
  private int nextArg;
  private int nextAlignment;

  private TextWriter(Trace trace, Appendable out) {
    this.trace = trace;
    this.out = out;
    this.idOf = new int[trace.registers()];
  }

  /** Writes the whole trace. */
  public static void write(Trace trace, Appendable out) throws IOException {
    TextWriter writer = new TextWriter(trace, out);
    writer.head();
    for (int word : trace.operations()) {
      writer.operation(Op.opcode(word), Op.register(word));
    }
  }

  private void head() throws IOException {
    line("#atr 1 " + trace.kind().word());
    StringBuilder flags = new StringBuilder();
    for (TextFlag flag : TextFlag.values()) {
      if ((trace.flags() & flag.bit()) != 0) {
        flags.append(' ').append(flag.word());
      }
    }
    if (!flags.isEmpty()) {
      line("#flags" + flags);
    }
    int classes = trace.slotSizes().length;
    for (Map.Entry<String, String> entry : trace.metadata().entrySet()) {
      if (!namesClass(entry.getKey(), classes)) {
        line("#" + entry.getKey() + "=" + entry.getValue());
      }
    }
    for (int i = 0; i < classes; i++) {
      String name = trace.metadata().getOrDefault(CLASS_KEY + i, "class" + i);
      line("p " + i + " " + trace.slotSizes()[i] + " " + trace.capacities()[i] + " " + name);
    }
  }

  private static boolean namesClass(String key, int classes) {
    for (int i = 0; i < classes; i++) {
      if (key.equals(CLASS_KEY + i)) {
        return true;
      }
    }
    return false;
  }

  private void operation(int opcode, int register) throws IOException {
    if (opcode == Op.PHASE) {
      line("h " + register);
      return;
    }
    switch (trace.kind()) {
      case HEAP, POOL -> object(opcode, register);
      case ARENA -> arena(opcode, register);
      case EXPR -> node(opcode, register);
    }
  }

  private void object(int opcode, int register) throws IOException {
    switch (opcode) {
      case Op.ALLOC -> line("a " + define(register) + " " + arg() + alignment());
      case Op.FREE -> line("f " + idOf[register]);
      default -> line("t " + idOf[register]);
    }
  }

  private void arena(int opcode, int register) throws IOException {
    switch (opcode) {
      case Op.BUMP -> line("b " + idOf[register] + " " + arg() + alignmentOrOne());
      case Op.CREATE -> line("c " + define(register) + " " + arg());
      case Op.RESET -> line("r " + idOf[register]);
      case Op.DESTROY -> line("d " + idOf[register]);
      default -> line((trace.args()[nextArg++] == 0 ? "m " : "l ") + idOf[register]);
    }
  }

  private void node(int opcode, int register) throws IOException {
    switch (opcode) {
      case Op.NUM -> line("n " + define(register) + " " + arg());
      case Op.ADD, Op.MUL -> {
        String letter = opcode == Op.ADD ? "+ " : "* ";
        int left = idOf[trace.args()[nextArg++]];
        int right = idOf[trace.args()[nextArg++]];
        line(letter + define(register) + " " + left + " " + right);
      }
      case Op.EVAL -> line("e " + idOf[register]);
      default -> line("z");
    }
  }

  private int define(int register) {
    idOf[register] = nextId;
    return nextId++;
  }

  private String arg() {
    return Integer.toUnsignedString(trace.args()[nextArg++]);
  }

  private String alignment() {
    byte[] alignments = trace.alignments();
    return alignments == null ? "" : " " + (1 << alignments[nextAlignment++]);
  }

  private String alignmentOrOne() {
    return trace.alignments() == null ? " 1" : alignment();
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }
}
