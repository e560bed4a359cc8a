package org.cadastre.probes.snmp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.snmp4j.PDU;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// Agents that answer who they are and then behave as no agent should.
enum HostileAgent {
  /// OIDs increase for ever.
  ENDLESS {
    @Override
    byte[] walked(PDU request) throws IOException {
      return rows(request, 50, 20);
    }
  },
  /// The same with as much in each answer as a datagram holds.
  ENDLESS_AND_LARGE {
    @Override
    byte[] walked(PDU request) throws IOException {
      return rows(request, 1, 60_000);
    }
  },
  /// As many tiny variables as a datagram holds.
  ENDLESS_AND_TINY {
    @Override
    byte[] walked(PDU request) throws IOException {
      return rows(request, 2_500, 0);
    }
  },
  /// Every table there is, each without an end.
  EVERYTHING_ENDLESS {
    @Override
    byte[] walked(PDU request) throws IOException {
      return tables(request, new Counter64(7));
    }
  },
  /// The same with values that take twice their length to write down.
  EVERYTHING_ENDLESS_AND_BINARY {
    @Override
    byte[] walked(PDU request) throws IOException {
      return tables(request, new OctetString(new byte[2_000]));
    }
  },
  /// Its single values are as large as a datagram.
  LARGE_SCALARS {
    @Override
    byte[] got(int number, PDU request) throws IOException {
      var response = ScriptedAgent.response(request);
      for (var asked : request.getVariableBindings()) {
        response.add(new VariableBinding(asked.getOid(), text(60_000 / request.size())));
      }
      return ScriptedAgent.message(response);
    }

    @Override
    byte[] walked(PDU request) throws IOException {
      return tables(request, new OctetString(new byte[500]));
    }
  },
  DRIP {
    @Override
    byte[] walked(PDU request) throws IOException {
      pause(300);
      return rows(request, 1, 1);
    }
  },
  /// The next OID is the one that was asked for.
  LOOP {
    @Override
    byte[] walked(PDU request) throws IOException {
      var response = ScriptedAgent.response(request);
      request
          .getVariableBindings()
          .forEach(asked -> response.add(new VariableBinding(asked.getOid(), text(4))));
      return ScriptedAgent.message(response);
    }
  },
  BACKWARDS {
    @Override
    byte[] walked(PDU request) throws IOException {
      return one(request, new VariableBinding(new OID("1.3.6.1.2.1.1.1.0"), text(4)));
    }
  },
  /// One row that belongs to every column.
  ONE_FOR_ALL {
    @Override
    byte[] walked(PDU request) throws IOException {
      return one(request, new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.2.1"), text(4)));
    }
  },
  /// Answers with a number and no value at all.
  EMPTY {
    @Override
    byte[] walked(PDU request) throws IOException {
      return ScriptedAgent.message(ScriptedAgent.response(request));
    }
  },
  DEEPEST_OIDS {
    @Override
    byte[] walked(PDU request) throws IOException {
      var deep = new int[128];
      Arrays.fill(deep, Integer.MAX_VALUE);
      var asked = request.get(0).getOid().getValue();
      System.arraycopy(asked, 0, deep, 0, Math.min(asked.length, deep.length));
      return one(request, new VariableBinding(new OID(deep), text(4)));
    }
  },
  NO_SUCH_THING_FOR_EVER {
    @Override
    byte[] walked(PDU request) throws IOException {
      var next = new OID(request.get(0).getOid());
      return one(request, new VariableBinding(next.append(1), Null.noSuchInstance));
    }
  },
  TOO_BIG {
    @Override
    byte[] walked(PDU request) throws IOException {
      return failing(request, PDU.tooBig);
    }
  },
  GENERAL_ERROR {
    @Override
    byte[] walked(PDU request) throws IOException {
      return failing(request, PDU.genErr);
    }
  },
  /// Falls silent once it was recognised.
  SILENT {
    @Override
    byte[] walked(PDU request) {
      return ScriptedAgent.SILENCE;
    }
  },
  GARBAGE {
    @Override
    byte[] walked(PDU request) {
      var garbage = new byte[60_000];
      new Random(request.getRequestID().getValue()).nextBytes(garbage);
      return garbage;
    }
  },
  /// Of a sound answer the first half, whose lengths promise more.
  CUT {
    @Override
    byte[] walked(PDU request) throws IOException {
      var whole = rows(request, 50, 20);
      return Arrays.copyOf(whole, whole.length / 2);
    }
  },
  /// Lengths of two gigabytes.
  LONGER_THAN_LIFE {
    @Override
    byte[] walked(PDU request) {
      return new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 2, 1, 1};
    }
  },
  /// Sequences within sequences.
  NESTED {
    @Override
    byte[] walked(PDU request) {
      var nested = new byte[60_000];
      for (int i = 0; i + 1 < nested.length; i += 2) {
        nested[i] = 0x30;
        nested[i + 1] = 0x7f;
      }
      return nested;
    }
  },
  /// Answers to what nobody asked.
  OTHERS_ANSWERS {
    @Override
    byte[] walked(PDU request) throws IOException {
      request.getRequestID().setValue(request.getRequestID().getValue() ^ 1);
      return rows(request, 50, 20);
    }
  };

  private static final int DATAGRAM = 60_000;

  /// The answer to anything but a GET.
  abstract byte[] walked(PDU request) throws IOException;

  /// The answer to a GET.
  byte[] got(int number, PDU request) throws IOException {
    return new MibAgent().answer(number, request);
  }

  ScriptedAgent start() {
    return ScriptedAgent.start(
        (number, request) -> request.getType() == PDU.GET ? got(number, request) : walked(request));
  }

  private static OctetString text(int length) {
    return new OctetString("x".repeat(length));
  }

  private static byte[] one(PDU request, VariableBinding variable) throws IOException {
    var response = ScriptedAgent.response(request);
    response.add(variable);
    return ScriptedAgent.message(response);
  }

  private static byte[] failing(PDU request, int status) throws IOException {
    var response = ScriptedAgent.response(request);
    response.setErrorStatus(status);
    response.setErrorIndex(1);
    return ScriptedAgent.message(response);
  }

  /// The next row of every column that was asked for, and the next, as far as a datagram goes.
  private static byte[] tables(PDU request, Variable value) throws IOException {
    var response = ScriptedAgent.response(request);
    var last = request.getVariableBindings().stream().map(VariableBinding::getOid).toList();
    int rows = request.getType() == PDU.GETNEXT ? 1 : request.getMaxRepetitions();
    for (int row = 0; row < rows; row++) {
      var next = new ArrayList<OID>();
      for (var oid : last) {
        next.add(oid.size() < 12 ? new OID(oid).append(1).append(1) : oid.nextPeer());
      }
      next.forEach(oid -> response.add(new VariableBinding(oid, value)));
      if (response.getBERLength() > DATAGRAM) {
        return cut(response);
      }
      last = next;
    }
    return ScriptedAgent.message(response);
  }

  private static byte[] cut(PDU response) throws IOException {
    while (response.getBERLength() > DATAGRAM) {
      response.trim();
    }
    return ScriptedAgent.message(response);
  }

  /// The rows behind the one that was asked for, within the first column that was.
  private static byte[] rows(PDU request, int count, int length) throws IOException {
    var response = ScriptedAgent.response(request);
    var last = new OID(request.get(0).getOid());
    for (int i = 0; i < count; i++) {
      last = last.size() < 12 ? new OID(last).append(1).append(1) : last.nextPeer();
      var value = length == 0 ? new Counter64(i) : text(length);
      response.add(new VariableBinding(last, value));
    }
    return ScriptedAgent.message(response);
  }

  private static void pause(int milliseconds) throws IOException {
    try {
      boolean _ = new Semaphore(0).tryAcquire(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
