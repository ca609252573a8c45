// j and k walk a table's rows by their first link; Enter then opens it, as any link.
import { typing } from "./typing.js";

/** @param {HTMLTableElement} table */
export function mount(table) {
  const links = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => row.querySelector("a[href]")).filter(Boolean);
  let place = -1;
  document.addEventListener("keydown", (event) => {
    if (typing(event) || !["j", "k"].includes(event.key) || !links.length) return;
    links[place]?.closest("tr").classList.remove("is-current");
    place = Math.min(links.length - 1, Math.max(0, place + (event.key === "j" ? 1 : -1)));
    links[place].closest("tr").classList.add("is-current");
    links[place].focus();
  });
}
