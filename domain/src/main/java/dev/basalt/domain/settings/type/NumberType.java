package dev.basalt.domain.settings.type;

import dev.basalt.domain.settings.ConfigValue;
import dev.basalt.domain.settings.ConfigValue.Fraction;
import dev.basalt.domain.settings.ConfigValue.Whole;
import dev.basalt.domain.settings.Place;
import dev.basalt.domain.settings.SettingsError;

import java.math.BigDecimal;
import java.util.Optional;

record NumberType() implements SettingType<BigDecimal> {

    private static final String EXPECTED = "a number of at least 0";

    @Override
    public String title() {
        return "number";
    }

    @Override
    public Optional<SettingsError> check(ConfigValue value, String key) {
        boolean valid =
                switch (value) {
                    case Whole number -> number.value() >= 0;
                    case Fraction number -> number.value() >= 0 && Double.isFinite(number.value());
                    default -> false;
                };
        return valid ? Optional.empty() : InvalidValue.ofType(value, key, EXPECTED);
    }

    @Override
    public BigDecimal read(ConfigValue value) {
        return value instanceof Whole number
                ? BigDecimal.valueOf(number.value())
                : BigDecimal.valueOf(((Fraction) value).value());
    }

    @Override
    public ConfigValue write(BigDecimal value, Place place) {
        return new Fraction(value.doubleValue(), place);
    }
}
