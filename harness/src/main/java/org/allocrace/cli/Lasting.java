package org.allocrace.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Seconds of a time as people write it: {@code 90s}, {@code 10m}, {@code 1h}. */
final class Lasting implements ITypeConverter<Integer> {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([smh])");
  private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600);

  @Override
  public Integer convert(String value) {
    Matcher matcher = TIME.matcher(value);
    int seconds =
        matcher.matches()
            ? Integer.parseInt(matcher.group(1)) * SECONDS.getOrDefault(matcher.group(2), 0)
            : 0;
    if (seconds == 0) {
      throw new TypeConversionException("\"%s\" is no time; write 90s, 10m or 1h".formatted(value));
    }
    return seconds;
  }
}
