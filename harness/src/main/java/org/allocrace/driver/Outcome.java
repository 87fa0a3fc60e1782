package org.allocrace.driver;

import java.util.List;
import org.allocrace.model.Event;
import org.allocrace.model.Failure;

/** How an invocation ended. */
public sealed interface Outcome {

  /** What was reported, as far as it came. */
  List<Event> events();

  /** The program did everything it was asked. */
  record Completed(List<Event> events) implements Outcome {
    /** Copies the list. */
    public Completed {
      events = List.copyOf(events);
    }
  }

  /** It did not; what it reported before is kept. */
  record Failed(List<Event> events, Failure failure) implements Outcome {
    /** Copies the list. */
    public Failed {
      events = List.copyOf(events);
    }
  }
}
