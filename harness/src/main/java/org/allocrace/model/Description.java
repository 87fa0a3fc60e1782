package org.allocrace.model;

import java.util.List;

/**
 * What a replay program says about itself ({@code describe}).
 *
 * @param flags the compiler's flags, as one line
 */
public record Description(
    int protocol,
    String language,
    String runtime,
    String runtimeVersion,
    String compiler,
    String flags,
    Clock clock,
    List<Contender> contenders) {

  /** Copies the list. */
  public Description {
    contenders = List.copyOf(contenders);
  }

  /** The clock as {@code describe} prints it. */
  public record Clock(String name, double resolutionNs, double costNs, long pairs) {}
}
