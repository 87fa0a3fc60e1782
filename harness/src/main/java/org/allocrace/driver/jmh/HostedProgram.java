package org.allocrace.driver.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.GuestException;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Verification;
import org.allocrace.replay.ReplayException;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * {@code describe} and {@code verify} of a replay program ({@code docs/replay-protocol.md}) for
 * contenders in a JVM that is not the one of the command line. Invocations are forks of {@link
 * JmhDriver}.
 */
public final class HostedProgram {
  private static final String PREFIX = "allocrace.hosted.";

  /** Of {@code docs/replay-protocol.md}. */
  private static final int USAGE = 2;

  private static final int NOT_APPLICABLE = 4;

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private final String language;
  private final ContenderRuntime runtime;
  private final @Nullable Path guest;

  private HostedProgram(String language, ContenderRuntime runtime, @Nullable Path guest) {
    this.language = language;
    this.runtime = runtime;
    this.guest = guest;
  }

  /** The program of the JVM that arguments start. */
  public static Path executable() {
    return Jvm.executable();
  }

  /** The words that start it, before those of the protocol. */
  public static List<String> words(String language, ForkHost host) {
    List<String> words = new ArrayList<>(Jvm.arguments(host, Mode.MEMORY, 0));
    ContenderRuntime runtime = host.runtime();
    words.add("-D" + PREFIX + "language=" + language);
    words.add("-D" + PREFIX + "runtime=" + (runtime == null ? "" : runtime.word()));
    words.add("-D" + PREFIX + "flags=" + Jvm.flags(host));
    if (host.guest() != null) {
      words.add("-D" + PREFIX + "guest=" + host.guest());
    }
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(HostedProgram.class.getName());
    return words;
  }

  /** {@code describe}, or {@code verify --max-size N --list FILE --contender NAME …}. */
  public static void main(String[] args) throws IOException {
    String guest = System.getProperty(PREFIX + "guest");
    String language = System.getProperty(PREFIX + "language", "java");
    HostedProgram program =
        new HostedProgram(
            language,
            ContenderRuntime.of(language, System.getProperty(PREFIX + "runtime", "")).orElseThrow(),
            guest == null ? null : Path.of(guest));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try {
      program.run(List.of(args), out);
    } catch (GuestException e) {
      System.err.println(e.getMessage());
      System.exit(NOT_APPLICABLE);
    }
    out.flush();
    // Threads of an engine do not keep the program.
    System.exit(0);
  }

  private void run(List<String> args, PrintStream out) throws IOException {
    if (args.equals(List.of("describe"))) {
      out.println(JSON.writeValueAsString(facts()));
      return;
    }
    if (args.isEmpty() || !args.getFirst().equals("verify")) {
      System.err.println("this program takes describe, or verify; replays are forks");
      System.exit(USAGE);
    }
    int maxSize = 0;
    List<Path> traces = new ArrayList<>();
    List<String> contenders = new ArrayList<>();
    for (int i = 1; i + 1 < args.size(); i += 2) {
      String value = args.get(i + 1);
      switch (args.get(i)) {
        case "--max-size" -> maxSize = Integer.parseInt(value);
        case "--list" -> Files.readAllLines(Path.of(value)).forEach(it -> traces.add(Path.of(it)));
        case "--contender" -> contenders.add(value);
        default -> throw new IllegalArgumentException("unknown option " + args.get(i));
      }
    }
    for (Path trace : traces) {
      for (String contender : contenders) {
        out.println(line(trace, verify(contender, trace, maxSize)));
      }
    }
  }

  private ProgramFacts facts() {
    ProgramFacts own = Jvm.facts();
    String what = Guests.describe(runtime.host(), guest);
    return new ProgramFacts(
        own.protocol(),
        language,
        what.isEmpty() ? own.runtime() : what + " in " + own.runtime(),
        own.runtimeVersion(),
        own.compiler(),
        System.getProperty(PREFIX + "flags", ""));
  }

  private Verification verify(String base, Path file, int maxSize) throws IOException {
    ContenderFacts facts = Catalogue.get(base + "@" + runtime.word());
    try {
      Trace trace = TraceFile.read(file, new Limits(maxSize));
      if (!facts.kinds().contains(trace.kind().word())) {
        return failed(base, "not-applicable", null);
      }
      return runtime.host().isGuest()
          ? Guests.verify(runtime.host(), guest, facts, file, trace, maxSize)
          : JavaContenders.verify(facts, trace);
    } catch (TraceRefusedException e) {
      return failed(base, e.refusal().code(), e.at() < 0 ? null : e.at());
    } catch (GuestException e) {
      if (!e.code().equals(ReplayException.OUT_OF_MEMORY)) {
        // No result of a contender: what carries it is broken, and the program ends with these
        // words.
        throw e;
      }
      return failed(base, e.code(), null);
    }
  }

  static Verification failed(String contender, String code, @Nullable Long operation) {
    return new Verification(contender, null, null, code, operation, null);
  }

  /** As the native programs print it: without the runtime, which the caller knows. */
  private static String line(Path trace, Verification one) throws JsonProcessingException {
    ObjectNode event = JSON.createObjectNode().put("event", "verified");
    event.setAll((ObjectNode) JSON.valueToTree(one));
    return JSON.writeValueAsString(
        event
            .put("trace", trace.toString())
            .put("contender", ContenderFacts.base(one.contender())));
  }
}
