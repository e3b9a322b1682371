package io.keycloakb2b.testing.server;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Statistics;
import dasniko.testcontainers.keycloak.ExtendableKeycloakContainer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.images.PullPolicy;

/** A container without a network of its own: its ports are this machine's, and none is mapped. */
final class KeycloakOnHostNetwork extends ExtendableKeycloakContainer<KeycloakOnHostNetwork> {

    private static final int SECONDS_TO_STOP = 20;

    private final List<String> arguments;
    private final Map<String, String> environment;

    KeycloakOnHostNetwork(String image, List<File> providers, ServerOptions options, int port) {
        super(image);
        this.arguments = Stream.of(List.of("start"), options.toBuild(), options.toStartOn(port))
                .flatMap(List::stream)
                .toList();
        this.environment = options.environmentFor(AdminAccount.OF_TEST_SERVERS);
        withNetworkMode("host");
        setExposedPorts(List.of());
        withProviderLibsFrom(providers);
        // The tag is that of a release, which stays what it is.
        withImagePullPolicy(PullPolicy.defaultPolicy());
        // Whoever wants the log asks for it.
        setLogConsumers(List.of());
    }

    /** Takes the JARs as they are taken for a server in development, and starts one in earnest. */
    @Override
    protected void configure() {
        super.configure();
        withEnv("KC_HEALTH_ENABLED", "false");
        // What kc.sh chooses outside of containers: several servers share this machine's memory.
        withEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        withEnv(environment);
        setCommand(arguments.toArray(String[]::new));
    }

    /** No port is mapped that could be waited for; {@link Readiness} asks the server itself. */
    @Override
    protected void waitUntilContainerStarted() {}

    /** The container stays, and with it what the server has written and logged. */
    void startAgain() {
        getDockerClient()
                .stopContainerCmd(getContainerId())
                .withTimeout(SECONDS_TO_STOP)
                .exec();
        getDockerClient().startContainerCmd(getContainerId()).exec();
    }

    Duration cpuTime() {
        try (var counted =
                getDockerClient().statsCmd(getContainerId()).withNoStream(true).exec(new CpuTime())) {
            counted.awaitCompletion();
            return counted.total;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking what the container has used", e);
        }
    }

    void awaitEnd() {
        getDockerClient().waitContainerCmd(getContainerId()).start().awaitStatusCode();
    }

    /** Of all processes of a container since its last start. */
    private static final class CpuTime extends ResultCallback.Adapter<Statistics> {

        private volatile Duration total = Duration.ZERO;

        @Override
        public void onNext(Statistics statistics) {
            total = Duration.ofNanos(statistics.getCpuStats().getCpuUsage().getTotalUsage());
        }
    }
}
