package org.allocrace.analysis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.jspecify.annotations.Nullable;

/**
 * Whether the contenders of a trace did the same work: {@code contents} equal for all, {@code
 * placement} and {@code work} of the timed loop for all with the same policy. The majority is taken
 * to be right, the first on a tie.
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
    boolean agrees =
        isCommon(one, all, Verification::contents, _ -> true)
            && (policy == Placement.NONE
                || isCommon(one, all, Verification::placement, samePolicy(policy)))
            && isCommon(one, all, Verification::work, samePolicy(policy));
    return agrees ? Verdict.AGREES : Verdict.DISAGREES;
  }

  private Predicate<Verification> samePolicy(Placement policy) {
    return other -> policies.getOrDefault(other.contender(), Placement.NONE) == policy;
  }

  private static boolean isCommon(
      Verification one,
      List<Verification> all,
      Function<Verification, @Nullable String> value,
      Predicate<Verification> comparable) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (Verification other : all) {
      String vote = value.apply(other);
      if (vote != null && comparable.test(other)) {
        var _ = votes.merge(vote, 1, Integer::sum);
      }
    }
    String mine = value.apply(one);
    return mine != null && mine.equals(common(votes));
  }

  /** The value with the most votes, the first of them on a tie; null if nobody voted. */
  static @Nullable String common(Map<String, Integer> votes) {
    String common = null;
    int most = 0;
    for (Map.Entry<String, Integer> vote : votes.entrySet()) {
      if (vote.getValue() > most) {
        common = vote.getKey();
        most = vote.getValue();
      }
    }
    return common;
  }
}
