package dev.rapport.push.fcm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.push.UnusableCredentialsException;
import dev.rapport.testkit.fcm.FakeAccount;
import dev.rapport.testkit.fcm.FakeFcm;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTest {

    @TempDir
    private Path folder;

    private Path account() {
        try (FakeFcm fcm = FakeFcm.start()) {
            return FakeAccount.write(folder, fcm);
        }
    }

    @Test
    void checkShouldTakeAServiceAccountsFileAndAskNobody() {
        assertThatCode(() -> ServiceAccount.check(account())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "not JSON", "[]", "{\"type\":\"authorized_user\"}", "{\"type\":\"service_account\"}"})
    void checkShouldRefuseWhatIsNone(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("none.json"), content);
        assertThatThrownBy(() -> ServiceAccount.check(file)).isInstanceOf(UnusableCredentialsException.class);
    }

    @Test
    void checkShouldRefuseABrokenKeyAndQuoteNothing() throws Exception {
        Path file = account();
        Files.writeString(
                file,
                Files.readString(file).replaceFirst("PRIVATE KEY-----\\\\n[^\\\\]*", "PRIVATE KEY-----\\\\nc2VjcmV0"));
        assertThatThrownBy(() -> ServiceAccount.check(file))
                .isInstanceOf(UnusableCredentialsException.class)
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void checkShouldRefuseAnAccountWithoutAProject() throws Exception {
        Path file = account();
        Files.writeString(file, Files.readString(file).replaceFirst("\"project_id\": \"[^\"]*\",", ""));
        assertThatThrownBy(() -> ServiceAccount.check(file)).hasMessageContaining("project_id");
    }

    @Test
    void checkShouldRefuseAFileThatIsNotThere() {
        Path nowhere = folder.resolve("nowhere.json");
        assertThatThrownBy(() -> ServiceAccount.check(nowhere)).isInstanceOf(UnusableCredentialsException.class);
    }
}
