package io.matinee.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.matinee.data.OneLine;
import java.util.function.Supplier;

/**
 * What a check-up says of one subject.
 *
 * @param subject such as {@code "memory"}
 * @param status whether it will do
 * @param found what is there, in a line
 * @param remedy what to do about it, in a line; empty where nothing need be done
 */
record Diagnosis(String subject, Status status, String found, String remedy) {
  /** Whether a subject will do. */
  enum Status {
    /** All is well. */
    @JsonProperty("ok")
    OK,
    /** It works, but not as well as it could. */
    @JsonProperty("warn")
    WARN,
    /** It does not work. */
    @JsonProperty("fail")
    FAIL
  }

  static Diagnosis ok(String subject, String found) {
    return new Diagnosis(subject, Status.OK, found, "");
  }

  static Diagnosis warn(String subject, String found, String remedy) {
    return new Diagnosis(subject, Status.WARN, found, remedy);
  }

  static Diagnosis fail(String subject, String found, String remedy) {
    return new Diagnosis(subject, Status.FAIL, found, remedy);
  }

  /** What {@code check} finds; whatever it throws, {@code remedy} is to mend. */
  @SuppressWarnings("CatchingUnchecked") // a check-up must survive what it is to find
  static Diagnosis of(String subject, String remedy, Supplier<Diagnosis> check) {
    try {
      return check.get();
    } catch (Exception | Error e) {
      return fail(subject, OneLine.reason(e), remedy);
    }
  }
}
