package org.allocrace.report;

import java.util.List;
import org.allocrace.analysis.ProgramHosting;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.Spread;
import org.allocrace.report.Table.Entry;

/** What is paid for a guest before its first replay, and for each call. */
final class HostingTable {
  private static final double NANOS_IN_MILLI = 1e6;

  private HostingTable() {}

  /** Empty where there are no guests. */
  static Table of(RunResult result) {
    return new Table(
        "Guests: start-up and an empty call, part of no sample",
        List.of(
            "Program",
            "Start-up, ms: median (least to most)",
            "Empty call, ns: median (least to most)",
            "Invocations"),
        result.hosting().stream().map(HostingTable::row).toList(),
        List.of(
            "Start-up ends with a session that can replay. That of a library is its loading; that"
                + " of a module or a script also its engine's start and its parsing. Reading the"
                + " trace inside the guest, interpreted at first, is part of it."));
  }

  private static Table.Row row(ProgramHosting one) {
    return new Table.Row(
        one.program(),
        Names.program(one.program()),
        "",
        List.of(
            Entry.of(range(one.startNs(), NANOS_IN_MILLI)),
            Entry.of(range(one.callNs(), 1)),
            Entry.of(Integer.toString(one.startNs().invocations().size()))));
  }

  private static String range(SampleEstimate estimate, double unit) {
    Spread spread = Spread.of(estimate);
    return "%s (%s to %s)"
        .formatted(
            Numbers.plain(spread.median() / unit),
            Numbers.plain(spread.least() / unit),
            Numbers.plain(spread.most() / unit));
  }
}
