package dev.basalt.adapter.models.http.catalogue;

import static java.util.Objects.requireNonNull;

import dev.basalt.domain.model.facts.ModelCatalogue;
import dev.basalt.domain.model.facts.ModelName;
import dev.basalt.domain.model.facts.ModelPrice;
import dev.basalt.domain.model.provider.ProviderSettings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The models of the makers' own services, from a table in the program. Its first line names its
 * source and its date. Prices depend on who serves a model, so a row counts for the host of its
 * service only. The table is read when it is needed. Thread-safe.
 */
public final class BundledCatalogue implements ModelCatalogue {

    private static final String TABLE = "models.csv";

    /** The columns of a price: input, output, cache read, cache write. */
    private static final int PRICE = 4;

    private static final int TIER = PRICE + 4;
    private static final int COLUMNS = TIER + 5;

    /** The class is loaded when the table is needed. */
    private static final class Table {
        static final Map<String, Entry> ROWS = read();
    }

    @Override
    public Optional<Entry> find(ProviderSettings provider, String model) {
        return host(provider.baseUrl())
                .map(host -> Table.ROWS.get(key(host, ModelName.ofMaker(model))));
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String key(String host, String model) {
        return host + ' ' + model;
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> rows = new HashMap<>();
        try (InputStream in =
                        requireNonNull(BundledCatalogue.class.getResourceAsStream(TABLE), TABLE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    String[] row = line.split(",", -1);
                    rows.put(key(row[0], ModelName.ofMaker(row[1])), entry(row));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rows);
    }

    private static Entry entry(String[] row) {
        var columns = new String[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = i < row.length ? row[i] : "";
        }
        Optional<ModelPrice.Tier> above =
                columns[TIER].isEmpty()
                        ? Optional.empty()
                        : price(columns, TIER + 1, Optional.empty())
                                .map(price ->
                                        new ModelPrice.Tier(Long.parseLong(columns[TIER]), price));
        return new Entry(tokens(columns[2]), tokens(columns[3]), price(columns, PRICE, above));
    }

    private static OptionalLong tokens(String column) {
        return column.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(column));
    }

    private static Optional<ModelPrice> price(
            String[] columns, int first, Optional<ModelPrice.Tier> above) {
        return dollars(columns[first])
                .flatMap(input ->
                        dollars(columns[first + 1])
                                .map(output ->
                                        new ModelPrice(
                                                input,
                                                output,
                                                dollars(columns[first + 2]),
                                                dollars(columns[first + 3]),
                                                above)));
    }

    private static Optional<BigDecimal> dollars(String column) {
        return column.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(column));
    }
}
