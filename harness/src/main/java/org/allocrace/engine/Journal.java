package org.allocrace.engine;

import java.io.IOException;
import org.allocrace.model.Invocation;

/** Where finished invocations go: the run folder, or a list in tests. */
@FunctionalInterface
public interface Journal {
  /** Keeps one; if that fails the run stops, for a figure that is not kept is not measured. */
  void append(Invocation invocation) throws IOException;
}
