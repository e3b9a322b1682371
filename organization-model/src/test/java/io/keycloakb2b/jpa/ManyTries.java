package io.keycloakb2b.jpa;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Each try writes to a database: a few of them run with every build, many with {@code mvn -Pheavy verify}. */
final class ManyTries implements AroundPropertyHook {

    private static final int FACTOR = Integer.getInteger("tests.tries.factor", 1);

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        var attributes = context.attributes();
        attributes.tries().ifPresent(tries -> attributes.setTries(tries * FACTOR));
        return property.execute();
    }
}
