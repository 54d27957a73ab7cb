// A set once more: the lines that the server made of what was kept, moved in time. Nothing is counted here.
import { handed, wordsOf } from "../page";
import { Player } from "./player";

const say = wordsOf(handed<Record<string, string>>("words"));

for (const section of document.querySelectorAll<HTMLElement>("[data-frames]")) new Player(section, say);
