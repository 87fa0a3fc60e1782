package org.allocrace.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Whether the contenders of a trace did the same work: {@code contents} equal for all, {@code
 * placement} for all with the same policy. The majority is taken to be right, the first on a tie.
 */
public final class Agreement {
  private final Map<String, Placement> policies = new HashMap<>();

  /** Knows the placement policies of these contenders. */
  public Agreement(List<ContenderFacts> contenders) {
    contenders.forEach(facts -> policies.put(facts.name(), facts.placement()));
  }

  /** What is said of one contender. */
  public enum Verdict {
    AGREES,
    DISAGREES,
    FAILED,
    NOT_APPLICABLE
  }

  /** The verdict on one of the results of a trace. */
  public Verdict verdict(Verification one, List<Verification> all) {
    if (one.notApplicable()) {
      return Verdict.NOT_APPLICABLE;
    }
    if (one.code() != null) {
      return Verdict.FAILED;
    }
    Placement policy = policies.getOrDefault(one.contender(), Placement.NONE);
    boolean contents = isCommon(one.contents(), all, false, policy);
    boolean placement = policy == Placement.NONE || isCommon(one.placement(), all, true, policy);
    return contents && placement ? Verdict.AGREES : Verdict.DISAGREES;
  }

  private boolean isCommon(
      @Nullable String digest, List<Verification> all, boolean placement, Placement policy) {
    Map<String, Integer> votes = new HashMap<>();
    String common = null;
    for (Verification other : all) {
      boolean comparable =
          !placement || policies.getOrDefault(other.contender(), Placement.NONE) == policy;
      String value = placement ? other.placement() : other.contents();
      if (comparable && value != null) {
        votes.merge(value, 1, Integer::sum);
        if (common == null || votes.getOrDefault(value, 0) > votes.getOrDefault(common, 0)) {
          common = value;
        }
      }
    }
    return digest != null && digest.equals(common);
  }
}
