package org.cadastre.cmdb.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cadastre.cmdb.journal.ChainedArchive;
import org.cadastre.cmdb.journal.Sha256;

/// A signed statement of all that the journal and the register's decisions held at one time: one
/// line.
///
/// @param number from 1
/// @param key fingerprint of the key that signed it
/// @param journal what the journal held
/// @param decisions what the register had decided
/// @param before SHA-256 of the line before, in hexadecimal; zeros in the first
/// @param signature over all of the line in front of it, in hexadecimal
public record Checkpoint(
    long number,
    Instant time,
    String key,
    Records journal,
    Decisions decisions,
    String before,
    String signature) {

  /// Hexadecimal zeros, where there is nothing to hash.
  static final String NOTHING = "0".repeat(64);

  /// @param count how many records in all
  /// @param location of the last one, or -1
  /// @param chain the hash chain there
  /// @param fresh how many records since the checkpoint before
  /// @param root of the hash tree over those
  public record Records(long count, long location, String chain, long fresh, String root) {
    static final Records NONE = new Records(0, ChainedArchive.BEGINNING, NOTHING, 0, NOTHING);
  }

  /// @param first hash of the first seal: which life of the register it is
  /// @param seq of the last seal, or 0
  /// @param seal its hash
  /// @param fresh how many seals since the checkpoint before, or since the register was rebuilt
  /// @param root of the hash tree over those
  public record Decisions(String first, long seq, String seal, long fresh, String root) {
    static final Decisions NONE = new Decisions(NOTHING, 0, NOTHING, 0, NOTHING);
  }

  private static final String HASH = "[0-9a-f]{64}";
  private static final String COUNT = "0|[1-9][0-9]{0,18}";
  private static final Pattern LINE =
      Pattern.compile(
          ("cadastre-checkpoint 1 number=(?<number>C) time=(?<time>[0-9TZ:.-]{1,40})"
                  + " key=(?<key>H) records=(?<records>C) location=(?<location>C|-1)"
                  + " chain=(?<chain>H) fresh=(?<fresh>C) root=(?<root>H) first=(?<first>H)"
                  + " seq=(?<seq>C) seal=(?<seal>H) sealed=(?<sealed>C) decisions=(?<decisions>H)"
                  + " before=(?<before>H) signature=(?<signature>[0-9a-f]{128})")
              .replace("C", COUNT)
              .replace("H", HASH));

  /// The line before it is signed.
  static Checkpoint unsigned(
      long number, Instant time, String key, Records journal, Decisions decisions, String before) {
    return new Checkpoint(number, time, key, journal, decisions, before, "");
  }

  Checkpoint signedBy(SigningKey signer) {
    return new Checkpoint(number, time, key, journal, decisions, before, signer.sign(signedText()));
  }

  boolean verifiedBy(VerifyingKey signer) {
    return signer.verifies(signedText(), signature);
  }

  private String signedText() {
    return ("cadastre-checkpoint 1 number=" + number + " time=" + time + " key=" + key)
        + (" records=" + journal.count + " location=" + journal.location)
        + (" chain=" + journal.chain + " fresh=" + journal.fresh + " root=" + journal.root)
        + (" first=" + decisions.first + " seq=" + decisions.seq + " seal=" + decisions.seal)
        + (" sealed=" + decisions.fresh + " decisions=" + decisions.root)
        + (" before=" + before);
  }

  String line() {
    return signedText() + " signature=" + signature;
  }

  /// What the next one gives as the hash before it.
  String hash() {
    return Sha256.hex(line());
  }

  /// @throws IllegalArgumentException when the line is none that [#line] wrote
  static Checkpoint parse(String line) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a checkpoint");
    }
    try {
      var checkpoint = of(matcher);
      if (checkpoint.line().equals(line)) {
        return checkpoint;
      }
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException("not a checkpoint: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("not written as a checkpoint is");
  }

  private static Checkpoint of(Matcher found) {
    return new Checkpoint(
        count(found, "number"),
        Instant.parse(found.group("time")),
        found.group("key"),
        new Records(
            count(found, "records"),
            count(found, "location"),
            found.group("chain"),
            count(found, "fresh"),
            found.group("root")),
        new Decisions(
            found.group("first"),
            count(found, "seq"),
            found.group("seal"),
            count(found, "sealed"),
            found.group("decisions")),
        found.group("before"),
        found.group("signature"));
  }

  private static long count(Matcher found, String name) {
    return Long.parseLong(found.group(name));
  }
}
