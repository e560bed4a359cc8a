package org.cadastre.probes.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers of name servers that are none.
class MessageTest {
  private static final Message ASKED =
      new Message(0x1234, "7.2.0.192.in-addr.arpa", RecordType.PTR);
  private static final int QUERY = ASKED.query().length;

  /// An answer with one record of that length, which holds the name `box`.
  private static byte[] answer(int length) {
    var message = ByteBuffer.wrap(Arrays.copyOf(ASKED.query(), QUERY + 17));
    message.putShort(2, (short) 0x8180).putShort(6, (short) 1).position(QUERY);
    message.putShort((short) 0xC00C).putShort((short) 12).putShort((short) 1).putInt(60);
    message.putShort((short) length).put(new byte[] {3, 'b', 'o', 'x', 0});
    return message.array();
  }

  private static Reply read(byte[] answer, int length) {
    return ASKED.read(answer, length);
  }

  @Test
  void aWholeAnswerIsTold() {
    assertThat(read(answer(5), QUERY + 17)).isEqualTo(new Reply.Told(List.of("box")));
  }

  @Test
  void aRecordThatGoesOnBehindTheEndOfTheAnswerIsNone() {
    assertThat(read(answer(49_198), QUERY + 17))
        .isEqualTo(new Reply.Failing("an answer that is none"));
  }

  @Test
  void anAnswerThatIsCutAnywhereIsNone() {
    for (int length = 0; length < QUERY + 17; length++) {
      assertThat(read(answer(5), length))
          .as("%d bytes", length)
          .isEqualTo(new Reply.Failing("an answer that is none"));
    }
  }
}
