import { consoleOf } from "../theme.mjs";

export default consoleOf("keycloak-account-ui", new URL("src/main.tsx", import.meta.url));
