package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * Memory of one replay, as the program itself reports it. Bytes; null where a runtime cannot tell.
 *
 * @param peakResidentBytes of the whole process
 * @param reservedBytes the most that the allocator had taken from the system
 * @param requestedLiveBytes what the trace asked for at its peak
 * @param collections garbage collections, null where there is no collector
 * @param collectionNs what they took together
 * @param allocatedBytes on the collected heap during the replay, null where there is no collector
 * @param replayBeginNs when the replay began, since the program began
 * @param replayEndNs when everything was given back again
 * @param resident as the parent saw it; null where nobody looked
 */
public record MemoryUse(
    @Nullable Long peakResidentBytes,
    @Nullable Long reservedBytes,
    @Nullable Long requestedLiveBytes,
    @Nullable Long collections,
    @Nullable Long collectionNs,
    @Nullable Long allocatedBytes,
    @Nullable Long replayBeginNs,
    @Nullable Long replayEndNs,
    @Nullable Resident resident) {

  /** With what the parent saw. */
  public MemoryUse seen(Resident byParent) {
    return new MemoryUse(
        peakResidentBytes,
        reservedBytes,
        requestedLiveBytes,
        collections,
        collectionNs,
        allocatedBytes,
        replayBeginNs,
        replayEndNs,
        byParent);
  }
}
