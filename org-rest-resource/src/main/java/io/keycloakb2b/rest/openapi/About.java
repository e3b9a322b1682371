package io.keycloakb2b.rest.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a field or a query parameter that its type does not. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.TYPE})
public @interface About {

    /** The meaning, where the name does not say it. */
    String value() default "";

    /** The constants whose words are accepted; on a map, as its keys. */
    Class<? extends Enum<?>>[] words() default {};

    /** Whether a request without it is refused. */
    boolean needed() default false;

    /** Whether null, which clears other fields of a merge patch, is refused here. */
    boolean kept() default false;

    /** A format of JSON Schema, such as {@code date-time}. */
    String format() default "";
}
