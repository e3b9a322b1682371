import { consoleOf } from "../theme.mjs";

export default consoleOf("keycloak-admin-ui", new URL("src/main.tsx", import.meta.url));
