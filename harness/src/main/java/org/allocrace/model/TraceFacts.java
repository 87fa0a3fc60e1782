package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * What a run knows of a trace.
 *
 * @param name as cells name it
 * @param file as the study wrote it
 * @param kind heap, pool, arena or expr
 * @param crc of the binary form, 8 hexadecimal digits
 * @param poolSlots slots that a fresh pool contender has, all classes together; null for other
 *     kinds
 * @param arenaUse what arenas waste; null for other kinds
 * @param program what was recorded, from the metadata; empty if it does not say
 */
public record TraceFacts(
    String name,
    String file,
    String kind,
    String crc,
    long operations,
    long allocations,
    long peakLive,
    long peakBytes,
    @Nullable Long poolSlots,
    @Nullable ArenaUse arenaUse,
    String program) {}
