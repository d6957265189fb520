package dev.rapport.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "postgres://ana:pw@db.example:5433/chat      | jdbc:postgresql://db.example:5433/chat | ana    | pw",
                "postgresql://ana:pw@db.example/chat         | jdbc:postgresql://db.example/chat      | ana    | pw",
                "postgres://ana@db.example/chat              | jdbc:postgresql://db.example/chat      | ana    | ''",
                "postgres://a%40b:p%2Fw%3A%25+@h/my%20chat   | jdbc:postgresql://h/my+chat            | a@b    | p/w:%+",
                "postgres://ana:p:w@h/chat                   | jdbc:postgresql://h/chat               | ana    | p:w",
                "postgres://ana:pw@[::1]:5432/chat           | jdbc:postgresql://[::1]:5432/chat      | ana    | pw",
                "postgres://ana:pw@a:1,b:2/chat              | jdbc:postgresql://a:1,b:2/chat         | ana    | pw",
                "postgres://ana:pw@h/c?sslmode=require       | jdbc:postgresql://h/c?sslmode=require  | ana    | pw",
                "postgres://h/c?user=ana&password=p%26w&x=1  | jdbc:postgresql://h/c?x=1              | ana    | p&w",
                "postgres://a:b@h/c?application_name=my+app  | jdbc:postgresql://h/c?ApplicationName=my%2Bapp | a | b",
                "jdbc:postgresql://h:1/c?user=ana&password=p | jdbc:postgresql://h:1/c                | ana    | p",
                "jdbc:postgresql://h/c?user=a+b&ssl=true     | jdbc:postgresql://h/c?ssl=true         | a b    | ''",
            })
    void parseShouldRead(String url, String jdbcUrl, String user, String password) {
        assertThat(DatabaseUrl.parse(url, mistake -> assertThat(mistake).isNull()))
                .contains(new DatabaseUrl(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ana:pw@h/chat",
                "jdbc:mysql://h/chat",
                "jdbc:postgresql:chat",
                "ana:pw@h/chat",
                "postgres://",
                "postgres://ana:pw@h",
                "postgres://ana:pw@h/",
                "postgres://ana:pw@/chat",
                "postgres://ana:pw@h:70000/chat",
                "postgres://ana:pw@h:port/chat",
                "postgres://ana:pw@h,/chat",
                "postgres://ana:pw@h i/chat",
                "postgres://ana:p/w@h/chat",
                "postgres://ana:p%w@h/chat",
                "postgres://h/chat",
            })
    void parseShouldSayWhatIsWrong(String url) {
        List<String> mistakes = new ArrayList<>();

        assertThat(DatabaseUrl.parse(url, mistakes::add)).isEmpty();
        assertThat(mistakes).hasSize(1);
    }

    @Test
    void parseShouldKeepThePasswordOutOfWhatItSays() {
        List<String> mistakes = new ArrayList<>();

        DatabaseUrl.parse("postgres://ana:hunter2@h:port/chat", mistakes::add);

        assertThat(mistakes).hasSize(1).noneMatch(mistake -> mistake.contains("hunter2"));
        assertThat(DatabaseUrl.parse("postgres://ana:hunter2@h/chat", mistakes::add)
                        .orElseThrow()
                        .toString())
                .doesNotContain("hunter2");
    }
}
