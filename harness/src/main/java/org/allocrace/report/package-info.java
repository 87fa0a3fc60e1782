/**
 * A run in words, tables and pictures: HTML, Markdown and CSV, one writer each; no statistic is
 * computed here. Imports {@code analysis}, {@code chart}, {@code model}, {@code unit} and, of
 * {@code stats}, only the interval that estimates carry; only the command line may import it.
 */
@NullMarked
package org.allocrace.report;

import org.jspecify.annotations.NullMarked;
