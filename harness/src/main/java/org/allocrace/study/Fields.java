package org.allocrace.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys of one mapping of a study file; each mistake is refused with its line. */
final class Fields {
  private final String file;
  private final int line;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /** Takes a mapping that may have these keys; what it is called is for messages. */
  Fields(Node node, String file, String name, Set<String> keys) throws StudyException {
    this.file = file;
    this.line = line(node);
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(
          "%s takes keys with values, of which there are %s; {} leaves all to their defaults"
              .formatted(name, sorted(keys)));
    }
    for (NodeTuple entry : mapping.getValue()) {
      String key = scalar("a key", entry.getKeyNode());
      if (!keys.contains(key)) {
        throw wrong(
            entry.getKeyNode(),
            "unknown key \"%s\"%s; known are %s"
                .formatted(key, Nearest.hint(key, keys), sorted(keys)));
      }
      if (values.put(key, entry.getValueNode()) != null) {
        throw wrong(entry.getKeyNode(), "the key \"%s\" stands here twice".formatted(key));
      }
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Fields nested(String key, Set<String> keys) throws StudyException {
    return new Fields(value(key), file, key, keys);
  }

  String text(String key) throws StudyException {
    String text = scalar(key, value(key));
    if (text.isBlank()) {
      throw wrong(value(key), key + " is empty; write a few words or leave the key out");
    }
    return text;
  }

  /** A list of words without repetition; if {@code known} is not empty, only those. */
  List<String> words(String key, Collection<String> known) throws StudyException {
    return words(
        key,
        word ->
            known.isEmpty() || known.contains(word)
                ? Optional.empty()
                : Optional.of("\"%s\" is not known".formatted(word)),
        known);
  }

  /**
   * A list of words without repetition.
   *
   * @param refusal why a word cannot stand there
   * @param near what may have been meant
   */
  List<String> words(
      String key, Function<String, Optional<String>> refusal, Collection<String> near)
      throws StudyException {
    Node node = value(key);
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw wrong(node, key + " is a list with at least one entry");
    }
    List<String> words = new ArrayList<>();
    for (Node entry : sequence.getValue()) {
      String word = scalar("an entry of " + key, entry);
      Optional<String> refused = refusal.apply(word);
      if (refused.isPresent()) {
        throw wrong(entry, key + ": " + refused.get() + Nearest.hint(word, near));
      }
      if (words.contains(word)) {
        throw wrong(entry, "%s: \"%s\" stands there twice".formatted(key, word));
      }
      words.add(word);
    }
    return words;
  }

  long number(String key, long absent, long least, long most) throws StudyException {
    if (!has(key)) {
      return absent;
    }
    return number(key, scalar(key, value(key)), value(key), least, most);
  }

  private long number(String key, String text, Node node, long least, long most)
      throws StudyException {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is allowed.
    }
    throw wrong(
        node,
        "%s is \"%s\"; it takes a whole number from %d to %d".formatted(key, text, least, most));
  }

  /** A list of different whole numbers. */
  List<Integer> numbers(String key, int least, int most) throws StudyException {
    List<Integer> numbers = new ArrayList<>();
    for (String word : words(key, List.of())) {
      numbers.add((int) number(key, word, value(key), least, most));
    }
    return numbers;
  }

  boolean flag(String key, boolean absent) throws StudyException {
    if (!has(key)) {
      return absent;
    }
    return switch (scalar(key, value(key))) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw wrong(
              value(key),
              "%s is \"%s\"; it takes true or false".formatted(key, scalar(key, value(key))));
    };
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E absent) throws StudyException {
    if (!has(key)) {
      return absent;
    }
    String text = scalar(key, value(key));
    List<String> known =
        EnumSet.allOf(type).stream().map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    if (!known.contains(text)) {
      throw wrong(
          value(key),
          "%s is \"%s\"%s; it takes one of %s"
              .formatted(key, text, Nearest.hint(text, known), String.join(", ", known)));
    }
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  StudyException wrong(String problem) {
    return new StudyException(file, line, problem);
  }

  private StudyException wrong(Node node, String problem) {
    return new StudyException(file, line(node), problem);
  }

  private Node value(String key) throws StudyException {
    return Optional.ofNullable(values.get(key))
        .orElseThrow(() -> wrong("the key \"%s\" is missing".formatted(key)));
  }

  private String scalar(String name, Node node) throws StudyException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, name + " is a list or a mapping; it takes one value");
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String sorted(Collection<String> keys) {
    return String.join(", ", keys.stream().sorted().toList());
  }
}
