package org.allocrace.engine;

import org.allocrace.model.Noise;
import org.jspecify.annotations.Nullable;

/** Looks at the machine around each timed invocation. */
public interface Watch {
  /** Just before the process starts. */
  void begin();

  /** When it has ended; null if nothing can be seen. */
  @Nullable Noise end();

  /** Sees nothing. */
  Watch BLIND =
      new Watch() {
        @Override
        public void begin() {}

        @Override
        public @Nullable Noise end() {
          return null;
        }
      };
}
