package io.matinee.onnx;

import io.matinee.model.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network as ONNX describes it: inputs, constants, and operators that each make one named tensor
 * of others. Added in the order of computation. Numbers of fields are those of {@code onnx.proto}.
 */
public final class OnnxGraph {
  private static final int IR_VERSION = 7; // of ONNX 1.8, the one that opset 13 came with
  private static final int OPSET = 13;
  private static final String BATCH = "batch"; // the dimension whose length is open

  /** What the elements of a tensor are. */
  public enum Element {
    /** Numbers of single precision. */
    FLOAT(1),
    /** Whole numbers of 64 bits. */
    INT64(7);

    private final int code; // TensorProto.DataType

    Element(int code) {
      this.code = code;
    }
  }

  private final ProtobufMessage graph = new ProtobufMessage();

  /** Creates an empty one called {@code name}. */
  public OnnxGraph(String name) {
    graph.text(2, name);
  }

  /** Adds an input of shape [batch × lengths], and what it means in words. */
  public void input(String name, String meaning, Element element, int... lengths) {
    graph.message(11, value(name, meaning, element, lengths));
  }

  /** Adds an output of shape [batch × lengths], and what it means in words. */
  public void output(String name, String meaning, Element element, int... lengths) {
    graph.message(12, value(name, meaning, element, lengths));
  }

  private static ProtobufMessage value(
      String name, String meaning, Element element, int... lengths) {
    ProtobufMessage shape = new ProtobufMessage();
    shape.message(1, new ProtobufMessage().text(2, BATCH));
    for (int length : lengths) {
      shape.message(1, new ProtobufMessage().number(1, length));
    }
    ProtobufMessage tensor = new ProtobufMessage().number(1, element.code).message(2, shape);
    ProtobufMessage type = new ProtobufMessage().message(1, tensor);
    return new ProtobufMessage().text(1, name).message(2, type).text(3, meaning);
  }

  /** Adds a constant. */
  public void constant(String name, Tensor tensor) {
    ByteBuffer raw = littleEndian(4 * tensor.values().length);
    raw.asFloatBuffer().put(tensor.values());
    constant(name, Element.FLOAT, tensor.shape(), raw);
  }

  /** Adds a constant that is a vector of whole numbers. */
  public void constant(String name, long... values) {
    ByteBuffer raw = littleEndian(8 * values.length);
    raw.asLongBuffer().put(values);
    constant(name, Element.INT64, new int[] {values.length}, raw);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void constant(String name, Element element, int[] shape, ByteBuffer raw) {
    ProtobufMessage tensor = new ProtobufMessage();
    for (int length : shape) {
      tensor.number(1, length);
    }
    graph.message(5, tensor.number(2, element.code).text(8, name).bytes(9, raw.array()));
  }

  /** Adds an operator without attributes. */
  public void node(String operator, String output, String... inputs) {
    node(operator, output, Map.of(), inputs);
  }

  /**
   * Adds an operator.
   *
   * @param output the name of the tensor that it makes
   * @param attributes {@link Integer}s and {@link Float}s by name
   * @param inputs names of tensors
   */
  public void node(
      String operator, String output, Map<String, Number> attributes, String... inputs) {
    ProtobufMessage node = new ProtobufMessage();
    for (String input : inputs) {
      node.text(1, input);
    }
    node.text(2, output).text(3, output).text(4, operator);
    new TreeMap<>(attributes).forEach((name, value) -> node.message(5, attribute(name, value)));
    graph.message(1, node);
  }

  private static ProtobufMessage attribute(String name, Number value) {
    ProtobufMessage attribute = new ProtobufMessage().text(1, name);
    return value instanceof Float decimal
        ? attribute.decimal(2, decimal).number(20, 1)
        : attribute.number(3, value.longValue()).number(20, 2);
  }

  /**
   * The whole model file.
   *
   * @param producer the program that wrote it
   * @param version that program's version
   * @param metadata texts by name
   */
  public byte[] toModel(String producer, String version, Map<String, String> metadata) {
    ProtobufMessage model =
        new ProtobufMessage()
            .number(1, IR_VERSION)
            .text(2, producer)
            .text(3, version)
            .message(7, graph)
            .message(8, new ProtobufMessage().text(1, "").number(2, OPSET));
    new TreeMap<>(metadata)
        .forEach(
            (name, text) -> model.message(14, new ProtobufMessage().text(1, name).text(2, text)));
    return model.toByteArray();
  }
}
