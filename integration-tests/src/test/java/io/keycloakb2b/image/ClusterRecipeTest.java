package io.keycloakb2b.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Two nodes in a composition agree with each other, with the one node they are made of, and with what is before them. */
final class ClusterRecipeTest {

    private final JsonNode oneNode = Composition.ofOneNode().service("keycloak");
    private final Composition cluster = Composition.ofACluster();
    private final JsonNode nodes = cluster.service("keycloak");
    private final LoadBalancer loadBalancer = LoadBalancer.read();

    @Test
    void nodesAreTwo() {
        assertThat(nodes.at("/deploy/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void loadBalancerTakesThePlaceOfTheOneNodeTowardsTheMachine() {
        assertThat(oneNode.get("ports")).hasSize(1);
        assertThat(cluster.service("load-balancer").get("ports")).isEqualTo(oneNode.get("ports"));
        assertThat(nodes.get("ports")).isEmpty();
        // Without the tag the ports of the one node would stay.
        assertThat(cluster.text()).containsOnlyOnce("    ports: !reset []\n");
    }

    @Test
    void loadBalancerRunsTheConfigurationBesideIt() {
        assertThat(cluster.service("load-balancer").at("/volumes/0").asText())
                .isEqualTo("./haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro");
        assertThat(cluster.service("load-balancer").get("image").asText()).matches("haproxy:\\d+\\.\\d+");
        assertThat(loadBalancer.value("^bind :(\\d+)$"))
                .isEqualTo(oneNode.at("/ports/0").asText().split(":", -1)[2]);
    }

    @Test
    void loadBalancerFindsEveryNodeOnThePortOfTheOne() {
        var port = oneNode.at("/ports/0").asText().split(":", -1)[2];
        var slots = loadBalancer.value("^server-template \\S+ (\\d+) keycloak:" + port + " ");

        assertThat(Integer.parseInt(slots))
                .isGreaterThanOrEqualTo(nodes.at("/deploy/replicas").asInt());
    }

    @Test
    void loadBalancerAsksWhatTheHealthCheckOfTheNodesAsks() {
        assertThat(oneNode.at("/healthcheck/test/3").asText())
                .contains(loadBalancer.value("^http-check send meth GET uri (\\S+)$"))
                .contains("/dev/tcp/127.0.0.1/" + loadBalancer.value("^server-template .* check port (\\d+) "));
    }

    @Test
    void nodesBelieveTheLoadBalancerAloneWhoItsClientsAre() {
        var address = cluster.service("load-balancer")
                .at("/networks/default/ipv4_address")
                .asText();
        var network = cluster.all().at("/networks/default/ipam/config/0/subnet").asText();

        assertThat(cluster.environment("keycloak"))
                .containsEntry("KC_PROXY_HEADERS", "xforwarded")
                .containsEntry("KC_PROXY_TRUSTED_ADDRESSES", address);
        assertThat(network).endsWith(".0/24").startsWith(address.substring(0, address.lastIndexOf('.')));
    }

    @Test
    void whatClientsSayOfThemselvesGoesBeforeTheLoadBalancerSpeaks() {
        assertThat(loadBalancer.lines())
                .containsSubsequence(
                        "http-request del-header Forwarded",
                        "http-request del-header X-Forwarded- -m beg",
                        "http-request set-header X-Forwarded-For %[src]",
                        "http-request set-header X-Forwarded-Host %[req.hdr(Host)]",
                        "http-request set-header X-Forwarded-Proto http");
    }

    @Test
    void nothingIsExposedButWhatClientsNeedAndWhatThePlatformWorksWith() {
        assertThat(loadBalancer.exposed()).containsExactly("/realms/", "/resources/", "/.well-known/", "/admin/");
    }

    @Test
    void nodeGoesOnUntilTheLoadBalancerHasSeenThatItEnds_andIsNotKilledMeanwhile() {
        var seen = Shutdown.duration(loadBalancer.value("^server-template .* inter (\\w+) "))
                .multipliedBy(Long.parseLong(loadBalancer.value("^server-template .* fall (\\d+) ")));

        new Shutdown(
                        Shutdown.duration(
                                nodes.at("/environment/KC_SHUTDOWN_DELAY").asText()),
                        Shutdown.duration(nodes.get("stop_grace_period").asText()))
                .cutsNobodyOff(seen);
    }

    @Test
    void clusterAsksForNothingMoreThanTheOneNode() {
        assertThat(cluster.variables()).isEmpty();
    }
}
