// Where one is: the person, the conversation and the look are in the address, so that a view can be linked to.

export type Look = "teams" | "slack";

export interface Place { as: string; in: string; look: Look }

export function placeFromAddress(): Place {
  const query = new URLSearchParams(location.search);
  return {
    as: query.get("as") ?? "ann",
    in: query.get("in") ?? "",
    look: (query.get("look") ?? localStorage.getItem("look")) === "slack" ? "slack" : "teams",
  };
}

export function rememberPlace(place: Place, step: boolean): void {
  localStorage.setItem("look", place.look);
  const query = new URLSearchParams({ as: place.as, ...(place.in && { in: place.in }), ...(place.look === "slack" && { look: "slack" }) });
  history[step ? "pushState" : "replaceState"](null, "", `?${query.toString()}`);
}
