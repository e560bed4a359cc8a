package org.cadastre.cli.output;

/// What answers look like.
public enum Format {
  table,
  json,
  jsonl,
  csv,
  yaml
}
