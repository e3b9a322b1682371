package io.keycloakb2b.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code docker/kubernetes} asks a cluster for.
 *
 * @param objects in the order in which they are named
 */
record Manifests(List<KubernetesObject> objects) {

    static final String DIRECTORY = "docker/kubernetes/";

    /** Of types that refuse a field that Kubernetes does not know, and the lack of one that it needs. */
    static Manifests read() {
        List<KubernetesObject> objects = new ArrayList<>();
        try {
            for (var file : kustomization().required("resources")) {
                for (var document : documents(file.asText())) {
                    objects.add(object(document));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(List.copyOf(objects));
    }

    static JsonNode kustomization() {
        try {
            return documents("kustomization.yaml").get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends KubernetesObject> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends KubernetesObject> T only(Class<T> type) {
        var all = all(type);
        if (all.size() != 1) {
            throw new AssertionError("one " + type.getSimpleName() + " is expected: " + all);
        }
        return all.get(0);
    }

    /** The server. */
    V1Container container() {
        var containers =
                only(V1StatefulSet.class).getSpec().getTemplate().getSpec().getContainers();
        if (containers.size() != 1) {
            throw new AssertionError("one container is expected: " + containers);
        }
        return containers.get(0);
    }

    /** The variables of the server's environment. */
    List<String> settings() {
        return container().getEnv().stream().map(V1EnvVar::getName).toList();
    }

    private static List<JsonNode> documents(String file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(Checkout.text(DIRECTORY + file))) {
            return documents.readAll();
        }
    }

    private static KubernetesObject object(JsonNode document) throws IOException {
        var type = document.required("apiVersion").asText() + " "
                + document.required("kind").asText();
        var json = document.toString();
        return switch (type) {
            case "v1 Namespace" -> V1Namespace.fromJson(json);
            case "v1 Service" -> V1Service.fromJson(json);
            case "apps/v1 StatefulSet" -> V1StatefulSet.fromJson(json);
            case "policy/v1 PodDisruptionBudget" -> V1PodDisruptionBudget.fromJson(json);
            case "networking.k8s.io/v1 Ingress" -> V1Ingress.fromJson(json);
            case "networking.k8s.io/v1 NetworkPolicy" -> V1NetworkPolicy.fromJson(json);
            default -> throw new AssertionError("unexpected: " + type);
        };
    }
}
