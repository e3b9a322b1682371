import { useEffect, useState } from "react";

const PAUSE_MILLIS = 250;

/** The value once nobody has typed for a moment. */
export function useLater(value: string) {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
