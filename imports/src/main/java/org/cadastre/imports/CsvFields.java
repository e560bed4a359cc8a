package org.cadastre.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// The fields of a row of CSV (RFC 4180, with any delimiter).
final class CsvFields {
  private final CSVFormat format;

  CsvFields(char delimiter) {
    format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
  }

  /// @throws IllegalArgumentException saying what is wrong with the row
  List<String> of(String row) {
    var fields = parse(row);
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).length() > Limits.FIELD_LENGTH) {
        throw new IllegalArgumentException(
            "field " + (i + 1) + " is longer than " + (Limits.FIELD_LENGTH >> 10) + " KiB");
      }
    }
    return fields;
  }

  private List<String> parse(String row) {
    try (var parser =
        CSVParser.builder().setReader(new StringReader(row)).setFormat(format).get()) {
      var records = parser.getRecords();
      if (records.size() != 1) {
        throw new IllegalArgumentException(
            "a carriage return stands outside quotation marks: end lines with line feeds");
      }
      return records.getFirst().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          "something stands between a closing quotation mark and the next delimiter", e);
    }
  }
}
