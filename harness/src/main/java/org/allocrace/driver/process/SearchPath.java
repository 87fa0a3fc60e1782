package org.allocrace.driver.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The folders in which the system looks for programs. */
record SearchPath(List<Path> folders) {
  SearchPath {
    folders = List.copyOf(folders);
  }

  /** As the variable PATH has it; an empty entry, the current folder, is left out. */
  static SearchPath ofEnvironment() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new SearchPath(
        Arrays.stream(path.split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList());
  }

  Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
