package io.keycloakb2b.testing.junit;

import io.keycloakb2b.testing.server.KeycloakLauncher;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows as skipped, and why, what needs a server that the chosen launcher cannot start on this machine. */
final class LauncherCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return resultFor(KeycloakLauncher.configured());
    }

    static ConditionEvaluationResult resultFor(KeycloakLauncher launcher) {
        return launcher.obstacle()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("Servers can be started"));
    }
}
