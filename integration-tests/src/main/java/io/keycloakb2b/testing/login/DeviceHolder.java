package io.keycloakb2b.testing.login;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/**
 * Somebody with a device for passkeys and security keys that knows its holder, and who touches it when asked to. The
 * device is Chromium's virtual one, and plugged in to one tab.
 */
public record DeviceHolder(Page page, CDPSession devices, String device) {

    public static DeviceHolder at(Page page) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var device = new JsonObject();
        device.add("options", options);
        var added = devices.send("WebAuthn.addVirtualAuthenticator", device);
        return new DeviceHolder(page, devices, added.get("authenticatorId").getAsString());
    }

    /** Nobody touches a device whose holder is away. */
    public void isThere(boolean enabled) {
        var presence = new JsonObject();
        presence.addProperty("authenticatorId", device);
        presence.addProperty("enabled", enabled);
        devices.send("WebAuthn.setAutomaticPresenceSimulation", presence);
    }
}
