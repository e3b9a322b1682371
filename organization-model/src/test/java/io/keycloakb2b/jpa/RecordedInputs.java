package io.keycloakb2b.jpa;

import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Inputs of decisions straight from the records of one transaction, without a Keycloak around them. */
final class RecordedInputs {

    private RecordedInputs() {}

    static DecisionInputsProvider of(EntityManager em) {
        DecisionRecords records = new DecisionRecords(em);
        return (DecisionInputsProvider) Proxy.newProxyInstance(
                RecordedInputs.class.getClassLoader(),
                new Class<?>[] {DecisionInputsProvider.class},
                (proxy, method, arguments) -> invoke(records, method, arguments));
    }

    private static Object invoke(DecisionRecords records, Method method, Object[] arguments) throws Throwable {
        try {
            return DecisionRecords.class
                    .getMethod(method.getName(), method.getParameterTypes())
                    .invoke(records, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }
}
