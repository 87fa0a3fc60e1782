package org.allocrace.engine;

import org.allocrace.model.Invocation;
import org.allocrace.study.Block;
import org.allocrace.study.Step;

/** Is told what happens, for whoever watches. */
public interface Progress {
  /** A block begins. */
  void block(Block block);

  /** A block will be run again. */
  void noisy(Block block, String why);

  /** A step begins. */
  void started(Step step);

  /** It came to its end, well or not. */
  void ended(Invocation invocation);

  /** It is left out, because its cell failed too often. */
  void skipped(Step step);
}
