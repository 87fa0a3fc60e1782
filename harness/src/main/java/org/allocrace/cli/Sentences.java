package org.allocrace.cli;

import org.allocrace.contender.Catalogue;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;

/** Why a cell was not replayed, or not to its end, in words. */
final class Sentences {
  private Sentences() {}

  static String failure(Verification one) {
    return one.operation() == null
        ? String.valueOf(one.code())
        : one.code() + " at operation " + one.operation();
  }

  static String notApplicable(String contender, String kind) {
    ContenderFacts facts = Catalogue.get(contender);
    if (facts.kinds().isEmpty()) {
      return "it leaves garbage with every replay, and its runtime has no collector";
    }
    return facts.kinds().contains(kind)
        ? "it cannot do all that this trace asks for"
        : "only traces of kind %s can be run".formatted(String.join(" or ", facts.kinds()));
  }
}
