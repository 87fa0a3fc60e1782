package org.allocrace.driver.jmh;

import org.allocrace.model.Hosting;
import org.allocrace.replay.Session;
import org.jspecify.annotations.Nullable;

/** What a fork replays: Java's own loop on a contender, or a guest. */
interface Subject extends AutoCloseable {
  /** The session, not run yet. */
  Session session();

  /** Operations of a replay, closing ones included. */
  int operations();

  /**
   * What the guest's host costs, asked for when everything is compiled.
   *
   * @return null where there is no guest
   */
  @Nullable Hosting hosting();

  @Override
  void close();
}
