package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allocrace.analysis.RunResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HtmlReportTest {
  private static String html(RunResult result) {
    return HtmlReport.of(Document.of(result, SyntheticMachine.environment()));
  }

  private static List<Element> elements(String html, String name) {
    var found = Xml.parse(html).getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  @Test
  void isWellFormedAndLeadsWithTheAnswer() {
    String html = html(new SyntheticRun().result());
    List<String> heads = elements(html, "h2").stream().map(Element::getTextContent).toList();
    assertEquals(
        List.of("The answer", "How to read it", "May it be relied on?", "All at a glance"),
        heads.subList(0, 4));
    // 1.02 / 9.87 and 1.02 / 1.44 of SyntheticRun, to three digits.
    assertTrue(
        elements(html, "li").stream()
            .map(Element::getTextContent)
            .anyMatch(
                text ->
                    text.contains("rust/pool-tuned (index-stack pool): on kslab.pools 1.02 ns/op")
                        && text.contains("0.103× (0.0961 to 0.111) the time of rust/heap (faster)")
                        && text.contains("0.708×")
                        && text.endsWith("the time of rust/pool (faster).")));
  }

  @Test
  void isTheSamePageInEveryLocale() {
    RunResult result = SyntheticRun.small().result();
    String page = html(result);
    Golden.inEveryLocale(locale -> assertEquals(page, html(result), locale.toString()));
  }

  @Test
  void needsNoNetworkAndNoScript() {
    String html = html(new SyntheticRun().result());
    assertTrue(elements(html, "script").isEmpty());
    assertTrue(elements(html, "link").isEmpty());
    assertTrue(elements(html, "img").isEmpty());
    for (String attribute : Set.of("src=", "href=\"http", "url(http", "@import")) {
      assertFalse(html.contains(attribute), attribute);
    }
  }

  @Test
  void namesEveryTableAndPictureForReadersWhoDoNotSeeThem() {
    String html = html(new SyntheticRun().result());
    List<Element> tables = elements(html, "table");
    assertFalse(tables.isEmpty());
    for (Element table : tables) {
      assertEquals(1, table.getElementsByTagName("caption").getLength());
    }
    for (Element head : elements(html, "th")) {
      assertTrue(Set.of("col", "row").contains(head.getAttribute("scope")));
    }
    for (Element figure : elements(html, "figure")) {
      assertEquals(1, figure.getElementsByTagName("figcaption").getLength());
      Element svg = (Element) figure.getElementsByTagName("svg").item(0);
      assertEquals("img", svg.getAttribute("role"));
      assertFalse(svg.getElementsByTagName("title").item(0).getTextContent().isBlank());
    }
  }

  @Test
  void escapesHostileNamesAndMessagesInTextTablesAndPictures() {
    String html =
        html(
            new SyntheticRun()
                .traces(SyntheticRun.trace(SyntheticRun.HOSTILE, "pool"))
                .failing("java/heap")
                .message(SyntheticRun.HOSTILE + "\u0000\u001b[31m")
                .result());
    assertTrue(elements(html, "script").isEmpty());
    assertTrue(
        elements(html, "h2").stream()
            .anyMatch(head -> head.getTextContent().equals(SyntheticRun.HOSTILE)));
    assertTrue(
        elements(html, "svg").stream()
            .anyMatch(svg -> svg.getTextContent().contains(SyntheticRun.HOSTILE)));
  }

  @Test
  void linksEachTraceToItsSection() {
    String html = html(new SyntheticRun().result());
    Set<String> anchors =
        elements(html, "section").stream()
            .map(one -> "#" + one.getAttribute("id"))
            .collect(Collectors.toSet());
    List<Element> links = elements(html, "a");
    assertEquals(2, links.size());
    links.forEach(link -> assertTrue(anchors.contains(link.getAttribute("href"))));
  }
}
