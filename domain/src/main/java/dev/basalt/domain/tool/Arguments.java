package dev.basalt.domain.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as arguments of a tool, for {@link ArgumentsReader}. The component {@code
 * filePath} is read from the member {@code file_path}; a component that is {@code @Nullable} may be
 * absent or null. Components are strings, booleans, integers, paths, durations (in milliseconds),
 * enums with a method {@code word()}, lists, and records that are marked themselves. Messages call
 * the record by its simple name.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Arguments {

    /** Whether members that the record does not have are an error; else they are ignored. */
    boolean exact() default false;

    /**
     * Returns other names that models use for members, each as {@code other_name=name}; they are
     * read where the member itself is absent.
     */
    String[] aliases() default {};
}
