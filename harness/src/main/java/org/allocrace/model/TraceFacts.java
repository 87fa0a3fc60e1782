package org.allocrace.model;

/**
 * What a run knows of a trace.
 *
 * @param name as cells name it
 * @param file as the study wrote it
 * @param kind heap, pool, arena or expr
 * @param crc of the binary form, 8 hexadecimal digits
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
    String program) {}
