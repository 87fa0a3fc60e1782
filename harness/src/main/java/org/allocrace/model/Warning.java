package org.allocrace.model;

/**
 * Something a reader of the results must know.
 *
 * @param subject what it is about: a cell, a contender, the machine
 * @param text one sentence
 */
public record Warning(String subject, String text) {}
