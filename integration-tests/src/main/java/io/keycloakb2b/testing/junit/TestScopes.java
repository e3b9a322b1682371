package io.keycloakb2b.testing.junit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** How long something lives: a method, a class, the whole run. */
final class TestScopes {

    private static final Namespace NAMESPACE = Namespace.create(TestScopes.class);

    private TestScopes() {}

    /** JUnit's own root store ends with each class where test JVMs share the work. */
    static <T> T ofRun(Object key, Class<T> type, Supplier<T> creation) {
        return JvmScope.get(key, type, creation);
    }

    static <T> T ofClass(ExtensionContext context, Class<T> type, Supplier<T> creation) {
        var ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return in(ofClass.getStore(NAMESPACE), type, type, creation);
    }

    static <T> T ofMethod(ExtensionContext context, Class<T> type, Supplier<T> creation) {
        return in(context.getStore(NAMESPACE), type, type, creation);
    }

    static <T> @Nullable T existing(ExtensionContext context, Class<T> type) {
        return context.getStore(NAMESPACE).get(type, type);
    }

    private static <T> T in(Store store, Object key, Class<T> type, Supplier<T> creation) {
        return store.getOrComputeIfAbsent(key, absent -> creation.get(), type);
    }
}
