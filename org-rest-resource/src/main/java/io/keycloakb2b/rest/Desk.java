package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.access.ReadAhead;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.Candidates;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.DenialLog;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.command.HomeOrganizations;
import io.keycloakb2b.command.MoveRights;
import io.keycloakb2b.command.RealmSettings;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.rest.openapi.Root;
import io.keycloakb2b.spi.AccessInputs;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SubtreeStore;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelValidationException;

/** Where a request is taken in: who asks, what they may, and how an answer or a refusal leaves. */
final class Desk {

    private static final int LONGEST_ID = 255;
    private static final String NOBODYS_ID = "-";

    private final KeycloakSession session;
    private final Supplier<Optional<Caller>> authentication;
    private final AccessInputs known;
    private final OrganizationAccess access;
    private @Nullable Caller caller;
    private Optional<OrganizationId> asked = Optional.empty();
    private final CurrentRequest request;

    Desk(KeycloakSession session, Root root, Supplier<Optional<Caller>> authentication) {
        this(session, new CurrentRequest(session, root), authentication, inputs(session));
    }

    private Desk(
            KeycloakSession session,
            CurrentRequest request,
            Supplier<Optional<Caller>> authentication,
            AccessInputs known) {
        this.session = session;
        this.request = request;
        this.authentication = authentication;
        this.known = known;
        this.access = new OrganizationAccess(known, Clock.systemUTC());
    }

    /** The one place where refusals become answers. Whatever was refused leaves nothing written. */
    Response answer(Supplier<Response> work) {
        return answerAnybody(() -> answerAnyway(work));
    }

    /** The same for what is no secret. */
    Response answerAnybody(Supplier<Response> work) {
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        return inputs().enabled(realm)
                ? work.get()
                : Problem.of(RequestError.NOT_SET_UP.because("the realm is not set up for this"))
                        .response()
                        .build();
    }

    /** The same for applications, which prove who they are by credentials of their own. */
    Response answerApplication(Function<ClientModel, Response> work) {
        return answerAnybody(() -> refusing(() -> {
            Optional<ClientModel> application = new ClientAuthentication(session).confidentialClient();
            if (application.isEmpty()) {
                return unauthenticated("the credentials of a confidential client are needed", "Basic");
            }
            request.requireWellFormed();
            return work.apply(application.get());
        }));
    }

    /** The same in a realm that may not be set up yet. */
    Response answerAnyway(Supplier<Response> work) {
        return refusing(() -> {
            Optional<Caller> known = authentication.get();
            if (known.isEmpty()) {
                return unauthenticated("an access token with the audience b2b-api, or an API key, is needed", "Bearer");
            }
            caller = known.get();
            requireAnyRight();
            request.requireWellFormed();
            applyOrganizationHeader();
            return new EntityTags(request).tagged(work.get());
        });
    }

    private Response refusing(Supplier<Response> work) {
        try {
            return work.get();
        } catch (OrganizationException refusal) {
            session.getTransactionManager().setRollbackOnly();
            record(refusal);
            return Problem.of(refusal).response().build();
        } catch (RequestException refusal) {
            session.getTransactionManager().setRollbackOnly();
            return Problem.of(refusal).response().build();
        } catch (ModelDuplicateException | ModelValidationException refusal) {
            session.getTransactionManager().setRollbackOnly();
            return Problem.of(translated(refusal)).response().build();
        }
    }

    /** What Keycloak itself refuses: a name that somebody else has just taken, or a value. */
    static OrganizationException translated(ModelException refusal) {
        return refusal instanceof ModelDuplicateException
                ? OrganizationError.ALREADY_EXISTS.because("somebody else has just taken a name in it")
                : OrganizationError.INVALID_VALUE.because(String.valueOf(refusal.getMessage()));
    }

    private Response unauthenticated(String needed, String scheme) {
        return Problem.of(RequestError.UNAUTHENTICATED.because(needed))
                .response()
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        scheme + " realm=\"" + session.getContext().getRealm().getName() + '"')
                .build();
    }

    /**
     * Does what a sender with a key wants done once: again sent, the request is answered as before. Whoever lost the
     * right meanwhile is refused like anybody.
     *
     * @param authorize what the caller needs; nothing of the body counts before
     */
    <S> Response once(String body, Supplier<S> authorize, Function<S, Response> work) {
        return answer(() -> {
            S scope = authorize.get();
            return keyed().once(body, () -> work.apply(scope));
        });
    }

    /** The same for an answer that holds what is shown once. */
    <S> Response onceShown(String body, Supplier<S> authorize, Function<S, ShownOnce> work) {
        return answer(() -> {
            S scope = authorize.get();
            return keyed().onceShown(body, () -> work.apply(scope));
        });
    }

    /** The request as one that may have come under a key. */
    KeyedRequests keyed() {
        return new KeyedRequests(request, stores().requests(), access.sender(caller()));
    }

    /**
     * From here on the organization is the caller's alone until the end of the transaction, and what is changed is
     * what the caller has read, where the request says so (If-Match).
     *
     * @param current what the caller would read now
     */
    void requireUnchanged(OrganizationScope scope, Supplier<?> current) {
        requireUnchangedOrAbsent(scope, () -> Optional.of(current.get()));
    }

    /** The same for what may not be there yet; then it is empty. */
    void requireUnchangedOrAbsent(OrganizationScope scope, Supplier<Optional<?>> current) {
        stores().hierarchy().lock(scope);
        new EntityTags(request).requireMatch(current);
    }

    /** The same for what the platform keeps for the realm as a whole; empty where there is nothing to read. */
    void requireUnchanged(RealmScope scope, Supplier<Optional<?>> current) {
        stores().catalogue().lock(scope);
        new EntityTags(request).requireMatch(current);
    }

    /** The organization that the caller wants to stay in; the address, where it names one, has to name the same. */
    private void applyOrganizationHeader() {
        Optional<OrganizationId> wanted =
                request.header(CurrentRequest.ORGANIZATION_HEADER).map(text -> id(text, OrganizationId::new));
        if (wanted.isEmpty()) {
            return;
        }
        Optional<OrganizationId> named = request.organization();
        if (named.isPresent() ? !named.equals(wanted) : platform()) {
            throw RequestError.ORGANIZATION_MISMATCH.on(
                    CurrentRequest.ORGANIZATION_HEADER,
                    named.isPresent()
                            ? "must name the organization that the address names"
                            : "this address is about the realm as a whole");
        }
        if (named.isPresent()) {
            return;
        }
        if (caller instanceof Caller.Machine machine
                && !machine.key().organization().equals(wanted.get())) {
            throw noSuchOrganization();
        }
        if (caller instanceof Caller.Member member) {
            if (!permissions(wanted.get()).contains(Permission.ORGANIZATION_READ)) {
                throw noSuchOrganization();
            }
            caller = new Caller.Member(member.realm(), member.user(), wanted, member.mayManage(), member.actor());
        }
    }

    private static OrganizationException noSuchOrganization() {
        return OrganizationError.NOT_FOUND.on(CurrentRequest.ORGANIZATION_HEADER, "no such organization");
    }

    /** The same caller in a session of its own, for work that is done or undone by itself. */
    Desk in(KeycloakSession other) {
        Desk desk = new Desk(other, request, authentication, inputs(other));
        desk.caller = caller();
        return desk;
    }

    /**
     * The same caller, for a list of organizations: who they are and what the caller may do there is read together,
     * however many they are.
     */
    Desk readingAhead(Collection<OrganizationId> organizations) {
        Desk desk = new Desk(session, request, authentication, ReadAhead.of(inputs(), caller(), organizations));
        desk.caller = caller();
        return desk;
    }

    static Response ok(Object representation) {
        return Response.ok(Json.write(representation), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    static Response created(Object representation) {
        return Response.status(Response.Status.CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.write(representation))
                .build();
    }

    /** The same answer, for no cache on its way. */
    static Response unkept(Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** For what is under way, or may not be told to be done. */
    static Response accepted(Object representation) {
        return Response.accepted(Json.write(representation))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    static Response done() {
        return Response.noContent().build();
    }

    CurrentRequest request() {
        return request;
    }

    /**
     * The caller as a person, for what is a person's alone.
     *
     * @throws OrganizationException {@code FORBIDDEN} for an API key
     */
    Caller.Member me() {
        if (caller() instanceof Caller.Member member) {
            return member;
        }
        if (caller() instanceof Caller.Machine machine) {
            asked = Optional.of(machine.key().organization());
        }
        throw OrganizationError.FORBIDDEN.because("this is for people, and an API key is nobody");
    }

    PersonScope person() {
        return access.person(me());
    }

    Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody has been authenticated yet");
        }
        return caller;
    }

    /** Whether the body is of a media type. */
    boolean sent(String mediaType) {
        MediaType type = session.getContext().getRequestHeaders().getMediaType();
        return type != null && MediaType.valueOf(mediaType).isCompatible(type);
    }

    boolean platform() {
        return caller() instanceof Caller.PlatformAdministrator;
    }

    /** Administrators of the realm who have nothing to do with organizations learn nothing of them. */
    private void requireAnyRight() {
        if (caller instanceof Caller.PlatformAdministrator administrator && !administrator.mayView()) {
            throw OrganizationError.FORBIDDEN.because("view-organizations or manage-organizations is needed");
        }
    }

    /** A refusal of rights goes into the audit log; a mistyped field is nobody's concern. */
    private void record(OrganizationException refusal) {
        if (refusal.error().category() == OrganizationError.Category.FORBIDDEN) {
            String request = session.getContext().getHttpRequest().getHttpMethod() + " "
                    + session.getContext().getUri().getPath();
            new DenialLog(session).append(caller(), asked, request, refusal);
        }
    }

    OrganizationScope require(Permission permission, OrganizationId organization) {
        asked = Optional.of(organization);
        return access.require(caller(), permission, organization);
    }

    /** Whether the caller decides about an organization from above, see {@link #requireFromAbove}. */
    boolean actsFromAbove(OrganizationId organization) {
        return access.actsFromAbove(caller(), organization);
    }

    /** For what members decide about their own membership. */
    OrganizationScope requireOwnMembership(OrganizationId organization) {
        asked = Optional.of(organization);
        return access.requireOwnMembership(caller(), organization);
    }

    /** For asking about one's own way into an organization, whatever the state of the membership. */
    OrganizationPath requireBelonging(OrganizationId organization) {
        Caller.Member me = me();
        asked = Optional.of(organization);
        return access.requireBelonging(me, organization);
    }

    /**
     * For what some may do as its administrators and others from above: which of the two is needed shows in the body,
     * and that is read for nobody else.
     */
    void requireAny(Permission permission, OrganizationId organization) {
        try {
            requireFromAbove(permission, organization);
        } catch (OrganizationException notFromAbove) {
            require(permission, organization);
        }
    }

    RealmScope requirePlatform(boolean change) {
        return access.requirePlatform(caller(), change);
    }

    /** For what only the platform decides about an organization. */
    OrganizationScope requireAsPlatform(Permission permission, OrganizationId organization) {
        OrganizationScope scope = require(permission, organization);
        access.requirePlatform(caller(), permission.changes());
        return scope;
    }

    /** For what nobody decides about their own organization: the platform, or who manages the parent's children. */
    OrganizationScope requireFromAbove(Permission permission, OrganizationId organization) {
        asked = Optional.of(organization);
        return access.requireFromAbove(caller(), permission, organization);
    }

    /** For a look at the organization itself. */
    OrganizationScope requireLook(OrganizationId organization) {
        asked = Optional.of(organization);
        return access.requireLook(caller(), organization);
    }

    boolean mayLook(OrganizationPath path) {
        return access.mayLook(caller(), path);
    }

    /** For ending an organization, and for taking that back. */
    OrganizationScope requireEnding(OrganizationId organization) {
        asked = Optional.of(organization);
        return access.requireEnding(caller(), organization, new RealmSettings(commands()).selfService());
    }

    /** Whether {@link #requireFounding} would let the caller. */
    boolean mayFound() {
        return access.mayFound(caller(), new RealmSettings(commands()).selfService());
    }

    FoundingScope requireFounding() {
        return access.requireFounding(caller(), new RealmSettings(commands()).selfService());
    }

    /** For the organization with what lies below it. */
    OrganizationScope requireSubtree(Permission permission, OrganizationId organization) {
        asked = Optional.of(organization);
        return access.requireSubtree(caller(), permission, organization);
    }

    boolean reachesSubtree(Permission permission, OrganizationId organization) {
        return access.reachesSubtree(caller(), permission, organization);
    }

    /** How much of a subtree the caller may be shown. */
    SubtreeStore.Extent extent() {
        return platform() ? SubtreeStore.Extent.WHOLE : SubtreeStore.Extent.INHERITING;
    }

    MoveRights moveRights(OrganizationId organization) {
        asked = Optional.of(organization);
        return new MoveRights(caller(), access, inputs(), stores());
    }

    Set<Permission> permissions(OrganizationId organization) {
        return known.path(realm(), organization)
                .map(path -> access.permissions(caller(), path))
                .orElse(Set.of());
    }

    Granter granter(OrganizationId organization) {
        if (caller() instanceof Caller.Member member) {
            OrganizationPath path = fullPath(organization);
            return Granter.person(
                    member.user(), access.permissions(member, path), access.subtreePermissions(member, path));
        }
        if (caller() instanceof Caller.Machine machine) {
            return Granter.machine(machine.key().sponsor(), permissions(organization));
        }
        return Granter.platform();
    }

    Candidates candidates() {
        return new Candidates(caller(), access, inputs());
    }

    HomeOrganizations homes() {
        return new HomeOrganizations(caller(), access, inputs());
    }

    CommandContext commands() {
        return new CommandContext(session);
    }

    KeycloakSession session() {
        return session;
    }

    RealmId realm() {
        return caller().realm();
    }

    DecisionInputsProvider inputs() {
        return inputs(session);
    }

    private static DecisionInputsProvider inputs(KeycloakSession session) {
        return session.getProvider(DecisionInputsProvider.class);
    }

    /** Everything assigned to a member, and to the member's teams. */
    List<RoleAssignment> assignments(Membership membership) {
        return known.assignments(realm(), membership.organization(), membership.user());
    }

    OrganizationStoreProvider stores() {
        return session.getProvider(OrganizationStoreProvider.class);
    }

    OrganizationPath fullPath(OrganizationId organization) {
        return known.path(realm(), organization)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.because("no such organization"));
    }

    static PageRequest page(@Nullable String after, @Nullable String max) {
        return new PageRequest(Optional.ofNullable(after), max == null ? PageRequest.DEFAULT_MAX : number(max));
    }

    private static int number(String max) {
        try {
            return Integer.parseInt(max);
        } catch (NumberFormatException notANumber) {
            throw OrganizationError.INVALID_VALUE.on("max", "must be a number");
        }
    }

    /** An id from an address. What can be no id is as absent as any other. */
    static <I> I id(String text, Function<String, I> type) {
        return type.apply(text.isBlank() || text.length() > LONGEST_ID ? NOBODYS_ID : text);
    }
}
