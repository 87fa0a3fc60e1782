package org.allocrace.driver.jmh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allocrace.driver.ResidentWatch;

/** One {@link MemoryReplay} in a JVM of its own, whose resident bytes are watched from here. */
final class PlainJvm {
  private PlainJvm() {}

  /** Runs it to its end or its limit; an interrupt stops it. */
  static Forked run(ForkRequest request, ForkHost host, Duration limit)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Jvm.executable().toString());
    command.addAll(request.jvmArguments(host));
    command.add("-D" + MemoryReplay.STARTED + "=" + MemoryReplay.epochNs());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MemoryReplay.class.getName());
    Path output = Files.createTempFile("allocrace", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      ResidentWatch watch = ResidentWatch.of(process.pid());
      boolean ended = false;
      try {
        process.getOutputStream().close();
        ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        if (!ended) {
          var _ = process.destroyForcibly().waitFor();
        }
      }
      IterationLog log = new IterationLog();
      log.print(new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
      return new Forked(!ended, process.exitValue() != 0, List.of(), log.lastLines(), watch.seen());
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
