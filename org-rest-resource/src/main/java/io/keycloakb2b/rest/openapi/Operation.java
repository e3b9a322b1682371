package io.keycloakb2b.rest.openapi;

import io.keycloakb2b.organization.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a resource method that its JAX-RS annotations do not. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /** What it does, in a few words that begin with a verb. */
    String summary();

    /** What the caller needs in the organization; none where the resource decides otherwise. */
    Permission[] needs() default {};

    /** The record (or map) that the request body is read into; {@code Void} for none. */
    Class<?> body() default Void.class;

    /** The record of the answer, or of one item of it; {@code Void} for none. */
    Class<?> answer() default Void.class;

    Shape shape() default Shape.ONE;

    /** Statuses of success, all with the same answer, 204 with none; by default 200, or 204 without an answer. */
    int[] status() default {};

    /** What the answer may come as. Only JSON has a schema. */
    String[] mediaTypes() default "application/json";

    /** Whether it may be bound to what the caller has read (If-Match). */
    boolean conditional() default false;

    /** Whether it is done once however often it is sent with the same Idempotency-Key. */
    boolean once() default false;

    /** Whether anybody may call it without a token. */
    boolean open() default false;

    /** Whether an application calls it, with its own credentials and a form for a body. */
    boolean application() default false;

    /** Whether an application may call it as well, with its own credentials. */
    boolean applications() default false;

    /** Whether it only asks, whatever its verb. */
    boolean asks() default false;

    /** How the answer is made of the record. */
    enum Shape {
        /** It is the record. */
        ONE,
        /** An object with {@code items}, and {@code next} where there are more. */
        LIST,
        /** An object whose values are the records. */
        MAP
    }
}
