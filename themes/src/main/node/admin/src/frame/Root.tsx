import { routes } from "@keycloak/keycloak-admin-ui";
import { RouterProvider, createHashRouter } from "react-router-dom";

import { platformRoutes } from "../platform";
import { Console } from "./Console";

const router = createHashRouter([{ path: "/", element: <Console />, children: [...platformRoutes, ...routes] }]);

/** Keycloak's admin console, with the pages of the platform beside its own. */
export const Root = () => <RouterProvider router={router} />;
