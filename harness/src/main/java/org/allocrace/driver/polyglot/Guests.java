package org.allocrace.driver.polyglot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.allocrace.driver.GuestException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.io.IOAccess;

/** What the two kinds of guests have in common: a closed context, and how failures read. */
final class Guests {
  /** That nothing is compiled is refused by {@link Compilation#require}, in our own words. */
  static final String NO_WARNING = "engine.WarnInterpreterOnly";

  private Guests() {}

  /**
   * A context without files, threads, processes, environment or classes of the host. What a guest
   * prints is dropped: standard output is the protocol's.
   */
  static Context context(String language) {
    return Context.newBuilder(language)
        .allowHostAccess(HostAccess.newBuilder().allowBufferAccess(true).build())
        .allowIO(IOAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowCreateThread(false)
        .allowCreateProcess(false)
        .allowNativeAccess(false)
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .option(NO_WARNING, "false")
        .build();
  }

  static GuestException unreadable(Path file, IOException cause) {
    return new GuestException(
        "not-started", file + " cannot be read: " + cause.getMessage(), cause);
  }

  static Source source(String language, Path file, byte[] bytes) {
    return Source.newBuilder(
            language, ByteSequence.create(bytes), String.valueOf(file.getFileName()))
        .buildLiteral();
  }

  /** What a function returned, if it is a whole number. */
  static long number(String function, Value returned) {
    if (!returned.fitsInLong()) {
      throw wrong(function, "a whole number", returned);
    }
    return returned.asLong();
  }

  static GuestException wrong(String function, String wanted, Value returned) {
    return new GuestException(
        "garbage", "the guest's %s returns %s, not %s".formatted(function, returned, wanted));
  }

  /**
   * A failure of the engine or of the guest, in words.
   *
   * @param code for an exception of the guest's own
   */
  static GuestException failed(PolyglotException e, String code) {
    String message = e.getMessage() == null ? "it gave no reason" : e.getMessage();
    if (e.isResourceExhausted()) {
      return new GuestException("out-of-memory", message, e);
    }
    return new GuestException(e.isGuestException() ? code : "internal", message, e);
  }
}
