package org.allocrace.driver.polyglot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * A guest in a script: the object {@code allocrace} of {@code docs/polyglot.md}, in GraalJS. A
 * replay is one call.
 */
public final class JavaScriptGuest implements Guest {
  private static final String LANGUAGE = "js";
  private static final String OBJECT = "allocrace";

  private final Context context;
  private final Value copy;
  private final Value object;
  private final Value rewind;
  private final Value replay;
  private final Value nothing;

  private JavaScriptGuest(Context context) {
    this.context = context;
    Value found = context.getBindings(LANGUAGE).getMember(OBJECT);
    if (found == null || !found.hasMembers()) {
      throw new GuestException(
          "bad-module", "the script leaves no object allocrace: it is no guest of ours");
    }
    object = found;
    // The view of a host's buffer is slow to read; a copy is the script's own.
    copy = context.eval(LANGUAGE, "bytes => new Uint8Array(new Uint8Array(bytes))");
    rewind = method("rewind");
    replay = method("replay");
    nothing = method("nothing");
  }

  /** Runs the script. */
  public static JavaScriptGuest load(Path script) {
    String text;
    try {
      text = Files.readString(script);
    } catch (IOException e) {
      throw Guests.unreadable(script, e);
    }
    Context context = Guests.context(LANGUAGE);
    try {
      String name = String.valueOf(script.getFileName());
      var _ = context.eval(Source.newBuilder(LANGUAGE, text, name).buildLiteral());
      return new JavaScriptGuest(context);
    } catch (PolyglotException e) {
      context.close(true);
      throw new GuestException("bad-module", script + ": " + e.getMessage(), e);
    } catch (GuestException e) {
      context.close(true);
      throw new GuestException(e.code(), script + ": " + e.getMessage(), e);
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
      throw Guests.failed(e, "exception");
    }
  }

  @Override
  public boolean replay(int from, int to) {
    try {
      return Guests.number("replay", replay.execute(from, to)) == 0;
    } catch (PolyglotException e) {
      throw Guests.failed(e, "exception");
    }
  }

  /** Numbers there are doubles, and these have no sign. */
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
      throw Guests.failed(e, "exception");
    }
  }

  @Override
  public void close() {
    context.close(true);
  }

  private String ask(String method, String request, byte[] trace) {
    try {
      Value bytes = copy.execute(ByteBuffer.wrap(trace));
      Value answer = method(method).execute(request, bytes);
      if (!answer.isString()) {
        throw Guests.wrong(method, "text", answer);
      }
      return answer.asString();
    } catch (PolyglotException e) {
      throw Guests.failed(e, "exception");
    }
  }

  private long number(String method) {
    try {
      return Guests.number(method, method(method).execute());
    } catch (PolyglotException e) {
      throw Guests.failed(e, "exception");
    }
  }

  private Value method(String name) {
    Value method = object.getMember(name);
    if (method == null || !method.canExecute()) {
      throw new GuestException(
          "bad-module",
          "the object allocrace has no method %s: it is no guest of ours".formatted(name));
    }
    return method;
  }
}
