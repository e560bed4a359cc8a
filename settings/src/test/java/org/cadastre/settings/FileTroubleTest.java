package org.cadastre.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
  private static final String PATH = "/a/b.yaml";

  @Test
  void aFileThatIsNotThereIsSaidNotToBe() {
    var problems = new ArrayList<Problem>();
    assertThat(Source.text(Path.of("/no/such/file.yaml"), problems)).isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "/no/such/file.yaml:1: cannot be read: there is no such file or directory");
  }

  @Test
  void theReasonIsToldAndNotThePathAgain() {
    assertThat(FileTrouble.words(new AccessDeniedException(PATH))).isEqualTo("no permission");
    assertThat(FileTrouble.words(new FileSystemException(PATH, null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(FileTrouble.words(new IOException("Is a directory"))).isEqualTo("Is a directory");
    assertThat(FileTrouble.words(new UncheckedIOException(new AccessDeniedException(PATH))))
        .isEqualTo("no permission");
    assertThat(FileTrouble.words(new IOException())).isEqualTo("IOException");
  }
}
