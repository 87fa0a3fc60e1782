package org.allocrace.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.allocrace.trace.ArenaWaste;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceStatistics;
import org.allocrace.trace.TraceStatistics.Quantiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace trace info}. */
@Command(
    name = "info",
    description = "Kind, operations, peak, sizes, lifetimes and provenance of traces.",
    footer = {"", "Example: allocrace trace info traces/kslab.pools.atr.gz"},
    mixinStandardHelpOptions = true)
final class TraceInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "traces; - is standard input")
  private List<Path> files = List.of();

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  TraceInfoCommand() {}

  @Override
  public Integer call() throws UserException {
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files) {
      print(out, file, TraceFiles.open(file, sizeLimit.limits()));
    }
    out.flush();
    return ExitCode.FINE;
  }

  private static void print(PrintWriter out, Path file, Trace trace) {
    TraceStatistics statistics = TraceStatistics.of(trace);
    out.println(file);
    row(out, "kind", trace.kind().word());
    row(out, "crc", trace.crcHex());
    row(out, "operations", number(trace.operations().length));
    statistics.operations().forEach((name, count) -> row(out, "  " + name, number(count)));
    row(out, "registers", number(trace.registers()));
    row(out, "peak live", number(trace.figures().peakLive()));
    row(out, "live at end", number(trace.figures().liveAtEnd()));
    if (trace.kind() == Kind.ARENA) {
      waste(out, ArenaWaste.of(trace));
    }
    if (trace.kind() == Kind.POOL) {
      row(out, "contender slots", number(StudyTraces.slots(trace)));
    }
    if (trace.kind() != Kind.EXPR) {
      row(out, "bytes requested", number(trace.figures().bytesRequested()));
      row(out, "peak bytes", number(trace.figures().peakBytes()));
      row(out, "sizes (bytes)", quantiles(statistics.sizes()));
    }
    if (statistics.lifetimes().count() > 0) {
      row(out, "lifetimes (allocs)", quantiles(statistics.lifetimes()));
    }
    if ((trace.flags() & Flags.TRUNCATED) != 0) {
      row(out, "truncated", "the recording stopped at a cap");
    }
    for (int i = 0; i < trace.slotSizes().length; i++) {
      String name = trace.metadata().getOrDefault("class." + i, "class" + i);
      row(
          out,
          "class " + i,
          number(trace.slotSizes()[i])
              + " bytes, "
              + number(trace.capacities()[i])
              + " slots, "
              + name);
    }
    trace.metadata().forEach((key, value) -> provenance(out, key, value));
  }

  /** Sums over all times that an arena was emptied. */
  private static void waste(PrintWriter out, ArenaWaste waste) {
    row(out, "arenas emptied", number(waste.emptied()) + " times");
    row(out, "  capacity bytes", number(waste.capacityBytes()));
    row(out, "  bumped bytes", number(waste.bumpedBytes()));
    row(out, "  of them padding", number(waste.paddingBytes()));
  }

  private static void provenance(PrintWriter out, String key, String value) {
    if (!key.startsWith("class.")) {
      row(out, "#" + key, value);
    }
  }

  private static String quantiles(Quantiles q) {
    return "p10 %s, p50 %s, p90 %s, p99 %s, max %s"
        .formatted(
            number(q.p10()), number(q.p50()), number(q.p90()), number(q.p99()), number(q.max()));
  }

  private static void row(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "  %-20s %s%n", name, value);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
