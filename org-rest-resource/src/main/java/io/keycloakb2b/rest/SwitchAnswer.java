package io.keycloakb2b.rest;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.SecondFactor;
import io.keycloakb2b.organization.UsableProvider;
import io.keycloakb2b.rest.SwitchView.Need;
import io.keycloakb2b.rest.SwitchView.Outcome;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells a member what a login would do, before it is begun. */
record SwitchAnswer(Organization organization, URI request) implements LoginDecision.Cases<SwitchView> {

    @Override
    public SwitchView enter(LoginDecision.Enter decision) {
        return view(Outcome.ENTER, Optional.empty(), Set.of(), List.of());
    }

    @Override
    public SwitchView authenticate(LoginDecision.Authenticate decision) {
        return signIn(decision.factors(), decision.providers());
    }

    @Override
    public SwitchView redirect(UsableProvider provider) {
        return chooseProvider(List.of(provider));
    }

    @Override
    public SwitchView chooseProvider(List<UsableProvider> providers) {
        return signIn(Set.of(FirstFactor.SSO), providers);
    }

    @Override
    public SwitchView proveSecondFactor(Set<SecondFactor> factors) {
        return secondFactor();
    }

    @Override
    public SwitchView enrolSecondFactor(LoginDecision.EnrolSecondFactor decision) {
        return secondFactor();
    }

    private SwitchView secondFactor() {
        return view(Outcome.INTERACTION, Optional.of(Need.SECOND_FACTOR), Set.of(), List.of());
    }

    @Override
    public SwitchView deny(DenialReason reason) {
        return new SwitchView(
                SwitchView.Target.of(organization),
                Fields.word(Outcome.REFUSED),
                Optional.of(reason.word()),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public SwitchView join(LoginDecision.Join decision) {
        throw goneMeanwhile();
    }

    @Override
    public SwitchView askToJoin(OrganizationId organization) {
        throw goneMeanwhile();
    }

    @Override
    public SwitchView askIdentity() {
        throw theRequestNamesIt();
    }

    @Override
    public SwitchView chooseOrganization(List<OrganizationId> organizations) {
        throw theRequestNamesIt();
    }

    private SwitchView signIn(Set<FirstFactor> factors, List<UsableProvider> providers) {
        return view(Outcome.INTERACTION, Optional.of(Need.SIGN_IN), factors, providers);
    }

    private SwitchView view(
            Outcome outcome, Optional<Need> needs, Collection<FirstFactor> factors, List<UsableProvider> providers) {
        return new SwitchView(
                SwitchView.Target.of(organization),
                Fields.word(outcome),
                Optional.empty(),
                needs.map(Fields::word),
                factors.stream().map(FirstFactor::word).sorted().toList(),
                providers.stream().map(SwitchView.Provider::of).toList(),
                Optional.of(request.toString()));
    }

    /** Members were no members any more when it came to the decision. */
    private static OrganizationException goneMeanwhile() {
        return OrganizationError.NOT_FOUND.because("no such organization");
    }

    private static IllegalStateException theRequestNamesIt() {
        return new IllegalStateException("nothing is to be asked about an organization that the request names");
    }
}
