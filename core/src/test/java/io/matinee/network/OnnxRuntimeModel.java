package io.matinee.network;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An exported network in ONNX Runtime, with nothing but its file: people and movies are encoded by
 * the tables in its metadata, as another program would.
 */
final class OnnxRuntimeModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final JsonNode encoders;

  OnnxRuntimeModel(Path file) throws OrtException, JsonProcessingException {
    session = environment.createSession(file.toString());
    encoders = new ObjectMapper().readTree(metadata().get("encoders"));
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  OrtSession session() {
    return session;
  }

  /** The stars that {@code person} would give to each of {@code movies}. */
  float[] rate(Demographics person, List<Movie> movies) throws OrtException {
    int batch = movies.size();
    long[] zip = new long[batch];
    long[] year = new long[batch];
    long[] occupation = new long[batch];
    float[] age = new float[batch];
    float[][] gender = new float[batch][];
    float[][] genres = new float[batch][];
    for (int i = 0; i < batch; i++) {
      zip[i] = row("zip", person.zipCode());
      year[i] = row("year", movies.get(i).year());
      occupation[i] = row("occupation", person.occupation());
      age[i] = age(person.age());
      gender[i] = gender(person.gender());
      genres[i] = genres(movies.get(i).genres());
    }
    Map<String, Object> inputs =
        Map.of(
            "zip",
            zip,
            "year",
            year,
            "occupation",
            occupation,
            "age",
            age,
            "gender",
            gender,
            "genres",
            genres);
    return run(inputs);
  }

  private float[] run(Map<String, Object> inputs) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (Map.Entry<String, Object> input : inputs.entrySet()) {
      tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue()));
    }
    try (OrtSession.Result result = session.run(tensors)) {
      return (float[]) result.get("rating").orElseThrow().getValue();
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private int row(String table, Object value) {
    JsonNode values = encoders.get(table).get("values");
    for (int row = 0; row < values.size(); row++) {
      if (values.get(row).textValue().equals(String.valueOf(value))) {
        return row;
      }
    }
    return encoders.get(table).get("unknown").intValue();
  }

  private float age(Integer years) {
    JsonNode age = encoders.get("age");
    return years == null
        ? age.get("unknown").floatValue()
        : (float) ((years - age.get("mean").doubleValue()) / age.get("deviation").doubleValue());
  }

  private float[] gender(String answer) {
    JsonNode known = encoders.get("gender").get(String.valueOf(answer));
    JsonNode flags = known == null ? encoders.get("gender").get("unknown") : known;
    return new float[] {flags.get(0).floatValue(), flags.get(1).floatValue()};
  }

  private float[] genres(List<String> ofMovie) {
    float[] flags = new float[encoders.get("genres").size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = ofMovie.contains(encoders.get("genres").get(i).textValue()) ? 1 : 0;
    }
    return flags;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
