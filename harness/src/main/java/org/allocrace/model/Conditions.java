package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * What is done to one invocation, besides its settings.
 *
 * @param slowdown per cent that are planted into it, 0 for none
 * @param age null for a fresh contender
 * @param paddingBytes by which the environment or the arguments of its process are longer
 * @param processor to which its process is pinned; null if it is not
 */
public record Conditions(
    int slowdown, @Nullable Age age, int paddingBytes, @Nullable Integer processor) {
  /** Nothing is done to it. */
  public static final Conditions PLAIN = new Conditions(0, null, 0, null);
}
