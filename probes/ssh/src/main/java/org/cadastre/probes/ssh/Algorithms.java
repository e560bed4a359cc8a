package org.cadastre.probes.ssh;

import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import java.security.Security;
import java.util.List;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// What we are willing to speak: nothing with SHA-1, DSA, CBC, RC4 or MD5, and no compression.
/// Strict key exchange needs no switch: the library offers it always and keeps it when the server
/// does.
final class Algorithms {
  private Algorithms() {}

  static Config restricted() {
    preferPlatform();
    var config = new DefaultConfig();
    config.setVersion("cadastre");
    config.setKeyExchangeFactories(
        List.of(
            new CheckedKeyExchange.Maker(new Curve25519SHA256.Factory()),
            new CheckedKeyExchange.Maker(new Curve25519SHA256.FactoryLibSsh()),
            new CheckedKeyExchange.Maker(new ECDHNistP.Factory256()),
            new CheckedKeyExchange.Maker(new ECDHNistP.Factory384()),
            new CheckedKeyExchange.Maker(new ECDHNistP.Factory521()),
            new ExtInfoClientFactory()));
    config.setKeyAlgorithms(
        List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256()));
    config.setCipherFactories(
        List.of(
            GcmCiphers.AES128GCM(),
            GcmCiphers.AES256GCM(),
            ChachaPolyCiphers.CHACHA_POLY_OPENSSH(),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES192CTR(),
            BlockCiphers.AES256CTR()));
    config.setMACFactories(
        List.of(
            Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
    config.setCompressionFactories(List.of(new NoneCompression.Factory()));
    return config;
  }

  /// The JDK's own ciphers and key exchange run as machine instructions where the processor has
  /// them; left to itself the library takes everything from Bouncy Castle, which has none. That
  /// stays for what the JDK lacks: ChaCha20 as OpenSSH speaks it, and rare key files.
  private static void preferPlatform() {
    SecurityUtils.setRegisterBouncyCastle(false);
    SecurityUtils.setSecurityProvider(null);
    Security.addProvider(new BouncyCastleProvider());
  }

  /// The names under which a host key of this type may be asked for: RSA keys sign in several ways.
  static List<String> signing(String keyType) {
    return keyType.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(keyType);
  }
}
