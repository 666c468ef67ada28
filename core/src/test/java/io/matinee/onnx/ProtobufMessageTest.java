package io.matinee.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of the encoding's own documentation (protobuf.dev, "Encoding"). */
class ProtobufMessageTest {
  private static String hex(ProtobufMessage message) {
    return HexFormat.ofDelimiter(" ").formatHex(message.toByteArray());
  }

  @Test
  void numbersAreSevenBitsAByteLowestFirst() {
    assertThat(hex(new ProtobufMessage().number(1, 150))).isEqualTo("08 96 01");
    assertThat(hex(new ProtobufMessage().number(1, 127))).isEqualTo("08 7f");
    assertThat(hex(new ProtobufMessage().number(1, 128))).isEqualTo("08 80 01");
    assertThat(hex(new ProtobufMessage().number(1, -2)))
        .isEqualTo("08 fe ff ff ff ff ff ff ff ff 01");
  }

  @Test
  void textsAndMessagesHaveALengthBeforeThem() {
    assertThat(hex(new ProtobufMessage().text(2, "testing")))
        .isEqualTo("12 07 74 65 73 74 69 6e 67");
    assertThat(hex(new ProtobufMessage().message(3, new ProtobufMessage().number(1, 150))))
        .isEqualTo("1a 03 08 96 01");
  }

  /** 5 is the wire type of 32 bits; 1.0 is 3f800000 in IEEE 754. */
  @Test
  void singlePrecisionIsFourBytesLowestFirst() {
    assertThat(hex(new ProtobufMessage().decimal(2, 1))).isEqualTo("15 00 00 80 3f");
  }

  /** Field 20 has a key of two bytes: 20 << 3 = 160. */
  @Test
  void highFieldNumbersTakeMoreBytes() {
    assertThat(hex(new ProtobufMessage().number(20, 1))).isEqualTo("a0 01 01");
  }
}
