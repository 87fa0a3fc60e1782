package org.allocrace.driver.jmh;

import org.allocrace.model.Hosting;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.jspecify.annotations.Nullable;

/**
 * Java's loop on a contender.
 *
 * @param timer of the calls of a contender whose operations are a guest's; else null
 */
record OwnSubject(Contender contender, ReplayCode code, Replay session, @Nullable CallTimer timer)
    implements Subject {
  OwnSubject(Contender contender, ReplayCode code) {
    this(contender, code, new Replay(contender, code), null);
  }

  @Override
  public int operations() {
    return code.operations();
  }

  @Override
  public @Nullable Hosting hosting() {
    return timer == null ? null : timer.hosting();
  }

  @Override
  public void close() {
    contender.close();
  }
}
