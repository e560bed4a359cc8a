package org.cadastre.simulator;

import java.util.ArrayList;
import java.util.List;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.VariableBinding;

/// Answers one request from what an agent knows (RFC 3416 4.2, and RFC 1157 for version 1).
///
/// @param version1 report errors instead of exceptions
/// @param room bytes that the response PDU may take
record Reply(Mib mib, boolean version1, int room) {
  /// What fits an Ethernet frame without fragments.
  static final int LARGEST_MESSAGE = 1472;

  /// Version, sequence and the community's header.
  static final int COMMUNITY_WRAPPING = 12;

  /// Header, security parameters with the longest digest, scoped PDU, padding of the cipher.
  static final int VERSION_3_WRAPPING = 230;

  private static final int PDU_HEADER = 32;
  private static final int MOST_BINDINGS = 2_000;

  PDU to(PDU request) {
    return switch (request.getType()) {
      case PDU.GET -> each(request, mib::get);
      case PDU.GETNEXT -> each(request, oid -> mib.next(oid, version1));
      case PDU.GETBULK -> bulk(request);
      case PDU.SET -> error(request, version1 ? PDU.noSuchName : PDU.notWritable, 1);
      default -> error(request, PDU.genErr, 0);
    };
  }

  private interface Lookup {
    VariableBinding at(OID oid);
  }

  private PDU each(PDU request, Lookup lookup) {
    var found = new ArrayList<VariableBinding>();
    for (var asked : request.getVariableBindings()) {
      var binding = lookup.at(asked.getOid());
      if (version1 && !speakableInVersion1(binding)) {
        return error(request, PDU.noSuchName, found.size() + 1);
      }
      found.add(binding);
    }
    if (PDU_HEADER + size(found) > room) {
      return error(request, PDU.tooBig, 0);
    }
    return response(request, found);
  }

  private static boolean speakableInVersion1(VariableBinding binding) {
    return !binding.isException() && binding.getSyntax() != SMIConstants.SYNTAX_COUNTER64;
  }

  private PDU bulk(PDU request) {
    var asked = request.getVariableBindings();
    int single = Math.clamp(request.getNonRepeaters(), 0, asked.size());
    var found = new ArrayList<VariableBinding>();
    for (var binding : asked.subList(0, single)) {
      found.add(mib.next(binding.getOid(), false));
    }
    repeat(asked.subList(single, asked.size()), request.getMaxRepetitions(), found);
    int used = PDU_HEADER;
    int fitting = 0;
    while (fitting < found.size() && (used += found.get(fitting).getBERLength()) <= room) {
      fitting++;
    }
    return fitting == 0 && !found.isEmpty()
        ? error(request, PDU.tooBig, 0)
        : response(request, found.subList(0, fitting));
  }

  /// Row by row until the repetitions, the room or the MIB are used up.
  private void repeat(
      List<? extends VariableBinding> columns, int repetitions, List<VariableBinding> found) {
    List<? extends VariableBinding> row = columns;
    int size = PDU_HEADER + size(found);
    for (int i = 0; i < repetitions && !row.isEmpty(); i++) {
      row = row.stream().map(cell -> mib.next(cell.getOid(), false)).toList();
      found.addAll(row);
      size += size(row);
      boolean ended = row.stream().allMatch(VariableBinding::isException);
      if (ended || size > room || found.size() > MOST_BINDINGS) {
        return;
      }
    }
  }

  private static int size(List<? extends VariableBinding> bindings) {
    return bindings.stream().mapToInt(VariableBinding::getBERLength).sum();
  }

  private static PDU response(PDU request, List<? extends VariableBinding> bindings) {
    var response = empty(request);
    response.setVariableBindings(bindings);
    return response;
  }

  /// The request's own variables with an error on the index-th, counted from 1.
  static PDU error(PDU request, int status, int index) {
    var response = empty(request);
    if (status != PDU.tooBig) {
      response.setVariableBindings(request.getVariableBindings());
    }
    response.setErrorStatus(status);
    response.setErrorIndex(index);
    return response;
  }

  private static PDU empty(PDU request) {
    var response = (PDU) request.clone();
    response.clear();
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.getRequestID());
    return response;
  }
}
