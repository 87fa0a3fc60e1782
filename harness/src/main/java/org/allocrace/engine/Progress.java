package org.allocrace.engine;

import org.allocrace.model.Invocation;
import org.allocrace.study.Step;

/** Is told what happens, for whoever watches. */
public interface Progress {
  /** A step begins. */
  void started(Step step);

  /** It came to its end, well or not. */
  void ended(Invocation invocation);

  /** It is left out, because its cell failed too often. */
  void skipped(Step step);
}
