package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.model.ContenderFacts;

/**
 * What it costs to have guests of one program, over all invocations of its contenders.
 *
 * @param program {@code language@runtime}
 * @param startNs from the start of the engine, or of loading the library, to an open session
 * @param callNs an empty call
 */
public record ProgramHosting(String program, SampleEstimate startNs, SampleEstimate callNs) {
  /** In the order in which the programs come; empty where there are no guests. */
  static List<ProgramHosting> of(List<TraceResult> traces) {
    Map<String, List<HostingResult>> byProgram = new LinkedHashMap<>();
    for (TraceResult trace : traces) {
      for (RuntimeResult one : trace.runtimes()) {
        HostingResult hosting = one.hosting();
        if (hosting != null) {
          String program = ContenderFacts.program(one.cell().contender().name());
          byProgram.computeIfAbsent(program, _ -> new ArrayList<>()).add(hosting);
        }
      }
    }
    return byProgram.entrySet().stream()
        .map(
            entry ->
                new ProgramHosting(
                    entry.getKey(),
                    together(entry.getValue().stream().map(HostingResult::startNs).toList()),
                    together(entry.getValue().stream().map(HostingResult::callNs).toList())))
        .toList();
  }

  /** Each invocation is a process of its own: those of several cells are one sample. */
  private static SampleEstimate together(List<SampleEstimate> estimates) {
    Map<Integer, Double> all = new LinkedHashMap<>();
    for (SampleEstimate estimate : estimates) {
      for (double value : estimate.invocations()) {
        all.put(all.size(), value);
      }
    }
    return Comparer.median(all);
  }
}
