package io.keycloakb2b.demo;

import java.util.List;
import java.util.Locale;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Somebody in the sample realm; the user name is the first name in small letters. */
record SamplePerson(String firstName, String lastName, String domain, String what) {

    static final List<SamplePerson> ALL = List.of(
            new SamplePerson("Tina", "Traveller", "mail.example", "a traveller, in no organization"),
            new SamplePerson(
                    "Grace",
                    "Lopez",
                    "globe-travel.example",
                    "Booking agent in Globe Travel North and Viewer in Globe Travel South"),
            new SamplePerson("Noah", "Winter", "globe-travel.example", "administrator of Globe Travel North"),
            new SamplePerson("Gloria", "Summers", "globe-travel.example", "owner of Globe Travel with its branches"),
            new SamplePerson(
                    "Sunny", "Day", "sunrise.example", "owner of Sunrise Agency; signs in at its own provider"),
            new SamplePerson(
                    "Sam", "Dawn", "sunrise.example", "Booking agent in Sunrise Agency; signs in at its own provider"),
            new SamplePerson("Hanna", "Green", "healthyfoods.example", "owner of HealthyFoods"),
            new SamplePerson("Carla", "Stone", "city-hospital.example", "member manager of City Hospital"),
            new SamplePerson("Dan", "Field", "county-hospital.example", "auditor of County Hospital"),
            new SamplePerson("Paula", "Major", "platform.example", "platform administrator, in Platform staff"),
            new SamplePerson("Simon", "Reed", "platform.example", "support with read access, in Platform staff"));

    static List<SamplePerson> of(String domain) {
        return ALL.stream().filter(person -> person.domain().equals(domain)).toList();
    }

    String username() {
        return firstName.toLowerCase(Locale.ROOT);
    }

    String email() {
        return username() + "@" + domain;
    }

    UserRepresentation toUser() {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(username());
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(email());
        user.setEmailVerified(true);
        user.setEnabled(true);
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(SampleRealm.PASSWORD);
        user.setCredentials(List.of(password));
        return user;
    }
}
