package dev.rapport.testkit.fcm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A service account that nobody has: {@code RAPPORT_FCM_CREDENTIALS} for tests. */
public final class FakeAccount {

    /** The project that it belongs to. */
    public static final String PROJECT = "fake-project";

    private static final int KEY_BITS = 2048;

    private FakeAccount() {}

    /** Writes its file into the folder, with a key of its own; its access tokens come from that server. */
    public static Path write(Path folder, FakeFcm fcm) {
        try {
            return Files.writeString(folder.resolve("service-account.json"), json(fcm));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String json(FakeFcm fcm) {
        return """
                {
                  "type": "service_account",
                  "project_id": "%s",
                  "private_key_id": "0123456789abcdef",
                  "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n",
                  "client_email": "pushes@%s.iam.gserviceaccount.com",
                  "client_id": "100000000000000000000",
                  "token_uri": "%s/token"
                }
                """.formatted(PROJECT, key(), PROJECT, fcm.address());
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
