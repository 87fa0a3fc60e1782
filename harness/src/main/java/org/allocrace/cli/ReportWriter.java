package org.allocrace.cli;

import java.io.IOException;
import java.util.List;
import org.allocrace.analysis.Analyzer;
import org.allocrace.analysis.RunResult;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;
import org.allocrace.report.Reports;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;

/** From a run folder to its report; nothing but the folder is read. */
final class ReportWriter {
  RunResult write(RunFolder folder) throws IOException, RunFileException {
    Run run = folder.run();
    List<Invocation> invocations = folder.invocations();
    RunResult result =
        new Analyzer(run, Catalogue.named(run.study().contenders()), invocations).analyze();
    Reports.write(result, folder.environment(), folder.path());
    return result;
  }
}
