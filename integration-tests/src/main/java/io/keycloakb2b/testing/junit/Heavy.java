package io.keycloakb2b.testing.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Takes scale, several servers, or a fault made on purpose, and so much time that it runs with {@code mvn -Pheavy verify} alone. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Tag("heavy")
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Heavy {}
