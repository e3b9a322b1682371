package io.keycloakb2b.rest;

import jakarta.ws.rs.Path;

/** The organization root: {@code /realms/{realm}/b2b}. */
public final class OrganizationRoot {

    private final Desk desk;

    OrganizationRoot(Desk desk) {
        this.desk = desk;
    }

    @Path("me")
    public MeResource me() {
        return new MeResource(desk);
    }

    @Path("organizations")
    public OrganizationsResource organizations() {
        return new OrganizationsResource(desk);
    }

    @Path("api-keys")
    public ApiKeyIntrospectionResource apiKeys() {
        return new ApiKeyIntrospectionResource(desk);
    }

    @Path("relations/check")
    public RelationCheckResource relationCheck() {
        return new RelationCheckResource(RelationQuestions.atTheOrganizationRoot(desk));
    }

    @Path("access/v1")
    public EvaluationResource evaluation() {
        return new EvaluationResource(desk, RelationQuestions.atTheOrganizationRoot(desk));
    }

    @Path("openapi.json")
    public OpenApiResource openApi() {
        return new OpenApiResource(desk);
    }
}
