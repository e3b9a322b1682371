import { PageContext } from "@patternfly/react-core";
import { useContext } from "react";

/** On narrow screens, where the sidebar opens above the page. */
const coversThePage = () => !window.matchMedia("(min-width: 1200px)").matches;

/** Closes the sidebar once somebody has chosen a page in it, where it would lie above that page. */
export function useLeavingSidebar() {
  const { onSidebarToggle } = useContext(PageContext);
  return () => {
    if (coversThePage()) {
      onSidebarToggle();
    }
  };
}
