package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Writes twice at once: the second one checks, and then waits in the database for the first to commit. */
final class TwoTransactions {

    /** Long enough for the second to stand before the first one's lock. */
    private static final long HOLD_MILLIS = 500;

    private TwoTransactions() {}

    /** Answers how the second one was refused. */
    static Optional<OrganizationException> race(
            TestRealm realm, Consumer<OrganizationStoreProvider> first, Consumer<OrganizationStoreProvider> second) {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            CompletableFuture<Void> leading = CompletableFuture.runAsync(() -> realm.run(stores -> {
                first.accept(stores);
                written.countDown();
                await(release);
            }));
            CompletableFuture<Void> following = CompletableFuture.runAsync(() -> {
                await(written);
                realm.run(second);
            });
            await(written);
            var unused = timer.schedule(release::countDown, HOLD_MILLIS, TimeUnit.MILLISECONDS);
            leading.join();
            return refusal(following);
        } finally {
            timer.shutdown();
        }
    }

    private static Optional<OrganizationException> refusal(CompletableFuture<Void> done) {
        try {
            done.join();
            return Optional.empty();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof OrganizationException refusal) {
                return Optional.of(refusal);
            }
            throw failure;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
