package org.allocrace.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Environment;

/** Everything that is written about a run. */
public final class Reports {
  private Reports() {}

  /**
   * Writes {@code report.html}, {@code report.md}, {@code results.csv} and {@code charts/*.svg} and
   * {@code *.png} into a folder, which is made if it does not exist. No file has its final name
   * before it is whole; earlier ones of the same names are replaced. Nothing of the run's own files
   * is touched.
   *
   * @throws IOException if a file cannot be written; those written before stay
   */
  public static void write(RunResult result, Environment environment, Path folder)
      throws IOException {
    Document document = Document.of(result, environment);
    Path charts = folder.resolve("charts");
    Files.createDirectories(charts);
    draw(document.charts(), charts);
    FinishedFile.write(folder.resolve("results.csv"), CsvReport.of(result));
    FinishedFile.write(folder.resolve("report.md"), MarkdownReport.of(document));
    FinishedFile.write(folder.resolve("report.html"), HtmlReport.of(document));
  }

  /** Drawing takes nearly all of the time, so that all processors take part. */
  private static void draw(List<Chart> charts, Path folder) throws IOException {
    try {
      charts.parallelStream().forEach(chart -> draw(chart, folder));
    } catch (UncheckedIOException e) {
      throw new IOException("the charts could not be written into " + folder, e.getCause());
    }
  }

  private static void draw(Chart chart, Path folder) {
    try {
      FinishedFile.write(folder.resolve(chart.file() + ".svg"), chart.svg());
      FinishedFile.write(folder.resolve(chart.file() + ".png"), chart.png());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
