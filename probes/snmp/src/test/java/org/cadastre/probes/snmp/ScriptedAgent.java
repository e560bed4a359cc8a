package org.cadastre.probes.snmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.cadastre.core.evidence.Endpoint;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// An agent on loopback that answers as a test tells it to, however wrong that is.
final class ScriptedAgent implements AutoCloseable {
  /// Makes the answer to a request.
  interface Script {
    /// An empty array is silence.
    byte[] answer(int number, PDU request) throws IOException;
  }

  static final byte[] SILENCE = {};

  private final DatagramSocket socket;
  private final DatagramSocket mouth;
  private final Script script;
  private final AtomicInteger requests = new AtomicInteger();

  private ScriptedAgent(DatagramSocket socket, DatagramSocket mouth, Script script) {
    this.socket = socket;
    this.mouth = mouth;
    this.script = script;
  }

  static ScriptedAgent start(Script script) {
    return start(InetAddress.getLoopbackAddress(), 0, script);
  }

  static ScriptedAgent start(InetAddress address, int port, Script script) {
    try {
      var socket = new DatagramSocket(port, address);
      return new ScriptedAgent(socket, socket, script).run();
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Answers from another port than it was asked on.
  static ScriptedAgent startSpeakingFromElsewhere(Script script) {
    try {
      var loopback = InetAddress.getLoopbackAddress();
      var mouth = new DatagramSocket(0, loopback);
      return new ScriptedAgent(new DatagramSocket(0, loopback), mouth, script).run();
    } catch (SocketException e) {
      throw new IllegalStateException(e);
    }
  }

  private ScriptedAgent run() {
    Thread.ofPlatform().daemon().start(this::serve);
    return this;
  }

  Endpoint endpoint() {
    return new Endpoint("snmp", socket.getLocalAddress().getHostAddress(), socket.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    while (!socket.isClosed()) {
      try {
        packet.setLength(65_535);
        socket.receive(packet);
        var answer = script.answer(requests.incrementAndGet(), request(packet));
        if (answer.length > 0) {
          mouth.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException _) {
        // a closed socket ends the loop; what cannot be read is not answered
      }
    }
  }

  private static PDU request(DatagramPacket packet) throws IOException {
    var in = new BERInputStream(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
    BER.decodeHeader(in, new BER.MutableByte());
    new Integer32().decodeBER(in);
    new OctetString().decodeBER(in);
    var pdu = new PDU();
    pdu.decodeBER(in);
    return pdu;
  }

  /// A response to the request, to be filled.
  static PDU response(PDU request) {
    var response = new PDU();
    response.setType(PDU.RESPONSE);
    response.setRequestID(request.getRequestID());
    return response;
  }

  /// The response as an SNMP v2c message of community `public`.
  static byte[] message(PDU response) throws IOException {
    var version = new Integer32(1);
    var community = new OctetString("public".getBytes(StandardCharsets.US_ASCII));
    var out = new ByteArrayOutputStream();
    BER.encodeHeader(
        out,
        BER.SEQUENCE,
        version.getBERLength() + community.getBERLength() + response.getBERLength());
    version.encodeBER(out);
    community.encodeBER(out);
    response.encodeBER(out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
    mouth.close();
  }
}
