package org.allocrace.report;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report for a pull request: the answer, whether to rely on it, tables and pictures. */
final class MarkdownReport {
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  static String of(Document document) {
    MarkdownReport report = new MarkdownReport();
    report.head(document);
    document.sections().forEach(report::section);
    report.hosting(document.hosting());
    report.foot(document);
    return report.text.toString();
  }

  private void head(Document document) {
    block("# " + escaped(document.title()));
    block(
        "Begun %s; %s. Everything else is in [report.html](report.html), every figure in [results.csv](results.csv)."
            .formatted(escaped(document.started()), escaped(document.duration())));
    if (!document.banner().isEmpty()) {
      block("> **" + escaped(document.banner()) + "**");
    }
    block("## The answer");
    block(
        "For each language: the pool or arena with the lowest median time, next to the general allocator (heap) of the same language and next to the reference. "
            + "*1.21× (1.18 to 1.24)* is a ratio of times with its 95 % interval: below 1 is faster.");
    for (Lead.Part part : document.lead()) {
      block("**" + escaped(part.heading()) + "**");
      block(part.sentences().stream().map(one -> "- " + escaped(one)).collect(lines()));
    }
    block(
        "*How to read it.* ns/op: nanoseconds for one operation of a trace. The control of a language does everything but allocate; its time is the floor under the others, net is what is left without it. "
            + "Block: one round in which every contender runs once in a process of its own, an invocation; ratios are paired by block. Equivalent: the whole interval lies within 5 % of 1; inconclusive: neither that nor on one side of 1. "
            + "Smallest detectable change: the ratio that so many blocks would find four times in five. A word pool holds 8 bytes a slot, the heap the whole object.");
    block("## May it be relied on?");
    points(List.of(document.verdict()));
    table(document.controls());
    points(document.validity());
    Chart matrix = document.matrix();
    if (matrix != null) {
      picture(matrix);
    }
  }

  private void points(List<Validity.Point> points) {
    block(
        points.stream()
            .map(point -> "- **" + point.style() + "**: " + escaped(point.text()))
            .collect(lines()));
  }

  private void section(Document.Section section) {
    block("## " + escaped(section.name()));
    block(escaped(section.facts()));
    if (!section.measured()) {
      block("Nothing was measured on this trace.");
    }
    table(section.throughput());
    section.throughputCharts().forEach(this::picture);
    exclusions(section.exclusions());
    table(section.instructions());
    table(section.runtimes());
    table(section.parts());
    section.runtimeCharts().forEach(this::picture);
    table(section.aged());
    section.agedCharts().forEach(this::picture);
    if (!section.arenas().isEmpty()) {
      block(escaped(section.arenas()));
    }
    List<Table> details =
        Stream.of(
                section.latency(),
                section.tail(),
                section.causes(),
                section.openLoop(),
                section.memory(),
                section.steady(),
                section.warming(),
                section.cold(),
                section.crossings())
            .filter(table -> !table.isEmpty())
            .toList();
    if (!details.isEmpty()) {
      block("<details><summary>Latency, open loop, memory, cold and steady</summary>");
      details.forEach(this::table);
      block("</details>");
    }
  }

  private void exclusions(List<Exclusion> exclusions) {
    if (!exclusions.isEmpty()) {
      block(
          exclusions.stream()
              .map(
                  one ->
                      "- %s: **%s**: %s"
                          .formatted(
                              escaped(one.names()), one.word().text(), escaped(one.reason())))
              .collect(lines()));
    }
  }

  private void table(Table table) {
    if (table.isEmpty()) {
      return;
    }
    block("**" + escaped(table.caption()) + "**");
    Stream<String> head =
        Stream.of(
            row(table.heads().stream().map(MarkdownReport::escaped).toList()),
            row(table.heads().stream().map(one -> "---").toList()));
    Stream<String> rows =
        table.rows().stream()
            .map(
                one ->
                    row(
                        Stream.concat(
                                Stream.of(one.name()),
                                one.entries().stream().map(Table.Entry::text))
                            .map(MarkdownReport::escaped)
                            .toList()));
    block(Stream.concat(head, rows).collect(lines()));
    table.notes().forEach(note -> block(escaped(note)));
  }

  private static String row(List<String> entries) {
    return "| " + String.join(" | ", entries) + " |";
  }

  private void picture(Chart chart) {
    block("![%s](charts/%s.png)".formatted(escaped(chart.title()), chart.file()));
  }

  private void hosting(Table hosting) {
    if (!hosting.isEmpty()) {
      block("## Guests");
      table(hosting);
    }
  }

  private void foot(Document document) {
    block("## Where and how");
    block(
        Stream.concat(document.settings().stream(), document.environment().stream())
            .map(fact -> "- " + escaped(fact.name()) + ": " + escaped(fact.value()))
            .collect(lines()));
    block(
        "What these figures do not show stands at the end of report.html. The raw data are in"
            + " samples.ndjson, one invocation a line.");
  }

  private void block(String block) {
    text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  /** Text in which neither Markdown nor HTML sees anything of its own. */
  private static String escaped(String raw) {
    return Plain.line(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("[\\\\`*\\[\\]|~#]", "\\\\$0")
        .replaceAll("(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", "\\\\_");
  }
}
