package org.allocrace.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allocrace.analysis.Agreement;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.process.ReplayProgram;
import org.allocrace.driver.process.ReplayProgramException;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace verify}. */
@Command(
    name = "verify",
    description = {
      "Replay traces through every contender that can run them and compare digests.",
      "contents must be equal for all, placement for all pools and for all arenas."
    },
    footer = {
      "",
      "Without a trace: all bundled ones. Exit code 4 if contenders disagree, 1 if one failed.",
      "Example: allocrace verify traces/kslab.pools.atr.gz"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String INTERNAL = "internal";

  /** The forms of the result. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "TRACE", description = ".atr, .atr.gz or .atr.txt")
  private List<Path> traces = List.of();

  @Option(names = "--format", description = "text (default) or json, one document")
  private Format format = Format.TEXT;

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  private final Path home = Path.of(System.getProperty("allocrace.home", "."));

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  VerifyCommand() {}

  private record Result(Path file, Trace trace, List<Verification> verifications) {}

  @Override
  public Integer call() throws Exception {
    Agreement agreement = new Agreement(Catalogue.contenders());
    PrintWriter out = spec.commandLine().getOut();
    List<Result> results = new ArrayList<>();
    int exit = ExitCode.FINE;
    for (Path file : traces.isEmpty() ? bundled() : traces) {
      try {
        Trace trace = TraceFiles.open(file, sizeLimit.limits());
        Result result = new Result(file, trace, replay(trace));
        results.add(result);
        if (format == Format.TEXT) {
          print(out, result, agreement);
        }
        exit = Math.max(exit, exitCode(result, agreement));
      } catch (UserException e) {
        // One refused trace leaves the others unharmed.
        spec.commandLine().getErr().println("allocrace: " + e.getMessage());
        exit = Math.max(exit, ExitCode.USAGE);
      }
    }
    if (format == Format.JSON) {
      out.println(json(results, agreement));
    }
    out.flush();
    return exit;
  }

  private List<Path> bundled() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("traces"))) {
      return files.filter(file -> file.toString().endsWith(".atr.gz")).sorted().toList();
    }
  }

  private List<Verification> replay(Trace trace)
      throws IOException, UserException, InterruptedException {
    List<Verification> result = new ArrayList<>(rust(trace));
    for (ContenderFacts facts : Catalogue.of("java")) {
      result.add(JavaContenders.verify(facts, trace));
    }
    return result;
  }

  /** The program gets an unpacked copy; a program that fails is a failure of its contenders. */
  private List<Verification> rust(Trace trace)
      throws IOException, UserException, InterruptedException {
    List<String> names = Catalogue.of("rust").stream().map(ContenderFacts::name).toList();
    Path unpacked = Files.createTempFile("allocrace", ".atr");
    try {
      TraceFile.write(trace, unpacked);
      Path program = home.resolve("rust-ref/target/release/allocrace-replay-rust");
      return new ReplayProgram(program, LIMIT)
          .verify(List.of(unpacked), names, sizeLimit.limits().maxSize())
          .getOrDefault(unpacked, List.of());
    } catch (ReplayProgramException e) {
      spec.commandLine().getErr().println("allocrace: " + e.getMessage());
      return names.stream()
          .map(name -> new Verification(name, null, null, INTERNAL, null, null))
          .toList();
    } finally {
      Files.deleteIfExists(unpacked);
    }
  }

  private static int exitCode(Result result, Agreement agreement) {
    int exit = ExitCode.FINE;
    boolean someEnded = result.verifications().stream().anyMatch(v -> v.contents() != null);
    for (Verification one : result.verifications()) {
      int code =
          switch (agreement.verdict(one, result.verifications())) {
            case AGREES, NOT_APPLICABLE -> ExitCode.FINE;
            case DISAGREES -> ExitCode.DISAGREE;
            case FAILED -> failure(String.valueOf(one.code()), someEnded);
          };
      exit = Math.max(exit, code);
    }
    return exit;
  }

  /** A contender that ran out where another did not disagrees; a broken program says nothing. */
  private static int failure(String code, boolean someEnded) {
    return someEnded && !code.equals(INTERNAL) ? ExitCode.DISAGREE : ExitCode.TOOL_FAILED;
  }

  private static void print(PrintWriter out, Result result, Agreement agreement) {
    out.printf(
        Locale.ROOT,
        "%s  %s, %,d operations%n",
        result.file().getFileName(),
        result.trace().kind().word(),
        result.trace().operations().length);
    for (Verification one : result.verifications()) {
      Agreement.Verdict verdict = agreement.verdict(one, result.verifications());
      if (verdict != Agreement.Verdict.NOT_APPLICABLE) {
        out.printf(
            Locale.ROOT,
            "  %-22s %-9s %-9s %s%n",
            one.contender(),
            orDash(one.contents()),
            orDash(one.placement()),
            sentence(one, verdict));
      }
    }
    out.flush();
  }

  private static String sentence(Verification one, Agreement.Verdict verdict) {
    return switch (verdict) {
      case AGREES -> "agrees";
      case DISAGREES -> "DISAGREES with the majority of this trace's contenders";
      case NOT_APPLICABLE -> "not applicable";
      case FAILED ->
          "FAILED: "
              + one.code()
              + (one.operation() == null ? "" : " at operation " + one.operation());
    };
  }

  private static String orDash(@Nullable String digest) {
    return digest == null ? "-" : digest;
  }

  private static String json(List<Result> results, Agreement agreement) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ObjectNode document = mapper.createObjectNode();
    ArrayNode list = document.putArray("traces");
    for (Result result : results) {
      ObjectNode node = list.addObject();
      String file = String.valueOf(result.file().getFileName());
      node.put("name", result.trace().metadata().getOrDefault("name", file));
      node.put("kind", result.trace().kind().word());
      node.put("crc", result.trace().crcHex());
      ArrayNode contenders = node.putArray("contenders");
      for (Verification one : result.verifications()) {
        Agreement.Verdict verdict = agreement.verdict(one, result.verifications());
        ObjectNode entry = contenders.addObject();
        entry.put("contender", one.contender());
        entry.put("contents", one.contents());
        entry.put("placement", one.placement());
        entry.put("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        entry.put("reason", one.code() == null ? null : sentence(one, verdict));
      }
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }
}
