/** Writes networks as ONNX, which other tools run. Depends on model. */
package io.matinee.onnx;
