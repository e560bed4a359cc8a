package org.cadastre.probes.snmp;

import java.io.IOException;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A well-behaved agent over a few variables, for tests to make worse.
class MibAgent implements ScriptedAgent.Script {
  final NavigableMap<OID, Variable> mib = new TreeMap<>();

  /// At most so many variables in one response.
  int mostVariables = Integer.MAX_VALUE;

  MibAgent() {
    put("1.3.6.1.2.1.1.1.0", new OctetString("A scripted agent"));
    put("1.3.6.1.2.1.1.5.0", new OctetString("scripted"));
  }

  final MibAgent put(String oid, Variable value) {
    mib.put(new OID(oid), value);
    return this;
  }

  /// Columns of `rows` rows below the root: root.1.1, root.1.2 … root.2.1 …
  final MibAgent table(String root, int columns, int rows) {
    for (int column = 1; column <= columns; column++) {
      for (int row = 1; row <= rows; row++) {
        put(root + "." + column + "." + row, new OctetString(column + "/" + row));
      }
    }
    return this;
  }

  @Override
  public byte[] answer(int number, PDU request) throws IOException {
    var response = ScriptedAgent.response(request);
    switch (request.getType()) {
      case PDU.GET -> get(request, response);
      case PDU.GETNEXT -> bulk(request, response, 1);
      default -> bulk(request, response, request.getMaxRepetitions());
    }
    return ScriptedAgent.message(response);
  }

  private void get(PDU request, PDU response) {
    for (var wanted : request.getVariableBindings()) {
      var value = mib.get(wanted.getOid());
      response.add(new VariableBinding(wanted.getOid(), value == null ? Null.noSuchObject : value));
    }
  }

  private void bulk(PDU request, PDU response, int repetitions) {
    var last = request.getVariableBindings().stream().map(VariableBinding::getOid).toList();
    var next = new OID[last.size()];
    last.toArray(next);
    for (int row = 0; row < repetitions; row++) {
      for (int i = 0; i < next.length; i++) {
        if (response.size() >= mostVariables) {
          return;
        }
        var entry = mib.higherEntry(next[i]);
        if (entry == null) {
          response.add(new VariableBinding(next[i], Null.endOfMibView));
        } else {
          response.add(new VariableBinding(entry.getKey(), entry.getValue()));
          next[i] = entry.getKey();
        }
      }
    }
  }
}
