package org.cadastre.core.probe;

import java.net.InetAddress;

/// Leave to speak to addresses: asked before every packet and before every connection, tried again
/// or not, so that nobody is spoken to oftener than was granted, whichever probe it is that speaks.
public interface Leave {
  /// Everybody may be spoken to, at any time.
  Leave FREE =
      new Leave() {
        @Override
        public boolean forbids(InetAddress to) {
          return false;
        }

        @Override
        public long packet(InetAddress to) {
          return 0;
        }

        @Override
        public long connection(InetAddress to) {
          return 0;
        }

        @Override
        public Seat seat(InetAddress at) {
          return () -> {};
        }
      };

  /// Whether an address is never to be spoken to; one has to ask before one asks for leave.
  boolean forbids(InetAddress to);

  /// Waits until one more packet may be sent there.
  ///
  /// @return how long that took, in nanoseconds; it is nothing that a peer can be blamed for
  /// @throws IllegalStateException when the address is never to be spoken to
  long packet(InetAddress to) throws InterruptedException;

  /// Waits until one more connection may be opened there.
  ///
  /// @return how long that took, in nanoseconds
  /// @throws IllegalStateException when the address is never to be spoken to
  long connection(InetAddress to) throws InterruptedException;

  /// Waits until one more conversation may be held there.
  Seat seat(InetAddress at) throws InterruptedException;

  /// A place among those who speak to an address.
  @FunctionalInterface
  interface Seat extends AutoCloseable {
    /// Gives it back; never throws.
    @Override
    void close();
  }
}
