package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.data.RatingScale;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that can be read, but do not hold what is wanted. */
class ModelFilePartsTest {
  private final Path path = Path.of("models", "m.safetensors");

  @Test
  void partsThatAreMissingOrDoNotFit() {
    Map<String, String> texts = Map.of("kind", "t", "bad", "{\n'", "none", "null", "text", "\"x\"");
    Tensor pair = Tensor.vector(new float[2]);
    ModelFile file = new ModelFile(path, texts, Map.of("pair", pair));
    assertThat(file.text("text")).isEqualTo("\"x\"");
    assertThat(file.json("text", String.class)).isEqualTo("x");
    assertThat(file.values("pair", 2)).isSameAs(pair.values());
    assertUnusable(() -> file.text("x"), "expected metadata x, found none");
    assertUnusable(() -> file.json("x", String.class), "expected metadata x, found none");
    assertUnusable(() -> file.json("bad", String.class), "its bad cannot be read (");
    assertUnusable(() -> file.json("none", String.class), "expected none, found null");
    assertUnusable(() -> file.json("text", Integer.class), "its text cannot be read (");
    assertUnusable(() -> file.values("x", 2), "expected tensor x with 2 values, found none");
    assertUnusable(() -> file.values("pair", 3), "expected tensor pair with 3 values, found 2");
  }

  /** A text must not pass as a number, nor 1.5 as 1, nor nothing as 0. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"min\":1,\"max\":5}",
        "{\"min\":1,\"max\":5,\"step\":null}",
        "{\"min\":1,\"max\":5,\"step\":\"1\"}",
        "{\"min\":1,\"max\":5,\"step\":true}",
        "{\"min\":5,\"max\":1,\"step\":1}",
        "{\"min\":1,\"max\":5,\"step\":1,\"step\":1}",
        "[1,5,1]",
        "\"\"",
      })
  void recordsThatAreNotValid(String json) {
    ModelFile file = new ModelFile(path, Map.of("scale", json), Map.of());
    assertUnusable(() -> file.json("scale", RatingScale.class), "its scale cannot be read (");
  }

  /** So that a later version may add to a record without shutting out this one. */
  @Test
  void namesThatAreNotKnownAreSkipped() {
    String json = "{\"min\":1,\"max\":5,\"step\":1,\"new\":[2]}";
    ModelFile file = new ModelFile(path, Map.of("scale", json), Map.of());
    assertThat(file.json("scale", RatingScale.class)).isEqualTo(RatingScale.FIVE_STARS);
  }

  @Test
  void aTensorHasAsManyValuesAsItsShapeSays() {
    assertThat(new Tensor(new int[0], new float[1]).values()).hasSize(1);
    assertThatThrownBy(() -> new Tensor(new int[] {2, 3}, new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 6 values by the shape, found 5");
    assertThatThrownBy(() -> new Tensor(new int[] {-2, -3}, new float[6]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertUnusable(ThrowingCallable call, String problem) {
    assertThatThrownBy(call)
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(path + ": " + problem)
        .hasMessageEndingWith("; train again")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
