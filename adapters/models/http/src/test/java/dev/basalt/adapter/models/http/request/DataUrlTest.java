package dev.basalt.adapter.models.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class DataUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:image/png;base64,AA== | image/png  | AA==",
                "DATA:Image/PNG;BASE64,AA== | image/png  | AA==",
                "data:image/jpg;base64,AA== | image/jpeg | AA==",
                "data:image/png;name=a.png;base64,AA== | image/png | AA==",
            })
    void aPictureIsItsTypeAndItsBytes(String url, String type, String base64) {
        assertEquals(Optional.of(new DataUrl(type, base64)), DataUrl.of(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://x.example/a.png", "data:image/png;base64", "data:,text", ""})
    void anythingElseIsNone(String url) {
        assertEquals(Optional.empty(), DataUrl.of(url));
    }
}
