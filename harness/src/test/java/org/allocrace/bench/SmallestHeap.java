package org.allocrace.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.imports.Recording;

/**
 * How much memory one operation needs: the smallest heap in which a file can be read, found by
 * halving, in a fresh JVM each time. Arguments: the file, and {@code trace} or {@code recording}.
 *
 * <p>The serial collector with a young generation of 2 MiB adds next to nothing of its own, and
 * what an empty program needs is taken off. A binary trace is mapped and a recording is streamed,
 * so the heap holds neither; a text twin is read into the heap, and its bytes are taken off.
 */
public final class SmallestHeap {
  private static final int MEBI = 1 << 20;
  private static final int ROOM = 4096;

  private SmallestHeap() {}

  /** Prints one line. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 3) {
      System.out.println(read(arguments[0], arguments[1]));
      return;
    }
    String file = arguments[0];
    String form = arguments[1];
    long operations = read(file, form);
    int nothing = smallest(file, "nothing");
    int all = smallest(file, form);
    long inHeap = file.endsWith(".txt") && form.equals("trace") ? Files.size(Path.of(file)) : 0;
    double each = ((double) (all - nothing) * MEBI - inHeap) / operations;
    System.out.printf(
        Locale.ROOT,
        "%s: %d operations, heap %d MiB, of which %d for an empty program and %.1f for the file:"
            + " %.1f bytes an operation%n",
        Path.of(file).getFileName(),
        operations,
        all,
        nothing,
        (double) inHeap / MEBI,
        each);
  }

  private static long read(String file, String form) throws Exception {
    return switch (form) {
      case "trace" -> TraceFile.read(Path.of(file)).operations().length;
      case "recording" -> {
        try (Reader in = open(file)) {
          Trace trace = Recording.read(in, Map.of(), Limits.DEFAULT);
          yield trace.operations().length;
        }
      }
      default -> 0;
    };
  }

  private static Reader open(String file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(Path.of(file)), StandardCharsets.US_ASCII),
        1 << 16);
  }

  private static int smallest(String file, String form) throws Exception {
    int tooSmall = 4;
    int enough = ROOM;
    while (enough - tooSmall > 1) {
      int middle = (tooSmall + enough) / 2;
      if (fits(file, form, middle)) {
        enough = middle;
      } else {
        tooSmall = middle;
      }
    }
    return enough;
  }

  private static boolean fits(String file, String form, int mebi) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String heap = "-Xmx" + mebi + "m";
    Process process =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-Xmn2m",
                heap,
                "-cp",
                classPath,
                SmallestHeap.class.getName(),
                file,
                form,
                "once")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }
}
