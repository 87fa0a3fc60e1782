package org.allocrace.driver;

import org.allocrace.model.Failure;
import org.allocrace.model.Measurement;

/** What came of an invocation. */
public sealed interface Outcome {
  /** It came to its end. */
  record Completed(Measurement measurement) implements Outcome {}

  /** It did not; other invocations are unharmed. */
  record Failed(Failure failure) implements Outcome {}
}
