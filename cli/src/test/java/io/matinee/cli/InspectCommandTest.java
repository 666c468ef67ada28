package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.Version;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir static Path home;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static Program.Outcome inspect(Path file, String... more) {
    String[] line = new String[2 + more.length];
    line[0] = "inspect";
    line[1] = file.toString();
    System.arraycopy(more, 0, line, 2, more.length);
    return trained.program().run(line);
  }

  /** {@link Program#SMALL} has embeddings of 4 and hidden layers of 8 and 4. */
  @Test
  void showsWhatAModelIs() throws IOException {
    Program.Outcome run = inspect(trained.file());
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "%s (%,d bytes): written by Matinee, whole: its content matches its checksum\n"
                .formatted(trained.file(), Files.size(trained.file())))
        .containsPattern("kind +network\n")
        .containsPattern("curve +2 entries\n")
        .containsPattern("library +" + Version.CURRENT + "\n")
        .containsPattern("data.location +" + trained.data() + "\n")
        .containsPattern("dataChecksum +[0-9a-f]{32}\n")
        .containsPattern("split.fold +u1\n")
        .containsPattern("metrics.test_rmse +\\d\\.\\d+\n")
        .containsPattern("seed +42\n")
        .containsPattern("batch +64\n")
        .containsPattern("occupations +3 entries: artist ... student\n")
        .containsPattern("fc2.weight +F32 +\\[4 × 8\\] +128\n")
        .containsPattern("fc3.bias +F32 +\\[1\\] +4\n")
        .containsPattern("\\d+ tensors, [\\d,]+ bytes\n$");
  }

  @Test
  void jsonHasAllOfIt() throws IOException {
    JsonNode json = new ObjectMapper().readTree(inspect(trained.file(), "--format", "json").out());
    assertThat(json.at("/matinee").booleanValue()).isTrue();
    assertThat(json.at("/metadata/kind").textValue()).isEqualTo("network");
    assertThat(json.at("/metadata/card/split/fold").textValue()).isEqualTo("u1");
    assertThat(json.at("/metadata/settings/batch").intValue()).isEqualTo(64);
    assertThat(json.at("/metadata/curve")).hasSize(2); // epochs
    assertThat(json.at("/tensors").findValuesAsText("name"))
        .contains("zip_embedding.weight", "fc1.weight", "bn2.running_var");
    assertThat(json.at("/tensors/0/shape").isArray()).isTrue();
  }

  @Test
  void csvHasALineATensor() {
    assertThat(inspect(trained.file(), "--format", "csv").out())
        .startsWith("tensor,type,shape,bytes\n")
        .contains("\nfc2.weight,F32,4x8,128\n");
  }

  @Test
  void showsACheckpointLikewise() {
    Path checkpoint = home.resolve("some.checkpoint.safetensors");
    Map<String, Tensor> tensors = Map.of("now.fc1.bias", Tensor.vector(new float[8]));
    Map<String, String> metadata =
        Map.of("kind", "network-checkpoint", "steps", "12", "split", "{\"kind\":\"ALL\"}");
    new ModelFile(checkpoint, metadata, tensors).write();
    assertThat(inspect(checkpoint).out())
        .containsPattern("kind +network-checkpoint\n")
        .containsPattern("steps +12\n")
        .containsPattern("now.fc1.bias +F32 +\\[8\\] +32\n");
  }

  /** With a name that would clear the screen of a terminal. */
  @Test
  void anotherProgramsFileIsSaidToBeOne() throws IOException {
    byte[] header =
        "{\"__metadata__\":{\"format\":\"pt\"},\"\\u001b[2J\":{\"dtype\":\"BF16\",\"shape\":[2,1],\"data_offsets\":[0,4]}}"
            .getBytes(StandardCharsets.UTF_8);
    Path file = home.resolve("foreign.safetensors");
    Files.write(
        file,
        ByteBuffer.allocate(8 + header.length + 4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .array());
    Program.Outcome run = inspect(file);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("bytes): a safetensors file, but not one of Matinee's\n")
        .containsPattern("format +pt\n")
        .containsPattern("\\?\\[2J +BF16 +\\[2 × 1\\] +4\n")
        .doesNotContain("\033");
  }

  @Test
  void whatIsNotWholeIsOneLine() throws IOException {
    Path cut = home.resolve("cut.safetensors");
    byte[] whole = Files.readAllBytes(trained.file());
    for (int length : new int[] {0, 7, 100, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertIsRefused(cut, "is not a whole model file");
    }
    assertIsRefused(home.resolve("none"), "no such model file");
    assertIsRefused(home, "cannot be read");
    assertIsRefused(trained.data().resolve("u.data"), "does not begin as a safetensors file");
  }

  private static void assertIsRefused(Path file, String expected) {
    Program.Outcome run = inspect(file);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("matinee: " + file + ": ")
        .contains(expected);
  }
}
