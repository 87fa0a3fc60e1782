package org.allocrace.driver.foreign;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;

/**
 * A guest in a shared library: the exports of {@code docs/polyglot.md} by downcalls; a replay is
 * one of them. A library stays loaded until the JVM ends, and a crash in it ends the JVM.
 */
@SuppressWarnings("restricted") // the launcher and forks allow native access
public final class LibraryGuest implements Guest {
  private static final String PREFIX = "allocrace_";
  private static final FunctionDescriptor NUMBER = FunctionDescriptor.of(JAVA_INT);
  private static final FunctionDescriptor TWO = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor POINTER = FunctionDescriptor.of(ADDRESS);

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;
  private final MethodHandle buffer;
  private final MethodHandle open;
  private final MethodHandle verify;
  private final MethodHandle answer;
  private final MethodHandle answerLength;
  private final MethodHandle rewind;
  private final MethodHandle replay;
  private final MethodHandle work;
  private final MethodHandle sum;
  private final MethodHandle reserved;
  private final MethodHandle nothing;
  private final MethodHandle close;

  private LibraryGuest(SymbolLookup symbols) {
    this.symbols = symbols;
    buffer = function("buffer", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    open = function("open", TWO);
    verify = function("verify", TWO);
    answer = function("answer", POINTER);
    answerLength = function("answer_length", NUMBER);
    rewind = function("rewind", FunctionDescriptor.ofVoid());
    replay = function("replay", TWO);
    work = function("work", NUMBER);
    sum = function("sum", NUMBER);
    reserved = function("reserved", FunctionDescriptor.of(JAVA_LONG));
    nothing = function("nothing", FunctionDescriptor.ofVoid());
    close = function("close", FunctionDescriptor.ofVoid());
  }

  /** Loads a library. */
  public static LibraryGuest load(Path library) {
    try {
      return new LibraryGuest(SymbolLookup.libraryLookup(library, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new GuestException("not-started", library + " cannot be loaded: " + e.getMessage(), e);
    } catch (GuestException e) {
      throw new GuestException(e.code(), library + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String open(String request, byte[] trace) {
    return ask(open, request, trace);
  }

  @Override
  public String verify(String request, byte[] trace) {
    return ask(verify, request, trace);
  }

  @Override
  public void rewind() {
    try {
      rewind.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public boolean replay(int from, int to) {
    try {
      return (int) replay.invokeExact(from, to) == 0;
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public int work() {
    return number(work);
  }

  @Override
  public int sum() {
    return number(sum);
  }

  @Override
  public long reserved() {
    try {
      return (long) reserved.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public void nothing() {
    try {
      nothing.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      close.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** What the functions of the open session take first. */
  MemorySegment state() {
    return pointer(function("state", POINTER));
  }

  /** The function of one operation of the open session; null if its kind has no such operation. */
  MemorySegment operation(int which) {
    try {
      MethodHandle operation = function("operation", FunctionDescriptor.of(ADDRESS, JAVA_INT));
      return (MemorySegment) operation.invokeExact(which);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return linker.downcallHandle(symbol(name), descriptor);
  }

  /** The address of an export. */
  MemorySegment symbol(String name) {
    return symbols
        .find(PREFIX + name)
        .orElseThrow(
            () ->
                new GuestException(
                    "bad-module",
                    "the library does not export a function %s%s: it is no guest of allocrace"
                        .formatted(PREFIX, name)));
  }

  private String ask(MethodHandle question, String request, byte[] trace) {
    byte[] words = request.getBytes(StandardCharsets.UTF_8);
    try {
      int length = Math.addExact(words.length, trace.length);
      MemorySegment room = (MemorySegment) buffer.invokeExact(length);
      if (room.equals(MemorySegment.NULL)) {
        throw new GuestException("out-of-memory", "the guest has no room for the trace");
      }
      MemorySegment bytes = room.reinterpret(length);
      MemorySegment.copy(words, 0, bytes, ValueLayout.JAVA_BYTE, 0, words.length);
      MemorySegment.copy(trace, 0, bytes, ValueLayout.JAVA_BYTE, words.length, trace.length);
      int _ = (int) question.invokeExact(words.length, trace.length);
      int said = number(answerLength);
      if (said < 0) {
        throw new GuestException("garbage", "the guest's answer has the length " + said);
      }
      return new String(
          pointer(answer)
              .reinterpret(MemoryLayout.sequenceLayout(said, ValueLayout.JAVA_BYTE).byteSize())
              .toArray(ValueLayout.JAVA_BYTE),
          StandardCharsets.UTF_8);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static int number(MethodHandle function) {
    try {
      return (int) function.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static MemorySegment pointer(MethodHandle function) {
    try {
      return (MemorySegment) function.invokeExact();
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** A downcall itself throws nothing but what the JVM does. */
  static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException own ? own : new IllegalStateException(e);
  }
}
