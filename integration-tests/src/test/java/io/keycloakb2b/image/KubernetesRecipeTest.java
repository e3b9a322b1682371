package io.keycloakb2b.image;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1HTTPIngressPath;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The manifests agree with each other, with the image and with the composition, and Kubernetes knows all they say. */
final class KubernetesRecipeTest {

    private final Manifests manifests = Manifests.read();
    private final V1StatefulSet nodes = manifests.only(V1StatefulSet.class);
    private final V1PodSpec pod = nodes.getSpec().getTemplate().getSpec();
    private final V1Container container = manifests.container();

    @Test
    void everyFileIsNamedAndEveryNameIsAFile() throws IOException {
        try (Stream<String> files = Files.list(Checkout.ROOT.resolve(Manifests.DIRECTORY))
                .map(file -> file.getFileName().toString())) {
            assertThat(files.filter(file -> !file.equals("kustomization.yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            texts(Manifests.kustomization().required("resources")));
        }
    }

    @Test
    void imageIsThatOfTheCompositionFromARegistryOfOnesOwn() {
        var image = Composition.ofOneNode().service("keycloak").get("image").asText();

        assertThat(container.getImage()).isEqualTo(image);
        assertThat(Manifests.kustomization().at("/images/0/name").asText()).isEqualTo(image.split(":", 2)[0]);
    }

    @Test
    void everythingIsInTheNamespaceThatRefusesPodsWithRights() {
        var namespace = manifests.only(V1Namespace.class).getMetadata();

        assertThat(Manifests.kustomization().required("namespace").asText()).isEqualTo(namespace.getName());
        assertThat(namespace.getLabels()).containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    }

    @Test
    void podHasNoRightsOnItsMachineAndNoneInTheCluster() {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void everySelectorMeansThePodsOfTheServer() {
        var labels = nodes.getSpec().getTemplate().getMetadata().getLabels();

        assertThat(Stream.of(
                                nodes.getSpec().getSelector(),
                                pod.getTopologySpreadConstraints().get(0).getLabelSelector(),
                                manifests
                                        .only(V1PodDisruptionBudget.class)
                                        .getSpec()
                                        .getSelector(),
                                manifests.only(V1NetworkPolicy.class).getSpec().getPodSelector())
                        .map(V1LabelSelector::getMatchLabels))
                .allMatch(labels::equals);
        assertThat(manifests.all(V1Service.class))
                .hasSize(2)
                .allMatch(service -> service.getSpec().getSelector().equals(labels));
    }

    @Test
    void someNodesAreThereAtAnyTime() {
        assertThat(nodes.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(manifests
                        .only(V1PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getIntValue())
                .isEqualTo(1);
    }

    @Test
    void probesAskTheManagementPortOfTheImage() {
        assertThat(Dockerfile.read().buildOptions()).contains("--health-enabled=true");
        assertThat(port("management"))
                .asString()
                .isEqualTo(LoadBalancer.read().value("^server-template .* check port (\\d+) "));
        assertThat(Map.of(
                        "/health/started", container.getStartupProbe(),
                        "/health/ready", container.getReadinessProbe(),
                        "/health/live", container.getLivenessProbe()))
                .allSatisfy((path, probe) -> {
                    assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
                    assertThat(probe.getHttpGet().getPort().getStrValue()).isEqualTo("management");
                });
    }

    @Test
    void podGoesOnUntilItIsOutOfReach_andIsNotKilledMeanwhile() {
        var readiness = container.getReadinessProbe();

        new Shutdown(
                        Shutdown.duration(setting("KC_SHUTDOWN_DELAY").getValue()),
                        Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
                .cutsNobodyOff(
                        Duration.ofSeconds(readiness.getPeriodSeconds()).multipliedBy(readiness.getFailureThreshold()));
    }

    @Test
    void everyPortThatIsNamedIsOneOfTheContainer() {
        var ports = container.getPorts().stream().map(V1ContainerPort::getName).collect(toSet());

        assertThat(manifests.all(V1Service.class))
                .flatExtracting(service -> service.getSpec().getPorts())
                .allMatch(port -> ports.contains(port.getTargetPort().getStrValue()));
        assertThat(manifests.only(V1NetworkPolicy.class).getSpec().getIngress())
                .flatExtracting(rule -> rule.getPorts())
                .extracting(port -> port.getPort().getStrValue())
                .containsExactlyInAnyOrderElementsOf(ports);
    }

    @Test
    void nodesReachEachOtherWhereKeycloakListensForThem() {
        assertThat(port("cluster")).isEqualTo(7_800);
        assertThat(port("cluster-failure")).isEqualTo(57_800);
        assertThat(setting("KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS")
                        .getValueFrom()
                        .getFieldRef()
                        .getFieldPath())
                .isEqualTo("status.podIP");
        assertThat(manifests.all(V1Service.class))
                .filteredOn(service -> "None".equals(service.getSpec().getClusterIP()))
                .extracting(service -> service.getMetadata().getName())
                .containsExactly(nodes.getSpec().getServiceName());
    }

    @Test
    void ingressesLeadToTheServiceByTls() {
        var service = manifests.all(V1Service.class).get(0);

        assertThat(manifests.all(V1Ingress.class)).hasSize(2).allSatisfy(ingress -> {
            assertThat(ingress.getSpec().getTls().get(0).getHosts()).containsExactly(host(ingress));
            assertThat(paths(ingress)).allSatisfy(path -> {
                assertThat(path.getBackend().getService().getName())
                        .isEqualTo(service.getMetadata().getName());
                assertThat(path.getBackend().getService().getPort().getName())
                        .isEqualTo(service.getSpec().getPorts().get(0).getName());
            });
        });
    }

    @Test
    void publicHostExposesWhatClientsNeed_andThePlatformsHostTheRest() {
        var publicly = manifests.all(V1Ingress.class).get(0);
        var platform = manifests.all(V1Ingress.class).get(1);

        assertThat(setting("KC_HOSTNAME").getValue()).isEqualTo("https://" + host(publicly));
        assertThat(setting("KC_HOSTNAME_ADMIN").getValue()).isEqualTo("https://" + host(platform));
        assertThat(paths(publicly))
                .extracting(V1HTTPIngressPath::getPath)
                .containsExactly("/realms/", "/resources/", "/.well-known/");
        assertThat(Stream.concat(paths(publicly).stream(), paths(platform).stream())
                        .map(V1HTTPIngressPath::getPath)
                        .collect(toSet()))
                .isEqualTo(Set.copyOf(LoadBalancer.read().exposed()));
    }

    @Test
    void noSecretHasAValueAndNoPodStartsWithoutOne() {
        assertThat(container.getEnv())
                .filteredOn(setting -> setting.getName().endsWith("PASSWORD")
                        || setting.getName().endsWith("USERNAME"))
                .hasSize(4)
                .allSatisfy(setting -> {
                    assertThat(setting.getValue()).isNull();
                    assertThat(setting.getValueFrom().getSecretKeyRef().getOptional())
                            .isNull();
                });
    }

    @Test
    void serverIsToldAllThatTheCompositionTells() {
        assertThat(manifests.settings())
                .containsAll(Composition.ofOneNode().environment("keycloak").keySet());
    }

    private V1EnvVar setting(String name) {
        return named(container.getEnv(), V1EnvVar::getName, name);
    }

    private int port(String name) {
        return named(container.getPorts(), V1ContainerPort::getName, name).getContainerPort();
    }

    private static <T> T named(List<T> all, Function<T, String> nameOf, String name) {
        return all.stream()
                .filter(each -> nameOf.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private static String host(V1Ingress ingress) {
        return ingress.getSpec().getRules().get(0).getHost();
    }

    private static List<V1HTTPIngressPath> paths(V1Ingress ingress) {
        return ingress.getSpec().getRules().get(0).getHttp().getPaths();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
