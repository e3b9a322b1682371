package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Does the same in many transactions at once. */
final class ManyThreads {

    static final int THREADS = 12;

    private ManyThreads() {}

    /** Answers how often a rule of the model refused; anything else that is thrown fails the test. */
    static int refusals(int times, IntConsumer work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(() -> refused(number, work));
            }
            int refusals = 0;
            for (Future<Boolean> call : threads.invokeAll(calls)) {
                refusals += call.get() ? 1 : 0;
            }
            return refusals;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static boolean refused(int number, IntConsumer work) {
        try {
            work.accept(number);
            return false;
        } catch (OrganizationException refusal) {
            return true;
        }
    }
}
