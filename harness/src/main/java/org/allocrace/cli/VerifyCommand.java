package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.ContenderFacts;
import org.allocrace.study.Nearest;
import org.allocrace.trace.Trace;
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
      description =
          ".atr, .atr.gz or .atr.txt files, and contenders such as rust/pool, rust/pool@ffm or java/*@zgc")
  private List<String> words = List.of();

  @Mixin private LanguageSelection languages = new LanguageSelection();

  @Option(names = "--format", description = "text (default) or json, one document")
  private Format format = Format.TEXT;

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  private final Path home = Path.of(System.getProperty("allocrace.home", "."));

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  VerifyCommand() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    CrossCheck check = new CrossCheck(new Programs(home), sizeLimit.limits().maxSize(), err);
    List<String> contenders = contenders();
    List<VerifiedTrace> results = new ArrayList<>();
    int exit = ExitCode.FINE;
    try (Interruption _ = new Interruption();
        UnpackedTraces unpacked = new UnpackedTraces()) {
      for (Path file : traces()) {
        try {
          Trace trace = TraceFiles.open(file, sizeLimit.limits());
          VerifiedTrace result =
              VerifiedTrace.of(file, trace, unpacked.add(trace), contenders, check);
          results.add(result);
          if (format == Format.TEXT) {
            VerifyOutput.print(out, result);
          }
          exit = Math.max(exit, result.exitCode());
        } catch (UserException e) {
          // One refused trace leaves the others unharmed.
          err.println("allocrace: " + e.getMessage());
          exit = Math.max(exit, ExitCode.USAGE);
        }
      }
    }
    if (format == Format.JSON) {
      out.println(VerifyOutput.json(results));
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
    List<String> named =
        words.stream()
            .filter(VerifyCommand::isContender)
            .flatMap(word -> Catalogue.expand(word).stream())
            .distinct()
            .toList();
    for (String name : named) {
      Optional<String> refusal = Catalogue.refusal(name);
      if (refusal.isPresent()) {
        throw new UserException(
            (ContenderFacts.runtime(name) == null
                    ? "no contender is called " + name
                    : refusal.get())
                + Nearest.hint(name, known));
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
}
