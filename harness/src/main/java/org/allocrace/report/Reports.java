package org.allocrace.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    for (Chart chart : document.charts()) {
      FinishedFile.write(charts.resolve(chart.file() + ".svg"), chart.svg());
      FinishedFile.write(charts.resolve(chart.file() + ".png"), chart.picture().png());
    }
    FinishedFile.write(folder.resolve("results.csv"), CsvReport.of(result));
    FinishedFile.write(folder.resolve("report.md"), MarkdownReport.of(document));
    FinishedFile.write(folder.resolve("report.html"), HtmlReport.of(document));
  }
}
