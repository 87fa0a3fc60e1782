package org.allocrace.driver.polyglot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * A guest in a wasm module: the exports of {@code docs/polyglot.md}, called in GraalWasm. Questions
 * and traces are copied into its linear memory before anything is timed; a replay is one call.
 */
public final class WasmGuest implements Guest {
  private static final String LANGUAGE = "wasm";
  private static final String PREFIX = "allocrace_";

  /** In an answer that is an event of failure. */
  private static final String ERROR = "\"error\"";

  private final Context context;
  private final Value exports;
  private final Value rewind;
  private final Value replay;
  private final Value nothing;

  private WasmGuest(Context context, Value exports) {
    this.context = context;
    this.exports = exports;
    rewind = export("rewind");
    replay = export("replay");
    nothing = export("nothing");
  }

  /** Compiles and instantiates a module that imports nothing. */
  public static WasmGuest load(Path module) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(module);
    } catch (IOException e) {
      throw Guests.unreadable(module, e);
    }
    Context context = Guests.context(LANGUAGE);
    try {
      Value instance = context.eval(Guests.source(LANGUAGE, module, bytes)).newInstance();
      return new WasmGuest(context, instance.getMember("exports"));
    } catch (PolyglotException e) {
      context.close(true);
      throw new GuestException("bad-module", module + ": " + e.getMessage(), e);
    } catch (GuestException e) {
      context.close(true);
      throw new GuestException(e.code(), module + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String open(String request, byte[] trace) {
    return ask("open", request, trace);
  }

  @Override
  public String verify(String request, byte[] trace) {
    return ask("verify", request, trace);
  }

  @Override
  public void rewind() {
    try {
      rewind.executeVoid();
    } catch (PolyglotException e) {
      throw trapped(e);
    }
  }

  @Override
  public boolean replay(int from, int to) {
    try {
      return Guests.number("replay", replay.execute(from, to)) == 0;
    } catch (PolyglotException e) {
      throw trapped(e);
    }
  }

  @Override
  public int work() {
    return (int) number("work");
  }

  @Override
  public int sum() {
    return (int) number("sum");
  }

  @Override
  public long reserved() {
    return number("reserved");
  }

  @Override
  public void nothing() {
    try {
      nothing.executeVoid();
    } catch (PolyglotException e) {
      throw trapped(e);
    }
  }

  @Override
  public void close() {
    context.close(true);
  }

  private String ask(String export, String request, byte[] trace) {
    byte[] question = request.getBytes(StandardCharsets.UTF_8);
    try {
      Value asked = export(export);
      int length = Math.addExact(question.length, trace.length);
      long buffer = unsigned("buffer", export("buffer").execute(length));
      if (buffer == 0) {
        throw new GuestException("out-of-memory", "the guest has no room for the trace");
      }
      write(buffer, ByteBuffer.allocate(length).put(question).put(trace).flip());
      var _ = asked.execute(question.length, trace.length);
      return answer();
    } catch (PolyglotException e) {
      throw trapped(e);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new GuestException(
          "garbage", "the guest names an address outside of its linear memory", e);
    }
  }

  /** Eight bytes at a time: the interface has no copy. The memory may have grown: it is new. */
  private void write(long address, ByteBuffer bytes) {
    Value memory = memory();
    long at = address;
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.remaining() >= Long.BYTES) {
      memory.writeBufferLong(ByteOrder.LITTLE_ENDIAN, at, bytes.getLong());
      at += Long.BYTES;
    }
    while (bytes.hasRemaining()) {
      memory.writeBufferByte(at++, bytes.get());
    }
  }

  private String answer() {
    int length = (int) Guests.number("answer_length", export("answer_length").execute());
    long at = unsigned("answer", export("answer").execute());
    byte[] bytes = new byte[length];
    memory().readBuffer(at, bytes, 0, length);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private Value memory() {
    Value memory = exports.getMember("memory");
    if (memory == null || !memory.hasBufferElements()) {
      throw new GuestException(
          "bad-module", "the module does not export its memory: it is no guest of allocrace");
    }
    return memory;
  }

  private long number(String export) {
    try {
      return Guests.number(export, export(export).execute());
    } catch (PolyglotException e) {
      throw trapped(e);
    }
  }

  private static long unsigned(String export, Value address) {
    return Integer.toUnsignedLong((int) Guests.number(export, address));
  }

  private Value export(String name) {
    Value export = exports.getMember(PREFIX + name);
    if (export == null || !export.canExecute()) {
      throw new GuestException(
          "bad-module",
          "the module does not export a function %s%s: it is no guest of allocrace"
              .formatted(PREFIX, name));
    }
    return export;
  }

  /**
   * With the answer that a guest leaves before it traps, where it did; one that is older is not.
   */
  private GuestException trapped(PolyglotException e) {
    GuestException trap = Guests.failed(e, "trap");
    if (!trap.code().equals("trap")) {
      return trap;
    }
    try {
      String answer = answer();
      return answer.contains(ERROR)
          ? new GuestException("trap", "%s; %s".formatted(trap.getMessage(), answer), e)
          : trap;
    } catch (PolyglotException
        | GuestException
        | IndexOutOfBoundsException
        | NegativeArraySizeException none) {
      return trap;
    }
  }
}
