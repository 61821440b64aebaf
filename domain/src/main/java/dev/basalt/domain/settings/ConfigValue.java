package dev.basalt.domain.settings;

import java.util.List;

/**
 * A value of the configuration and the place where it was set. Dates and times are text. {@code
 * toString} does not show texts, since any of them may be a secret.
 */
public sealed interface ConfigValue
        permits ConfigValue.Text,
                ConfigValue.Whole,
                ConfigValue.Fraction,
                ConfigValue.Truth,
                ConfigValue.Sequence,
                ConfigTable {

    Place place();

    record Text(String value, Place place) implements ConfigValue {
        @Override
        public String toString() {
            return "Text[…, " + place + "]";
        }
    }

    record Whole(long value, Place place) implements ConfigValue {}

    record Fraction(double value, Place place) implements ConfigValue {}

    record Truth(boolean value, Place place) implements ConfigValue {}

    record Sequence(List<ConfigValue> items, Place place) implements ConfigValue {
        public Sequence {
            items = List.copyOf(items);
        }
    }
}
