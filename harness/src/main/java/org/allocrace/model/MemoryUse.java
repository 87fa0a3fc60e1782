package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * Memory of one replay, as the program itself reports it. Bytes; null where a runtime cannot tell.
 *
 * @param peakResidentBytes of the whole process
 * @param reservedBytes what the allocator took from the system
 * @param requestedLiveBytes what the trace asked for at its peak
 * @param collections garbage collections, null where there is no collector
 * @param collectionNs what they took together
 */
public record MemoryUse(
    @Nullable Long peakResidentBytes,
    @Nullable Long reservedBytes,
    @Nullable Long requestedLiveBytes,
    @Nullable Long collections,
    @Nullable Long collectionNs) {}
