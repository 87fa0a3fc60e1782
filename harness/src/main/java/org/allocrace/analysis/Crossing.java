package org.allocrace.analysis;

/**
 * A contender that begins dearer than another on the same trace and ends cheaper.
 *
 * @param contender that overtakes
 * @param other that is overtaken
 * @param operations after so many since the cold start it has cost less in all, for good
 * @param crossings how often the two curves cross
 */
public record Crossing(String contender, String other, long operations, int crossings) {}
