package org.allocrace.driver.polyglot;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes small modules in the binary format of WebAssembly 1.0 (<a
 * href="https://www.w3.org/TR/wasm-core-1/#binary-format">chapter 5</a>): one page of memory that
 * cannot grow, an answer in it, and the exports of a guest, each with a body.
 */
public final class WasmModule {
  private static final int I32 = 0x7f;
  private static final int I64 = 0x7e;
  private static final int NONE = 0;

  /** Where the answer lies, and behind it the buffer. */
  private static final int ANSWER = 1024;

  private static final int BUFFER = 4096;

  /** Eight bytes that are a whole module: magic number and version. */
  public static byte[] empty() {
    return new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0};
  }

  /** {@code unreachable}. */
  public static byte[] trap() {
    return new byte[] {0x00};
  }

  /**
   * {@code memory.grow} by the pages of the length and one more, then 4096, or 0 where there is not
   * so much: {@code (local.get 0) >> 16 + 1; memory.grow; -1 ==; if (i32) 0 else 4096}.
   */
  public static byte[] growing() {
    return new byte[] {
      0x20,
      0x00,
      0x41,
      0x10,
      0x76,
      0x41,
      0x01,
      0x6a,
      0x40,
      0x00,
      0x41,
      0x7f,
      0x46,
      0x04,
      0x7f,
      0x41,
      0x00,
      0x05,
      0x41,
      (byte) 0x80,
      0x20,
      0x0b
    };
  }

  /** A function of so many numbers of 32 bits. */
  private static final class Function {
    private final int parameters;
    private final int result;
    private final byte[] body;

    Function(int parameters, int result, byte[] body) {
      this.parameters = parameters;
      this.result = result;
      this.body = body;
    }
  }

  private final Map<String, Function> functions = new LinkedHashMap<>();
  private final byte[] answer;
  private boolean hasMemory = true;

  /** A guest that gives this answer to everything, and does nothing. */
  public WasmModule(String answer) {
    this.answer = answer.getBytes(StandardCharsets.UTF_8);
    functions.put("buffer", new Function(1, I32, number(BUFFER)));
    functions.put("open", new Function(2, I32, number(0)));
    functions.put("verify", new Function(2, I32, number(0)));
    functions.put("answer", new Function(0, I32, number(ANSWER)));
    functions.put("answer_length", new Function(0, I32, number(this.answer.length)));
    functions.put("rewind", new Function(0, NONE, new byte[0]));
    functions.put("replay", new Function(2, I32, number(0)));
    functions.put("work", new Function(0, I32, number(7)));
    functions.put("sum", new Function(0, I32, number(8)));
    // i64.const -1
    functions.put("reserved", new Function(0, I64, new byte[] {0x42, 0x7f}));
    functions.put("nothing", new Function(0, NONE, new byte[0]));
    functions.put("close", new Function(0, NONE, new byte[0]));
  }

  /** A guest that opens a session of one group. */
  public static WasmModule opening(int operations) {
    return new WasmModule(
        "{\"event\":\"opened\",\"operations\":%d,\"groups\":1}".formatted(operations));
  }

  /** The same with another body of one function; instructions without the last {@code end}. */
  public WasmModule with(String function, byte[] body) {
    var _ =
        functions.computeIfPresent(
            function, (_, is) -> new Function(is.parameters, is.result, body));
    return this;
  }

  /** The same with one function that returns nothing. */
  public WasmModule returningNothing(String function) {
    var _ =
        functions.computeIfPresent(
            function, (_, is) -> new Function(is.parameters, NONE, new byte[0]));
    return this;
  }

  /** {@code i32.const}. */
  public static byte[] number(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x41);
    int rest = value;
    while (rest < -64 || rest > 63) {
      out.write((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    out.write(rest & 0x7f);
    return out.toByteArray();
  }

  /** The same without one function. */
  public WasmModule without(String function) {
    functions.remove(function);
    return this;
  }

  /** The same with a memory of its own only. */
  public WasmModule withoutMemory() {
    hasMemory = false;
    return this;
  }

  /** The module. */
  public byte[] bytes() {
    ByteArrayOutputStream types = vector(functions.size());
    ByteArrayOutputStream uses = vector(functions.size());
    ByteArrayOutputStream exports = vector(functions.size() + (hasMemory ? 1 : 0));
    ByteArrayOutputStream code = vector(functions.size());
    int index = 0;
    for (Map.Entry<String, Function> entry : functions.entrySet()) {
      Function function = entry.getValue();
      types.write(0x60); // a function type: parameters, results
      unsigned(types, function.parameters);
      for (int i = 0; i < function.parameters; i++) {
        types.write(I32);
      }
      unsigned(types, function.result == NONE ? 0 : 1);
      if (function.result != NONE) {
        types.write(function.result);
      }
      unsigned(uses, index);
      export(exports, "allocrace_" + entry.getKey(), 0x00, index);
      unsigned(code, function.body.length + 2);
      code.write(0x00); // no locals
      code.writeBytes(function.body);
      code.write(0x0b); // end
      index++;
    }
    if (hasMemory) {
      export(exports, "memory", 0x02, 0);
    }
    ByteArrayOutputStream memory = vector(1);
    memory.writeBytes(new byte[] {0x01, 0x01, 0x01}); // at least and at most one page
    ByteArrayOutputStream data = vector(1);
    data.write(0x00); // into memory 0, at a constant
    data.writeBytes(number(ANSWER));
    data.write(0x0b);
    unsigned(data, answer.length);
    data.writeBytes(answer);

    ByteArrayOutputStream module = new ByteArrayOutputStream();
    module.writeBytes(empty());
    section(module, 1, types);
    section(module, 3, uses);
    section(module, 5, memory);
    section(module, 7, exports);
    section(module, 10, code);
    section(module, 11, data);
    return module.toByteArray();
  }

  private static void export(ByteArrayOutputStream out, String name, int kind, int index) {
    byte[] letters = name.getBytes(StandardCharsets.UTF_8);
    unsigned(out, letters.length);
    out.writeBytes(letters);
    out.write(kind);
    unsigned(out, index);
  }

  private static void section(ByteArrayOutputStream module, int id, ByteArrayOutputStream content) {
    module.write(id);
    unsigned(module, content.size());
    module.writeBytes(content.toByteArray());
  }

  private static ByteArrayOutputStream vector(int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    unsigned(out, length);
    return out;
  }

  /** LEB128, seven bits at a time, the lowest first. */
  private static void unsigned(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
