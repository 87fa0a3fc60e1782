package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The report of a run that was stopped, written by a process of its own: a virtual machine that is
 * going down cannot begin to draw, for drawing wants shutdown hooks.
 */
final class ReportProcess {
  private final Path home;

  ReportProcess(Path home) {
    this.home = home;
  }

  /** Waits for its end; what it says goes where this process's words go. */
  void write(Path folder) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dallocrace.home=" + home,
                "-cp",
                System.getProperty("java.class.path", ""),
                Main.class.getName(),
                "report",
                folder.toString())
            .inheritIO()
            .start();
    if (process.waitFor() == ExitCode.TOOL_FAILED) {
      throw new IOException(
          "the report was not written; write it with: allocrace report " + folder);
    }
  }
}
