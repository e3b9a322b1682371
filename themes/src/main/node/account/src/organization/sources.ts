const SOURCES: Record<string, string> = {
  organization: "b2bFromHere",
  ancestor: "b2bFromAbove",
  realm: "b2bFromPlatform",
};

/** Where the value of a setting comes from. */
export const sourceOf = (source = "realm") => SOURCES[source] ?? "b2bFromPlatform";
