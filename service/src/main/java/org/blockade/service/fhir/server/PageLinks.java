package org.blockade.service.fhir.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Links to pages. A link holds the whole question, sealed with a key that lives as long as the
/// process: nobody can read a person's id in it, or make one, and the server keeps nothing.
final class PageLinks {

  /// How long a link works. A choice.
  private static final Duration LASTS = Duration.ofHours(1);

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST = 8_000;
  private static final String BETWEEN = "\u001f";

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  PageLinks() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "AES");
  }

  /// A sealed text.
  ///
  /// @param account who may open it
  /// @param fields none holds a control character
  String seal(String account, Instant now, List<String> fields) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(
                Cipher.ENCRYPT_MODE,
                account,
                nonce,
                (now.getEpochSecond() + BETWEEN + String.join(BETWEEN, fields))
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow(() -> new IllegalStateException("every Java has AES"));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
  }

  /// What was sealed; empty where it was not by us, for somebody else, or long ago.
  Optional<List<String>> open(String account, Instant now, String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
    byte[] sealed = java.util.Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length);
    return run(Cipher.DECRYPT_MODE, account, nonce, sealed)
        .map(plain -> List.of(new String(plain, StandardCharsets.UTF_8).split(BETWEEN, -1)))
        .filter(fields ->
            !Instant.ofEpochSecond(Long.parseLong(fields.getFirst())).plus(LASTS).isBefore(now))
        .map(fields -> fields.subList(1, fields.size()));
  }

  private Optional<byte[]> run(int mode, String account, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
      return Optional.of(cipher.doFinal(text));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
