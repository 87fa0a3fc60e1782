package org.allocrace.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fresh process that replayed one cell: the sample of every statistic.
 *
 * @param id counts from 0 within a run, in the order they finished
 * @param block which round it belongs to, from 0
 * @param position its place in the shuffled order of the block, from 0
 * @param padding bytes of random environment padding
 * @param startedAt ISO 8601, UTC
 * @param elapsedMs wall time of the whole process
 * @param stealShare share of processor time stolen meanwhile, 0 to 1; null where unknown
 * @param events what it reported, in order
 * @param failure why it gave no result; null if it did
 */
public record Invocation(
    int id,
    String contender,
    String trace,
    Mode mode,
    int block,
    int position,
    int padding,
    String startedAt,
    long elapsedMs,
    @Nullable Double stealShare,
    List<Event> events,
    @Nullable Failure failure) {

  /** Copies the list. */
  public Invocation {
    events = List.copyOf(events);
  }

  /** The cell that was replayed. */
  public Cell cell() {
    return new Cell(contender, trace);
  }

  /** The events of one type, in order. */
  public <T extends Event> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The first event of one type. */
  public <T extends Event> Optional<T> first(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The iterations of one phase. */
  public List<Event.Iteration> iterations(Phase phase) {
    return events(Event.Iteration.class).stream().filter(i -> i.phase() == phase).toList();
  }

  /** Whether it came to its end. */
  public boolean succeeded() {
    return failure == null;
  }
}
