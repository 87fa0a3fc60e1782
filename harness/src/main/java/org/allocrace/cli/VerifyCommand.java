package org.allocrace.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allocrace.analysis.Agreement;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.study.Nearest;
import org.allocrace.trace.Trace;
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
      "Without a trace: all bundled ones; without a contender: all.",
      "Exit code 4 if contenders disagree, 1 if one failed.",
      "Example: allocrace verify traces/kslab.pools.atr.gz rust/pool ocaml/pool"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  /** The forms of the result. */
  enum Format {
    TEXT,
    JSON
  }

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "TRACE|CONTENDER",
      description = ".atr, .atr.gz or .atr.txt files, and contenders such as rust/pool")
  private List<String> words = List.of();

  @Mixin private LanguageSelection languages = new LanguageSelection();

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
    PrintWriter err = spec.commandLine().getErr();
    CrossCheck check = new CrossCheck(new Programs(home), sizeLimit.limits().maxSize(), err);
    List<String> contenders = contenders();
    List<Result> results = new ArrayList<>();
    int exit = ExitCode.FINE;
    try (UnpackedTraces unpacked = new UnpackedTraces()) {
      for (Path file : traces()) {
        try {
          Trace trace = TraceFiles.open(file, sizeLimit.limits());
          Result result =
              new Result(file, trace, check.run(trace, unpacked.add(trace), contenders));
          results.add(result);
          if (format == Format.TEXT) {
            print(out, result, agreement);
          }
          exit = Math.max(exit, exitCode(result, agreement));
        } catch (UserException e) {
          // One refused trace leaves the others unharmed.
          err.println("allocrace: " + e.getMessage());
          exit = Math.max(exit, ExitCode.USAGE);
        }
      }
    }
    if (format == Format.JSON) {
      out.println(json(results, agreement));
    }
    out.flush();
    return exit;
  }

  /** A word that is no file and begins with a language is a contender. */
  private static boolean isContender(String word) {
    return Catalogue.LANGUAGES.stream().anyMatch(language -> word.startsWith(language + "/"))
        && !Files.exists(Path.of(word));
  }

  private List<String> contenders() throws UserException {
    List<String> known = Catalogue.contenders().stream().map(ContenderFacts::name).toList();
    List<String> named = words.stream().filter(VerifyCommand::isContender).toList();
    for (String name : named) {
      if (!known.contains(name)) {
        throw new UserException(
            "no contender is called %s%s".formatted(name, Nearest.hint(name, known)));
      }
    }
    List<String> selected = languages.selected();
    List<String> chosen =
        (named.isEmpty() ? known : named)
            .stream().filter(name -> selected.contains(ContenderFacts.language(name))).toList();
    if (chosen.isEmpty()) {
      throw new UserException(
          "--languages leaves out every contender that is named; leave the option out");
    }
    return chosen;
  }

  private List<Path> traces() throws IOException, UserException {
    List<Path> named = words.stream().filter(word -> !isContender(word)).map(Path::of).toList();
    if (!named.isEmpty()) {
      return named;
    }
    try (Stream<Path> files = Files.list(home.resolve("traces"))) {
      List<Path> bundled =
          files.filter(file -> file.toString().endsWith(".atr.gz")).sorted().toList();
      if (bundled.isEmpty()) {
        throw new UserException(home.resolve("traces") + " holds no .atr.gz; name a trace");
      }
      return bundled;
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
    return someEnded && !code.equals(CrossCheck.INTERNAL)
        ? ExitCode.DISAGREE
        : ExitCode.TOOL_FAILED;
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
