package org.allocrace.chart;

import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Makes of the library's document an element that may stand in a page beside others.
 *
 * <p>VectorGraphics2D 0.13 names clip paths after hash codes, which differ from run to run and may
 * clash between two pictures of a page; it writes Java's name of a font, which browsers do not
 * know; and it gives a text only its start, so that with another font what is set flush right is no
 * longer flush.
 */
final class SvgElement {
  private static final String FONTS = "'DejaVu Sans',Verdana,Arial,sans-serif";

  // The library leaves out the size of its own default font, which is not a browser's.
  private static final int UNSAID_SIZE = 12;

  private static final Pattern SIZE = Pattern.compile("font-size:([0-9.]+)px");

  private final Document document;

  private SvgElement(Document document) {
    this.document = document;
  }

  static String tidied(byte[] raw, String title) {
    try {
      SvgElement element = new SvgElement(parse(raw));
      element.nameClips();
      element.nameFonts();
      element.joinLines();
      element.describe(title);
      return element.written();
    } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("the SVG library wrote what is not XML", e);
    }
  }

  private static Document parse(byte[] raw)
      throws ParserConfigurationException, IOException, SAXException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    // The document type names a file on a server, which is not to be fetched.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(raw));
  }

  /** Names each clip path after its outline: equal names, on one page too, mean equal outlines. */
  private void nameClips() throws TransformerException {
    Map<String, String> names = new HashMap<>();
    for (Element clip : elements("clipPath")) {
      String name = "clip-" + Integer.toHexString(outline(clip).hashCode());
      names.put("url(#" + clip.getAttribute("id") + ")", "url(#" + name + ")");
      clip.setAttribute("id", name);
    }
    for (Element group : elements("g")) {
      String clip = group.getAttribute("clip-path");
      if (!clip.isEmpty()) {
        group.setAttribute("clip-path", names.getOrDefault(clip, clip));
      }
    }
  }

  private static String outline(Element clip) throws TransformerException {
    Element copy = (Element) clip.cloneNode(true);
    copy.removeAttribute("id");
    return write(new DOMSource(copy));
  }

  private void nameFonts() {
    for (Element text : elements("text")) {
      String style = text.getAttribute("style");
      Matcher size = SIZE.matcher(style);
      boolean sized = size.find();
      float pixels = sized ? Float.parseFloat(size.group(1)) : UNSAID_SIZE;
      Font font =
          new Font(Theme.FAMILY, style.contains("font-weight:bold") ? Font.BOLD : Font.PLAIN, 1)
              .deriveFont(pixels);
      text.setAttribute(
          "style",
          style.replaceAll("font-family:[^;]*;", "font-family:" + FONTS + ";")
              + (sized ? "" : "font-size:" + UNSAID_SIZE + "px;"));
      text.setAttribute(
          "textLength", hundredths(String.valueOf(Canvas.widthOf(text.getTextContent(), font))));
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  /** Makes one polyline of lines that begin where the one before ended, a tenth of the size. */
  private void joinLines() {
    List<Element> chain = new ArrayList<>();
    for (Element line : elements("line")) {
      if (!chain.isEmpty() && !continues(chain.getLast(), line)) {
        replace(chain);
        chain.clear();
      }
      chain.add(line);
    }
    replace(chain);
  }

  private static boolean continues(Element before, Element line) {
    return before.getParentNode() == line.getParentNode()
        && followingElement(before) == line
        && before.getAttribute("style").equals(line.getAttribute("style"))
        && before.getAttribute("x2").equals(line.getAttribute("x1"))
        && before.getAttribute("y2").equals(line.getAttribute("y1"));
  }

  private static @Nullable Node followingElement(Element element) {
    Node next = element.getNextSibling();
    while (next != null && !(next instanceof Element)) {
      next = next.getNextSibling();
    }
    return next;
  }

  private void replace(List<Element> chain) {
    if (chain.size() < 2) {
      return;
    }
    Element first = chain.getFirst();
    StringBuilder points = new StringBuilder(point(first, "1"));
    chain.forEach(line -> points.append(' ').append(point(line, "2")));
    Element polyline = document.createElementNS(first.getNamespaceURI(), "polyline");
    polyline.setAttribute("style", first.getAttribute("style"));
    polyline.setAttribute("points", points.toString());
    Node parent = first.getParentNode();
    parent.insertBefore(polyline, first);
    chain.forEach(parent::removeChild);
  }

  private static String point(Element line, String end) {
    return hundredths(line.getAttribute("x" + end))
        + ","
        + hundredths(line.getAttribute("y" + end));
  }

  private static String hundredths(String pixels) {
    return new BigDecimal(pixels)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  private void describe(String words) {
    Element root = document.getDocumentElement();
    root.setAttribute("role", "img");
    Element title = document.createElementNS(root.getNamespaceURI(), "title");
    title.setTextContent(words);
    root.insertBefore(title, root.getFirstChild());
  }

  private String written() throws TransformerException {
    return write(new DOMSource(document.getDocumentElement()));
  }

  private static String write(DOMSource source) throws TransformerException {
    var transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    var text = new StringWriter();
    transformer.transform(source, new StreamResult(text));
    return text.toString();
  }

  private List<Element> elements(String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
