package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.login.SessionProofs.ProofNotes;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.SecondFactor;
import org.junit.jupiter.api.Test;

final class SessionProofsTest {

    @Test
    void whenWrittenAndReadThenEveryProofIsKept() {
        ProofNotes notes = new ProofNotes();
        notes.add(FirstFactor.PASSWORD, 100);
        notes.addProvider("acme@idp", false, 200);
        notes.addProvider("trusted", true, 250);
        notes.add(SecondFactor.OTP, 300);

        ProofNotes read = ProofNotes.parse(notes.firstFactors(), notes.secondFactors());

        assertThat(read.firstFactors()).isEqualTo("password@100\nidp:acme@idp@200\nidp-mfa:trusted@250");
        assertThat(read.secondFactors()).isEqualTo("OTP@300");
    }

    @Test
    void whenProvedAgainThenTheNewerMomentCounts() {
        ProofNotes notes = ProofNotes.parse("password@100", "OTP@100");

        notes.addAll(ProofNotes.parse("password@50\nidp:acme@70", "OTP@170"));

        assertThat(notes.firstFactors()).isEqualTo("password@100\nidp:acme@70");
        assertThat(notes.secondFactors()).isEqualTo("OTP@170");
    }

    @Test
    void whenAPasskeyVerifiedItsHolderThenThatIsAProofOfItsOwn() {
        ProofNotes notes = new ProofNotes();
        notes.addPasskey(true, 100);
        notes.addPasskey(false, 200);

        ProofNotes read = ProofNotes.parse(notes.firstFactors(), "");

        assertThat(read.firstFactors()).isEqualTo("passkey+verified@100\npasskey@200");
    }

    @Test
    void whenThereAreNoNotesThenNothingIsProved() {
        assertThat(ProofNotes.parse("", "").hasFirstFactor()).isFalse();
    }

    @Test
    void whenOnlyAProviderSpeaksOfSeveralFactorsThenNoTokenSaysSo() {
        assertThat(ProofNotes.parse("idp-mfa:acme@100", "").methodReferences()).isEmpty();
        assertThat(ProofNotes.parse("password@100\nidp-mfa:acme@100", "").methodReferences())
                .containsExactly("pwd");
        assertThat(ProofNotes.parse("password@100", "OTP@100").methodReferences())
                .containsExactly("mfa", "otp", "pwd");
        assertThat(ProofNotes.parse("passkey+verified@100", "").methodReferences())
                .containsExactly("hwk", "mfa", "user");
    }
}
