package org.cadastre.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/// Why a file cannot be had, where its path has been named already: what the library says of the
/// commonest reasons is the path alone.
public final class FileTrouble {
  private FileTrouble() {}

  public static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file or directory";
      case AccessDeniedException _ -> "no permission";
      case FileAlreadyExistsException _ -> "it is there already";
      case NotDirectoryException _ -> "it is no directory";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> text(failure);
    };
  }

  public static String words(UncheckedIOException failure) {
    var cause = failure.getCause();
    return cause == null ? text(failure) : words(cause);
  }

  private static String text(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }
}
