package org.cadastre.probes.snmp;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The object identifiers that are asked for, by the MIBs that define them.
final class Oids {
  /// SNMPv2-MIB (RFC 3418).
  static final String SYSTEM = "1.3.6.1.2.1.1";

  static final String SYS_DESCR = SYSTEM + ".1.0";
  static final String SYS_OBJECT_ID = SYSTEM + ".2.0";
  static final String SYS_UP_TIME = SYSTEM + ".3.0";
  static final String SYS_CONTACT = SYSTEM + ".4.0";
  static final String SYS_NAME = SYSTEM + ".5.0";
  static final String SYS_LOCATION = SYSTEM + ".6.0";

  /// SNMP-FRAMEWORK-MIB (RFC 3411).
  static final String ENGINE_ID = "1.3.6.1.6.3.10.2.1.1.0";

  /// IF-MIB (RFC 2863).
  static final String IF_NUMBER = "1.3.6.1.2.1.2.1.0";

  static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1";
  static final String IF_DESCR = IF_ENTRY + ".2";
  static final String IF_TYPE = IF_ENTRY + ".3";
  static final String IF_MTU = IF_ENTRY + ".4";
  static final String IF_SPEED = IF_ENTRY + ".5";
  static final String IF_PHYS_ADDRESS = IF_ENTRY + ".6";
  static final String IF_ADMIN_STATUS = IF_ENTRY + ".7";
  static final String IF_OPER_STATUS = IF_ENTRY + ".8";
  static final String IF_X_ENTRY = "1.3.6.1.2.1.31.1.1.1";
  static final String IF_NAME = IF_X_ENTRY + ".1";
  static final String IF_HIGH_SPEED = IF_X_ENTRY + ".15";
  static final String IF_ALIAS = IF_X_ENTRY + ".18";

  /// IP-MIB (RFC 4293); the first two are its deprecated table for IPv4 only.
  static final String IP_AD_ENT_IF_INDEX = "1.3.6.1.2.1.4.20.1.2";

  static final String IP_AD_ENT_NET_MASK = "1.3.6.1.2.1.4.20.1.3";
  static final String IP_ADDRESS_IF_INDEX = "1.3.6.1.2.1.4.34.1.3";
  static final String IP_ADDRESS_TYPE = "1.3.6.1.2.1.4.34.1.4";
  static final String IP_ADDRESS_PREFIX = "1.3.6.1.2.1.4.34.1.5";

  /// ENTITY-MIB (RFC 6933).
  static final String ENT_PHYSICAL_ENTRY = "1.3.6.1.2.1.47.1.1.1.1";

  /// UPS-MIB (RFC 1628).
  static final String UPS = "1.3.6.1.2.1.33";

  static final String UPS_BATTERY_STATUS = UPS + ".1.2.1.0";
  static final String UPS_MINUTES = UPS + ".1.2.3.0";
  static final String UPS_CHARGE = UPS + ".1.2.4.0";
  static final String UPS_MANUFACTURER = UPS + ".1.1.1.0";
  static final String UPS_MODEL = UPS + ".1.1.2.0";
  static final String UPS_FIRMWARE = UPS + ".1.1.3.0";

  static final String UPS_OUTPUT_SOURCE = UPS + ".1.4.1.0";
  static final String UPS_LOAD = UPS + ".1.4.4.1.5.1";

  /// PowerNet-MIB, which APC's cards speak instead.
  static final String APC_UPS = "1.3.6.1.4.1.318.1.1.1";

  static final String APC_BATTERY_STATUS = APC_UPS + ".2.1.1.0";
  static final String APC_REPLACED = APC_UPS + ".2.1.3.0";
  static final String APC_CHARGE = APC_UPS + ".2.2.1.0";
  static final String APC_RUNTIME = APC_UPS + ".2.2.3.0";
  static final String APC_REPLACE = APC_UPS + ".2.2.4.0";
  static final String APC_OUTPUT_STATUS = APC_UPS + ".4.1.1.0";
  static final String APC_LOAD = APC_UPS + ".4.2.3.0";

  /// What is asked of who says that he is APC's.
  static final List<String> APC =
      List.of(
          APC_BATTERY_STATUS,
          APC_REPLACED,
          APC_CHARGE,
          APC_RUNTIME,
          APC_REPLACE,
          APC_OUTPUT_STATUS,
          APC_LOAD);

  /// HOST-RESOURCES-MIB (RFC 2790), in units of 1,024 bytes.
  static final String HR_MEMORY_SIZE = "1.3.6.1.2.1.25.2.2.0";

  /// What is asked of every agent, in one request.
  static final List<String> FIRST =
      Stream.concat(
              IntStream.rangeClosed(1, 7).mapToObj(i -> SYSTEM + "." + i + ".0"),
              Stream.of(
                  ENGINE_ID,
                  IF_NUMBER,
                  HR_MEMORY_SIZE,
                  UPS_MANUFACTURER,
                  UPS_MODEL,
                  UPS_FIRMWARE,
                  UPS_BATTERY_STATUS,
                  UPS_MINUTES,
                  UPS_CHARGE))
          .toList();

  /// What is asked of every agent that answers to the first, apart: some agents say nothing to
  /// longer requests.
  static final List<String> SECOND =
      Stream.of(
              Bridge.SCALARS.stream(),
              RoutingReader.SCALARS.stream(),
              Stream.of(
                  LldpLayout.LOCAL_CHASSIS_SUBTYPE,
                  LldpLayout.LOCAL_CHASSIS_ID,
                  UPS_OUTPUT_SOURCE,
                  UPS_LOAD))
          .flatMap(oids -> oids)
          .toList();

  static final List<String> INTERFACES =
      List.of(
          IF_DESCR,
          IF_TYPE,
          IF_MTU,
          IF_SPEED,
          IF_PHYS_ADDRESS,
          IF_ADMIN_STATUS,
          IF_OPER_STATUS,
          IF_NAME,
          IF_HIGH_SPEED,
          IF_ALIAS);

  static final List<String> ADDRESSES =
      List.of(
          IP_AD_ENT_IF_INDEX,
          IP_AD_ENT_NET_MASK,
          IP_ADDRESS_IF_INDEX,
          IP_ADDRESS_TYPE,
          IP_ADDRESS_PREFIX);

  /// Description, container, class, position, name, firmware, software, serial number, maker,
  /// model.
  static final List<String> ENTITIES =
      IntStream.of(2, 4, 5, 6, 7, 9, 10, 11, 12, 13)
          .mapToObj(i -> ENT_PHYSICAL_ENTRY + "." + i)
          .toList();

  private Oids() {}

  /// Whether one lies within the other, or is it; the other is a part of a text.
  static boolean related(String one, String text, int start, int end) {
    int length = end - start;
    int shared = Math.min(length, one.length());
    return one.regionMatches(0, text, start, shared)
        && (length == one.length()
            || (length > shared ? text.charAt(start + shared) : one.charAt(shared)) == '.');
  }

  /// Whether it is the other, or lies below it.
  static boolean within(String oid, String outer) {
    return oid.startsWith(outer)
        && (oid.length() == outer.length() || oid.charAt(outer.length()) == '.');
  }
}
