package org.allocrace.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a study file says, with every default filled in.
 *
 * @param traces as written: names of bundled traces, or paths
 * @param references the first of them that runs on a trace is the 1.00 of that trace's ratios
 * @param seed of the order within blocks
 * @param sampling how samples are taken
 * @param ageing the aged variants; null for none
 * @param modes what is measured, and how; a mode that is not measured is absent
 */
public record Study(
    String name,
    String description,
    List<String> traces,
    List<String> contenders,
    List<String> references,
    long seed,
    Sampling sampling,
    @Nullable Ageing ageing,
    Map<Mode, Level> modes) {
  /** Copies the collections. */
  public Study {
    traces = List.copyOf(traces);
    contenders = List.copyOf(contenders);
    references = List.copyOf(references);
    // In the order of the modes: an immutable map of the JDK has another order in each process.
    Map<Mode, Level> ordered = new EnumMap<>(Mode.class);
    ordered.putAll(modes);
    modes = Collections.unmodifiableMap(ordered);
  }

  /** The same with other samples. */
  public Study with(Sampling other) {
    return new Study(name, description, traces, contenders, references, seed, other, ageing, modes);
  }

  /** The same without a mode. */
  public Study without(Mode mode) {
    Map<Mode, Level> others = new EnumMap<>(Mode.class);
    others.putAll(modes);
    others.remove(mode);
    return new Study(
        name, description, traces, contenders, references, seed, sampling, ageing, others);
  }

  /** The same with other aged variants. */
  public Study with(Ageing other) {
    return new Study(
        name, description, traces, contenders, references, seed, sampling, other, modes);
  }

  /**
   * How one mode is measured.
   *
   * @param blocks invocations of each cell
   */
  public record Level(int blocks, Settings settings) {}
}
