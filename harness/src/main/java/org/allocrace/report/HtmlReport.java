package org.allocrace.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The report as one page that needs nothing else: no network, no script. Everything from outside is
 * escaped by the template engine; only pictures, which are our own, enter as they are.
 */
final class HtmlReport {
  private HtmlReport() {}

  /** The page. A variable that a template names and the document lacks is an error. */
  static String of(Document document) {
    return Mustache.compiler()
        .strictSections(true)
        .emptyStringIsFalse(true)
        .zeroIsFalse(true)
        .withEscaper(raw -> Escapers.HTML.escape(Plain.line(raw)))
        .withLoader(HtmlReport::template)
        .compile(template("report"))
        .execute(document);
  }

  private static Reader template(String name) {
    InputStream resource = HtmlReport.class.getResourceAsStream(name + ".mustache");
    if (resource == null) {
      throw new UncheckedIOException(new IOException("there is no template " + name));
    }
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }
}
