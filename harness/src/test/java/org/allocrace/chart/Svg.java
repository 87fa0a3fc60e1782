package org.allocrace.chart;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a reader of an SVG sees, by the JDK's own XML parser. */
record Svg(Document document) {
  static Svg of(Picture picture) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return new Svg(builder.parse(new InputSource(new StringReader(picture.svg()))));
    } catch (Exception e) {
      throw new AssertionError("not well-formed", e);
    }
  }

  List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** Where a text stands. */
  double baselineOf(String text) {
    return Double.parseDouble(
        elements("text").stream()
            .filter(element -> element.getTextContent().equals(text))
            .findFirst()
            .orElseThrow()
            .getAttribute("y"));
  }
}
